// For everybody: no serious violation by axe in light and dark, the main flow by keyboard alone, a spoken name for every part.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/laban.ts";
import { outcomesOf } from "../support/metrics.ts";
import { Transport } from "../support/transport.ts";
import { Workspace } from "../support/workspace.ts";

const dock = "[aria-label='Runs']";

test("home has no serious violation, in light and dark", async ({ page, api }) => {
  await api.create({ fromExample: "ecommerce" });
  await page.goto("/");
  const recent = page.getByRole("region", { name: "Recent choreographies" });
  await expect(recent.getByRole("listitem").first()).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
});

test("the workspace has none: drawing, inspector, text, problems", async ({ page, api }) => {
  const workspace = new Workspace(page);
  await workspace.openExample(api);
  await workspace.showText();
  await workspace.select(workspace.sign("retry_payment"));
  await expect(workspace.inspector.getByRole("textbox", { name: "Condition" })).toBeVisible();
  await workspace.writeAtEndOf("when: data.retry_count < 3", { takeAway: 1, write: "x" });
  await expect((await workspace.dock("Problems")).getByRole("listitem").first()).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
});

test("a run has none: timeline, details, metrics, log, table", async ({ page, api }) => {
  const workspace = new Workspace(page);
  const transport = new Transport(page);
  await workspace.openExample(api);
  await transport.runToItsEnd();
  await transport.button("To the end").click();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await outcomesOf(page.getByRole("region", { name: "Numbers of the run" }), "unpaid");
  const lane = page.getByRole("button", { name: /^ord-4\d\d\d/ }).first();
  await lane.click();
  expect(await violationsOn(page)).toEqual([]);
  const log = await workspace.dock("Log");
  await log.getByRole("option").first().click();
  expect(await violationsOn(page, dock)).toEqual([]);
  await workspace.dock("Metrics");
  expect(await violationsOn(page, dock)).toEqual([]);
  await workspace.dock("Timeline");
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await expect(page.getByRole("table", { name: "Correlations" })).toBeVisible();
  expect(await violationsOn(page, dock)).toEqual([]);
});

test("the main flow goes by keyboard alone: open, walk, edit, connect, undo, run, read", async ({ page, api }) => {
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Play the example" })).toBeEnabled();
  await reach(page, "New choreography");
  await page.keyboard.press("Enter");
  const workspace = new Workspace(page);
  await expect(workspace.canvas).toBeVisible();

  // An agent, an event, a pattern that hears it: each taken in hand by its letter, put by Enter, and named.
  await workspace.canvas.focus();
  await page.keyboard.press("g");
  await page.keyboard.press("Enter");
  await name(page, "keeper");
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await page.keyboard.press("Enter");
  await name(page, "lamp_lit");
  await expect(workspace.event("lamp_lit")).toBeVisible();
  await page.keyboard.press("p");
  await expect(workspace.canvas.getByText("hears lamp_lit")).toBeVisible();
  await page.keyboard.press("Enter");
  await name(page, "note_it");
  await expect(workspace.sign("note_it")).toHaveAccessibleName(/hears lamp_lit/);

  // Renamed, moved, deleted and brought back; the focus returns to the canvas each time.
  await page.keyboard.press("F2");
  await name(page, "write_down");
  await expect(workspace.canvas).toBeFocused();
  await page.keyboard.press("ControlOrMeta+K");
  await page.getByRole("combobox", { name: /^Find a command/ }).fill("freely");
  await page.keyboard.press("Enter");
  await expect(workspace.canvas).toBeFocused();
  await page.keyboard.press("Shift+ArrowRight");
  expect(await workspace.saved(api)).toMatch(/^layout:\n {2}free:\n {4}"pattern:write_down"/m);
  await page.keyboard.press("Delete");
  await expect(workspace.sign("write_down")).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(workspace.sign("write_down")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Shift+Z");
  await expect(workspace.sign("write_down")).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+Z");
  expect(await workspace.saved(api)).toMatch(/write_down:\n {4}kind: pattern/);

  // Tab reaches the transport, the dock and the inspector; nothing traps the focus.
  await reach(page, "Run and play");
  await reach(page, "Timeline");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: /^Problems/ })).toHaveAttribute("aria-selected", "true");
});

test("the canvas is one stop; arrows follow its wires and say where they are", async ({ page, api }) => {
  const workspace = new Workspace(page);
  await workspace.openExample(api);
  await workspace.select(workspace.event("order_received"));
  await page.keyboard.press("ArrowRight");
  await expect(workspace.canvas.getByRole("status")).toContainText(/^(Pattern|Sequence|Absence|Event) /);
  const first = await workspace.canvas.getByRole("status").innerText();
  await page.keyboard.press("ArrowRight");
  await expect(workspace.canvas.getByRole("status")).not.toHaveText(first);
  await page.keyboard.press("Tab");
  expect(await workspace.canvas.evaluate((canvas) => canvas.contains(document.activeElement))).toBe(true);
  // Wires are said in words, not in ids.
  for (const wire of await workspace.canvas.locator(".react-flow__edge").all())
    await expect(wire).not.toHaveAccessibleName(/:/);
});

test("the outline mirrors the drawing as a tree that is walked with arrows", async ({ page, api }) => {
  const workspace = new Workspace(page);
  await workspace.openExample(api);
  await page.getByRole("button", { name: "Outline" }).click();
  const outline = page.getByRole("tree", { name: "Outline" });
  await expect(outline.getByRole("treeitem", { name: "retry_payment" })).toBeVisible();
  await outline.getByRole("treeitem").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(outline.getByRole("treeitem", { selected: true })).toHaveCount(1);
});

test("single letters never fire while somebody writes, and can be switched off", async ({ page, api }) => {
  const workspace = new Workspace(page);
  await workspace.openExample(api);
  await page.getByRole("textbox", { name: "Description" }).fill("e p s a g");
  await expect(workspace.signs()).toHaveCount(12);
  await workspace.command("Switch the single-key shortcuts on or off");
  await workspace.canvas.focus();
  await page.keyboard.press("p");
  await page.keyboard.press("?");
  await page.keyboard.press("Enter");
  await expect(workspace.signs()).toHaveCount(12);
  await expect(workspace.undo).toBeEnabled();
  await workspace.undo.click();
  await expect(workspace.undo).toBeDisabled();

  // One Esc closes a dialog, though the tip of the control that has the focus is open over it.
  await workspace.command("All shortcuts");
  const shortcuts = page.getByRole("dialog", { name: "Shortcuts" });
  await expect(shortcuts).toBeVisible();
  await shortcuts.getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Escape");
  await expect(shortcuts).toBeHidden();
});

/** What is wrong in light; and, because it is the same page in other colours, with the colours in the dark. */
async function violationsOn(page: Page, part?: string): Promise<readonly string[]> {
  const inLight = await judge(page, part);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const inDark = await judge(page, part, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light" });
  return [...inLight, ...inDark];
}

async function judge(page: Page, part?: string, rules?: string[]): Promise<readonly string[]> {
  // What fades in is judged once it is there.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  if (rules !== undefined) axe.withRules(rules);
  if (part !== undefined) axe.include(part);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`),
    );
}

/** Presses Tab until the focus is on something of that name. */
async function reach(page: Page, wanted: string): Promise<void> {
  for (let stops = 0; stops < 60; stops += 1) {
    const at = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused?.getAttribute("aria-label") ?? focused?.textContent ?? "";
    });
    if (at.startsWith(wanted)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`“${wanted}” was not reached in 60 stops`);
}

async function name(page: Page, wanted: string): Promise<void> {
  await expect(page.getByRole("textbox", { name: /^New name of/ })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(wanted);
  await page.keyboard.press("Enter");
}
