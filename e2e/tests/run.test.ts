// Running: events arrive, the playhead moves over them, numbers keep their law, and the same seed is the same run everywhere.
import { smallText } from "../support/documents.ts";
import { expect, test } from "../support/laban.ts";
import { cardOf, outcomesOf } from "../support/metrics.ts";
import { Transport } from "../support/transport.ts";
import { Workspace } from "../support/workspace.ts";

let workspace: Workspace;
let transport: Transport;

test.beforeEach(({ page }) => {
  workspace = new Workspace(page);
  transport = new Transport(page);
});

test("fills timeline, canvas, metrics and log from one run with seed 4127", async ({ page, api }) => {
  await workspace.openExample(api);
  await expect(transport.seed).toHaveValue("4127");
  await transport.button("Run and play").click();
  await expect.poll(async () => (await transport.events()).played).toBeGreaterThan(0);
  await expect(workspace.canvas.getByRole("img", { name: /^Agent / }).first()).toBeVisible();
  const shown = await transport.shownHash();
  const [run] = await api.runs(workspace.documentId);
  expect(run).toMatchObject({ status: "finished", seed: 4127 });
  expect(run?.summary?.traceHash.split(":").at(-1)).toMatch(new RegExp(`^${shown}`));
  await transport.pause();

  const timeline = await workspace.dock("Timeline");
  await expect(page.getByRole("tab", { name: /^Timeline/ })).toHaveText(/400$/);
  await expect(timeline.getByRole("button", { name: /^ord-41\d\d/ }).first()).toBeVisible();

  await transport.button("To the end").click();
  expect(await transport.events()).toEqual({ played: run?.events, all: run?.events });
  // What fired says how often: every order was checked.
  await expect(workspace.sign("check_stock")).toHaveText(/400/);
  const log = await workspace.dock("Log");
  await expect(log.getByRole("listbox")).toBeVisible();

  const metrics = await workspace.dock("Metrics");
  const unpaid = await outcomesOf(metrics, "unpaid");
  expect(unpaid.opened).toBe(400);
  expect(unpaid.counts["timeout"]).toBeGreaterThan(0);
  const delivery = await outcomesOf(metrics, "order_to_delivery");
  expect(delivery.opened).toBe(400);
  expect(delivery.counts["matched"]).toBeGreaterThan(200);
  const patterns = cardOf(metrics, "Patterns").getByRole("table");
  await expect(patterns.getByRole("row")).toHaveCount(13);
  await expect(
    patterns
      .getByRole("row", { name: /check_stock/ })
      .getByRole("cell")
      .first(),
  ).toHaveText("400");
  // A number leads to the records that it counts.
  const refusals = patterns.getByRole("button", { name: /show in the log: stop_retrying, no match/ });
  const counted = await refusals.innerText();
  await refusals.click();
  await expect(log.getByRole("status")).toContainText(`${counted} records`);
  await expect(log.getByRole("option").first()).toContainText("stop_retrying");
});

test("moves one playhead by buttons, by keys and by hand; the law holds wherever it stands", async ({ page, api }) => {
  await workspace.openExample(api);
  await transport.runToItsEnd();
  await transport.button("To the start").click();
  await transport.button("Next event").click();
  expect((await transport.events()).played).toBe(1);
  await expect(transport.clock).toHaveText(/^14:00:/);
  const first = await transport.clock.innerText();
  await expect(workspace.event("order_received")).toHaveAttribute("data-happened", "true");

  for (let steps = 1; steps < 12; steps += 1) await transport.button("Next event").click();
  const metrics = await workspace.dock("Metrics");
  const early = await outcomesOf(metrics, "unpaid");
  expect(early.opened).toBeGreaterThan(1);
  expect(early.opened).toBeLessThan(12);
  await transport.button("To the start").click();
  await transport.button("Next event").click();

  await workspace.canvas.focus();
  await page.keyboard.press(".");
  expect((await transport.events()).played).toBe(2);
  await page.keyboard.press(",");
  expect((await transport.events()).played).toBe(1);
  expect(await transport.clock.innerText()).toBe(first);
  await page.keyboard.press("]");
  const { played, all } = await transport.events();
  expect(played).toBe(all);
  await page.keyboard.press("[");
  expect((await transport.events()).played).toBe(0);

  await page.keyboard.press(" ");
  await expect(transport.button("Pause")).toBeVisible();
  await expect.poll(async () => (await transport.events()).played).toBeGreaterThan(2);
  await page.keyboard.press(" ");
  await expect(transport.button("Play")).toBeVisible();
  const stood = await transport.events();
  await expect(transport.clock).not.toHaveText(first);
  expect(await transport.events()).toEqual(stood);

  await transport.group.getByRole("button", { name: /speed/i }).click();
  await page.getByRole("menuitem", { name: /^Instant/ }).click();
  // In the run view Space plays, though the menu and the switch were pressed last.
  await page.getByRole("banner").getByRole("button", { name: "Run", exact: true }).click();
  await page.keyboard.press(" ");
  await expect.poll(async () => (await transport.events()).played).toBe(all);
  await expect(page.getByRole("menu")).toBeHidden();
  await expect(transport.button("Play")).toBeVisible();

  // A press on the ruler moves it, and its flag can be dragged.
  const timeline = await workspace.dock("Timeline");
  const picture = timeline.getByRole("img", { name: /^Timeline/ });
  await picture.focus();
  await page.keyboard.press("f");
  const box = await picture.boundingBox();
  if (box === null) throw new Error("the timeline is not on screen");
  await page.mouse.click(box.x + box.width / 4, box.y + 8);
  await expect.poll(async () => (await transport.events()).played).toBeLessThan(all);
  const pressed = (await transport.events()).played;
  // The flag of the playhead is taken and dragged on.
  await page.mouse.move(box.x + box.width / 4, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 8, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => (await transport.events()).played).toBeGreaterThan(pressed);
  expect((await transport.events()).played).toBeLessThan(all);

  const heads = timeline.getByRole("button", { name: /^ord-\d+/ });
  await transport.button("To the start").click();
  for (let steps = 0; steps < 43; steps += 1) await page.keyboard.press(".");
  // The lane of the event that sounds is in view; pinned, it stays whatever is filtered.
  await expect(heads.filter({ hasText: "ord-4112" })).toBeVisible();
  await timeline.getByRole("button", { name: "Keep ord-4112 on top" }).click();
  await page.getByRole("textbox", { name: "Filter of the timeline" }).fill("ord-4300");
  await expect(heads).toHaveText([/^ord-4112/, /^ord-4300/]);
});

test("gives the same hash for the same seed, on the server, in the page and opened again, and another for another", async ({
  page,
  api,
}) => {
  await workspace.openExample(api);
  await transport.runToItsEnd();
  const first = await transport.shownHash();
  const again = async (): Promise<string> => {
    const before = await api.runs(workspace.documentId);
    await workspace.command("Run again with the same seed");
    await expect.poll(async () => (await api.runs(workspace.documentId)).length).toBe(before.length + 1);
    await transport.hasCome();
    return transport.shownHash();
  };
  expect(await again()).toBe(first);

  await transport.seed.fill("4128");
  await transport.seed.press("Enter");
  const other = await again();
  expect(other).not.toBe(first);

  // Kept runs open again: the one that was shown after a reload, any other from the menu.
  await page.reload();
  await expect(transport.hash).toHaveAccessibleName(new RegExp(other), { timeout: 30_000 });
  await transport.choose(/seed 4127/);
  await expect(transport.hash).toHaveAccessibleName(new RegExp(first), { timeout: 30_000 });
  const { played, all } = await transport.events();
  expect(played).toBe(all);

  await transport.seed.fill("4127");
  await transport.seed.press("Enter");
  const kept = (await api.runs(workspace.documentId)).length;
  await transport.choose("In this page");
  await transport.choose("Run again");
  await expect(transport.hash).toHaveAccessibleName(new RegExp(first), { timeout: 30_000 });
  expect(await api.runs(workspace.documentId)).toHaveLength(kept);
  await expect(page.getByRole("tab", { name: /^Timeline/ })).toHaveText(/400$/);
});

const endless = smallText.replace("count: 30", "count: 200000").replace("horizon: 1h", "horizon: 3000h");

test("cancels a run in its middle or before it begins, keeps what came, and says so", async ({ page, api }) => {
  await workspace.openText(api, endless);
  await transport.button("Run and play").click();
  await expect.poll(async () => (await transport.events()).all, { timeout: 20_000 }).toBeGreaterThan(0);
  await transport.button("Cancel").click();
  await expect(transport.group.getByText(/cancelled/i)).toBeVisible();
  await expect(page.getByText(/It was stopped at 20\d\d-/)).toBeVisible();
  expect((await api.runs(workspace.documentId))[0]?.status).toBe("cancelled");
  expect((await transport.events()).all).toBeGreaterThan(0);

  // One that the server has not answered for yet is cancelled as soon as it has.
  let answer = (): void => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/runs\.start/, async (route) => {
    await held;
    await route.continue();
  });
  await transport.button("Run again").click();
  await transport.button("Cancel").click();
  answer();
  await expect
    .poll(async () => (await api.runs(workspace.documentId)).map(({ status }) => status))
    .toEqual(["cancelled", "cancelled"]);
  await expect(transport.group.getByText(/cancelled/i)).toBeVisible();
});

const refused = smallText.replace(/\bon: \w+/, "on: nothing_like_it");

test("leads to the same moment by its address, and keeps a run whose next one is refused", async ({ page, api }) => {
  await workspace.openText(api, smallText);
  await transport.runToItsEnd();
  await transport.button("To the start").click();
  for (let steps = 0; steps < 5; steps += 1) await transport.button("Next event").click();
  const moment = await transport.clock.innerText();
  const { all } = await transport.events();
  await expect(page).toHaveURL(/\?run=[\w-]+&at=\d+$/);
  const address = page.url();

  await page.goto("/");
  await page.goto(address);
  await expect.poll(async () => (await transport.events()).played).toBe(5);
  await expect(transport.clock).toHaveText(moment);
  await transport.hasCome();
  // Stepping changed the address of this place, it made no further ones.
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
  await page.goForward();
  await expect.poll(async () => (await transport.events()).played).toBe(5);

  await workspace.showText();
  await workspace.pasteAll(refused);
  await expect(page.getByText(/^The drawing has changed since this run/)).toBeVisible();
  await transport.button("Run again").click();
  const refusal = page.getByRole("alert").filter({ hasText: "The document cannot be run yet" });
  await expect(refusal).toContainText("nothing_like_it");
  expect(await transport.events()).toEqual({ played: 5, all });
  await workspace.undo.click();
  await expect(refusal).toBeHidden();
});

test("can be read: payload, cause and consequences of an event, a filtered timeline, a table", async ({
  page,
  api,
}) => {
  await workspace.openExample(api);
  await transport.runToItsEnd();
  await transport.button("To the start").click();
  await transport.button("Next event").click();
  const log = await workspace.dock("Log");
  await log
    .getByRole("option", { name: /order_received/ })
    .first()
    .click();
  await workspace.dock("Timeline");
  const details = page.getByRole("region", { name: "Details of order_received" });
  await expect(details).toContainText("ord-4101");
  await expect(details).toContainText(/From outside/);
  await expect(details).toContainText("check_stock");
  // Sensitive fields are not on show.
  await expect(details).not.toContainText("customer-1@example.com");
  // What did not fire says why: its condition, clause by clause, with the value that the event had.
  await details
    .getByRole("list", { name: "Did not fire" })
    .getByRole("button", { name: /flag_high_value/ })
    .click();
  const refusal = page.getByRole("region", { name: "Why not" });
  const clause = refusal.getByRole("list", { name: "Clauses of its condition" }).getByRole("listitem");
  await expect(clause).toHaveText(/data\.order_value > 1000.*\d+.*false/);
  await expect(refusal).toContainText(/was false 1 time and unknown 0 times/);
  await page.getByRole("button", { name: "Close the details" }).click();
  await expect(page.getByRole("region", { name: /^Details of/ })).toBeHidden();

  await transport.button("To the end").click();
  await page.getByRole("textbox", { name: "Filter of the timeline" }).fill("order_cancelled");
  await expect(page.getByRole("tab", { name: /^Timeline/ })).toHaveText(/\d+ of 400/);
  await page.getByRole("button", { name: "Table", exact: true }).click();
  const table = page.getByRole("table", { name: "Correlations" });
  await expect(table.getByRole("columnheader")).toHaveText([
    /Correlation/,
    /playhead/,
    /Events/,
    /First/,
    /Took/,
    /order_to_delivery/,
    /unpaid/,
  ]);
  const rows = await table.getByRole("row").count();
  expect(rows).toBeGreaterThan(1);
  expect(rows).toBeLessThan(100);
});
