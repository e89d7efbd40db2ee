// Decides which column of a table holds the time, the activity and the case: named by the caller, by its standard name, or by its values.
import { fail } from "../failure.ts";
import type { ColumnQuestion } from "../failure.ts";
import type { ColumnChoice, ColumnMapping } from "../report.ts";
import { parseInstant, parseUnixTime } from "../time/parseInstant.ts";

/** A column with the values of the first rows, empty ones left out. */
export interface ColumnSample {
  readonly name: string;
  readonly values: readonly string[];
}

/** The three columns. Without a case events have no correlation. */
export interface ChosenColumns {
  readonly time: ColumnChoice;
  readonly activity: ColumnChoice;
  readonly case?: ColumnChoice;
}

// In order of preference, as they are written without capitals, blanks and signs.
const TIME_NAMES = [
  "timetimestamp",
  "timestamp",
  "time",
  "datetime",
  "eventtime",
  "completetimestamp",
  "starttimestamp",
  "occurredat",
  "createdat",
  "date",
  "ts",
];
const ACTIVITY_NAMES = [
  "conceptname",
  "activity",
  "activityname",
  "eventtype",
  "event",
  "eventname",
  "type",
  "action",
  "task",
  "operation",
  "status",
  "state",
];
const CASE_NAMES = [
  "caseconceptname",
  "caseid",
  "case",
  "correlationid",
  "traceid",
  "processinstance",
  "instanceid",
  "orderid",
  "sessionid",
  "ticketid",
  "incidentid",
];

/** Columns that a host is given to choose from. */
const columnsOfferedMax = 200;

/** A column holds times when nearly all of its values can be read as such. */
const TIMES_SHARE_MIN = 0.9;

/**
 * Chooses the columns; the choice is deterministic and says why.
 *
 * @throws ImportProblem import/unknown-column, import/no-time, import/no-activity.
 */
export function chooseColumns(columns: readonly ColumnSample[], given: ColumnMapping): ChosenColumns {
  const time = givenColumn(columns, given.time, "time") ?? chooseTime(columns);
  if (time === undefined) {
    fail(
      "no-time",
      `No column holds times that can be recognised. Say which column is the time; there are: ${listed(columns)}.`,
      question("time", columns),
    );
  }
  const without = columns.filter(({ name }) => name !== time.column);
  const chosenCase = givenColumn(columns, given.case, "case") ?? byName(without, CASE_NAMES, "case");
  const free = without.filter(({ name }) => name !== chosenCase?.column);
  const activity =
    givenColumn(columns, given.activity, "activity") ?? byName(free, ACTIVITY_NAMES, "activity") ?? byValues(free);
  if (activity === undefined) {
    fail(
      "no-activity",
      `No column says what happened. Say which column names the activity; there are: ${listed(columns)}.`,
      question("activity", columns),
    );
  }
  return { time, activity, ...(chosenCase === undefined ? {} : { case: chosenCase }) };
}

/** Whether a text can be read as a time of a log. */
export function isTime(text: string): boolean {
  return parseInstant(text) !== undefined;
}

function givenColumn(
  columns: readonly ColumnSample[],
  wanted: string | undefined,
  role: ColumnQuestion["role"],
): ColumnChoice | undefined {
  if (wanted === undefined) return undefined;
  const found = columns.find(({ name }) => name === wanted);
  if (found === undefined) {
    fail(
      "unknown-column",
      `There is no column "${wanted}" for the ${role}; there are: ${listed(columns)}.`,
      question(role, columns),
    );
  }
  return { column: found.name, because: "named by you" };
}

function question(role: ColumnQuestion["role"], columns: readonly ColumnSample[]): { readonly choice: ColumnQuestion } {
  return { choice: { role, columns: columns.slice(0, columnsOfferedMax).map(({ name }) => name) } };
}

function chooseTime(columns: readonly ColumnSample[]): ColumnChoice | undefined {
  const times = columns.filter(({ values }) => shareOf(values, isTime) >= TIMES_SHARE_MIN);
  // "case:" columns are facts about the whole case, such as its deadline.
  const ofEvents = times.filter(({ name }) => !name.startsWith("case:"));
  const candidates = ofEvents.length > 0 ? ofEvents : times;
  const named = byName(candidates, TIME_NAMES, "time");
  if (named !== undefined) return named;
  const [first] = candidates;
  if (first !== undefined) return { column: first.name, because: "the first column whose values are times" };
  const numbers = columns.filter(
    ({ values }) => shareOf(values, (text) => parseUnixTime(text) !== undefined) >= TIMES_SHARE_MIN,
  );
  return byName(numbers, TIME_NAMES, "time");
}

function byName(columns: readonly ColumnSample[], names: readonly string[], role: string): ColumnChoice | undefined {
  for (const wanted of names) {
    const found = columns.find(({ name }) => plain(name) === wanted);
    if (found === undefined) continue;
    const isStandard = ["timetimestamp", "conceptname", "caseconceptname"].includes(wanted);
    return {
      column: found.name,
      because: isStandard ? "the standard name of process mining" : `its name is usual for the ${role}`,
    };
  }
  return undefined;
}

// What happened is said in few different words that come again and again.
function byValues(columns: readonly ColumnSample[]): ColumnChoice | undefined {
  const texts = columns
    .filter(
      ({ name, values }) =>
        !name.startsWith("case:") && values.length > 0 && values.every((value) => !/^-?[\d.,:\s/-]+$/.test(value)),
    )
    .map(({ name, values }) => ({ name, different: new Set(values).size, count: values.length }))
    .filter(({ different, count }) => different > 1 && (count < 10 || different <= count / 2));
  const [fewest] = texts.toSorted((left, right) => right.count - left.count || left.different - right.different);
  if (fewest === undefined) return undefined;
  return {
    column: fewest.name,
    because: `guessed: ${fewest.different} different words in the first ${fewest.count} rows`,
  };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

function shareOf(values: readonly string[], test: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length;
}

function listed(columns: readonly ColumnSample[]): string {
  const shown = columns.slice(0, 20).map(({ name }) => (name.length > 60 ? `${name.slice(0, 60)}…` : name));
  return columns.length > 20 ? `${shown.join(", ")} and ${columns.length - 20} more` : shown.join(", ");
}
