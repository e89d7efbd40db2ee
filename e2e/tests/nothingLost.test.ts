// What goes wrong around a person's work: another tab, a server that dies, a page that closes. Nothing of it may be lost.
import { apiAt } from "../support/api.ts";
import { smallText } from "../support/documents.ts";
import { expect, test } from "../support/laban.ts";
import { startOwnServer, type OwnServer } from "../support/ownServer.ts";
import { Transport } from "../support/transport.ts";
import { Workspace } from "../support/workspace.ts";
import type { Page } from "@playwright/test";

test.describe("two tabs on one document", () => {
  let mine: Workspace;
  let theirs: Workspace;

  test.beforeEach(async ({ page, context, api, complaints }) => {
    complaints.expect(/409/);
    mine = new Workspace(page);
    theirs = new Workspace(await context.newPage());
    await mine.openText(api, smallText);
    await theirs.open(mine.documentId);
    // My save is on its way while theirs arrives.
    const letGo = await holdSaves(mine.page);
    await rename(mine.page, "Mine");
    await expect(mine.page.getByText("saving…")).toBeVisible();
    await rename(theirs.page, "Theirs");
    expect(await theirs.saved(api)).toContain("name: Theirs");
    letGo();
    await expect(banner(mine.page)).toBeVisible();
    await expect(banner(mine.page)).toContainText("Two versions of this choreography");
  });

  test("mine can be kept as a copy", async ({ api }) => {
    const original = mine.documentId;
    await banner(mine.page).getByRole("button", { name: "Keep mine as a copy" }).click();
    await expect.poll(() => mine.documentId).not.toBe(original);
    await expect(mine.canvas).toBeVisible();
    expect((await api.document(mine.documentId)).text).toContain("# Nobody opens to a whisper.");
    expect((await api.document(mine.documentId)).name).toContain("Mine");
    expect((await api.document(original)).text).toContain("name: Theirs");
  });

  test("theirs can be loaded, and mine is one undo away", async ({ api }) => {
    await banner(mine.page).getByRole("button", { name: "Load theirs" }).click();
    await expect(mine.page.getByRole("button", { name: "Theirs", exact: true })).toBeVisible();
    await expect(banner(mine.page)).toBeHidden();
    await mine.undo.click();
    await expect(mine.page.getByRole("button", { name: "Mine", exact: true })).toBeVisible();
    expect(await mine.saved(api)).toContain("name: Mine");
  });

  test("mine can be saved over theirs, which the other tab then shows", async ({ api }) => {
    await banner(mine.page).getByRole("button", { name: "Save mine over theirs" }).click();
    expect(await mine.saved(api)).toContain("name: Mine");
    await expect(theirs.page.getByRole("button", { name: "Mine", exact: true })).toBeVisible();
  });
});

test("a tab without changes of its own simply follows the other", async ({ page, context, api }) => {
  const first = new Workspace(page);
  const second = new Workspace(await context.newPage());
  await first.openText(api, smallText);
  await second.open(first.documentId);
  await rename(page, "Evening bell");
  await expect(second.page.getByRole("button", { name: "Evening bell", exact: true })).toBeVisible();
  await expect(banner(second.page)).toBeHidden();
});

test("losing half of a document in one save is asked about, and can be undone", async ({ page, api, complaints }) => {
  complaints.expect(/412/);
  const workspace = new Workspace(page);
  await workspace.openText(api, smallText);
  await workspace.showText();
  await workspace.pasteAll("laban: 1\nname: Door bell\n");
  const question = page.getByRole("alert").filter({ hasText: "Is this meant?" });
  await expect(question).toBeVisible();
  expect((await api.document(workspace.documentId)).text).toBe(smallText);
  await question.getByRole("button", { name: "Undo the last change" }).click();
  await expect(question).toBeHidden();
  await expect(workspace.sign("answer")).toBeVisible();
  expect(await workspace.saved(api)).toBe(smallText);
});

test.describe("a server of its own", () => {
  let server: OwnServer;
  test.beforeEach(async () => {
    server = await startOwnServer();
  });
  test.afterEach(() => server.done());

  test("killed in mid-run: the run is marked as interrupted with the way out, the last saved text is there", async ({
    browser,
    request,
    complaints,
  }) => {
    complaints.expect(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
    const context = await browser.newContext({ baseURL: server.address });
    complaints.watch(context);
    const page = await context.newPage();
    const api = apiAt(request, server.address);
    const workspace = new Workspace(page);
    const transport = new Transport(page);
    await workspace.openText(
      api,
      smallText.replace("count: 30", "count: 200000").replace("horizon: 1h", "horizon: 3000h"),
    );
    await rename(page, "Bell of the long night");
    const text = await workspace.saved(api);
    expect(text).toContain("name: Bell of the long night");
    await transport.button("Run and play").click();
    await expect.poll(async () => (await transport.events()).all, { timeout: 20_000 }).toBeGreaterThan(0);

    await server.kill();
    await expect(page.getByText(/The server does not answer/).first()).toBeVisible();
    // What is typed while it is away is kept in the browser.
    await rename(page, "Bell of the morning");
    await expect(page.getByRole("status").filter({ hasText: /not saved/ })).toBeVisible({ timeout: 15_000 });

    await server.restart();
    await expect(page.getByRole("alert").filter({ hasText: /interrupted|broke off|stopped/i })).toBeVisible({
      timeout: 20_000,
    });
    await expect(page.getByRole("button", { name: "Run again" }).first()).toBeVisible();
    const [run] = await api.runs(workspace.documentId);
    expect(run).toMatchObject({ status: "interrupted" });
    expect(run?.message).toBeTruthy();
    expect(run?.wayOut).toBeTruthy();
    await expect(page.getByRole("status").filter({ hasText: /^draft saved/ })).toBeVisible({ timeout: 20_000 });
    expect((await api.document(workspace.documentId)).text).toBe(
      text.replace("Bell of the long night", "Bell of the morning"),
    );
    await context.close();
  });

  test("gone while two tabs close: what both had unsaved is there at the next opening", async ({
    browser,
    request,
    complaints,
  }) => {
    complaints.expect(/ERR_CONNECTION_REFUSED/);
    const context = await browser.newContext({ baseURL: server.address });
    complaints.watch(context);
    const api = apiAt(request, server.address);
    const first = new Workspace(await context.newPage());
    const second = new Workspace(await context.newPage());
    await first.openText(api, smallText);
    const id = first.documentId;
    await second.open(id);
    await server.kill();
    for (const [tab, name] of [
      [first, "Written in the dark"],
      [second, "Written by candlelight"],
    ] as const) {
      await rename(tab.page, name);
      await expect(tab.page.getByRole("status").filter({ hasText: /not saved/ })).toBeVisible({ timeout: 15_000 });
    }
    for (const tab of [first, second]) await tab.page.close({ runBeforeUnload: false });
    await server.restart();
    expect((await api.document(id)).text).toBe(smallText);

    const again = new Workspace(await context.newPage());
    await again.open(id);
    await expect(again.page.getByText("Unsaved changes were brought back")).toBeVisible();
    await expect(again.page.getByRole("button", { name: "Written by candlelight", exact: true })).toBeVisible();
    expect(await again.saved(api)).toContain("name: Written by candlelight");
    // The other tab's are offered, and lead to the text that it had.
    const offer = again.page.getByRole("alert").filter({ hasText: "Another tab left unsaved changes" });
    await offer.getByRole("button", { name: "Take them in here" }).click();
    await expect(again.page.getByRole("button", { name: "Written in the dark", exact: true })).toBeVisible();
    await expect(offer).toBeHidden();
    expect(await again.saved(api)).toContain("name: Written in the dark");
    await context.close();
  });
});

function banner(page: Page): ReturnType<Page["getByRole"]> {
  return page.getByRole("alert").filter({ hasText: "Two versions" });
}

async function rename(page: Page, name: string): Promise<void> {
  await page.getByTitle("Rename", { exact: true }).click();
  await page.getByRole("textbox", { name: "Name of the choreography" }).fill(name);
  await page.keyboard.press("Enter");
}

/** Keeps saves of this page on their way until the answer is called. */
async function holdSaves(page: Page): Promise<() => void> {
  let letGo = (): void => {};
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/documents\.save/, async (route) => {
    await gone;
    await route.continue();
  });
  return letGo;
}
