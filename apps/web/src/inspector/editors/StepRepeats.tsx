// How often a step comes, whether it may be missing, and whether the very next event must be it: said where it is not the usual.
import type { Json } from "@laban/model";
import type { ReactElement } from "react";
import { CountInput } from "./NumberInput.tsx";
import type { Rest } from "./eventTest.ts";
import type { Takes } from "./stepParts.ts";
import css from "./editors.module.css";

/** Nothing where the step comes once, in its turn. */
export function StepRepeats({
  name,
  rest,
  takes,
  set,
}: {
  readonly name: string;
  readonly rest: Rest;
  readonly takes: Takes;
  readonly set: (field: string, next: Json | undefined) => void;
}): ReactElement {
  const { min, max, optional, strict } = rest;
  const isRepeated = min !== undefined || max !== undefined;
  const isUnbounded = max === "unbounded";
  return (
    <>
      {isRepeated && (
        <div className={css.wrapped}>
          <span className={css.word}>comes</span>
          <CountInput label={`Least times of ${name}`} value={min} min={0} onChange={(next) => set("min", next)} />
          <span>to</span>
          {isUnbounded ? null : (
            <CountInput label={`Most times of ${name}`} value={max} onChange={(next) => set("max", next)} />
          )}
          <label className={css.check}>
            <input
              type="checkbox"
              aria-label={`Any number of times, ${name}`}
              checked={isUnbounded}
              disabled={takes === "all"}
              onChange={(event) => set("max", event.target.checked ? "unbounded" : undefined)}
            />
            any number
          </label>
        </div>
      )}
      {optional === true && <p className="tempo">may be missing</p>}
      {strict === true && <p className="tempo">must be the very next event</p>}
    </>
  );
}
