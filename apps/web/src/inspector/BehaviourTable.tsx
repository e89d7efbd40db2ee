// How an agent is played in a simulation: per action its latency, its workers, and its answers with their shares.
import {
  durationText,
  isJsonObject,
  parseDuration,
  type AgentRecord,
  type BehaviourRecord,
  type Json,
} from "@laban/model";
import type { ReactElement } from "react";
import { Button, distinctKeys, IconButton, Sign } from "../controls/index.ts";
import { useSelection } from "../selection/selectionStore.ts";
import { openTextAt } from "../text/textPlace.ts";
import { scalarText } from "./scalarText.ts";
import css from "./Inspector.module.css";

/** The table; every row leads to its place in the text, where all of it can be written. */
export function BehaviourTable({
  agent,
  behaviours,
}: {
  readonly agent: string;
  readonly behaviours: AgentRecord["behaviours"];
}): ReactElement {
  const entries = Object.entries(behaviours);
  const openText = (path: readonly (string | number)[]): void => openTextAt({ path });
  return (
    <>
      <div className={css.sectionHead}>
        <h3 className={css.sectionTitle}>Behaviours</h3>
        <span className={css.sectionNote}>what the simulator plays</span>
      </div>
      {entries.length === 0 && (
        <p className={css.muted}>None: asked for anything, it never answers in a simulation. Write them in the text.</p>
      )}
      {entries.map(([action, behaviour]) => (
        <div key={action} className={css.answers}>
          <div className={css.action}>
            <span className={css.actionName}>{action}</span>
            <span className="tempo">{latencyInWords(behaviour.latency)}</span>
            <IconButton
              size="small"
              icon="text"
              label={`Show ${action} in the text`}
              onClick={() => openText(["agents", agent, "behaviours", action])}
            />
          </div>
          <Answers behaviour={behaviour} />
          {behaviour.workers !== undefined && (
            <p className={css.muted}>{behaviour.workers === 1 ? "one at a time" : `${behaviour.workers} at a time`}</p>
          )}
        </div>
      ))}
      {entries.length === 0 && (
        <Button size="small" icon="text" onClick={() => openText(["agents", agent])}>
          Open the text
        </Button>
      )}
    </>
  );
}

function Answers({ behaviour }: { readonly behaviour: BehaviourRecord }): ReactElement {
  const total = behaviour.outcomes.reduce((sum, outcome) => sum + outcome.weight, 0);
  const keys = distinctKeys(behaviour.outcomes.map(({ emits }) => emits ?? ""));
  return (
    <ul>
      {behaviour.outcomes.map((outcome, at) => {
        const { emits, then } = outcome;
        return (
          <li key={keys[at]} className={css.answer}>
            <span className={css.share}>{Math.round((100 * outcome.weight) / (total === 0 ? 1 : total))} %</span>
            {emits === undefined ? (
              <span className="tempo">no event</span>
            ) : (
              <>
                <Sign kind="event" size={16} />
                <EventLink event={emits} />
              </>
            )}
            {then !== undefined && (
              <>
                <span className="tempo">then</span>
                <EventLink event={then.emits} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function EventLink({ event }: { readonly event: string }): ReactElement {
  return (
    <button
      type="button"
      className={css.link}
      onClick={() => useSelection.getState().reveal({ type: "event", id: event })}
    >
      {event}
    </button>
  );
}

function latencyInWords(latency: BehaviourRecord["latency"]): string {
  if (latency === undefined) return "at once";
  if (!isLatencyRecord(latency)) return readable(latency);
  const lognormal = latency["lognormal"];
  if (lognormal !== undefined && isJsonObject(lognormal))
    return `${readable(lognormal["p50"])} to ${readable(lognormal["p99"])}`;
  return Object.keys(latency).join(", ");
}

function isLatencyRecord(
  latency: NonNullable<BehaviourRecord["latency"]>,
): latency is { readonly [name: string]: Json } {
  return typeof latency === "object";
}

function readable(value: Json | undefined): string {
  const parsed = parseDuration(value);
  return parsed.ok ? durationText(parsed.ms) : scalarText(value);
}
