// Home: what a new user sees first, and every way from there to a choreography.
import { smallText } from "../support/documents.ts";
import { dropFile, pasteText } from "../support/giveFile.ts";
import { expect, test } from "../support/laban.ts";
import { Transport } from "../support/transport.ts";
import { Workspace } from "../support/workspace.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Write how your services answer each other.");
});

test("plays the example at one press, and opens the same document the next time", async ({ page }) => {
  await page.getByRole("button", { name: "Play the example" }).click();
  const workspace = new Workspace(page);
  await expect(workspace.signs()).toHaveCount(12);
  await expect(page.getByRole("button", { name: "E-commerce order processing", exact: true })).toBeVisible();
  const transport = new Transport(page);
  await transport.hasCome();
  await expect(transport.button("Pause")).toBeVisible();
  await expect.poll(async () => (await transport.events()).played).toBeGreaterThan(3);

  const opened = workspace.documentId;
  await page.getByRole("link", { name: "Laban, all choreographies" }).click();
  await expect(page.getByRole("link", { name: "E-commerce order processing", exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Play the example" }).click();
  await expect(workspace.signs()).toHaveCount(12);
  expect(workspace.documentId).toBe(opened);
  await expect(transport.button("Pause")).toBeVisible();
  expect((await transport.events()).played).toBeLessThan(200);
});

test("begins a new choreography with an empty canvas that says what to do", async ({ page, api }) => {
  await page.getByRole("button", { name: "New choreography" }).click();
  const workspace = new Workspace(page);
  await expect(workspace.canvas).toBeVisible();
  await expect(workspace.canvas).toContainText(/drag|press/i);
  await expect(workspace.signs()).toHaveCount(0);
  expect(await workspace.saved(api)).toContain("laban: 1");
});

test("begins from each sign with something that can be played at once", async ({ page }) => {
  const transport = new Transport(page);
  for (const beginning of ["React once", "Checkout in order", "Unpaid reminder"]) {
    await page.getByRole("button", { name: new RegExp(`^${beginning}`) }).click();
    await transport.runToItsEnd();
    expect((await transport.events()).all).toBeGreaterThan(0);
    await expect(await new Workspace(page).dock("Problems")).toContainText("No problems");
    await page.getByRole("link", { name: "Laban, all choreographies" }).click();
  }
});

test("renames, duplicates and deletes in the menu of a card; deleting can be undone", async ({ page, api }) => {
  await api.create({ text: smallText.replace("Door bell", "Garden bell") });
  await page.reload();
  const recent = page.getByRole("region", { name: "Recent choreographies" });
  const card = (name: string): ReturnType<typeof recent.getByRole> => recent.getByRole("link", { name, exact: true });
  const act = async (name: string, action: string): Promise<void> => {
    await recent.getByRole("button", { name: `Actions on ${name}`, exact: true }).click();
    await page.getByRole("menuitem", { name: action }).click();
  };

  await act("Garden bell", "Rename");
  await page.getByRole("textbox", { name: "New name of Garden bell" }).fill("Garden door");
  await page.keyboard.press("Enter");
  await expect(card("Garden door")).toBeVisible();
  await expect(card("Garden bell")).toHaveCount(0);

  await act("Garden door", "Duplicate");
  await expect(recent.getByRole("link", { name: /^Garden door/ })).toHaveCount(2);
  const copy = (await api.documents()).find(({ name }) => name !== "Garden door" && name.startsWith("Garden door"));
  expect(copy?.name).toMatch(/^Garden door.+/);
  expect((await api.document(copy?.id ?? "")).text).toContain("# Nobody opens to a whisper.");

  await act("Garden door", "Delete");
  await expect(card("Garden door")).toHaveCount(0);
  await page
    .getByRole("dialog", { name: /Garden door” was deleted/ })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(card("Garden door")).toBeVisible();

  // Also when the message is gone.
  await act("Garden door", "Delete");
  await page.reload();
  await page.getByRole("button", { name: /deleted choreograph/ }).click();
  const deleted = page.getByRole("region", { name: "Deleted choreographies" }).getByRole("listitem");
  await expect(deleted.filter({ hasText: "Garden door" }).first()).toContainText(/kept until \d+ \w+/);
  await page.getByRole("button", { name: "Bring back Garden door" }).click();
  await expect(card("Garden door")).toBeVisible();
});

test("opens a choreography that is dropped as a file, byte for byte", async ({ page, api }) => {
  await dropFile(page.getByRole("region", { name: "Import" }), { name: "bell.laban.yaml", content: smallText });
  const workspace = new Workspace(page);
  await expect(workspace.sign("answer")).toBeVisible();
  expect(await workspace.saved(api)).toBe(smallText);
});

test("opens a choreography that is pasted as text", async ({ page, api }) => {
  await pasteText(page, smallText);
  const workspace = new Workspace(page);
  await expect(workspace.sign("answer")).toBeVisible();
  expect(await workspace.saved(api)).toBe(smallText);
});

test("says of a broken choreography where it breaks, and keeps its text", async ({ page, api }) => {
  const broken = smallText.replace("  default: [data.door]", "  default: [data.door");
  await dropFile(page.getByRole("region", { name: "Import" }), { name: "broken.yaml", content: broken });
  const workspace = new Workspace(page);
  await expect(workspace.canvas).toBeVisible();
  const problems = await workspace.dock("Problems");
  await expect(problems.getByRole("listitem").first()).toContainText(/line 1[6-9]/i);
  expect(await workspace.saved(api)).toBe(broken);
});

test("says of a file that is nothing of ours what can be imported", async ({ page, complaints }) => {
  complaints.expect(/422/);
  await dropFile(page.getByRole("region", { name: "Import" }), {
    name: "holiday.png",
    content: "\u0089PNG\r\n\u001a\n",
  });
  const dialog = page.getByRole("dialog", { name: /“holiday.png” could not be imported/ });
  await expect(dialog).toContainText(/CSV/);
  await dialog.getByRole("button", { name: "Close" }).first().click();
  await expect(dialog).toBeHidden();
});
