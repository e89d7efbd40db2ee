// A card of the picture as a node: edge, sign, words, and what state it is in.
import { signs, struckPath, type PictureCard, type PictureText } from "@laban/notation";
import { Handle, Position, type NodeProps } from "@xyflow/react";
import { memo, useId, type CSSProperties, type ReactElement } from "react";
import { useLive } from "../../run/liveStore.ts";
import type { CanvasNode } from "../picture/toFlow.ts";
import { Badge } from "./Badge.tsx";
import css from "./card.module.css";
import { Corners, Underline } from "./CardStates.tsx";
import countCss from "./count.module.css";
import frame from "./frame.module.css";
import handles from "./handles.module.css";
import { LossMark } from "./LossMark.tsx";
import marks from "./marks.module.css";
import { Line } from "./PictureTexts.tsx";
import { Port } from "./Port.tsx";
import { RenameField } from "./RenameField.tsx";
import { useDetail } from "../viewport/detail.ts";
import { Silhouette } from "./Silhouette.tsx";
import signCss from "./sign.module.css";
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

type CardProps = NodeProps<Extract<CanvasNode, { type: "card" }>>;

/** A pattern in either view; an event type or agent in the free view. */
export const CardNode = memo(function CardNode({ data }: CardProps): ReactElement {
  const isSilhouette = useDetail(({ detail }) => detail === "silhouettes");
  return isSilhouette ? <Silhouette card={data.card} spoken={data.spoken} /> : <Card data={data} />;
});

function Card({ data }: Pick<CardProps, "data">): ReactElement {
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
      <svg className={frame.drawing} width={rect.width} height={rect.height} aria-hidden="true">
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
            className={marks.mark}
            data-role={mark.role}
            data-filled={mark.role === "tab" && shading === "filled"}
            d={mark.path}
          />
        ))}
        <g className={signCss.sign} style={signPlace(card)}>
          <g className={signCss.signScale}>
            <g transform="translate(-10 -10)">
              <path className={signCss.signFill} d={sign.fill} {...(fill === undefined ? {} : { style: { fill } })} />
              <path className={signCss.signLine} d={sign.line} />
              {sign.always !== undefined && <path d={sign.always} fill="currentColor" />}
              {shading === "struck" && <path className={signCss.signLine} d={struckPath} />}
            </g>
          </g>
        </g>
        {card.texts.map((text) => (
          <g
            key={`${text.style} ${text.x} ${text.y}`}
            data-inverted={shading === "filled" && isOnTab(text, card, data.view)}
          >
            <Line text={text} />
          </g>
        ))}
        {state.problem !== undefined && <Underline card={card} field={state.problem.field} />}
        {state.isSelected && <Corners card={card} />}
      </svg>
      {count > 0 && card.countAt !== undefined && (
        <span className={countCss.count} style={countPlace(card.countAt, rect.width)}>
          {count.toLocaleString("en").replaceAll(",", "\u2009")}
        </span>
      )}
      {state.problem !== undefined && <Badge problem={state.problem} x={rect.width - 12} y={0} />}
      {state.losses !== undefined && <LossMark losses={state.losses} x={-1} y={rect.height} />}
      {state.legality !== null && <Port legality={state.legality.isLegal} x={0} y={signAt.y} />}
      {state.isRenaming && name !== undefined && (
        <RenameField
          elementRef={card.ref}
          x={name.x - 4}
          y={name.y - 15}
          width={Math.max(rect.width - name.x - 4, 110)}
        />
      )}
      <Handle id="in" type="target" position={Position.Left} className={handles.whole} isConnectableStart={false} />
      <Handle
        id="out"
        type="source"
        position={Position.Right}
        className={handles.exit}
        style={{ left: card.exit.x - 8, top: card.exit.y - 12 }}
        isConnectableEnd={false}
      />
    </div>
  );
}

/** Whether a text stands on the tab of a step: the names of the steps in the score, their numbers in the free view. */
function isOnTab(text: PictureText, card: PictureCard, view: CardProps["data"]["view"]): boolean {
  if (!card.marks.some((mark) => mark.role === "tab")) return false;
  return view === "score" ? text.style === "label" : text.style === "number" && text.anchor === "middle";
}

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
