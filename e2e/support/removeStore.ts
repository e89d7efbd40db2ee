// After the last test: the folder that playwright.config.ts made for the server's store goes.
import { rmSync } from "node:fs";

// oxlint-disable-next-line import/no-default-export -- Playwright calls a default export
export default function removeStore(): void {
  const folder = process.env.LABAN_E2E_DATA;
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
