// Values of flags that several commands take: durations, instants, whole numbers, and how the engine is to treat disorder.
import type { EngineOptions } from "@laban/engine";
import { parseDuration } from "@laban/model";
import type { Command, Flag, Typed } from "./command.ts";
import { didYouMean, usage } from "./typed.ts";

/** The flags of commands that feed an engine with events. */
export const disorderFlags: readonly Flag[] = [
  { name: "tolerance", value: "D", help: "wait so long for events that come out of order (250ms, 10s); default 0" },
  { name: "late", value: "POLICY", help: "what comes later than that: drop (default), or process" },
];

/** What `disorderFlags` say. Throws CommandProblem (2). */
export function disorderOf(
  command: Pick<Command, "name">,
  typed: Typed,
): Required<Pick<EngineOptions, "toleranceMs" | "latePolicy">> {
  const latePolicy = typed.values.get("late") ?? "drop";
  if (latePolicy !== "drop" && latePolicy !== "process")
    throw usage(
      command,
      `--late: "${latePolicy}" is no policy.${didYouMean(latePolicy, ["drop", "process"])} There are drop and process.`,
    );
  return { toleranceMs: durationOf(command, typed, "tolerance") ?? 0, latePolicy };
}

/** A duration in milliseconds. Throws CommandProblem (2). */
export function durationOf(command: Pick<Command, "name">, typed: Typed, flag: string): number | undefined {
  const text = typed.values.get(flag);
  if (text === undefined) return undefined;
  const parsed = parseDuration(text);
  if (!parsed.ok) throw usage(command, `--${flag}: ${parsed.message}`);
  return parsed.ms;
}

/** The instant that a text is; undefined for any other text. Without a zone the result would depend on the machine. */
export function instantFrom(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d[T ].*(Z|[+-]\d\d:?\d\d)$/i.test(text.trim())) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** An instant in milliseconds. Throws CommandProblem (2). */
export function instantOf(command: Pick<Command, "name">, typed: Typed, flag: string): number | undefined {
  const text = typed.values.get(flag);
  if (text === undefined) return undefined;
  const instant = instantFrom(text);
  if (instant === undefined)
    throw usage(command, `--${flag}: "${text}" is no instant with a zone; write it as 2026-11-20T14:00:00Z.`);
  return instant;
}

/** A whole number from `min`. Throws CommandProblem (2). */
export function wholeNumberOf(
  command: Pick<Command, "name">,
  typed: Typed,
  { flag, min }: { readonly flag: string; readonly min: number },
): number | undefined {
  const text = typed.values.get(flag);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() === "" || !Number.isSafeInteger(number) || number < min)
    throw usage(command, `--${flag}: "${text}" is no whole number from ${min}.`);
  return number;
}
