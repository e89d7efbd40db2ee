// Editing: canvas, inspector and text are three views of one document, and undo goes through all of them.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Locator } from "@playwright/test";
import { expect, test } from "../support/laban.ts";
import { Workspace } from "../support/workspace.ts";

const example = readFileSync(
  fileURLToPath(new URL("../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url)),
  "utf8",
);

let workspace: Workspace;

test.beforeEach(async ({ page, api }) => {
  workspace = new Workspace(page);
  await workspace.openExample(api);
});

test("shows the example as a score: seven staffs, twelve signs, ten events, no problem", async () => {
  await expect(workspace.signs()).toHaveCount(12);
  await expect(workspace.canvas.getByRole("img", { name: /^Agent / })).toHaveCount(7);
  await expect(workspace.canvas.getByRole("img", { name: /^Event / })).toHaveCount(10);
  await expect(workspace.sign("flag_high_value")).toHaveAccessibleName(
    /on the staff Risk desk, data.order_value > 1000/,
  );
  await expect(await workspace.dock("Problems")).toContainText("No problems");
});

test("puts a pattern where its sign is dropped, on that agent's staff, ready to be named", async ({ page, api }) => {
  const staff = workspace.agent("Suppliers");
  const box = await staff.boundingBox();
  const canvas = await workspace.canvas.boundingBox();
  if (box === null || canvas === null) throw new Error("the score is not on screen");
  await page
    .getByRole("list", { name: "Signs" })
    .getByRole("button", { name: /^Pattern/ })
    .dragTo(workspace.canvas, {
      targetPosition: { x: canvas.width * 0.75, y: box.y + box.height / 2 - canvas.y },
    });
  await expect(page.getByRole("textbox", { name: "New name of pattern" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("praise_supplier");
  await page.keyboard.press("Enter");
  await expect(workspace.sign("praise_supplier")).toBeVisible();
  expect(await workspace.saved(api)).toMatch(/^ {2}praise_supplier:\n {4}kind: pattern\n[^]*?supplier_management/m);
});

test("takes a sign in hand by its letter: Esc lets go, a click on a pin puts it there, hearing that event", async ({
  page,
  api,
}) => {
  const hint = workspace.canvas.getByText("Click where the sequence goes");
  await workspace.canvas.focus();
  await page.keyboard.press("s");
  await expect(hint).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(hint).toBeHidden();
  await expect(workspace.undo).toBeDisabled();

  await page
    .getByRole("list", { name: "Signs" })
    .getByRole("button", { name: /^Sequence/ })
    .click();
  await workspace.event("payment_failed").hover();
  await expect(workspace.canvas.getByText("hears payment_failed")).toBeVisible();
  await workspace.event("payment_failed").click();
  await expect(page.getByRole("textbox", { name: "New name of sequence" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("gave_up");
  await page.keyboard.press("Enter");
  await expect(workspace.sign("gave_up")).toHaveAccessibleName(/hears payment_failed/);
  await expect(hint).toBeHidden();
  expect(await workspace.saved(api)).toMatch(/^ {2}gave_up:\n {4}kind: sequence\n {4}steps: \[payment_failed\]\n/m);

  // Where a staff leaves a choice, it is asked; nothing is taken silently.
  const staff = await workspace.canvas.getByRole("img", { name: /^Agent payments/i }).boundingBox();
  const canvas = await workspace.canvas.boundingBox();
  if (staff === null || canvas === null) throw new Error("the staff is not on screen");
  await page.keyboard.press("p");
  await page.mouse.click(canvas.x + canvas.width * 0.8, staff.y + staff.height - 8);
  await page.getByRole("combobox", { name: "What does it ask Payments for?" }).press("Enter");
  await page.keyboard.press("Enter");
  await expect(workspace.sign("pattern")).toHaveAccessibleName(/on the staff Payments/);
  expect(await workspace.saved(api)).toMatch(/^ {2}pattern:\n {4}kind: pattern\n {4}do: \{ action: process_payment,/m);
});

test("writes a changed condition to the text and onto the canvas", async ({ page, api }) => {
  await workspace.showText();
  await workspace.select(workspace.sign("flag_high_value"));
  const condition = workspace.inspector.getByRole("textbox", { name: "Condition" });
  await condition.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText("data.order_value > 2500");
  await expect(workspace.sign("flag_high_value")).toHaveAccessibleName(/data.order_value > 2500/);
  await expect(workspace.inspector.getByText(/order_value is (over|above|more than) 2500/)).toBeVisible();
  await expect(workspace.lineWith("data.order_value > 2500")).toBeVisible();
  expect(await workspace.saved(api)).toBe(example.replace("order_value > 1000", "order_value > 2500"));
});

test("follows what is typed in the text, on the canvas and in the inspector", async ({ api }) => {
  await workspace.select(workspace.sign("retry_payment"));
  await workspace.showText();
  await workspace.writeAtEndOf("when: data.retry_count < 3", { takeAway: 1, write: "5" });
  await expect(workspace.sign("retry_payment")).toHaveAccessibleName(/data.retry_count < 5/);
  await expect(workspace.inspector).toContainText("data.retry_count < 5");
  expect(await workspace.saved(api)).toBe(example.replace("when: data.retry_count < 3", "when: data.retry_count < 5"));
});

test("connects by dragging, and entirely by keyboard: C, the target's name, Enter", async ({ page, api }) => {
  await drag(workspace.event("review_cleared"), workspace.sign("start_packing"));
  await expect(workspace.sign("start_packing")).toHaveAccessibleName(/hears payment_successful and review_cleared/);
  const connected = await workspace.saved(api);
  expect(connected).toContain("on: [payment_successful, review_cleared]");
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(workspace.sign("start_packing")).toHaveAccessibleName(/hears payment_successful,/);
  expect(await workspace.saved(api)).toBe(example);

  await workspace.select(workspace.event("review_cleared"));
  await page.keyboard.press("c");
  await page.getByRole("combobox", { name: "review_cleared reaches" }).fill("start_packing");
  await page.keyboard.press("Enter");
  await expect(workspace.sign("start_packing")).toHaveAccessibleName(/hears payment_successful and review_cleared/);
  await expect(workspace.canvas.getByRole("status")).toContainText(/Connected: .*start_packing/);
  expect(await workspace.saved(api)).toBe(connected);
});

test("connects click by click, and closes the gap when a pattern in the middle goes", async ({ page, api }) => {
  // The first click selects a pin, the next takes a wire from it.
  await workspace.event("review_cleared").click({ position: { x: 12, y: 12 } });
  await workspace.event("review_cleared").click({ position: { x: 12, y: 12 } });
  await workspace.event("payment_failed").hover();
  await expect(workspace.canvas.getByText("An event type reaches patterns, not other event types.")).toBeVisible();
  await workspace.sign("start_packing").click({ position: { x: 60, y: 20 } });
  await expect(workspace.sign("start_packing")).toHaveAccessibleName(/hears payment_successful and review_cleared/);
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(workspace.sign("start_packing")).toHaveAccessibleName(/hears payment_successful,/);

  await workspace.select(workspace.sign("take_payment"));
  await page.keyboard.press("ControlOrMeta+Delete");
  await expect(workspace.sign("take_payment")).toHaveCount(0);
  await expect(workspace.sign("start_packing")).toHaveAccessibleName(/hears inventory_confirmed,/);
  await page.keyboard.press("ControlOrMeta+Z");
  expect(await workspace.saved(api)).toBe(example);
});

test("dims what a search does not find, and what is no cause or effect", async ({ page }) => {
  const inkOf = (thing: Locator) =>
    thing.evaluate((element) => Number(getComputedStyle(element.closest(".react-flow__node") ?? element).opacity));
  await page.keyboard.press("ControlOrMeta+F");
  await page.getByRole("searchbox", { name: "Find in the document" }).fill("shipping");
  await expect.poll(() => inkOf(workspace.sign("check_stock"))).toBeLessThan(0.5);
  await expect.poll(() => inkOf(workspace.sign("book_shipping"))).toBe(1);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^1 of \d+ found$/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect.poll(() => inkOf(workspace.sign("check_stock"))).toBe(1);

  await workspace.fit();
  await workspace.select(workspace.sign("retry_payment"));
  await page.keyboard.press("Shift+F");
  await expect.poll(() => inkOf(workspace.sign("ask_for_review"))).toBeLessThan(0.5);
  await expect.poll(() => inkOf(workspace.event("payment_failed"))).toBe(1);
  // The focus outlives the selection, and is left by Esc all the same.
  const canvas = await workspace.canvas.boundingBox();
  if (canvas === null) throw new Error("the canvas is not on screen");
  await workspace.canvas.click({ position: { x: canvas.width * 0.8, y: canvas.height - 60 } });
  await expect(workspace.inspector.getByRole("textbox", { name: "Description" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect.poll(() => inkOf(workspace.sign("ask_for_review"))).toBe(1);
});

test("renames with F2 everywhere: references, steps, behaviours and conditions; comments stay", async ({
  page,
  api,
}) => {
  await workspace.select(workspace.event("payment_successful"));
  await page.keyboard.press("F2");
  await page.getByRole("textbox", { name: "New name of payment_successful" }).fill("paid");
  await page.keyboard.press("Enter");
  await expect(workspace.event("paid")).toBeVisible();
  await expect(workspace.event("payment_successful")).toHaveCount(0);
  expect(await workspace.saved(api)).toBe(example.replaceAll("payment_successful", "paid"));
});

test("takes back canvas, inspector and text edits one by one to the same bytes, and does them again", async ({
  page,
  api,
}) => {
  await workspace.showText();
  await workspace.select(workspace.event("review_cleared"));
  await page.keyboard.press("c");
  await page.getByRole("combobox", { name: "review_cleared reaches" }).fill("ask_for_review");
  await page.keyboard.press("Enter");
  await expect(workspace.sign("ask_for_review")).toHaveAccessibleName(/and review_cleared/);

  await workspace.select(workspace.sign("check_stock"));
  await workspace.writeAtEndOf("when: data.order_value > 0", { write: "5" });
  await expect(workspace.sign("check_stock")).toHaveAccessibleName(/order_value > 05|order_value > 5/);
  const priority = workspace.inspector.getByRole("textbox", { name: "Priority" });
  await priority.fill("3");
  await priority.press("Enter");

  await workspace.fit();
  await workspace.select(workspace.sign("send_tracking"));
  await page.keyboard.press("Delete");
  await expect(workspace.sign("send_tracking")).toHaveCount(0);
  const edited = await workspace.saved(api);

  for (let steps = 0; (await workspace.undo.isEnabled()) && steps < 12; steps += 1) await workspace.undo.click();
  await expect(workspace.signs()).toHaveCount(12);
  expect(await workspace.saved(api)).toBe(example);
  for (let steps = 0; (await workspace.redo.isEnabled()) && steps < 12; steps += 1) await workspace.redo.click();
  await expect(workspace.sign("send_tracking")).toHaveCount(0);
  expect(await workspace.saved(api)).toBe(edited);
});

test("draws the same document freely; moving cards changes the layout, never the bundle", async ({ page, api }) => {
  const before = await api.bundleHash(example);
  await page.getByRole("group", { name: "View of the document" }).getByRole("button", { name: "Free" }).click();
  await workspace.fit();
  await expect(workspace.signs()).toHaveCount(12);
  const card = workspace.sign("retry_payment");
  const box = await card.boundingBox();
  if (box === null) throw new Error("the card is not on screen");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 50, box.y + box.height / 2 + 30, { steps: 6 });
  await page.mouse.up();
  await expect(workspace.undo).toBeEnabled();
  const moved = await workspace.saved(api);
  expect(moved).toMatch(/^layout:/m);
  expect(await api.bundleHash(moved)).toBe(before);
  // With Alt a copy is let go; lined up they stand on one edge; the map leads elsewhere; the view is remembered.
  const beside = await card.boundingBox();
  if (beside === null) throw new Error("the card is not on screen");
  await page.mouse.move(beside.x + beside.width / 2, beside.y + 5);
  await page.mouse.down();
  await page.keyboard.down("Alt");
  await page.mouse.move(beside.x + beside.width / 2 + 90, beside.y + 45, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Alt");
  await expect(workspace.sign("retry_payment_2")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Alt+A");
  await expect
    .poll(async () => (await workspace.sign("retry_payment_2").boundingBox())?.x)
    .toBe((await workspace.event("order_received").boundingBox())?.x);
  await page.keyboard.press("ControlOrMeta+Z");
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(workspace.sign("retry_payment_2")).toHaveCount(0);
  await page.getByRole("img", { name: /^Map of the drawing/ }).click({ position: { x: 4, y: 4 } });
  await expect.poll(async () => (await card.boundingBox())?.x).not.toBe(beside.x);
  await page.reload();
  await expect(page.getByRole("img", { name: /^Map of the drawing/ })).toBeVisible();
  await page.getByRole("group", { name: "View of the document" }).getByRole("button", { name: "Score" }).click();
  await expect(workspace.agent("Payments")).toBeVisible();
  expect(await workspace.saved(api)).toBe(moved);
});

test("lists a problem with its place, leads there, and mends it at one press", async ({ api }) => {
  await workspace.showText();
  await workspace.select(workspace.sign("check_stock"));
  await workspace.writeAtEndOf("when: data.order_value > 0", { takeAway: 5, write: " > 0" });
  const problems = await workspace.dock("Problems");
  const row = problems.getByRole("listitem").filter({ hasText: "order_valu" });
  await expect(row).toContainText("check_stock");
  await expect(workspace.sign("check_stock")).toHaveAccessibleName(/order_valu\b.*order_value/);
  await workspace.select(workspace.sign("unpaid"));
  await row.getByRole("button").first().click();
  await expect(workspace.inspector.getByRole("button", { name: "check_stock", exact: true })).toBeVisible();
  await row
    .getByRole("button", { name: /order_value/ })
    .last()
    .click();
  await expect(problems).toContainText("No problems");
  expect(await workspace.saved(api)).toBe(example);
});

test("saves by itself: a reload shows the edit", async ({ page, api }) => {
  await page.getByRole("button", { name: "E-commerce order processing", exact: true }).click();
  await page.getByRole("textbox", { name: "Name of the choreography" }).fill("Orders of the winter");
  await page.keyboard.press("Enter");
  await workspace.saved(api);
  await page.reload();
  await expect(page.getByRole("button", { name: "Orders of the winter", exact: true })).toBeVisible();
  await expect(page).toHaveTitle(/^Orders of the winter/);
  expect(await workspace.saved(api)).toBe(
    example.replace("name: E-commerce order processing", "name: Orders of the winter"),
  );
});

async function drag(from: Locator, to: Locator): Promise<void> {
  const page = from.page();
  const [start, end] = await Promise.all([from.boundingBox(), to.boundingBox()]);
  if (start === null || end === null) throw new Error("what is dragged, or its target, is not on screen");
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + 50, end.y + 10, { steps: 8 });
  await page.mouse.move(end.x + 40, end.y + end.height / 2, { steps: 3 });
  await page.mouse.up();
}
