// A card of the picture as a node: edge, sign, words, and what state it is in.
import { signs, struckPath, textWidth, type PictureCard } from "@laban/notation";
import { Handle, Position, type NodeProps } from "@xyflow/react";
import { memo, useId, type CSSProperties, type ReactElement } from "react";
import { useLive } from "../../run/liveStore.ts";
import type { CanvasNode } from "../picture/toFlow.ts";
import { Badge } from "./Badge.tsx";
import css from "./nodes.module.css";
import { Line } from "./PictureTexts.tsx";
import { RenameField } from "./RenameField.tsx";
import { useNodeState } from "./useNodeState.ts";

type Shading = "hollow" | "hatched" | "filled" | "struck";

/** How far the pattern's runs have come at the playhead, and how often it fired. */
function useProgress(card: PictureCard): { readonly shading: Shading; readonly count: number } {
  const counts = useLive((live) => (card.ref.type === "pattern" ? live.patterns.get(card.ref.id) : undefined));
  const events = useLive((live) => (card.ref.type === "event" ? (live.events.get(card.ref.id) ?? 0) : 0));
  if (card.ref.type === "event") return { shading: events > 0 ? "filled" : "hollow", count: events };
  if (counts === undefined) return { shading: "hollow", count: 0 };
  const timedOut = counts.outcomes.timeout;
  const count = card.kind === "absence" ? timedOut : counts.fired;
  if (counts.fired > 0) return { shading: "filled", count };
  if (timedOut > 0) return { shading: "struck", count };
  return { shading: counts.active > 0 ? "hatched" : "hollow", count };
}

/** A pattern in either view; an event type or agent in the free view. */
export const CardNode = memo(function CardNode({
  data,
}: NodeProps<Extract<CanvasNode, { type: "card" }>>): ReactElement {
  const { card, spoken } = data;
  const { rect, signAt } = card;
  const hatch = useId();
  const state = useNodeState(card.ref);
  const { shading, count } = useProgress(card);
  const sign = signs[card.sign];
  const fill =
    shading === "filled" || state.isSounding ? "currentColor" : shading === "hatched" ? `url(#${hatch})` : undefined;
  const name = card.texts.find((text) => text.style === "name" || text.style === "title") ?? card.texts[0];
  return (
    <div
      className={css.card}
      data-selected={state.isSelected}
      data-hovered={state.isHovered}
      data-sounding={state.isSounding}
      data-problem={state.problem?.severity}
      data-legal={state.legality === null ? undefined : state.legality.isLegal}
      data-kind={card.kind}
      aria-label={state.problem === undefined ? spoken : `${spoken}, ${state.problem.message}`}
      role="img"
      title={state.legality?.isLegal === false ? state.legality.reason : undefined}
    >
      <svg className={css.drawing} width={rect.width} height={rect.height} aria-hidden="true">
        {shading === "hatched" && (
          <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V4" stroke="currentColor" strokeWidth="2.4" />
          </pattern>
        )}
        {state.isSelected && <path className={css.halo} d={card.outline} />}
        <path className={css.edge} d={card.outline} />
        {card.marks.map((mark) => (
          <path
            key={mark.path}
            className={css.mark}
            data-role={mark.role}
            data-filled={mark.role === "tab" && shading === "filled"}
            d={mark.path}
          />
        ))}
        <g className={css.sign} style={signPlace(card)}>
          <g className={css.signScale}>
            <g transform="translate(-10 -10)">
              <path className={css.signFill} d={sign.fill} {...(fill === undefined ? {} : { style: { fill } })} />
              <path className={css.signLine} d={sign.line} />
              {sign.always !== undefined && <path d={sign.always} fill="currentColor" />}
              {shading === "struck" && <path className={css.signLine} d={struckPath} />}
            </g>
          </g>
        </g>
        {card.texts.map((text) => (
          <g
            key={`${text.style} ${text.x} ${text.y}`}
            data-inverted={
              text.style === "label" &&
              shading === "filled" &&
              card.marks.some((mark) => mark.role === "tab") &&
              data.view === "score"
            }
          >
            <Line text={text} />
          </g>
        ))}
        {state.problem !== undefined && <Underline card={card} field={state.problem.field} />}
        {state.isSelected && <Corners card={card} />}
      </svg>
      {count > 0 && card.countAt !== undefined && (
        <span className={css.count} style={countPlace(card.countAt, rect.width)}>
          {count.toLocaleString("en").replaceAll(",", "\u2009")}
        </span>
      )}
      {state.problem !== undefined && <Badge problem={state.problem} x={rect.width - 12} y={0} />}
      {state.legality !== null && <Port legality={state.legality.isLegal} x={0} y={signAt.y} />}
      {state.isRenaming && name !== undefined && (
        <RenameField
          elementRef={card.ref}
          x={name.x - 4}
          y={name.y - 15}
          width={Math.max(rect.width - name.x - 4, 110)}
        />
      )}
      <Handle id="in" type="target" position={Position.Left} className={css.whole} isConnectableStart={false} />
      <Handle
        id="out"
        type="source"
        position={Position.Right}
        className={css.exit}
        style={{ left: card.exit.x - 8, top: card.exit.y - 12 }}
        isConnectableEnd={false}
      />
    </div>
  );
});

/** Where the count is written. */
function countPlace(at: NonNullable<PictureCard["countAt"]>, width: number): CSSProperties {
  const top = at.y - 10.5;
  return at.anchor === "end" ? { right: width - at.x, top } : { left: at.x - 2, top };
}

/** Where the sign stands: at its place, and, when the names are gone, in the middle of the card's height. */
function signPlace({ signAt, rect, kind }: PictureCard): CSSProperties {
  const middle = kind === "sequence" || kind === "agent" ? signAt.y : rect.height / 2;
  return { "--sign-x": `${signAt.x}px`, "--sign-y": `${signAt.y}px`, "--sign-middle": `${middle}px` } as CSSProperties;
}

/** Squares at the corners of the body; a card of steps has its right ones at the last step. */
function Corners({ card }: { readonly card: PictureCard }): ReactElement {
  const { height } = card.rect;
  const width = card.rect.width - (card.ref.type === "pattern" ? 9 : 0);
  const top = card.ref.type === "pattern" ? Math.max(0, 2 * card.exit.y - height) : 0;
  return (
    <g className={css.corners}>
      {[
        [0, 0],
        [width, top],
        [0, height],
        [width, height],
      ].map(([x = 0, y = 0]) => (
        <rect key={`${x} ${y}`} x={x - 3} y={y - 3} width={6} height={6} />
      ))}
    </g>
  );
}

/** A wave under the condition when that is what is wrong, else under the name. */
function Underline({
  card,
  field,
}: {
  readonly card: PictureCard;
  readonly field: string | null;
}): ReactElement | null {
  const text =
    (field === "when" ? card.texts.find((one) => one.style === "code") : undefined) ??
    card.texts.find((one) => one.style === "name" || one.style === "title" || one.style === "label");
  if (text === undefined) return null;
  const width = textWidth(text.text, text.style);
  const waves = Array.from({ length: Math.ceil(width / 4) }, (_, index) => `q1 ${index % 2 === 0 ? -2 : 2} 2 0t2 0`);
  return <path className={css.wave} d={`M${text.x} ${text.y + 3}${waves.join("")}`} />;
}

/** Where a wire would arrive: a disc where it may, a cross where it may not. */
function Port({
  legality,
  x,
  y,
}: {
  readonly legality: boolean;
  readonly x: number;
  readonly y: number;
}): ReactElement {
  return (
    <svg
      className={css.port}
      style={{ left: x - 12, top: y - 12 }}
      width={24}
      height={24}
      data-legal={legality}
      aria-hidden="true"
    >
      {legality ? (
        <>
          <circle cx={12} cy={12} r={11} />
          <circle className={css.portDot} cx={12} cy={12} r={4} />
        </>
      ) : (
        <path d="M8 8L16 16M16 8L8 16" />
      )}
    </svg>
  );
}
