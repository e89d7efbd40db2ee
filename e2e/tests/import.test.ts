// Real logs through the page: everything of them arrives, and patterns drawn over them count what an independent reference counted.
import { numberIn, outcomesOf } from "../support/metrics.ts";
import { expect, test } from "../support/laban.ts";
import { firstOfReference, sharedLog } from "../support/sharedLogs.ts";
import { Transport } from "../support/transport.ts";
import { Workspace } from "../support/workspace.ts";
import type { Page } from "@playwright/test";

const logs = [
  { log: "receipt.csv", read: /a table \(CSV\)/, events: 8_577, correlations: 1_434 },
  { log: "bpic2013_closed.xes.gz", read: /an XES log, unpacked/, events: 6_660, correlations: 1_487 },
] as const;

for (const { log, read, events, correlations } of logs)
  test(`imports ${log} whole: ${events} events in ${correlations} correlations, in the report and on the timeline`, async ({
    page,
  }) => {
    const report = await importLog(page, log);
    await expect(report).toContainText(read);
    await expect(report).toContainText("Nothing was left out.");
    expect(await factOf(page, "events")).toBe(events);
    expect(await factOf(page, "correlations")).toBe(correlations);
    await report.getByRole("button", { name: "Open the choreography" }).click();

    const transport = new Transport(page);
    await transport.runToItsEnd();
    await transport.button("To the end").click();
    expect(await transport.events()).toEqual({ played: events, all: events });
    expect(numberIn((await page.getByRole("tab", { name: /^Timeline/ }).innerText()).replace("Timeline", ""))).toBe(
      correlations,
    );
  });

test("counts a sequence and an absence over receipt.csv exactly as the reference does", async ({ page }) => {
  const sequence = firstOfReference("receipt", "sequence");
  const absence = firstOfReference("receipt", "absence");
  const report = await importLog(page, "receipt.csv");
  await report.getByRole("button", { name: "Open the choreography" }).click();
  const workspace = new Workspace(page);
  await expect(workspace.canvas).toBeVisible();
  await workspace.showText();
  await workspace.pasteAtTheEnd(
    [
      "patterns:",
      "  in_a_day:",
      "    kind: sequence",
      `    steps: ${JSON.stringify(sequence.steps)}`,
      `    max_interval: ${sequence.max_interval_s}s`,
      "  unsent:",
      "    kind: absence",
      `    start: ${absence.start}`,
      `    expect: ${absence.expect}`,
      `    within: ${absence.within_s}s`,
      "",
    ].join("\n"),
  );
  await workspace.fit();
  await expect(workspace.sign("in_a_day")).toBeVisible();
  await expect(workspace.sign("unsent")).toBeVisible();
  await expect(await workspace.dock("Problems")).not.toContainText("Error");

  const transport = new Transport(page);
  await transport.runToItsEnd();
  await transport.button("To the end").click();
  const metrics = await workspace.dock("Metrics");
  const { opened, matched, timeout } = sequence.expected;
  expect(await outcomesOf(metrics, "in_a_day")).toMatchObject({ opened, counts: { matched, timeout, open: 0 } });
  const { fulfilled } = absence.expected;
  expect(await outcomesOf(metrics, "unsent")).toMatchObject({
    opened: absence.expected["opened"],
    counts: { fulfilled, timeout: absence.expected["timeout"], open: 0 },
  });
});

test("a first pattern that the log suggests is drawn with one press, and can be undone", async ({ page, api }) => {
  const report = await importLog(page, "receipt.csv");
  const proposals = report.getByRole("region", { name: "First patterns" });
  await expect(proposals.getByRole("listitem")).toHaveCount(2);
  await proposals.getByRole("button", { name: /^Draw it: When T04 Determine/ }).click();
  const workspace = new Workspace(page);
  await expect(workspace.inspector.getByRole("heading", { name: "one_after_the_other" })).toBeVisible();
  expect(await workspace.saved(api)).toContain("one_after_the_other:");
  await workspace.undo.click();
  await expect(workspace.sign("one_after_the_other")).toBeHidden();
  expect(await workspace.saved(api)).not.toContain("one_after_the_other:");
});

test("asks which column it cannot choose, one after the other, and reads the same file with the answers", async ({
  page,
  complaints,
}) => {
  complaints.expect(/422 .*api\/import/);
  await page.goto("/");
  await page.getByLabel("File to import").setInputFiles({
    name: "shifts.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("wer,was,wann\n11,1.5,2026-01-01 08:00:00\n11,2.5,2026-01-01 09:00:00\n12,1.5,kaputt\n"),
  });
  const time = page.getByRole("dialog", { name: "Which column says when it happened?" });
  await expect(time.getByRole("button", { name: "Import with this column" })).toBeDisabled();
  await time.getByRole("radio", { name: "was" }).focus();
  await page.keyboard.press("ArrowDown");
  await time.getByRole("button", { name: "Import with this column" }).click();
  const activity = page.getByRole("dialog", { name: "Which column says what happened?" });
  await expect(activity).toContainText("“wann” is the time.");
  await activity.getByRole("radio", { name: "was" }).check();
  await activity.getByRole("button", { name: "Import with this column" }).click();
  const report = page.getByRole("dialog", { name: "“shifts.csv” is imported" });
  await expect(report).toContainText("“wann” is the time: named by you");
  await expect(report).toContainText("Line 4:");
});

test("stops an import on request, and keeps nothing of it", async ({ page, api }) => {
  await page.goto("/");
  const kept = async (): Promise<number> => (await api.documents()).filter(({ name }) => name === "receipt").length;
  const before = await kept();
  await page.route(/\/api\/import/, () => undefined);
  await page.getByLabel("File to import").setInputFiles(sharedLog("receipt.csv"));
  const dialog = page.getByRole("dialog", { name: /Importing “receipt.csv”/ });
  await expect(dialog.getByRole("progressbar", { name: "Import" })).toBeVisible();
  await dialog.getByRole("button", { name: "Stop" }).click();
  await expect(dialog).toBeHidden();
  expect(await kept()).toBe(before);
});

async function importLog(page: Page, log: string): Promise<ReturnType<Page["getByRole"]>> {
  await page.goto("/");
  await page.getByLabel("File to import").setInputFiles(sharedLog(log));
  const report = page.getByRole("dialog", { name: `“${log}” is imported` });
  await expect(report).toBeVisible({ timeout: 30_000 });
  return report;
}

async function factOf(page: Page, name: string): Promise<number> {
  const term = page
    .getByRole("dialog")
    .getByRole("term")
    .filter({ hasText: new RegExp(`^${name}$`) });
  return numberIn(await term.locator("xpath=following-sibling::dd").innerText());
}
