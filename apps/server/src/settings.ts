// Settings from the environment, checked once at the start. Every refusal names the variable and the way out.
import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";

/** How the server runs. */
export interface Settings {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: "127.0.0.1" | "::1";
  /** Absolute; made when it is missing. */
  readonly dataDir: string;
}

/** The settings, or what is wrong with them. */
export type SettingsReading =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly message: string };

/** Reads PORT, HOST, LABAN_DATA and XDG_DATA_HOME. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): SettingsReading {
  const portText = environment["PORT"] ?? "4747";
  if (!/^\d{1,5}$/.test(portText) || Number(portText) > 65_535)
    return refused(
      `PORT is "${portText}", which is not a port. Use a number from 0 (any free port) to 65535, or leave it out for 4747.`,
    );
  const host = loopback(environment["HOST"] ?? "127.0.0.1");
  if (host === undefined)
    return refused(
      `HOST is "${environment["HOST"]}", but Laban only listens on this machine: it has no sign-in yet, so everybody who reached it would be its owner. ` +
        "Leave HOST out (or use 127.0.0.1, ::1 or localhost); to reach it from elsewhere, forward the port, for instance with ssh -L.",
    );
  return { ok: true, settings: { port: Number(portText), host, dataDir: dataFolder(environment) } };
}

function refused(message: string): SettingsReading {
  return { ok: false, message };
}

function loopback(host: string): Settings["host"] | undefined {
  if (host === "localhost" || host === "127.0.0.1" || host === "") return "127.0.0.1";
  return host === "::1" || host === "[::1]" ? "::1" : undefined;
}

function dataFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment["LABAN_DATA"];
  if (given !== undefined && given !== "") return resolve(given);
  const shared = environment["XDG_DATA_HOME"];
  // The XDG rules: a relative value is to be ignored.
  const base = shared !== undefined && isAbsolute(shared) ? shared : join(homedir(), ".local", "share");
  return join(base, "laban");
}
