// The insides of the kinds in the inspector: members, alternatives, measures, states, transitions, guards and steps of several, by mouse and by keys.
import { sevenKindsText } from "../support/documents.ts";
import { expect, test } from "../support/laban.ts";
import { Workspace } from "../support/workspace.ts";

test("members and alternatives are added, put in order by keys, counted and asked of; undo takes each back", async ({
  page,
  api,
}) => {
  const workspace = new Workspace(page);
  await workspace.openText(api, sevenKindsText);
  await workspace.reveal("all_checks");
  const { inspector } = workspace;
  const add = inspector.getByRole("combobox", { name: "Add a member" });
  await add.click();
  await page.getByRole("option", { name: "order_packed" }).click();
  await inspector.getByRole("button", { name: "Actions on member 3" }).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(inspector.getByRole("button", { name: "Actions on member 2" })).toBeFocused();
  await workspace.rowMenu("member 1", "Several times…");
  await inspector.getByRole("textbox", { name: "Count of member 1" }).fill("many");
  await page.keyboard.press("Enter");
  await expect(inspector.getByText(/“many” is not a whole number from 1 to 1000/)).toBeVisible();
  await inspector.getByRole("textbox", { name: "Count of member 1" }).fill("3");
  await page.keyboard.press("Enter");
  expect(await workspace.saved(api)).toContain(
    "events: [{ event: fraud_cleared, count: 3 }, order_packed, stock_reserved]",
  );

  await workspace.reveal("first_answer");
  await workspace.rowMenu("alternative 1", "Ask for something of its own");
  const own = inspector.getByRole("group", { name: "Asks of alternative 1" });
  await own.getByRole("textbox", { name: "Do" }).fill("thank_at_once");
  await page.keyboard.press("Enter");
  await expect(inspector.getByText("(asking orders to thank_at_once)")).toBeVisible();
  for (let steps = 0; steps < 6; steps += 1) await workspace.undo.click();
  expect(await workspace.saved(api)).toBe(sevenKindsText);
});

test("a measure is chosen, compared and given a value; what is wrong is said in place and marked in the sentence", async ({
  page,
  api,
}) => {
  const workspace = new Workspace(page);
  await workspace.openText(api, sevenKindsText);
  await workspace.reveal("card_testing");
  const { inspector } = workspace;
  await inspector.getByRole("combobox", { name: "Measure" }).click();
  await page.getByRole("option", { name: "Sum" }).click();
  await expect(inspector.getByText(/does not say whose sum/i)).toBeVisible();
  await inspector.getByRole("textbox", { name: "Value of each event in the sum" }).focus();
  await page.keyboard.insertText("data.amount");
  await expect(inspector.getByText(/does not say whose sum/i)).toBeHidden();
  // The list of completions.
  await page.keyboard.press("Escape");
  await inspector.getByRole("combobox", { name: "Is" }).click();
  await page.getByRole("option", { name: "more than" }).click();
  await inspector.getByRole("textbox", { name: "The sum is more than" }).fill("900");
  await page.keyboard.press("Enter");
  await inspector.getByRole("textbox", { name: "Within" }).fill("soon");
  await page.keyboard.press("Enter");
  await expect(inspector.getByText("soon", { exact: true }).first()).toHaveCSS("text-decoration-style", "wavy");
  expect(await workspace.saved(api)).toContain("sum: { of: data.amount, more_than: 900 }");
});

test("a state is renamed wherever its machine names it, given a deadline, and dragged to another place", async ({
  page,
  api,
}) => {
  const workspace = new Workspace(page);
  await workspace.openText(api, sevenKindsText);
  await workspace.reveal("order_life");
  const { inspector } = workspace;
  const name = inspector.getByRole("textbox", { name: "Name of state new" });
  await name.fill("paid");
  await page.keyboard.press("Enter");
  await expect(inspector.getByText('There is a state "paid" already; choose another name.')).toBeVisible();
  await name.fill("open");
  await page.keyboard.press("Enter");
  await expect(inspector.getByText("moves it from open to paid", { exact: false })).toBeVisible();
  await workspace.rowMenu("state 1", "Leads on after a while…");
  await inspector.getByRole("textbox", { name: "Deadline of state open" }).fill("2h");
  await page.keyboard.press("Enter");
  await inspector
    .getByText("3", { exact: true })
    .first()
    .dragTo(inspector.getByRole("textbox", { name: "Name of state open" }));
  await expect(inspector.getByRole("textbox", { name: /^Name of state/ }).first()).toHaveValue("closed");
  await inspector.getByRole("combobox", { name: "Add a transition" }).click();
  await page.getByRole("option", { name: "order_cancelled" }).click();
  await inspector.getByRole("combobox", { name: "Where transition 3 comes from" }).click();
  await page.getByRole("option", { name: "any state" }).click();
  const text = await workspace.saved(api);
  expect(text).toContain("initial: open");
  expect(text).toContain("{ from: open, event: order_paid, to: paid }");
  expect(text).toMatch(/open: \{ after: 2h, to: \w+ \}/);
  expect(text).toContain('{ from: "*", event: order_cancelled');
});

test("a step waits for all of several, comes several times, follows strictly, and is guarded behind another", async ({
  page,
  api,
}) => {
  const workspace = new Workspace(page);
  await workspace.openText(api, sevenKindsText);
  await workspace.reveal("paid_quickly");
  const { inspector } = workspace;
  await workspace.rowMenu("step 2", "Wait for all of several");
  await inspector.getByRole("combobox", { name: "Add an event to step 2" }).click();
  await page.getByRole("option", { name: "stock_reserved" }).click();
  await workspace.rowMenu("event 2 of step 2", "Only when…");
  await inspector.getByRole("textbox", { name: "Condition of event 2 of step 2" }).focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText("data.shelf == 3");
  await workspace.rowMenu("step 1", "Several times…");
  await inspector.getByRole("checkbox", { name: "Any number of times, step 1" }).check();
  await workspace.rowMenu("step 3", "Must come next");
  await inspector.getByRole("button", { name: /more fields$/ }).click();
  await inspector
    .getByRole("combobox", { name: /^Forbid|^Forbidden|^Add a guard/ })
    .first()
    .click();
  await page.getByRole("option", { name: "order_cancelled" }).click();
  await inspector.getByRole("combobox", { name: "Where guard 1 holds" }).click();
  await page.getByRole("option", { name: "after 1: order_received" }).click();
  const text = await workspace.saved(api);
  expect(text).toContain("# the start");
  expect(text).toMatch(/event: order_received\s+max: unbounded|event: order_received, max: unbounded/);
  expect(text).toMatch(/all_of: \[order_paid, \{ event: stock_reserved, when: data.shelf == 3 \}\]/);
  expect(text).toMatch(/event: order_packed[,\s]+strict: true/);
  expect(text).toMatch(/not: \[\{ event: order_cancelled, after: order_received \}\]|after: order_received/);
});
