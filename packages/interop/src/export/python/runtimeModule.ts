// The form of the modules in runtime/, which are written by tooling/pythonRuntime.ts and compared with the Python files by a test.

/** The TypeScript module that holds the source of one Python module. */
export function pythonRuntimeModule(name: string, source: string): string {
  const escaped = source.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${");
  return [
    `// Written by \`node tooling/pythonRuntime.ts\` from python/laban_choreography/${name}.py; change that file, and run it again.`,
    "",
    `/** The source of ${name}.py. */`,
    `export const ${constantName(name)}: string = \`${escaped}\`;`,
    "",
  ].join("\n");
}

/** The names of the modules, and of the constants that hold them: "__init__" is `init`. */
export function constantName(name: string): string {
  return name.replaceAll("_", "");
}
