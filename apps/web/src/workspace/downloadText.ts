// Saves a text as a file, through the browser's own download.

/** Offers `text` as a file called `name`. */
export function downloadText(name: string, text: string, type: string): void {
  downloadFile(name, new Blob([text], { type }));
}

/** The same for what is no text. */
export function downloadFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the blob over by the next turn; keeping it would keep the text in memory.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
