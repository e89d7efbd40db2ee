// A text of ours may use aliases and be large; what only a bomb does is refused before the reader of documents sees it.
import { fail } from "../../failure.ts";
import type { DesignFile } from "../designFormat.ts";

/** More aliases than people write by hand, who have a dozen. */
const ALIASES_MAX = 1_000;
const CHARACTERS_MAX = 2 * 1024 * 1024;

/** Linear in the text, builds nothing. */
export function refuseBombs(file: DesignFile, text: string): void {
  if (text.length > CHARACTERS_MAX)
    fail("too-large", `"${file.name}" has ${text.length} characters; a document may have 2 MB.`, { path: [file.name] });
  const aliases = text.match(/(?:^|[\s,[:{-])\*[\w-]+/g)?.length ?? 0;
  if (aliases > ALIASES_MAX)
    fail(
      "yaml-alias",
      `"${file.name}" has more than ${ALIASES_MAX} aliases. Write the values out where they are needed.`,
      {
        path: [file.name],
      },
    );
}
