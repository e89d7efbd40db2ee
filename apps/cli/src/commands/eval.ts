// `laban eval EXPR --event FILE`: what an expression comes to for one event, or why it comes to nothing, with the place.
import {
  explanationJson,
  explanationLines,
  isUnknown,
  prepareExpression,
  typeText,
  valueJson,
  valueText,
  type CelIssue,
  type PreparedExpression,
  type Unknown,
} from "@laban/cel";
import type { Command, Typed } from "../command.ts";
import { eventScopeOf, type Scope } from "../eval/eventScopeOf.ts";
import { lineAndColumn, markedPlace, plain } from "../eval/markedPlace.ts";
import type { ExitCode } from "../exitCodes.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { usage } from "../typed.ts";

export const evalCommand: Command = {
  name: "eval",
  summary: "Says what an expression comes to for one event",
  usage: "EXPR [--event FILE]",
  files: 1,
  takes: "An expression",
  flags: [
    { name: "event", short: "e", value: "FILE", help: "one CloudEvent as JSON; - reads it from standard input" },
    { name: "data", value: "FILE", help: "the payload of an event alone; - reads it from standard input" },
    {
      name: "document",
      short: "d",
      value: "FILE",
      help: "check the expression with the event's schema in this document",
    },
    { name: "explain", help: "also say what every sub-expression comes to, and which were not asked" },
    { name: "json", help: "one JSON object: value, cel, type; or unknown; or issues; and explanation" },
  ],
  details: [
    "EXPR is CEL over data, event, source, time and correlation_id. One that begins with a dash stands behind --, as in laban eval -- '-1 + 2'. Without a document nothing is known of the payload: its numbers are doubles, written 1200.0.",
    "The value goes to standard output, as CEL. What is wrong goes to standard error with its place, and ends with 1: an expression with errors as well as one without a value, as when a field is missing.",
  ],
  run: async (terminal, typed) => {
    const [source = ""] = typed.files;
    checkFlags(typed);
    const scope = await eventScopeOf(terminal, typed);
    const prepared = prepareExpression(source, scope.types);
    return typed.has("json")
      ? printJson(terminal, typed, { prepared, scope })
      : printText(terminal, typed, { source, prepared, scope });
  },
};

function checkFlags(typed: Typed): void {
  const has = (flag: string): boolean => typed.values.has(flag);
  if (has("event") && has("data")) throw usage(evalCommand, "Give --event or --data: both are the event.");
  if (has("document") && !has("event"))
    throw usage(evalCommand, "--document needs --event: the type of the event says which schema holds.");
  if (typed.values.get("event") === "-" && typed.values.get("document") === "-")
    throw usage(evalCommand, "Only one of the two can come from standard input.");
}

interface Asked {
  readonly prepared: PreparedExpression;
  readonly scope: Scope;
}

async function printText(
  terminal: Terminal,
  typed: Typed,
  { source, prepared, scope }: Asked & { readonly source: string },
): Promise<ExitCode> {
  const { evaluate, explain, issues, type } = prepared;
  for (const issue of issues) terminal.say(issueText(source, issue));
  if (evaluate === undefined) return 1;
  const outcome = evaluate(scope.values);
  if (typed.has("explain") && explain !== undefined)
    await terminal.write(`${explanationLines(explain(scope.values)).map(plain).join("\n")}\n`);
  else if (!isUnknown(outcome)) await terminal.write(`${valueText(outcome, type, Number.POSITIVE_INFINITY)}\n`);
  if (!isUnknown(outcome)) return 0;
  const place = lineAndColumn(source, outcome);
  terminal.say(
    `expression:${place}: no value: ${plain(outcome.reason)}.${hintFor(typed)}\n${markedPlace(source, outcome)}\n`,
  );
  return 1;
}

async function printJson(terminal: Terminal, typed: Typed, { prepared, scope }: Asked): Promise<ExitCode> {
  const { evaluate, explain, issues, type } = prepared;
  const outcome = evaluate?.(scope.values);
  const isValue = outcome !== undefined && !isUnknown(outcome);
  const said = {
    ...(isValue && { value: valueJson(outcome), cel: valueText(outcome, type, Number.POSITIVE_INFINITY) }),
    ...(outcome !== undefined && isUnknown(outcome) && { unknown: unknownJson(outcome) }),
    type: typeText(type),
    ...(issues.length > 0 && { issues }),
    ...(typed.has("explain") && explain !== undefined && { explanation: explanationJson(explain(scope.values)) }),
  };
  await terminal.write(`${JSON.stringify(said)}\n`);
  return isValue ? 0 : 1;
}

function unknownJson({ reason, cause, start, end }: Unknown): object {
  return { reason, cause, start, end };
}

function issueText(source: string, issue: CelIssue): string {
  const { severity, message, code, fix } = issue;
  const head = `expression:${lineAndColumn(source, issue)}: ${severity}: ${plain(message)} [${code}]`;
  return `${[head, markedPlace(source, issue), ...(fix === undefined ? [] : [`  fix: ${plain(fix.title)}`])].join("\n")}\n`;
}

/** What a person probably forgot, where nothing at all was there to look at. */
function hintFor(typed: Typed): string {
  return typed.values.has("event") || typed.values.has("data")
    ? ""
    : " No event was given; name one with --event FILE.";
}
