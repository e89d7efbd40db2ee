// Taking a choreography elsewhere and bringing designs in: what the panel shows is what is downloaded, losses stand on the cards, imports can be taken back.
import { readFileSync } from "node:fs";
import { expect, test } from "../support/laban.ts";
import { dropFile, pasteText } from "../support/giveFile.ts";
import { Workspace } from "../support/workspace.ts";

test("every format shows its files and what is lost; a loss leads to its card, which is marked", async ({
  page,
  api,
}) => {
  const workspace = new Workspace(page);
  await workspace.openExample(api);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const panel = page.getByRole("region", { name: "Export", exact: true });
  await expect(panel.getByRole("list", { name: "Formats" })).toBeVisible();
  const formats = await panel.getByRole("list", { name: "Formats" }).getByRole("button").count();
  expect(formats).toBeGreaterThan(5);
  for (let at = 0; at < formats; at += 1) {
    await panel.getByRole("list", { name: "Formats" }).getByRole("button").nth(at).click();
    await expect(panel.getByRole("region", { name: "What is lost" })).toContainText("kept");
    await expect(panel).toContainText("sha256:");
    await panel.getByRole("button", { name: "All formats" }).click();
  }

  await panel.getByRole("button", { name: /^Mermaid/ }).click();
  await expect(panel.getByLabel(/^Text of .*\.mmd$/)).toContainText("flowchart LR");
  await expect(workspace.canvas.getByRole("img", { name: "loses something in the export" }).first()).toBeVisible();
  await panel
    .getByRole("button", { name: /check_stock/ })
    .first()
    .click();
  await expect(workspace.inspector).toContainText("check_stock");
  await page.keyboard.press("Escape");
});

test("several files come as one zip, a page as itself, and a copy for sharing holds no sensitive field", async ({
  page,
  api,
}) => {
  const workspace = new Workspace(page);
  await workspace.openExample(api);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const panel = page.getByRole("region", { name: "Export", exact: true });
  await panel.getByRole("button", { name: /^Documentation \(Markdown\)/ }).click();
  const zip = await downloaded(page, () => panel.getByRole("button", { name: "Download all as zip" }).click());
  expect(zip.subarray(0, 2).toString("latin1")).toBe("PK");
  expect(zip.toString("latin1")).toContain("E-commerce-order-processing.md");

  await panel.getByRole("button", { name: "All formats" }).click();
  await panel.getByRole("button", { name: /^Documentation \(HTML\)/ }).click();
  const download = (): Promise<void> => panel.getByRole("button", { name: "Download", exact: true }).click();
  expect((await downloaded(page, download)).toString()).toContain("customer.email");
  await panel.getByRole("checkbox", { name: /copy for sharing/ }).check();
  await expect(panel).toContainText("taken out");
  const shared = (await downloaded(page, download)).toString();
  expect(shared).toContain("check_stock");
  expect(shared).not.toContain("customer.email");
});

test("errors stop an export and lead to their places", async ({ page, api }) => {
  const workspace = new Workspace(page);
  await workspace.openText(
    api,
    "laban: 1\nname: Broken\nevents: { paid: {} }\npatterns:\n  thank: { kind: pattern, on: paid, when: data.a &&, do: { action: a, capability: b } }\n",
  );
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const panel = page.getByRole("region", { name: "Export", exact: true });
  await panel.getByRole("button", { name: /^Mermaid/ }).click();
  const stops = panel.getByRole("region", { name: "What stops the export" });
  await stops.getByRole("button").first().click();
  await expect(workspace.inspector).toContainText("thank");
});

test("a state machine of SCXML is recognised, reported, opened, and taken back", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Import" })).toBeVisible();
  await pasteText(
    page,
    '<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" initial="new" name="order"><state id="new"><transition event="paid" target="done"/></state><final id="done"/></scxml>',
  );
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Recognised as");
  await expect(dialog.getByRole("region", { name: "Understood" })).toBeVisible();
  await dialog.getByRole("button", { name: "Open as a new choreography" }).click();
  const workspace = new Workspace(page);
  await expect(workspace.canvas).toBeVisible();
  const made = workspace.documentId;
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(page.getByRole("region", { name: "Import" })).toBeVisible();
  await expect(page.locator(`a[href="/d/${made}"]`)).toHaveCount(0);
});

test("a bomb is refused with a reason", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Import" })).toBeVisible();
  await dropFile(page.getByRole("region", { name: "Import" }), {
    name: "deep.scxml",
    content: "<state>".repeat(100_000),
  });
  await expect(page.getByRole("dialog")).toContainText("could not be imported");
});

async function downloaded(page: Parameters<typeof pasteText>[0], press: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return readFileSync(await download.path());
}
