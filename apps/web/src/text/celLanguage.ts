// Conditions in the editor: their colours, and completion and hover from the cel package with the names of the place where each condition stands.
import { completionsAt, hoverAt, type CelCompletion, type ScopeTypes } from "@laban/cel";
import type * as Monaco from "monaco-editor/editor";

/** The language id of conditions. */
export const celLanguage = "laban-cel";

/** What is known about the place of a condition. */
export interface ConditionPlace {
  /** The names that it may use. */
  scope(): ScopeTypes;
  /** The value of a field in the run that is shown, as short text; undefined where there is none. */
  lastValue(path: readonly string[]): string | undefined;
}

const places = new Map<string, ConditionPlace>();

/** Says what is known about the condition in this model; the answer takes it back. */
export function provideScope(model: Monaco.editor.ITextModel, place: ConditionPlace): () => void {
  const key = model.uri.toString();
  places.set(key, place);
  return () => places.delete(key);
}

/** Registers the language; called once. */
export function registerCel(monaco: typeof Monaco): void {
  monaco.languages.register({ id: celLanguage });
  monaco.languages.setLanguageConfiguration(celLanguage, {
    brackets: [
      ["(", ")"],
      ["[", "]"],
      ["{", "}"],
    ],
    autoClosingPairs: [
      { open: "(", close: ")" },
      { open: "[", close: "]" },
      { open: '"', close: '"' },
      { open: "'", close: "'" },
    ],
    // `data.retry` is two words, so that a double click takes the field only.
    wordPattern: /[A-Za-z_]\w*/,
  });
  monaco.languages.setMonarchTokensProvider(celLanguage, {
    tokenizer: {
      root: [
        [
          /\b(?:data|event|source|time|correlation_id|steps|recent_events|correlated_events|event_count|source_event_count)\b/,
          "root",
        ],
        [/\b(?:true|false|null|in)\b/, "keyword"],
        [/\b0[xX][0-9a-fA-F]+u?\b|\b\d+(?:\.\d+)?(?:[eE][-+]?\d+)?u?\b/, "number"],
        [/"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?/, "string.quoted"],
        [/[A-Za-z_]\w*/, "identifier"],
        [/[=!<>]=?|&&|\|\||[-+*/%?:]/, "operator"],
        [/[()[\]{},.]/, "delimiter"],
      ],
    },
  });
  monaco.languages.registerCompletionItemProvider(celLanguage, {
    triggerCharacters: [".", " ", '"'],
    provideCompletionItems: (model, position) => {
      const place = places.get(model.uri.toString());
      if (place === undefined) return { suggestions: [] };
      const source = model.getValue();
      const found = completionsAt(source, model.getOffsetAt(position), place.scope());
      return { suggestions: found.map((completion, at) => suggestion(monaco, model, place, completion, at)) };
    },
  });
  monaco.languages.registerHoverProvider(celLanguage, {
    provideHover: (model, position) => {
      const place = places.get(model.uri.toString());
      const found =
        place === undefined ? undefined : hoverAt(model.getValue(), model.getOffsetAt(position), place.scope());
      if (found === undefined) return null;
      const notes = [
        found.description,
        found.sensitive === true ? "Sensitive: hidden in exports and shared runs." : undefined,
      ];
      return {
        range: rangeBetween(model, found.start, found.end),
        contents: [
          { value: `\`${found.text}\`` },
          ...notes.filter((note) => note !== undefined).map((value) => ({ value })),
        ],
      };
    },
  });
}

function rangeBetween(model: Monaco.editor.ITextModel, start: number, end: number): Monaco.IRange {
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(end);
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
}

function suggestion(
  monaco: typeof Monaco,
  model: Monaco.editor.ITextModel,
  place: ConditionPlace,
  completion: CelCompletion,
  at: number,
): Monaco.languages.CompletionItem {
  const kinds = monaco.languages.CompletionItemKind;
  const kind = { field: kinds.Field, name: kinds.Variable, function: kinds.Function, value: kinds.Value }[
    completion.kind
  ];
  const notes = [completion.description, completion.sensitive === true ? "Sensitive." : undefined].filter(
    (note) => note !== undefined,
  );
  return {
    label: { label: completion.label, description: description(model, place, completion) },
    kind,
    insertText: completion.insert,
    range: rangeBetween(model, completion.start, completion.end),
    // The cel package gives the best first; the editor would sort by name.
    sortText: String(at).padStart(4, "0"),
    ...(notes.length === 0 ? {} : { documentation: notes.join(" ") }),
  };
}

/** The type, and what the field was in the run; a sensitive value is never shown. */
function description(model: Monaco.editor.ITextModel, place: ConditionPlace, completion: CelCompletion): string {
  if (completion.sensitive === true) return `${completion.detail}, sensitive`;
  const before = /\bdata\.((?:[A-Za-z_]\w*\.)*)$/.exec(model.getValue().slice(0, completion.start));
  if (completion.kind !== "field" || before === null) return completion.detail;
  const path = [...(before[1] ?? "").split(".").filter((name) => name !== ""), completion.label];
  const value = place.lastValue(path);
  return value === undefined ? completion.detail : `${completion.detail} · ${value}`;
}
