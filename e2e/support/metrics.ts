// The numbers of a run as the metrics tab and the run view show them.
import { expect, type Locator } from "@playwright/test";

/** What became of the runs of a stateful pattern, as its card counts them. */
export interface ShownOutcomes {
  readonly opened: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** The card of a stateful pattern. */
export function outcomeCard(place: Locator, pattern: string): Locator {
  return cardOf(place, new RegExp(`^${pattern}, (runs|obligations) opened`));
}

/** The card under a heading. */
export function cardOf(place: Locator, heading: string | RegExp): Locator {
  return place.getByRole("heading", { name: heading }).locator("xpath=ancestor::*[self::section or self::article][1]");
}

/** Reads the card, and holds it to the law that is written on it: opened is the sum of everything that became of them. */
export async function outcomesOf(place: Locator, pattern: string): Promise<ShownOutcomes> {
  const card = outcomeCard(place, pattern);
  await expect(card).toBeVisible();
  const [title, law, items] = await card.evaluate((element) => [
    element.querySelector("h1, h2, h3, h4")?.textContent ?? "",
    element.querySelector("[role=img][aria-label*='=']")?.getAttribute("aria-label") ?? "",
    [...element.querySelectorAll("li")].map((item) => [...item.children].map((child) => child.textContent ?? "")),
  ]);
  const opened = numberIn(title.slice(title.lastIndexOf("opened")));
  const counts = Object.fromEntries(items.map(([count = "", word = ""]) => [word.trim(), numberIn(count)]));
  const [left = "", right = ""] = law.split("=");
  const terms = left.split("+").map(numberIn);
  expect(numberIn(right), `the law of ${pattern}: ${law}`).toBe(opened);
  expect(
    terms.reduce((sum, term) => sum + term, 0),
    `the law of ${pattern}: ${law}`,
  ).toBe(opened);
  expect(Object.values(counts).toSorted(ascending), `the counts of ${pattern} and its law`).toEqual(
    terms.toSorted(ascending),
  );
  return { opened, counts };
}

/** The number in a text whose thousands are parted by thin gaps. */
export function numberIn(text: string): number {
  return Number(/\d+/.exec(text.replaceAll(/(?<=\d)[\u2009\u202f\u00a0 ](?=\d{3})/gu, ""))?.[0] ?? Number.NaN);
}

const ascending = (left: number, right: number): number => left - right;
