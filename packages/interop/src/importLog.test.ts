// The door of the importers: what is recognised, what is refused and after how much, and that an import touches nothing but its bytes.
import * as fc from "fast-check";
import { gzipSync as nativeGzip } from "node:zlib";
import { gzipSync } from "fflate";
import { describe, expect, test, vi } from "vitest";
import { textChunks } from "./bytes/textChunks.ts";
import { detectImport } from "./detectImport.ts";
import { importLog, importSteps } from "./importLog.ts";
import { importLimits } from "./limits.ts";
import type { ImportProgress } from "./report.ts";
import { bytesOf, realLog } from "./realLogs.scene.ts";

const small = "time,activity,case\n2020-01-01,a,1\n2020-01-02,b,1\n";
const failureOf = (name: string, bytes: Uint8Array): unknown => {
  const result = importLog({ name, bytes });
  return "failure" in result ? result.failure : undefined;
};

describe("a file", () => {
  test.each([
    ["orders.csv", small, "csv"],
    ["orders.txt", small, "csv"],
    ["orders.xes", "<log/>", "xes"],
    ["orders.json", "[]", "json"],
    ["orders.log", '{"a":1}\n{"a":2}', "ndjson"],
  ])("%s is recognised by its content", (name, text, format) => {
    expect(detectImport(name, bytesOf(text))).toMatchObject({ kind: "log", format, isCompressed: false });
    expect(detectImport(name, gzipSync(bytesOf(text)))).toMatchObject({ kind: "log", format, isCompressed: true });
  });

  test("that is a choreography is told apart from logs", () => {
    expect(detectImport("shop.yaml", bytesOf("# a comment\nlaban: 1\nname: Shop\n"))).toMatchObject({
      kind: "document",
    });
  });

  test.each([
    ["empty.csv", bytesOf(""), "import/empty", '"empty.csv" is empty.'],
    ["blank.csv", bytesOf(" \n\n"), "import/empty", '"blank.csv" is empty.'],
    ["log.zip", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), "import/not-a-log", "is a zip archive; unpack it"],
    ["photo.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), "import/not-a-log", "The file is no text"],
    ["letter.txt", bytesOf("Dear all\nplease find"), "import/not-a-log", "text without columns"],
  ])("%s is refused in words", (name, bytes, code, says) => {
    const failure = failureOf(name, bytes);
    expect(failure).toMatchObject({ code });
    expect((failure as { message: string }).message).toContain(says);
  });

  test("in UTF-16 or with a byte order mark is read like any other", () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...Array.from(small, (sign) => [sign.charCodeAt(0), 0]).flat()]);
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(small)]);
    const plain = importLog({ name: "log.csv", bytes: bytesOf(small) });
    expect(importLog({ name: "log.csv", bytes: utf16 })).toEqual(plain);
    expect(importLog({ name: "log.csv", bytes: marked })).toEqual(plain);
  });

  test("that is no proper UTF-8 is read, and the report warns of it", () => {
    const bytes = new Uint8Array([...bytesOf("time,activity\n2020-01-01,caf"), 0xe9, ...bytesOf("\n")]);
    const result = importLog({ name: "log.csv", bytes });
    expect(result).toMatchObject({
      warnings: expect.arrayContaining([
        "1 sign was no proper UTF-8 and is shown as �; save the file as UTF-8.",
      ]) as string[],
    });
  });
});

describe("limits", () => {
  test("a file over 64 MB is refused at once, naming the limit", () => {
    const failure = failureOf("big.csv", new Uint8Array(64 * 1024 * 1024 + 1));
    expect(failure).toEqual({
      code: "import/too-large",
      message: "The file has 64.0 MB; the limit is 64 MB. Import a part of it, or pack it with gzip.",
    });
  });

  test("a gzip bomb is refused long before it is unpacked", () => {
    const bomb = new Uint8Array(nativeGzip(new Uint8Array(80 * 1024 * 1024).fill(32)));
    expect(failureOf("bomb.csv.gz", bomb)).toMatchObject({ code: "import/bomb" });
    let unpacked = 0;
    expect(() => {
      for (const { text } of textChunks(bomb)) unpacked += text.length;
    }).toThrow();
    expect(unpacked).toBeLessThan(2 * importLimits.bombFloorBytes);
  });

  test("a gzip file that is cut off or damaged is refused", () => {
    const packed = gzipSync(realLog("running-example.csv"));
    expect(failureOf("cut.csv.gz", packed.slice(0, 500))).toMatchObject({ code: "import/corrupt-gzip" });
    const damaged = packed.slice();
    damaged.fill(0xff, 200, 260);
    expect(failureOf("damaged.csv.gz", damaged)).toBeDefined();
  });

  test("100,000 columns are refused", () => {
    expect(failureOf("wide.csv", bytesOf(`${"a,".repeat(100_000)}\n`))).toMatchObject({
      code: "import/too-many-columns",
    });
  });
});

describe("an import", () => {
  test("tells how far it is, never backwards, and ends at the whole", () => {
    const seen: ImportProgress[] = [];
    const bytes = realLog("receipt.csv");
    importLog({ name: "receipt.csv", bytes }, { onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.every(({ done }, at) => done >= (seen[at - 1]?.done ?? 0))).toBe(true);
    expect(seen.at(-1)).toMatchObject({ done: bytes.byteLength, total: bytes.byteLength });
  });

  test("stops when it is told to, and keeps nothing", () => {
    const signal = { aborted: false };
    const onProgress = (): void => {
      signal.aborted = true;
    };
    expect(importLog({ name: "receipt.csv", bytes: realLog("receipt.csv") }, { onProgress, signal })).toMatchObject({
      failure: { code: "import/cancelled" },
    });
  });

  test("asks no network, whatever a file says", () => {
    const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(() => Promise.reject(new Error("no network")));
    const texts = [
      '<?xml version="1.0"?><!DOCTYPE log SYSTEM "http://example.com/log.dtd"><log xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="http://example.com/a.xes"/></log>',
      '[{"$ref":"http://example.com/events.json","time":"2020-01-01","type":"a"}]',
      'time,activity\n2020-01-01,"=WEBSERVICE(""http://example.com"")"\n',
      "laban: 1\n$ref: http://example.com/a.yaml\n",
    ];
    for (const text of texts) importLog({ name: "any", bytes: bytesOf(text) });
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });

  test("in steps gives the same as in one go", () => {
    const source = { name: "bpic2013_closed.xes.gz", bytes: realLog("bpic2013_closed.xes.gz") };
    const steps = importSteps(source);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    expect(step.value).toEqual(importLog(source));
  });

  test("of any bytes gives a report or a failure with words, and never throws", () => {
    const pieces = fc.constantFrom(
      "time,activity,case\n",
      "2020-01-01,a,1\n",
      '"',
      "\n",
      "<log>",
      "<trace>",
      "<event/>",
      "</log>",
      "{",
      "}",
      '{"specversion":"1.0"}',
      "[",
      "]",
      "laban: 1",
      "\u0000",
      "\uFFFF",
      ";",
      "&x;",
      "<!DOCTYPE",
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 12 }),
        fc.boolean(),
        fc.uint8Array({ maxLength: 8 }),
        (texts, isPacked, noise) => {
          const plain = new Uint8Array([...bytesOf(texts.join("")), ...noise]);
          const result = importLog({ name: "any", bytes: isPacked ? gzipSync(plain) : plain });
          if ("failure" in result) expect(result.failure.message).toMatch(/\.$|…$|\)$/);
          else expect(result.events.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
