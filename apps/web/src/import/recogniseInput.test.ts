// Choreography or log: by name, then by how it begins.
import { describe, expect, it } from "vitest";
import { nameOfPasted, recogniseInput } from "./recogniseInput.ts";

describe("recognising what is brought in", () => {
  it("goes by the name where it says enough", () => {
    expect(recogniseInput("receipt.csv", "laban: 1")).toBe("log");
    expect(recogniseInput("bpic2013_closed.xes.gz", "\u001f\u008b")).toBe("log");
    expect(recogniseInput("shop.laban.yaml", "a,b,c")).toBe("choreography");
  });
  it("knows a choreography by its first key, comments or not, YAML or JSON", () => {
    expect(recogniseInput("", "# Ours\n# in two lines\nlaban: 1\nname: X")).toBe("choreography");
    expect(recogniseInput("x.json", '{ "name": "X", "laban": 1 }')).toBe("choreography");
  });
  it("takes JSON that is no choreography for events", () => {
    expect(recogniseInput("x.json", '[{"specversion":"1.0","type":"a"}]')).toBe("log");
    expect(recogniseInput("", '{"id":"1","type":"order_received"}\n{"id":"2"}')).toBe("log");
  });
  it("takes a table with any usual separator for a log", () => {
    expect(recogniseInput("", "case;activity;time\n1;a;2020-01-01")).toBe("log");
    expect(recogniseInput("", "case\tactivity\n1\ta")).toBe("log");
  });
  it("takes broken YAML for a choreography, so that the editor can show what is wrong", () => {
    expect(recogniseInput("", "name: [unclosed\nevents:\n")).toBe("choreography");
  });
  it("names pasted text so that the importer knows what to expect", () => {
    expect(nameOfPasted("log", "<log>")).toBe("pasted.xes");
    expect(nameOfPasted("log", '{"id":1}')).toBe("pasted.ndjson");
    expect(nameOfPasted("log", "a,b")).toBe("pasted.csv");
  });
});
