// Files of keys: private ones that only their owner may read, public ones for everybody. No message ever holds what is in a private key.
import { readSigningKey, readVerifyingKeys, type SigningKey, type VerifyingKey } from "@laban/bundle";
import { rm, stat, writeFile } from "node:fs/promises";
import { CommandProblem } from "./exitCodes.ts";
import { readInput, textOf } from "./inputFile.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** What signs here; undefined on a Node that was built without it. */
export const cryptoHost: SubtleCrypto | undefined = globalThis.crypto?.subtle;

/** The private key in a file. Throws CommandProblem (3); says so when others may read it. */
export async function readPrivateKeyFile(terminal: Terminal, file: string): Promise<SigningKey> {
  const read = await readSigningKey(cryptoHost, textOf(file, await readInput(terminal, file)));
  if ("failure" in read) throw new CommandProblem(3, `${file} ${read.failure.message} [${read.failure.code}]`);
  if (await mayOthersRead(file))
    terminal.say(`${file}: warning: others may read this private key; chmod 600 ${file} keeps it yours.\n`);
  return read.key;
}

/** The public keys in a file, one or several. Throws CommandProblem (3). */
export async function readPublicKeysFile(terminal: Terminal, file: string): Promise<readonly VerifyingKey[]> {
  const read = await readVerifyingKeys(cryptoHost, textOf(file, await readInput(terminal, file)));
  if ("failure" in read) throw new CommandProblem(3, `${file} ${read.failure.message} [${read.failure.code}]`);
  return read.keys;
}

/** Writes both halves of a pair, or nothing; never over a file that is there. Throws CommandProblem (3). */
export async function writeKeyFiles(files: {
  readonly privateFile: string;
  readonly privatePem: string;
  readonly publicFile: string;
  readonly publicPem: string;
}): Promise<void> {
  await writeNew(files.privateFile, files.privatePem, 0o600);
  try {
    await writeNew(files.publicFile, files.publicPem, 0o644);
  } catch (problem) {
    await rm(files.privateFile, { force: true });
    throw problem;
  }
}

async function writeNew(file: string, text: string, mode: number): Promise<void> {
  try {
    await writeFile(file, text, { flag: "wx", mode });
  } catch (problem) {
    const isThere = problem instanceof Error && Reflect.get(problem, "code") === "EEXIST";
    const why = isThere ? "it is there already, and a key is not written over" : String(problem);
    throw new CommandProblem(3, `${file} cannot be written: ${why}.`, problem);
  }
}

async function mayOthersRead(file: string): Promise<boolean> {
  if (file === "-" || process.platform === "win32") return false;
  return ((await stat(file)).mode & 0o077) !== 0;
}
