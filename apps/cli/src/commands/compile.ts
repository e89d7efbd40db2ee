// `laban compile FILE`: the canonical bundle, byte for byte what the page exports; signed when a key is named, with its source map when asked.
import { type BundleFile, bundleText, signBundle, signedBundleText, sourceMapText } from "@laban/bundle";
import { bundleSourceMap } from "@laban/compiler";
import { bundleOf, readEither } from "../choreographyFile.ts";
import type { Command } from "../command.ts";
import { countInWords } from "../diagnosticLines.ts";
import { CommandProblem } from "../exitCodes.ts";
import { cryptoHost, readPrivateKeyFile } from "../keyFile.ts";
import { refuseSameFile, writeResult } from "../outputFile.ts";
import { counted } from "../summary.ts";
import type { Terminal } from "../terminal/terminal.ts";

export const compileCommand: Command = {
  name: "compile",
  summary: "Makes the executable bundle of a document",
  usage: "FILE [-o OUT] [--sign KEY]",
  files: 1,
  flags: [
    { name: "output", short: "o", value: "OUT", help: "write to this file instead of standard output" },
    { name: "sign", value: "KEY", help: "sign it with this private key (laban keys new makes one)" },
    { name: "source-map", value: "MAP", help: "write here from which lines of the document its parts come" },
    { name: "json", help: "what is said at the end as one line of JSON" },
  ],
  details: [
    "The bundle is canonical JSON: the same document gives the same bytes and the same hash everywhere. What is not executed (layout, scenarios, descriptions) is not in it. A bundle is checked and written again; one of an older version comes out in today's.",
    "A signed bundle is a file around the bundle, whose text and hash stay as they are; signing it again with another key adds a signature. Without --sign a signed bundle is written without its signatures. docs/formats/bundle.md describes the files.",
  ],
  examples: [
    "compile orders.laban.yaml -o orders.bundle.json",
    "compile orders.laban.yaml --sign orders.key.pem --source-map orders.map.json -o orders.bundle.json",
  ],
  run: async (terminal, typed) => {
    const [file = ""] = typed.files;
    const mapFile = typed.values.get("source-map");
    await refuseSameFile(
      [
        ["FILE", file],
        ["--sign", typed.values.get("sign")],
      ],
      [
        ["--output", typed.values.get("output")],
        ...(mapFile === undefined ? [] : [["--source-map", mapFile] as const]),
      ],
    );
    const read = await readEither(terminal, file);
    if ("failure" in read) throw new CommandProblem(1, `${file} is a bundle that is refused: ${read.failure.message}`);
    const bundle = "document" in read ? bundleOf(file, read.document) : read.bundle;
    const diagnostics = "document" in read ? read.document.diagnostics : [];
    const keyFile = typed.values.get("sign");
    const already = "document" in read ? { bundle, signatures: [] } : carriedOver(terminal, file, read);
    const signed = keyFile === undefined ? undefined : await signedWith(terminal, keyFile, already);
    if (mapFile !== undefined) {
      if (!("document" in read) || read.document.sourceMap === undefined)
        throw new CommandProblem(2, `${file} is a bundle, which has no source map; name the document.`);
      const map = bundleSourceMap(bundle, read.document.sourceMap, read.document.source);
      await writeResult(terminal, mapFile, sourceMapText(map));
    }
    await writeResult(
      terminal,
      typed.values.get("output"),
      signed === undefined ? bundleText(bundle) : signedBundleText(signed),
    );
    const { hash, patterns } = bundle;
    const signatures = signed?.signatures ?? [];
    const signedBy = signatures.length === 0 ? "" : `, ${counted(signatures.length, "signature")}`;
    terminal.say(
      typed.has("json")
        ? `${JSON.stringify({ file, bundle: hash, patterns: patterns.length, signed_by: signatures.map((each) => each.key_id), diagnostics })}\n`
        : `${file}: ${countInWords(diagnostics)}; ${counted(patterns.length, "pattern")}, ${hash}${signedBy}\n`,
    );
    return 0;
  },
};

/** The signatures that a bundle brings with it: those of an older form sign a hash that it no longer has. */
function carriedOver(terminal: Terminal, file: string, read: BundleFile): Pick<BundleFile, "bundle" | "signatures"> {
  const { bundle, signatures, migration } = read;
  if (migration === undefined) return { bundle, signatures };
  const lost = signatures.length === 0 ? "" : ` Its ${counted(signatures.length, "signature")} cannot come along.`;
  const steps = migration.steps.map(({ name, says }) => `${name} (${says})`).join(", ");
  terminal.say(`${file}: a bundle of version ${migration.from}, brought to version 2 by ${steps}.${lost}\n`);
  return { bundle, signatures: [] };
}

async function signedWith(
  terminal: Terminal,
  keyFile: string,
  file: Pick<BundleFile, "bundle" | "signatures">,
): Promise<Parameters<typeof signedBundleText>[0]> {
  const outcome = await signBundle(cryptoHost, file, await readPrivateKeyFile(terminal, keyFile));
  if ("failure" in outcome) throw new CommandProblem(3, outcome.failure.message);
  return outcome.signed;
}
