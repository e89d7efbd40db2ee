// Values that change with every frame of playback, at a pace that people can read and React can draw.
import { useEffect, useState } from "react";
import { type Cursor, useRun } from "./runStore.ts";

/** The cursor, at most every `everyMs` while playing and at once when it stands. */
export function useSteadyCursor(everyMs = 100): Cursor {
  const [cursor, setCursor] = useState(() => useRun.getState().cursor);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      timer = undefined;
      setCursor(useRun.getState().cursor);
    };
    const stop = useRun.subscribe((now, before) => {
      if (now.cursor === before.cursor) return;
      if (now.isPlaying) timer ??= setTimeout(show, everyMs);
      else {
        clearTimeout(timer);
        show();
      }
    });
    show();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [everyMs]);
  return cursor;
}

const SLOWEST_MS = 5_000;

/** The version of the trace, at most every `everyMs` while records come: what is computed from the whole trace follows it. */
export function useSteadyVersion(everyMs = 250): number {
  const [version, setVersion] = useState(() => useRun.getState().version);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      timer = undefined;
      setVersion(useRun.getState().version);
    };
    const stop = useRun.subscribe((now, before) => {
      if (now.trace !== before.trace) show();
      else if (now.version !== before.version || now.state !== before.state) {
        // What follows takes longer the longer the trace is: a million records are looked at again every few seconds.
        timer ??= setTimeout(show, Math.min(everyMs + now.trace.records.length / 400, SLOWEST_MS));
      }
    });
    show();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [everyMs]);
  return version;
}
