// What to run: a scenario of the document, or an imported log; on the server, or in this page. Earlier runs can be opened again.
import type { LogSummary, RunDetail } from "@laban/service";
import { clockText, dateText } from "@laban/timeline";
import { useCallback, useEffect, useState, type ReactElement } from "react";
import { api } from "../api/client.ts";
import { Button, Icon, Menu, type MenuEntry } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { countedText } from "./counts.ts";
import { type RunInput, type RunPlace, useRun } from "./runStore.ts";
import { openRun } from "./openRun.ts";
import { firstInput } from "./runInput.ts";
import { startRun } from "./startRun.ts";
import css from "./Transport.module.css";

/** The name of what is run, with the menu to choose another. */
export function RunChoice(): ReactElement {
  const input = useRun((run) => run.input);
  const place = useRun((run) => run.place);
  const scenarios = useDocument((state) => state.document.scenarios);
  const { logs, runs, refresh } = useKept();
  const chosen = input ?? firstInput();
  const choose = (next: RunInput): void => {
    useRun.setState({ input: next, seed: null, ...(next.type === "log" ? { place: "server" } : {}) });
    void startRun();
  };
  const entries: MenuEntry[] = [
    { type: "label", label: "Scenarios" },
    ...Object.entries(scenarios).map(([name, scenario]): MenuEntry => ({
      label: scenario.title ?? name,
      checked: chosen?.type === "scenario" && chosen.name === name,
      run: () => choose({ type: "scenario", name }),
    })),
    ...(Object.keys(scenarios).length === 0 ? [{ label: "The document has none", disabled: true, run: () => {} }] : []),
    ...section(
      "Imported logs",
      logs.slice(0, 8).map((log): MenuEntry => logEntry(log, chosen, choose)),
    ),
    ...section(
      "Earlier runs",
      runs.slice(0, 8).map((run) => runEntry(run, scenarios)),
    ),
    { type: "separator", id: "place" },
    { type: "label", label: "Where" },
    ...(["server", "page"] as const).map((each) => placeEntry(each, place)),
    { type: "separator", id: "again" },
    { label: "Run again", icon: "restart", keys: "R", run: () => void startRun() },
  ];
  const title =
    chosen === null ? "None" : chosen.type === "log" ? chosen.name : (titleOf(scenarios, chosen.name) ?? chosen.name);
  return (
    <div className={css.choice}>
      <span className={css.choiceLabel}>{chosen?.type === "log" ? "Log" : "Scenario"}</span>
      <Menu
        trigger={
          <Button
            look="quiet"
            size="small"
            aria-label={`Run ${title}; choose another`}
            onPointerEnter={refresh}
            onFocus={refresh}
          >
            <span className={css.choiceName}>{title}</span>
            <Icon name="chevronDown" size={12} />
          </Button>
        }
        entries={entries}
      />
    </div>
  );
}

function titleOf(scenarios: Readonly<Record<string, { readonly title?: string }>>, name: string): string | undefined {
  return Object.hasOwn(scenarios, name) ? scenarios[name]?.title : undefined;
}

function section(label: string, entries: readonly MenuEntry[]): readonly MenuEntry[] {
  return entries.length === 0 ? [] : [{ type: "separator", id: label }, { type: "label", label }, ...entries];
}

function logEntry(log: LogSummary, chosen: RunInput | null, choose: (input: RunInput) => void): MenuEntry {
  return {
    label: log.name,
    note: countedText(log.report.events, "event"),
    checked: chosen?.type === "log" && chosen.id === log.id,
    run: () => choose({ type: "log", id: log.id, name: log.name }),
  };
}

function runEntry(run: RunDetail, scenarios: Readonly<Record<string, { readonly title?: string }>>): MenuEntry {
  const what = run.log?.name ?? (run.scenario === null ? "run" : (titleOf(scenarios, run.scenario) ?? run.scenario));
  const seed = run.seed === null ? "" : `, seed ${run.seed}`;
  return {
    label: `${dateText(run.created)}, ${clockText(run.created, 0)}`,
    note: `${what}${seed}`,
    checked: useRun.getState().runId === run.id,
    run: () => openRun(run),
  };
}

const PLACES = {
  server: { label: "On the server", note: "kept" },
  page: { label: "In this page", note: "not kept" },
} as const satisfies Record<RunPlace, { label: string; note: string }>;

function placeEntry(each: RunPlace, place: RunPlace): MenuEntry {
  return { ...PLACES[each], checked: each === place, run: () => useRun.setState({ place: each }) };
}

/** Logs and runs that the server keeps; asked for when the menu is about to open. Without a server there are none. */
function useKept(): {
  readonly logs: readonly LogSummary[];
  readonly runs: readonly RunDetail[];
  readonly refresh: () => void;
} {
  const documentId = useDocument((state) => state.id);
  const state = useRun((run) => run.state);
  const [logs, setLogs] = useState<readonly LogSummary[]>([]);
  const [runs, setRuns] = useState<readonly RunDetail[]>([]);
  const refresh = useCallback(() => {
    api.logs.list.query().then(setLogs, () => setLogs([]));
    if (documentId !== null) api.runs.list.query({ documentId }).then(setRuns, () => setRuns([]));
  }, [documentId]);
  useEffect(refresh, [refresh, state]);
  return { logs, runs, refresh };
}
