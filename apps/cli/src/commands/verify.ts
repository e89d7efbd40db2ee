// `laban verify FILE`: whether a bundle is whole, and whether those who are trusted have signed it.
import {
  type BundleFile,
  type CheckedSignature,
  checkSignatures,
  readBundleFile,
  type VerifyingKey,
} from "@laban/bundle";
import type { Command } from "../command.ts";
import { CommandProblem, type ExitCode } from "../exitCodes.ts";
import { readInput, textOf } from "../inputFile.ts";
import { cryptoHost, readPublicKeysFile } from "../keyFile.ts";
import { counted } from "../summary.ts";

/** What was found: a stable code, the exit code that stands for it, and words. */
interface Verdict {
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly words: string;
  readonly path?: readonly (string | number)[];
}

export const verifyCommand: Command = {
  name: "verify",
  summary: "Says whether a bundle is whole, and who signed it",
  usage: "FILE [--key PUB]",
  files: 1,
  flags: [
    { name: "key", value: "PUB", help: "public keys that are trusted: a file of one or several, one after the other" },
    { name: "all", help: "every one of these keys must have signed, not only one" },
    { name: "json", help: "what was found as one line of JSON" },
  ],
  details: [
    "Without --key only the content is checked against its hash: that shows that nothing was damaged, not who made it.",
    "Beside the codes below, each finding has its own: 10 a signature does not fit (signature/wrong), 11 the content does not fit its hash (bundle/wrong-hash), 12 the file is cut off or damaged (file/damaged), 13 no trusted key has signed (signature/unknown-key), 14 it is not signed at all (signature/missing). Any other bundle that is refused is 1.",
  ],
  examples: ["verify orders.bundle.json", "verify orders.bundle.json --key orders.pub.pem"],
  run: async (terminal, typed) => {
    const [file = ""] = typed.files;
    const keyFile = typed.values.get("key");
    if (keyFile === undefined && typed.has("all")) throw new CommandProblem(2, "--all needs --key: which keys?");
    const text = textOf(file, await readInput(terminal, file));
    const keys = keyFile === undefined ? undefined : await readPublicKeysFile(terminal, keyFile);
    const read = readText(file, text);
    const checked = "words" in read || keys === undefined ? [] : await checkedBy(read, keys);
    const verdict = "words" in read ? read : verdictOf(read, { checked, keys, mustAll: typed.has("all") });
    const { code, exitCode, words, path } = verdict;
    await terminal.write(
      typed.has("json")
        ? `${JSON.stringify({
            file,
            code,
            words,
            ...(path === undefined ? {} : { path }),
            ...("words" in read
              ? {}
              : {
                  bundle: read.hash,
                  version: read.migration?.from ?? read.bundle.laban_bundle,
                  signatures: read.signatures.map(({ key_id: keyId }, index) => ({
                    key_id: keyId,
                    state: checked[index]?.state ?? "not-checked",
                  })),
                }),
          })}\n`
        : `${file}: ${words}${exitCode === 0 ? "" : ` [${code}]`}\n`,
    );
    return exitCode;
  },
};

function readText(file: string, text: string): BundleFile | Verdict {
  if (!/^\s*\{/.test(text)) throw new CommandProblem(3, `${file} is no bundle; laban compile makes one of a document.`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (problem) {
    // The parser is given nothing but text: whatever it throws says what is wrong with that.
    const why = problem instanceof Error ? problem.message : String(problem);
    return {
      code: "file/damaged",
      exitCode: 12,
      words: `is cut off or damaged: it is no whole JSON (${why}). Copy it again from where it was made.`,
    };
  }
  const read = readBundleFile(json);
  if (!("failure" in read)) return read;
  const { code, path, message } = read.failure;
  return { code, path, exitCode: code === "bundle/wrong-hash" ? 11 : 1, words: `is refused: ${message}` };
}

async function checkedBy(file: BundleFile, keys: readonly VerifyingKey[]): Promise<readonly CheckedSignature[]> {
  const outcome = await checkSignatures(cryptoHost, file, keys);
  if ("failure" in outcome) throw new CommandProblem(3, outcome.failure.message);
  return outcome.checked;
}

function verdictOf(
  { hash, signatures, migration }: BundleFile,
  {
    checked,
    keys,
    mustAll,
  }: {
    readonly checked: readonly CheckedSignature[];
    readonly keys: readonly VerifyingKey[] | undefined;
    readonly mustAll: boolean;
  },
): Verdict {
  const whole = `whole, ${hash}${migration === undefined ? "" : `, of version ${migration.from}`}`;
  if (keys === undefined) {
    const who =
      signatures.length === 0 ? "not signed" : `${counted(signatures.length, "signature")} not checked; give --key`;
    return { code: "bundle/whole", exitCode: 0, words: `${whole}; ${who}` };
  }
  if (signatures.length === 0)
    return { code: "signature/missing", exitCode: 14, words: "is not signed; laban compile --sign signs." };
  const wrong = checked.find(({ state }) => state === "wrong");
  if (wrong !== undefined)
    return {
      code: "signature/wrong",
      exitCode: 10,
      words: `the signature of ${wrong.keyId} does not fit: it was made for another content, or changed. Do not run it.`,
    };
  const good = new Set(checked.flatMap(({ keyId, state }) => (state === "good" ? [keyId] : [])));
  const missing = keys.filter(({ keyId }) => !good.has(keyId));
  if (good.size === 0 || (mustAll && missing.length > 0)) {
    const others = checked.map(({ keyId }) => keyId).join(", ");
    const who =
      good.size === 0 ? "none of the given keys has signed it" : `${missing[0]?.keyId ?? ""} has not signed it`;
    return { code: "signature/unknown-key", exitCode: 13, words: `${who}; signed by ${others}.` };
  }
  return { code: "signature/good", exitCode: 0, words: `${whole}; signed by ${[...good].join(", ")}` };
}
