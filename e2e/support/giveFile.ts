// Brings a file or a text to the page as a person does: dropped from the desktop, or pasted.
import type { Locator, Page } from "@playwright/test";

/** Lets a file go over `target`. */
export async function dropFile(
  target: Locator,
  file: { readonly name: string; readonly content: string },
): Promise<void> {
  const carried = await target.page().evaluateHandle(({ name, content }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], name));
    return transfer;
  }, file);
  await target.dispatchEvent("dragover", { dataTransfer: carried });
  await target.dispatchEvent("drop", { dataTransfer: carried });
}

/** Puts a text on the clipboard and presses the keys that paste it. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press("ControlOrMeta+V");
}
