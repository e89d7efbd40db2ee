// The source material's Python: lists of EventPattern, EventSequence and register_complex_pattern. Read as text; nothing of it is run.
import { fail } from "../../failure.ts";
import type { DesignFile, DesignFormat } from "../designFormat.ts";
import { headOf, textOf } from "../files/textOf.ts";
import { DesignSketch } from "../sketch.ts";
import { LineStarts } from "../tree/sourceTree.ts";
import { constantsOf, patternCalls, unreadCalls } from "./calls.ts";
import { placeOf, type PythonSource } from "./condition.ts";
import { readCall } from "./readCalls.ts";
import { pythonTokens } from "./tokens.ts";

const MAKES_PATTERNS = /\b(?:EventPattern|EventSequence|register_complex_pattern)\s*\(/;

export const pythonFormat: DesignFormat = {
  id: "python",
  title: "Python",
  says: "Lists of EventPattern, EventSequence and complex patterns, with their conditions translated to CEL",
  fits: (files) => files.some((file) => isPython(file)),
  read: (files) => {
    const [first] = files;
    const sketch = new DesignSketch(nameOf(files.find(isPython) ?? first));
    let count = 0;
    for (const file of files) {
      const text = textOf(file);
      const tokens = pythonTokens(text, file.name);
      const source: PythonSource = { file: file.name, text, tokens, lines: new LineStarts(text) };
      const calls = patternCalls(tokens, file.name);
      const constants = constantsOf(tokens, text, file.name);
      for (const call of calls) readCall(call, { sketch, source, constants });
      for (const { name, offset } of unreadCalls(tokens))
        sketch.leftOut(
          name,
          "patterns of this class are not read; import the choreography's own text",
          placeOf(source, offset),
        );
      count += calls.length;
    }
    if (count === 0) {
      fail("no-patterns", `"${first?.name ?? ""}" makes no EventPattern, EventSequence or complex pattern.`, {
        path: first === undefined ? [] : [first.name],
      });
    }
    sketch.guessed("agents", ["agents"], "the source names capabilities only; each is offered by an agent of its name");
    return sketch.finish();
  },
};

function isPython(file: DesignFile): boolean {
  const isNamed = /\.py$/i.test(file.name);
  // A lesson around the code is longer than a head; its beginning has the classes or the calls.
  return MAKES_PATTERNS.test(headOf(file)) || (isNamed && /\bfrom \w+ import .*EventPattern/.test(headOf(file)));
}

function nameOf(file: DesignFile | undefined): string {
  const stem = (file?.name ?? "")
    .replace(/^.*\//, "")
    .replace(/\.\w+$/, "")
    .replaceAll(/[_-]+/g, " ")
    .trim();
  return stem === "" ? "Imported from Python" : stem;
}
