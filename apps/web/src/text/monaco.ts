// The editor component, with only the parts that texts and conditions need. This file is the door to a large library: import it lazily (`loadMonaco`).
import * as monaco from "monaco-editor/editor";
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codeAction/register";
import "monaco-editor/features/codeEditor/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/folding/register";
import "monaco-editor/features/gotoError/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/placeholderText/register";
import "monaco-editor/features/smartSelect/register";
import "monaco-editor/features/snippet/register";
// The feature of that name registers the inline suggestions only; this is the list.
import "monaco-editor/editor/contrib/suggest/browser/suggestController";
import "monaco-editor/features/wordHighlighter/register";
import "monaco-editor/features/wordOperations/register";
import "monaco-editor/languages/definitions/yaml/register";
// oxlint-disable-next-line import/default -- the bundler makes the export
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import { useTheme } from "../app/theme.ts";
import { registerCel } from "./celLanguage.ts";
import { themeFromTokens } from "./monacoTheme.ts";
import "./monaco.css";

// Without this the editor would look for its worker on another host.
globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };

registerCel(monaco);

function showTheme(): void {
  monaco.editor.defineTheme("laban", themeFromTokens(useTheme.getState().shown));
  monaco.editor.setTheme("laban");
}

showTheme();
useTheme.subscribe(() => queueMicrotask(showTheme));

/** What all of our editors have in common. */
export const sharedOptions = {
  theme: "laban",
  automaticLayout: true,
  // A plain text area is what everybody else on the page (the canvas, screen readers) knows as a place where a person writes.
  editContext: false,
  fontFamily: '"Commit Mono", ui-monospace, monospace',
  fontLigatures: false,
  fontSize: 12,
  lineHeight: 18,
  fixedOverflowWidgets: true,
  minimap: { enabled: false },
  overviewRulerLanes: 0,
  hideCursorInOverviewRuler: true,
  overviewRulerBorder: false,
  scrollBeyondLastLine: false,
  renderLineHighlight: "none",
  contextmenu: false,
  links: false,
  occurrencesHighlight: "off",
  selectionHighlight: false,
  wordBasedSuggestions: "off",
  unicodeHighlight: { ambiguousCharacters: false },
  stickyScroll: { enabled: false },
  guides: { indentation: false },
  padding: { top: 0, bottom: 0 },
  scrollbar: { verticalScrollbarSize: 8, horizontalScrollbarSize: 8, useShadows: false },
} as const satisfies monaco.editor.IStandaloneEditorConstructionOptions;

export { monaco };
