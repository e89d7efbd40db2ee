// The editor's colours, taken from the tokens on the page, so that there is one list of colours only.
import type { editor } from "monaco-editor/editor";
import type { ShownTheme } from "../app/theme.ts";

/** The theme as it is on the page now. */
export function themeFromTokens(shown: ShownTheme): editor.IStandaloneThemeData {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => sixDigits(style.getPropertyValue(`--${name}`).trim());
  const bare = (name: string): string => token(name).replace("#", "");
  return {
    base: shown === "dark" ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      { token: "", foreground: bare("ink") },
      { token: "comment", foreground: bare("ink3"), fontStyle: "italic" },
      // Names of the document stand back, values stand out: a text reads like the card of its pattern.
      { token: "type", foreground: bare("ink2") },
      { token: "type.yaml", foreground: bare("ink2") },
      { token: "string", foreground: bare("ink") },
      { token: "string.yaml", foreground: bare("ink") },
      { token: "number", foreground: bare("now") },
      { token: "number.yaml", foreground: bare("now") },
      { token: "keyword", foreground: bare("sel") },
      { token: "keyword.yaml", foreground: bare("sel") },
      { token: "identifier", foreground: bare("ink") },
      { token: "root", foreground: bare("sel") },
      { token: "string.quoted", foreground: bare("ok") },
      { token: "delimiter", foreground: bare("ink3") },
      { token: "operator", foreground: bare("ink2") },
    ],
    colors: {
      "editor.background": token("raised"),
      "editor.foreground": token("ink"),
      "editorLineNumber.foreground": token("ink3"),
      "editorLineNumber.activeForeground": token("ink"),
      "editorCursor.foreground": token("ink"),
      "editor.selectionBackground": token("selbg"),
      "editor.inactiveSelectionBackground": token("sunk"),
      "editor.findMatchBackground": token("nowbg"),
      "editor.findMatchHighlightBackground": token("waitbg"),
      "editorBracketMatch.background": token("selbg"),
      "editorBracketMatch.border": token("selbg"),
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((level) => [`editorBracketHighlight.foreground${level}`, token("ink3")]),
      ),
      "editorWidget.background": token("raised"),
      "editorWidget.border": token("line2"),
      "editorSuggestWidget.background": token("raised"),
      "editorSuggestWidget.border": token("line2"),
      "editorSuggestWidget.foreground": token("ink"),
      "editorSuggestWidget.selectedBackground": token("selbg"),
      "editorSuggestWidget.selectedForeground": token("ink"),
      "editorSuggestWidget.highlightForeground": token("sel"),
      "editorSuggestWidget.focusHighlightForeground": token("sel"),
      "editorHoverWidget.background": token("raised"),
      "editorHoverWidget.border": token("line2"),
      "editorError.foreground": token("bad"),
      "editorWarning.foreground": token("wait"),
      "editorInfo.foreground": token("ink3"),
      "input.background": token("raised"),
      "input.border": token("line2"),
      "input.foreground": token("ink"),
      focusBorder: token("sel"),
      "list.hoverBackground": token("sunk"),
      "widget.shadow": "#00000029",
      "scrollbarSlider.background": `${token("staff")}99`,
      "scrollbarSlider.hoverBackground": token("staff"),
      "scrollbarSlider.activeBackground": token("line2"),
    },
  };
}

/** The build shortens #ffffff to #fff, which the editor does not take. */
function sixDigits(colour: string): string {
  return /^#[0-9a-f]{3}$/i.test(colour) ? colour.replaceAll(/[0-9a-f]/gi, "$&$&") : colour;
}
