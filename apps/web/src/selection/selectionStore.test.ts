// Selecting, adding, revealing; readers are woken only by changes.
import { beforeEach, describe, expect, it } from "vitest";
import { onlySelected, useSelection } from "./selectionStore.ts";

const order = { type: "event", id: "order_received" } as const;
const check = { type: "pattern", id: "check_stock" } as const;

describe("the selection", () => {
  beforeEach(() => useSelection.setState({ selected: [], hovered: null, revealed: null }));

  it("replaces what was selected", () => {
    useSelection.getState().select([order]);
    useSelection.getState().select([check]);
    expect(useSelection.getState().selected).toEqual([check]);
  });
  it("adds and takes away with add, comparing by name and not by identity", () => {
    useSelection.getState().select([order]);
    useSelection.getState().select([check], { add: true });
    expect(useSelection.getState().selected).toEqual([order, check]);
    useSelection.getState().select([{ ...order }], { add: true });
    expect(useSelection.getState().selected).toEqual([check]);
  });
  it("keeps an event and a pattern of the same name apart", () => {
    useSelection.getState().select([order, { type: "pattern", id: "order_received" }]);
    expect(onlySelected(useSelection.getState())).toBeNull();
  });
  it("keeps the same list when nothing changed, so that readers are not woken", () => {
    useSelection.getState().select([order]);
    const before = useSelection.getState().selected;
    useSelection.getState().select([{ ...order }]);
    expect(useSelection.getState().selected).toBe(before);
  });
  it("reveals the same thing again when asked again", () => {
    useSelection.getState().reveal(order);
    const first = useSelection.getState().revealed?.count ?? 0;
    useSelection.getState().reveal(order);
    expect(useSelection.getState().revealed).toEqual({ ref: order, count: first + 1 });
  });
});
