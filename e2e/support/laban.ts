// What every browser test begins with: a page that may not complain. A console error, an exception, a broken policy or
// a request to another host fails the test that caused it, unless the test said beforehand that it provokes it.
import { test as base, expect, type BrowserContext } from "@playwright/test";
import { apiAt, type Api } from "./api.ts";

/** What the browser complained about while a test ran. */
export interface Complaints {
  /** Complaints that match are provoked by this test, and are no failure. */
  expect(words: RegExp): void;
  /** Watches a further context, of a second person or another server. */
  watch(context: BrowserContext): void;
}

interface Fixtures {
  readonly complaints: Complaints;
  readonly api: Api;
}

export const test = base.extend<Fixtures>({
  complaints: [
    async ({ context }, use) => {
      const heard: string[] = [];
      const provoked: RegExp[] = [];
      const watch = (watched: BrowserContext): void => {
        watched.on("console", (message) => {
          if (message.type() === "error") heard.push(`console: ${message.text()} (${message.location().url})`);
        });
        watched.on("weberror", (error) => heard.push(`exception: ${String(error.error().stack ?? error.error())}`));
        watched.on("request", (request) => {
          if (!isOfThisMachine(request.url())) heard.push(`request to another host: ${request.url()}`);
        });
      };
      watch(context);
      await use({ expect: (words) => provoked.push(words), watch });
      expect(heard.filter((each) => !provoked.some((words) => words.test(each)))).toEqual([]);
    },
    { auto: true },
  ],
  api: async ({ request }, use) => use(apiAt(request)),
});

export { expect };

function isOfThisMachine(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "data:" || protocol === "blob:" || hostname === "127.0.0.1";
}
