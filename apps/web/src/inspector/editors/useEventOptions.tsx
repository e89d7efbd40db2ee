// All event types of the document as choices with their ring.
import { useMemo } from "react";
import { Sign, type SelectOption } from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";

/** In order of writing. */
export function useEventOptions(): readonly SelectOption[] {
  const events = useDocument((state) => state.document.events);
  return useMemo(
    () => Object.keys(events).map((event) => ({ value: event, label: event, sign: <Sign kind="event" size={16} /> })),
    [events],
  );
}
