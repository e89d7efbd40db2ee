// How an agent is played in a simulation: per action its latency, its workers, and its answers with their shares. Every change is one undo step.
import type { AgentRecord, DocumentPath } from "@laban/model";
import { useMemo, type ReactElement } from "react";
import { Button, Menu } from "../../controls/index.ts";
import { setField } from "../../document/changes.ts";
import { useDocument } from "../../document/documentStore.ts";
import { asksOfAgent } from "../../document/elements.ts";
import { openTextAt } from "../../text/textPlace.ts";
import inspector from "../Inspector.module.css";
import { Behaviour } from "./Behaviour.tsx";

/** The behaviours of agent `id`, with their heading. */
export function Behaviours({ id, agent }: { readonly id: string; readonly agent: AgentRecord }): ReactElement {
  const entries = Object.entries(agent.behaviours);
  const unanswered = useUnanswered(agent);
  const path: DocumentPath = ["agents", id, "behaviours"];
  const add = (action: string): boolean => setField([...path, action], { latency: "1s", outcomes: [{ weight: 1 }] });
  return (
    <>
      <div className={inspector.sectionHead}>
        <h3 className={inspector.sectionTitle}>Behaviours</h3>
        <Button
          look="quiet"
          size="small"
          icon="text"
          onClick={() => openTextAt({ path: entries.length === 0 ? ["agents", id] : path })}
        >
          as text
        </Button>
      </div>
      {entries.length === 0 && (
        <p className={inspector.muted}>None: asked for anything, it never answers in a simulation.</p>
      )}
      {entries.map(([action, behaviour]) => (
        <Behaviour key={action} agent={id} action={action} behaviour={behaviour} />
      ))}
      {unanswered.length > 0 && (
        <Menu
          trigger={
            <Button look="quiet" size="small" icon="plus">
              Add a behaviour
            </Button>
          }
          entries={[
            { type: "label", label: "Asked of it, and not answered yet" },
            ...unanswered.map((action) => ({ label: action, run: () => add(action) })),
          ]}
        />
      )}
    </>
  );
}

/** The actions that patterns ask of this agent and that it does not answer yet. */
function useUnanswered(agent: AgentRecord): readonly string[] {
  const document = useDocument((state) => state.document);
  const catalog = useDocument((state) => state.catalog);
  return useMemo(() => {
    const actions = asksOfAgent(document, catalog, agent).flatMap((id) => {
      const pattern = document.patterns[id];
      if (pattern === undefined) return [];
      const asks = catalog.find(pattern.kind)?.asks(pattern) ?? [];
      return asks.filter(({ capability }) => agent.capabilities.includes(capability)).map(({ action }) => action);
    });
    return [...new Set(actions)].filter((action) => action !== "" && !Object.hasOwn(agent.behaviours, action));
  }, [document, catalog, agent]);
}
