// Bad input: every kind gets words that name the place and the way out, and nothing that was kept is lost.
import { smallText } from "../support/documents.ts";
import { dropFile } from "../support/giveFile.ts";
import { expect, test } from "../support/laban.ts";
import { largeFile, sendStreamed } from "../support/largeUpload.ts";
import { Workspace } from "../support/workspace.ts";

let workspace: Workspace;

test.beforeEach(({ page }) => {
  workspace = new Workspace(page);
});

test("broken text keeps the canvas, names line and way out, and can be discarded or mended", async ({ api }) => {
  await workspace.openText(api, smallText);
  await workspace.showText();
  await workspace.writeAtEndOf("default: [data.door]", { takeAway: 1, write: "" });
  const words = workspace.textPane.getByRole("alert");
  await expect(words).toContainText(/line 1[6-9]/i);
  await expect(words).toContainText(/bracket|\]/i);
  await expect(workspace.sign("answer")).toBeVisible();
  const problems = await workspace.dock("Problems");
  await expect(problems.getByRole("listitem").first()).toContainText(/line 1[6-9]/i);
  // What is broken is kept as well: nothing typed is ever lost.
  expect(await workspace.saved(api)).toBe(smallText.replace("[data.door]", "[data.door"));
  await words.getByRole("button", { name: "Discard these changes" }).click();
  await expect(words).toBeHidden();
  expect(await workspace.saved(api)).toBe(smallText);
});

test("an unknown field is named with what was probably meant, and mended at one press", async ({ api }) => {
  await workspace.openText(api, smallText.replace("    when: data", "    wen: data"));
  const row = (await workspace.dock("Problems")).getByRole("listitem").filter({ hasText: "wen" });
  await expect(row).toContainText("answer");
  await row.getByRole("button", { name: /when/ }).last().click();
  await expect(await workspace.dock("Problems")).toContainText("No problems");
  expect(await workspace.saved(api)).toBe(smallText);
});

test("a typo in a condition is underlined on the sign, said in the field, and mended there", async ({ api }) => {
  await workspace.openText(api, smallText.replace("data.loudness > 2", "data.loudnes > 2"));
  await expect(workspace.sign("answer")).toHaveAccessibleName(/loudnes\b/);
  await workspace.select(workspace.sign("answer"));
  await expect(workspace.inspector).toContainText(/no field.*loudnes/i);
  await workspace.inspector.getByRole("button", { name: /loudness/ }).click();
  await expect(workspace.inspector).not.toContainText(/no field/i);
  expect(await workspace.saved(api)).toBe(smallText);
});

test("a table without times is not taken, and its columns are offered to choose the time from", async ({
  page,
  complaints,
}) => {
  complaints.expect(/422/);
  await page.goto("/");
  await dropFile(page.getByRole("region", { name: "Import" }), {
    name: "colours.csv",
    content: "name,colour\nanna,red\nbert,green\nclara,blue\n",
  });
  const dialog = page.getByRole("dialog", { name: "Which column says when it happened?" });
  await expect(dialog).toContainText(/colours.csv.*time/);
  await expect(dialog.getByRole("radio", { name: "name" })).toBeVisible();
  await expect(dialog.getByRole("radio", { name: "colour" })).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
});

test("a file over the limit is refused in words, with the limit and a way out", async ({ page, complaints }) => {
  complaints.expect(/413|ERR_CONNECTION|ERR_FAILED/);
  const file = largeFile("too-large.csv", 70);
  try {
    await page.goto("/");
    await page.getByLabel("File to import").setInputFiles(file.path);
    const dialog = page.getByRole("dialog", { name: /“too-large.csv” could not be imported/ });
    await expect(dialog).toContainText(/64 MB/, { timeout: 30_000 });
    await expect(dialog).toContainText(/\.gz|terminal/);
  } finally {
    file.remove();
  }
});

test("two hundred streamed megabytes end in 413, and the server goes on", async ({ api, baseURL }) => {
  const answer = await sendStreamed(`${baseURL}/api/import?name=huge.csv`, 200);
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.body)).toMatchObject({ code: "too-large", message: /64 MB/, wayOut: /gz/ });
  expect(await api.create({ text: smallText })).toBeTruthy();
});

test("an unknown address, and that of a document that is gone, have a screen with a way home", async ({
  page,
  complaints,
}) => {
  await page.goto("/nowhere/at/all");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address");
  await expect(page.getByText("/nowhere/at/all")).toBeVisible();
  await page.getByRole("link", { name: /choreographies/ }).click();
  await expect(page.getByRole("button", { name: "New choreography" })).toBeVisible();
  complaints.expect(/404/);
  await page.goto("/d/00000000-0000-0000-0000-000000000000");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This choreography is not here");
  await expect(page.getByRole("link", { name: /choreographies/ })).toBeVisible();
});

test("an unknown operation is answered in JSON with a way out", async ({ request }) => {
  for (const path of ["/api/nothing", "/trpc/nothing.here", "/assets/nothing.js"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(answer.headers()["content-type"], path).toContain("application/json");
    expect(await answer.text(), path).toMatch(/nothing/);
  }
});

test("a server that was updated under an open page: said, and what was typed is saved before the reload", async ({
  page,
  api,
  complaints,
}) => {
  complaints.expect(/404/);
  const workspace = new Workspace(page);
  await workspace.openText(api, smallText);
  // The files of this page are gone, and the page that the server gives now begins with another.
  await page.route(/\/assets\/monaco.*\.js/, (route) => route.fulfill({ status: 404 }));
  await page.route(
    (address) => address.pathname === "/",
    (route) =>
      route.fulfill({ contentType: "text/html", body: '<script type="module" src="/assets/newer.js"></script>' }),
  );
  await page.getByRole("textbox", { name: "Description" }).fill("Typed a moment before.");
  await page.getByRole("button", { name: "Text", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Laban was updated" });
  await expect(dialog).toBeVisible();
  await page.unrouteAll();
  await dialog.getByRole("button", { name: "Reload the page" }).click();
  await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue("Typed a moment before.");
  expect(await workspace.saved(api)).toContain("Typed a moment before.");
});
