// Tokens: what sounds travels along its wire as a diamond, at a constant speed. One canvas over all wires, drawn only
// while something sounds; wires are not animated themselves.
import type { Picture, Point } from "@laban/notation";
import { useStoreApi } from "@xyflow/react";
import { useEffect, useMemo, useRef, type ReactElement } from "react";
import { SOUND_MS, useLive } from "../../run/liveStore.ts";
import { along, lengthOf } from "./along.ts";
import { wireKey } from "./keys.ts";
import css from "./live.module.css";

const reduced = matchMedia("(prefers-reduced-motion: reduce)");

/** The overlay; covers its parent. */
export function Tokens({ picture }: { readonly picture: Picture }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const flow = useStoreApi();
  const paths = useMemo(() => {
    const byKey = new Map<string, readonly Point[][]>();
    for (const wire of picture.wires) {
      const key = wireKey(wire);
      byKey.set(key, [...(byKey.get(key) ?? []), [...wire.points]]);
    }
    return byKey;
  }, [picture]);

  useEffect(() => {
    let frame = 0;
    function draw(): void {
      frame = 0;
      const element = canvas.current;
      const pen = element?.getContext("2d");
      if (element === null || element === undefined || pen === null || pen === undefined) return;
      const ratio = devicePixelRatio;
      const { clientWidth, clientHeight } = element;
      if (element.width !== Math.round(clientWidth * ratio) || element.height !== Math.round(clientHeight * ratio)) {
        element.width = Math.round(clientWidth * ratio);
        element.height = Math.round(clientHeight * ratio);
      }
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.clearRect(0, 0, clientWidth, clientHeight);
      const live = useLive.getState();
      if (!live.isOn || !live.hasTokens || live.sounding.size === 0) return;
      const [x, y, zoom] = flow.getState().transform;
      const style = getComputedStyle(element);
      pen.fillStyle = style.getPropertyValue("--now");
      pen.strokeStyle = style.getPropertyValue("--canvas");
      pen.lineWidth = 1.5;
      const now = performance.now();
      for (const [key, begun] of live.sounding) {
        // Paused or without motion, a token waits where its wire ends.
        const share = live.isPlaying && !reduced.matches ? Math.min(1, (now - begun) / SOUND_MS) : 0.5;
        for (const points of paths.get(key) ?? []) diamond(pen, along(points, lengthOf(points) * share), x, y, zoom);
      }
      if (live.isPlaying) frame = requestAnimationFrame(draw);
    }
    const wake = (): void => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    const stops = [useLive.subscribe(wake), flow.subscribe(wake)];
    wake();
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, [paths, flow]);

  return <canvas ref={canvas} className={css.tokens} aria-hidden="true" />;
}

function diamond(pen: CanvasRenderingContext2D, at: Point, x: number, y: number, zoom: number): void {
  const reach = Math.max(3.5, 6 * zoom);
  const centreX = x + at.x * zoom;
  const centreY = y + at.y * zoom;
  pen.beginPath();
  pen.moveTo(centreX, centreY - reach);
  pen.lineTo(centreX + reach, centreY);
  pen.lineTo(centreX, centreY + reach);
  pen.lineTo(centreX - reach, centreY);
  pen.closePath();
  pen.fill();
  pen.stroke();
}
