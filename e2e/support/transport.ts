// The transport and what it moves: one run, its playhead, and where its numbers are read.
import { expect, type Locator, type Page } from "@playwright/test";
import { numberIn } from "./metrics.ts";

export class Transport {
  readonly page: Page;
  readonly group: Locator;
  readonly clock: Locator;
  readonly hash: Locator;
  readonly seed: Locator;

  constructor(page: Page) {
    this.page = page;
    this.group = page.getByRole("group", { name: "Transport" });
    this.clock = this.group.getByRole("time");
    this.hash = this.group.getByLabel(/^Trace hash/);
    this.seed = this.group.getByRole("textbox", { name: "seed" });
  }

  button(name: string): Locator {
    return this.group.getByRole("button", { name, exact: true });
  }

  /** Starts a run and waits until all of it has come; the playhead stands still. */
  async runToItsEnd(): Promise<void> {
    await this.button("Run and play").click();
    await this.hasCome();
    await this.pause();
  }

  /** All records are here, and the hash is known. */
  async hasCome(): Promise<void> {
    await expect(this.hash).toBeVisible({ timeout: 30_000 });
  }

  async pause(): Promise<void> {
    await this.button("Pause").click();
    await expect(this.button("Play")).toBeVisible();
  }

  /** How many events were played, of how many. */
  async events(): Promise<{ readonly played: number; readonly all: number }> {
    const said = await this.group.getByText(/^event /).innerText();
    const [played = Number.NaN, all = Number.NaN] = said.split(" of ").map(numberIn);
    return { played, all };
  }

  /** The eight characters of the trace hash that are shown. */
  async shownHash(): Promise<string> {
    await this.hasCome();
    return (await this.hash.innerText()).replace("#", "").trim();
  }

  /** Chooses in the menu of what is run. */
  async choose(entry: string | RegExp): Promise<void> {
    await this.group.getByRole("button", { name: /choose another$/ }).click();
    await this.page.getByRole("menuitem", { name: entry }).first().click();
  }
}
