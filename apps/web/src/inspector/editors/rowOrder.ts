// Moving one of a list to another place, for rows that are dragged or moved by keys.

/** The list with the item at `from` moved so that it stands at `to`; the same list where either is none of its places. */
export function moved<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  const item = list[from];
  if (item === undefined || from === to || to < 0 || to >= list.length) return list;
  const others = list.filter((_, at) => at !== from);
  return [...others.slice(0, to), item, ...others.slice(to)];
}
