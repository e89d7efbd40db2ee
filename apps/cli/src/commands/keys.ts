// `laban keys new NAME`: a pair of keys, to sign bundles and to verify them.
import { createKeyPair } from "@laban/bundle";
import type { Command } from "../command.ts";
import { CommandProblem } from "../exitCodes.ts";
import { cryptoHost, writeKeyFiles } from "../keyFile.ts";
import { usage } from "../typed.ts";

export const keysCommand: Command = {
  name: "keys",
  summary: "Makes a pair of Ed25519 keys",
  usage: "new NAME",
  files: 2,
  takes: '"new" or a name',
  flags: [{ name: "json", help: "the names and the key's id as one line of JSON" }],
  details: [
    "Writes NAME.key.pem, which signs and is readable by you alone (mode 0600), and NAME.pub.pem, which verifies and is for everybody. A file that is there is never written over. The private key is never printed.",
    "The files are those of OpenSSL (PKCS #8 and SPKI): openssl genpkey -algorithm ed25519 makes keys that work here, too.",
  ],
  examples: ["keys new orders"],
  run: async (terminal, typed) => {
    const [word = "", name = ""] = typed.files;
    if (word !== "new") throw usage({ name: "keys" }, `keys does not know "${word}"; it knows "new".`);
    const pair = await createKeyPair(cryptoHost);
    if ("failure" in pair) throw new CommandProblem(3, pair.failure.message);
    const { keyId, privatePem, publicPem } = pair;
    const [privateFile, publicFile] = [`${name}.key.pem`, `${name}.pub.pem`];
    await writeKeyFiles({ privateFile, privatePem, publicFile, publicPem });
    terminal.say(
      typed.has("json")
        ? `${JSON.stringify({ key_id: keyId, private: privateFile, public: publicFile })}\n`
        : `${privateFile} signs: keep it secret. ${publicFile} verifies: give it to everybody. Key ${keyId}\n`,
    );
    return 0;
  },
};
