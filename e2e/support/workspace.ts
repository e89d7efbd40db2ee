// The workspace of one document as a person sees it: canvas, inspector, text, problems, and how the draft stands.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Api } from "./api.ts";
import { pasteText } from "./giveFile.ts";

export class Workspace {
  readonly page: Page;
  readonly canvas: Locator;
  readonly inspector: Locator;
  readonly textPane: Locator;
  readonly undo: Locator;
  readonly redo: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByRole("application", { name: /^The choreography/ });
    this.inspector = page.getByRole("complementary", { name: "Inspector" });
    this.textPane = page.getByRole("region", { name: "Text of the document" });
    this.undo = page.getByRole("banner").getByRole("button", { name: "Undo", exact: true });
    this.redo = page.getByRole("banner").getByRole("button", { name: "Redo", exact: true });
  }

  /** The document of the address; further calls of `open` lead elsewhere. */
  get documentId(): string {
    return new URL(this.page.url()).pathname.replace("/d/", "");
  }

  async open(id: string): Promise<void> {
    await this.page.goto(`/d/${id}`);
    await expect(this.canvas).toBeVisible();
  }

  /** A fresh copy of the example. */
  async openExample(api: Api): Promise<void> {
    await this.open(await api.create({ fromExample: "ecommerce" }));
  }

  /** A document with this text. */
  async openText(api: Api, text: string): Promise<void> {
    await this.open(await api.create({ text }));
  }

  /** A pattern, sequence or absence on the canvas, by its name. */
  sign(name: string): Locator {
    return this.canvas.getByRole("img", { name: new RegExp(`^(Pattern|Sequence|Absence) ${name}(,|$)`) });
  }

  /** An event type on the canvas. */
  event(name: string): Locator {
    return this.canvas.getByRole("img", { name: new RegExp(`^Event ${name}(,|$)`) });
  }

  /** An agent by its title: the head of its staff, or its card. */
  agent(title: string): Locator {
    return this.canvas.getByRole("img", { name: new RegExp(`^Agent ${title}(,|$)`) });
  }

  /** Selects a thing by its name, wherever it is. */
  async reveal(name: string): Promise<void> {
    await this.command(name);
    await expect(this.inspector.getByRole("heading", { name })).toBeVisible();
  }

  /** Does something with a row of the inspector, by its menu. */
  async rowMenu(row: string, entry: string): Promise<void> {
    await this.inspector.getByRole("button", { name: `Actions on ${row}`, exact: true }).click();
    await this.page.getByRole("menuitem", { name: entry, exact: true }).click();
  }

  signs(): Locator {
    return this.canvas.getByRole("img", { name: /^(Pattern|Sequence|Absence) / });
  }

  /** Shows all of the drawing: what is out of view is not drawn at all. */
  async fit(): Promise<void> {
    await this.canvas.focus();
    await this.page.keyboard.press("Shift+1");
  }

  async select(thing: Locator): Promise<void> {
    await thing.click({ position: { x: 14, y: 12 } });
  }

  /** Waits until the server has what is on screen; answers the text that it keeps. */
  async saved(api: Api): Promise<string> {
    await expect(this.page.getByRole("status").filter({ hasText: /^draft saved/ })).toBeVisible();
    return (await api.document(this.documentId)).text;
  }

  /** Opens a tab of the dock. */
  async dock(tab: "Timeline" | "Problems" | "Log" | "Metrics"): Promise<Locator> {
    await this.page.getByRole("tab", { name: new RegExp(`^${tab}`) }).click();
    return this.page.getByRole("tabpanel", { name: new RegExp(`^${tab}`) });
  }

  /** Opens the text beside the canvas. */
  async showText(): Promise<void> {
    if (await this.textPane.isVisible()) return;
    await this.page.getByRole("button", { name: "Text", exact: true }).click();
    await expect(this.textPane.locator(".view-line").first()).toBeVisible();
  }

  /** A line of the text that is in view. */
  lineWith(words: string): Locator {
    return this.textPane.locator(".view-line").filter({ hasText: words }).first();
  }

  /** Puts the caret behind the line with these words, and writes after taking away so many characters. */
  async writeAtEndOf(line: string, { takeAway = 0, write }: { takeAway?: number; write: string }): Promise<void> {
    await this.lineWith(line).click();
    await this.page.keyboard.press("End");
    for (let taken = 0; taken < takeAway; taken += 1) await this.page.keyboard.press("Backspace");
    await this.page.keyboard.insertText(write);
  }

  /** Pastes another text in place of the whole. */
  async pasteAll(text: string): Promise<void> {
    await this.textPane.locator(".view-lines").click();
    await this.page.keyboard.press("ControlOrMeta+A");
    await pasteText(this.page, text);
  }

  /** Pastes behind everything. */
  async pasteAtTheEnd(text: string): Promise<void> {
    await this.textPane.locator(".view-lines").click();
    await this.page.keyboard.press("ControlOrMeta+End");
    await pasteText(this.page, text);
  }

  /** Runs a command of the palette by its title. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+K");
    await this.page.getByRole("combobox", { name: /^Find a command/ }).fill(title);
    await this.page.getByRole("option", { name: title }).first().click();
  }
}
