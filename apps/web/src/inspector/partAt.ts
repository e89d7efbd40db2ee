// Which part of a condition, said in words, the compiler complains of.

/** A text in three parts; `wrong` is all of it where none of the broken words is found. */
export interface Parted {
  readonly before: string;
  readonly wrong: string;
  readonly after: string;
}

/** Parts `text` at the first of the broken words that it has. In the sentence paths lose their `data.`, so their last name counts, too. */
export function partAt(text: string, broken: readonly string[]): Parted {
  const sought = broken.flatMap((words) => [words, /[\w$]+$/.exec(words)?.[0] ?? ""]).filter((words) => words !== "");
  for (const words of sought) {
    const at = text.indexOf(words);
    if (at >= 0) return { before: text.slice(0, at), wrong: words, after: text.slice(at + words.length) };
  }
  return { before: "", wrong: text, after: "" };
}
