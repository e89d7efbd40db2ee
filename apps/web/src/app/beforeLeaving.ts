// What is to be done before the page is left on purpose; the open document registers its saving here.

const waiting = new Set<() => Promise<void>>();

/** Registers something to be done first; the answer takes it back. */
export function doBeforeLeaving(work: () => Promise<void>): () => void {
  waiting.add(work);
  return () => waiting.delete(work);
}

/** Does all of it. */
export async function beforeLeaving(): Promise<void> {
  await Promise.all([...waiting].map((work) => work()));
}
