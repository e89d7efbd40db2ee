// The door of the compiler.
export { bundleSourceMap } from "./bundleSourceMap.ts";
export { compileDocument } from "./compileDocument.ts";
export type { Compilation, CompileOptions } from "./compileDocument.ts";
export { kindCatalog } from "./kinds/catalog.ts";
export type { CompilableKindCatalog } from "./kinds/catalog.ts";
export type { CompilableKind, CompiledPattern, KindContext, OperatorPlace } from "./kinds/compilable.ts";
export { conditionInWords } from "./kinds/words/conditionInWords.ts";
export { durationInWords } from "./kinds/words/durationInWords.ts";
export { mergeDiagnostics } from "./mergeDiagnostics.ts";
export { documentPlace } from "./sourceMap.ts";
export type { SourceMap } from "./sourceMap.ts";
