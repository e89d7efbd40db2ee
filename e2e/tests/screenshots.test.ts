// The README's pictures, taken of the real thing at a fixed moment: seed 4127, the same event, the same clock.
// They land in .artifacts/pictures; with LABAN_PICTURES=keep they also replace docs/pictures, and two more sizes are taken to look at.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { apiAt } from "../support/api.ts";
import { smallText } from "../support/documents.ts";
import { expect, test } from "../support/laban.ts";
import { startOwnServer, type OwnServer } from "../support/ownServer.ts";
import { Transport } from "../support/transport.ts";
import { Workspace } from "../support/workspace.ts";

const sizes = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const;

const isKeeping = process.env.LABAN_PICTURES === "keep";

/** The moment that all clocks of the pictures show. */
const now = new Date("2026-11-20T14:06:00Z");
/** The event under the playhead: the payment of ord-4112 fails for the fourth time, and stop_retrying answers. */
const atEvent = 43;

let server: OwnServer;
let documentId: string;
test.beforeAll(async ({ playwright }) => {
  server = await startOwnServer();
  const request = await playwright.request.newContext();
  const api = apiAt(request, server.address);
  // The newest stands first.
  const slip = smallText.replace("Door bell", "Night bell").replace("data.loudness", "data.loudnes");
  for (const text of [slip, smallText, ...beginnings()]) await api.create({ text });
  documentId = await api.create({ fromExample: "ecommerce" });
  await request.dispose();
});
test.afterAll(() => server.done());

test("home", async ({ browser, complaints }) => {
  const { page, context } = await open(browser);
  complaints.watch(context);
  await page.goto("/");
  const cards = page.getByRole("region", { name: "Recent choreographies" }).getByRole("listitem");
  await expect(cards).toHaveCount(6);
  await expect(cards.getByRole("img", { name: /^Score of/ })).toHaveCount(6);
  await takeAll(page, "home-light");
  await page.emulateMedia({ colorScheme: "dark" });
  await takeAll(page, "home-dark");
  await context.close();
});

test("workspace, text and run", async ({ browser, complaints }) => {
  test.setTimeout(120_000);
  const { page, context } = await open(browser);
  complaints.watch(context);
  const workspace = new Workspace(page);
  const transport = new Transport(page);
  await workspace.open(documentId);
  await transport.runToItsEnd();
  await transport.button("To the start").click();
  await workspace.canvas.focus();
  for (let steps = 0; steps < atEvent; steps += 1) await page.keyboard.press(".");
  await expect.poll(async () => (await transport.events()).played).toBe(atEvent);
  // The zoom that a run opens with depends on how fast it came: a chosen one does not.
  const timeline = page.getByRole("img", { name: /^Timeline/ });
  await timeline.focus();
  for (const key of ["f", ..."w".repeat(14), ..."a".repeat(4)]) {
    await page.keyboard.press(key);
    await drawn(page);
  }
  await showLane(page, "ord-4112", 9 * 38);
  await workspace.select(workspace.sign("retry_payment"));
  await expect(workspace.inspector.getByRole("textbox", { name: "Condition" })).toBeVisible();
  await takeAll(page, "workspace-light");
  await page.emulateMedia({ colorScheme: "dark" });
  await takeAll(page, "workspace-dark");

  await page.emulateMedia({ colorScheme: "light" });
  await workspace.showText();
  await expect(workspace.lineWith("retry_payment:")).toBeVisible();
  await takeAll(page, "text-light");

  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByRole("heading", { name: /^unpaid, obligations opened/ })).toBeVisible();
  await showLane(page, "ord-4112", 10 * 84);
  await takeAll(page, "run-light");
  await page.emulateMedia({ colorScheme: "dark" });
  await takeAll(page, "run-dark");
  await context.close();
});

/** The texts that home begins from a sign with. */
function beginnings(): readonly string[] {
  return ["reactOnce", "checkoutInOrder", "unpaidReminder"].map((name) =>
    readFileSync(new URL(`../../apps/web/src/home/beginnings/${name}.laban.yaml`, import.meta.url), "utf8"),
  );
}

async function open(browser: Browser): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({
    baseURL: server.address,
    colorScheme: "light",
    viewport: sizes[0],
    timezoneId: "UTC",
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  // When something was saved is the server's clock; in the pictures it stands still like the page's.
  await page.route(/\/trpc\/documents\./, async (route) => {
    const response = await route.fetch();
    let place = 0;
    const body = (await response.text()).replaceAll(/"updated":\d+/g, () => `"updated":${savedAt(place++)}`);
    await route.fulfill({ response, body });
  });
  return { page, context };
}

/** A minute ago, then ever longer ago. */
function savedAt(place: number): number {
  const hoursAgo = [0, 0.2, 21, 70, 200, 400][place] ?? 900;
  return now.getTime() - hoursAgo * 3_600_000;
}

async function takeAll(page: Page, name: string): Promise<void> {
  await page.mouse.move(2, 2);
  for (const size of isKeeping ? sizes : sizes.slice(0, 1)) {
    await page.setViewportSize(size);
    const picture = await stillPicture(page);
    const folders = [`../.artifacts/pictures/${size.width}`];
    if (size === sizes[0] && isKeeping) folders.push("../../docs/pictures");
    for (const folder of folders) {
      const path = fileURLToPath(new URL(`${folder}/${name}.png`, import.meta.url));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, picture);
    }
  }
  await page.setViewportSize(sizes[0]);
}

/** Scrolls the lanes to a place from the top, at which the lane that the pictures are about is among those shown. */
async function showLane(page: Page, lane: string, topPx: number): Promise<void> {
  await page.getByRole("img", { name: /^Timeline/ }).hover();
  for (const byPx of [-100_000, topPx]) {
    await page.mouse.wheel(0, byPx);
    await drawn(page);
  }
  await expect(page.getByRole("button", { name: new RegExp(`^${lane}`) })).toBeInViewport();
}

/** What was asked of the page has been handled and drawn: two frames have passed. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** A picture is only kept once two in a row are the same: fonts have come, nothing is being laid out any more. */
async function stillPicture(page: Page): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready);
  let last = await page.screenshot({ animations: "disabled", caret: "hide" });
  for (let tries = 0; tries < 8; tries += 1) {
    const next = await page.screenshot({ animations: "disabled", caret: "hide" });
    if (next.equals(last)) return next;
    last = next;
  }
  throw new Error("The page does not come to rest, so no picture was taken.");
}
