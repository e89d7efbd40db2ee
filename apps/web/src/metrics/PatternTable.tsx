// Every pattern at the playhead: fired, no match, unknown, and when it fired. Its numbers lead to the records they count.
import type { ReactElement } from "react";
import { Sign } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { useSelection } from "../selection/selectionStore.ts";
import { CountLink } from "../run/CountLink.tsx";
import type { Happening } from "../run/log/logFilter.ts";
import type { RunTrace } from "../run/runTrace.ts";
import { useRanPatterns } from "../run/useRanPatterns.ts";
import { Card } from "./Card.tsx";
import { niceBucketMs } from "./niceBucket.ts";
import css from "./Metrics.module.css";

/** The patterns of the run, in the order of the document; those that the document no longer has come last. */
export function PatternTable({ trace, atMs }: { readonly trace: RunTrace; readonly atMs: number }): ReactElement {
  const document = useDocument((state) => state.document);
  const ran = useRanPatterns();
  const inDocument = Object.keys(document.patterns);
  const names = [...inDocument, ...trace.metrics.patterns.filter((name) => !inDocument.includes(name))];
  return (
    <Card title="Patterns" isWide>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Pattern</th>
            <th scope="col">fired</th>
            <th scope="col">no match</th>
            <th scope="col">unknown</th>
            <th scope="col">cooling</th>
            <th scope="col">fired, over the run</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const counts = trace.metrics.patternAt(name, atMs);
            const kind = Object.hasOwn(document.patterns, name)
              ? (document.patterns[name]?.kind ?? "pattern")
              : "pattern";
            const link = (count: number, happening: Happening): ReactElement => (
              <CountLink count={count} filter={{ type: "pattern", name, happening }} />
            );
            return (
              <tr key={name}>
                <th scope="row">
                  <button
                    type="button"
                    className={css.rowName}
                    onClick={() => useSelection.getState().reveal({ type: "pattern", id: name })}
                  >
                    <Sign
                      kind={kind}
                      size={16}
                      shading={counts.fired > 0 ? "filled" : counts.active > 0 ? "hatched" : "hollow"}
                    />
                    {name}
                  </button>
                </th>
                {ran !== null && !ran.has(name) && !trace.metrics.patterns.includes(name) ? (
                  <td colSpan={5} className={css.notRun}>
                    not in this run
                  </td>
                ) : (
                  <>
                    <td>{link(counts.fired, "fired")}</td>
                    <td>{link(counts.noMatch, "no match")}</td>
                    <td data-tone={counts.unknown > 0 ? "wait" : "plain"}>
                      {counts.unknown > 0 && "? "}
                      {link(counts.unknown, "unknown")}
                    </td>
                    <td>{link(counts.cooling, "cooling")}</td>
                    <td>
                      <FiredBars trace={trace} pattern={name} atMs={atMs} />
                    </td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}

/** When a pattern fired, as bars over the whole run. */
export function FiredBars({
  trace,
  pattern,
  atMs,
  height = 14,
}: {
  readonly trace: RunTrace;
  readonly pattern: string;
  readonly atMs: number;
  readonly height?: number;
}): ReactElement | null {
  const { span } = trace.metrics;
  if (span === undefined) return null;
  const bucketMs = niceBucketMs(span.toMs - span.fromMs + 1, 40);
  const { counts } = trace.metrics.firedPerBucket(pattern, { fromMs: span.fromMs, toMs: span.toMs + 1, bucketMs });
  const peak = counts.reduce((max, count) => Math.max(max, count), 1);
  const now = Math.floor((atMs - span.fromMs) / bucketMs);
  const width = 100 / counts.length;
  return (
    <svg
      className={css.bars}
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      style={{ height }}
      aria-hidden="true"
    >
      {[...counts].map((count, i) => {
        const bucket = `bucket ${i}`;
        const barPx = count === 0 ? 0 : Math.max((count / peak) * height, 1);
        return (
          <rect
            key={bucket}
            x={i * width}
            y={height - barPx}
            width={width * 0.76}
            height={barPx}
            className={i === now ? css.now : i < now ? css.played : css.coming}
          />
        );
      })}
    </svg>
  );
}
