// The inspector: what it says of a thing, and what can be changed there; each change is one undo step in the text.
import { expect, test } from "../support/laban.ts";
import { Workspace } from "../support/workspace.ts";

test("an agent's answers are edited where they are listed: share, payload, latency; undo takes each back", async ({
  page,
  api,
}) => {
  const workspace = new Workspace(page);
  await workspace.openExample(api);
  const before = await workspace.saved(api);
  await workspace.agent("Payments").click();
  const behaviour = workspace.inspector.getByRole("region", { name: "Behaviour process_payment" });
  const weight = behaviour.getByRole("textbox", { name: "Weight of answer 1 of process_payment" });
  await weight.fill("36");
  await weight.press("Enter");
  await expect(behaviour.getByText("72 %")).toBeVisible();
  await behaviour.getByRole("button", { name: "retry_count, reason" }).click();
  const count = behaviour.getByRole("textbox", { name: "retry_count of answer 2 of process_payment" });
  await count.fill("= 1 + 1");
  await count.press("Enter");
  const slow = behaviour.getByRole("textbox", { name: "Takes, one of a hundred longer" });
  await slow.fill("45s");
  await slow.press("Enter");
  const text = await workspace.saved(api);
  expect(text).toContain("{ weight: 36, emits: payment_successful");
  expect(text).toContain("data: { retry_count: { $cel: 1 + 1 }, reason: declined }");
  expect(text).toContain("latency: { lognormal: { p50: 6400ms, p99: 45s } }");
  expect(text).toContain("# no answer at all: the reminder is for these");
  for (let steps = 0; steps < 3; steps += 1) await workspace.undo.click();
  await expect(weight).toHaveValue("86");
  expect(await workspace.saved(api)).toBe(before);
});

test("a name that is no identifier is refused with one that is; a slip in a condition is marked in the sentence", async ({
  page,
  api,
}) => {
  const workspace = new Workspace(page);
  await workspace.openExample(api);
  await workspace.select(workspace.sign("retry_payment"));
  await page.getByTitle("Rename everywhere (F2)").click();
  await page.getByRole("textbox", { name: "New name of retry_payment" }).fill("Retry the payment!");
  await page.keyboard.press("Enter");
  await expect(workspace.inspector.getByText(/"Retry the payment!" is no identifier/)).toBeVisible();
  await expect(workspace.sign("retry_payment")).toBeVisible();
  await workspace.inspector.getByRole("button", { name: "Name it retry_the_payment" }).click();
  await expect(workspace.sign("retry_the_payment")).toBeVisible();

  const line = workspace.inspector.locator(".view-line");
  await expect(line).toHaveText("data.retry_count < 3");
  await line.click();
  const doField = workspace.inspector.getByRole("textbox", { name: "Do" });
  const placeBefore = await doField.boundingBox();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText("data.retry_cont < 3");
  await expect(workspace.inspector.getByText("1 problem")).toBeVisible();
  expect(await doField.boundingBox(), "the fields stay where they are while a person writes").toEqual(placeBefore);
  const wrong = workspace.inspector.getByText("retry_cont", { exact: true }).first();
  expect(await wrong.evaluate((words) => getComputedStyle(words).textDecorationStyle)).toBe("wavy");
});
