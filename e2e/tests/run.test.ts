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
  await transport.button("Play").click();
  await expect.poll(async () => (await transport.events()).played).toBe(all);
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
});

test("gives the same hash for the same seed, on the server and in the page, and another for another", async ({
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

test("cancels a run in its middle, keeps what came, and says so", async ({ page, api }) => {
  await workspace.openText(api, endless);
  await transport.button("Run and play").click();
  await expect.poll(async () => (await transport.events()).all, { timeout: 20_000 }).toBeGreaterThan(0);
  await transport.button("Cancel").click();
  await expect(transport.group.getByText(/cancelled/i)).toBeVisible();
  await expect(page.getByText(/It was stopped at 20\d\d-/)).toBeVisible();
  expect((await api.runs(workspace.documentId))[0]?.status).toBe("cancelled");
  expect((await transport.events()).all).toBeGreaterThan(0);
  await expect(transport.button("Run again")).toBeVisible();
});

test("cancels a run that the server has not yet answered for", async ({ page, api }) => {
  await workspace.openText(api, endless);
  let answer = (): void => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/runs\.start/, async (route) => {
    await held;
    await route.continue();
  });
  await transport.button("Run and play").click();
  await transport.button("Cancel").click();
  answer();
  await expect.poll(async () => (await api.runs(workspace.documentId))[0]?.status).toBe("cancelled");
  await expect(transport.group.getByText(/cancelled/i)).toBeVisible();
});

test("opens kept runs again: the last one after a reload, any other from the menu", async ({ page, api }) => {
  await workspace.openExample(api);
  await transport.runToItsEnd();
  const first = await transport.shownHash();
  await transport.seed.fill("5");
  await transport.seed.press("Enter");
  await workspace.command("Run again with the same seed");
  await expect.poll(async () => (await api.runs(workspace.documentId)).length).toBe(2);
  await transport.hasCome();
  await expect(transport.hash).not.toHaveAccessibleName(new RegExp(first));
  const second = await transport.shownHash();

  await page.reload();
  await expect(transport.hash).toHaveAccessibleName(new RegExp(second), { timeout: 30_000 });
  await transport.choose(/seed 4127/);
  await expect(transport.hash).toHaveAccessibleName(new RegExp(first), { timeout: 30_000 });
  const { played, all } = await transport.events();
  expect(played).toBe(all);
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
  await details.getByRole("button", { name: "Close the details" }).click();
  await expect(details).toBeHidden();

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
