// A number that leads to what it counts: pressed, the log shows exactly those records.
import type { ReactElement } from "react";
import { countText } from "./counts.ts";
import { showInLog } from "./dockStore.ts";
import { filterText, type LogFilter } from "./log/logFilter.ts";
import css from "./CountLink.module.css";

/** The number; zero leads nowhere and is plain text. */
export function CountLink({
  count,
  filter,
  text = countText(count),
}: {
  readonly count: number;
  readonly filter: LogFilter;
  readonly text?: string;
}): ReactElement {
  if (count === 0) return <>{text}</>;
  return (
    <button
      type="button"
      className={css.count}
      aria-label={`${text}, show in the log: ${filterText(filter)}`}
      onClick={() => showInLog(filter)}
    >
      {text}
    </button>
  );
}
