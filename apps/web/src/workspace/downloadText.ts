// Saves a text as a file, through the browser's own download.

/** Offers `text` as a file called `name`. */
export function downloadText(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the blob over by the next turn; keeping it would keep the text in memory.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
