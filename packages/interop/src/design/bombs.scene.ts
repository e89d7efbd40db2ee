// Files that are made to exhaust whoever opens them, each with the code that it must be refused with. Built small; nothing here is large itself.
import { gzipSync, zipSync, strToU8 } from "fflate";
import type { DesignFile } from "./designFormat.ts";

const file = (name: string, content: string | Uint8Array): DesignFile => ({
  name,
  bytes: typeof content === "string" ? strToU8(content) : content,
});
const ZEROS = 200 * 1024 * 1024;

/** Gzip of many zeros, put together from the packed form of a few: fflate joins members as gzip does. */
function gzipBomb(): Uint8Array {
  return gzipSync(new Uint8Array(ZEROS / 8), { level: 9, mtime: 0 });
}

function yamlAliases(head: string): string {
  const lines = [head, "a0: &a0 [x, x, x, x, x, x, x, x, x]"];
  for (let at = 1; at < 12; at += 1) {
    const before = `*a${at - 1}`;
    lines.push(`a${at}: &a${at} [${Array.from({ length: 9 }, () => before).join(", ")}]`);
  }
  return `${lines.join("\n")}\n`;
}

function billionLaughs(root: string): string {
  const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
  return `<?xml version="1.0"?><!DOCTYPE ${root} [<!ENTITY l0 "lol">${entities.join("")}]><${root}>&l9;</${root}>`;
}

const deep = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);
const DEEP = 100_000;

/** By name: how to make the files, the code, and the format that a caller may name. */
export const bombs: ReadonlyMap<
  string,
  { readonly make: () => readonly DesignFile[]; readonly code: string; readonly from?: string }
> = new Map([
  ["gzip of zeros", { make: () => [file("bomb.json.gz", gzipBomb())], code: "import/bomb" }],
  [
    "zip of zeros",
    {
      make: () => [file("bomb.zip", zipSync({ "a.json": [new Uint8Array(ZEROS / 8), { level: 9 }] }))],
      code: "import/bomb",
    },
  ],
  [
    "zip of many files",
    {
      make: () => [
        file(
          "many.zip",
          zipSync(Object.fromEntries(Array.from({ length: 1_500 }, (_, at) => [`${at}.json`, strToU8("{}")]))),
        ),
      ],
      code: "import/too-many-files",
    },
  ],
  [
    "zip that leads out",
    { make: () => [file("slip.zip", zipSync({ "../../etc/passwd": strToU8("x") }))], code: "import/zip-name" },
  ],
  [
    "zip with an absolute name",
    { make: () => [file("slip.zip", zipSync({ "/etc/passwd": strToU8("x") }))], code: "import/zip-name" },
  ],
  [
    "zip with a drive",
    { make: () => [file("slip.zip", zipSync({ "C:/autoexec.bat": strToU8("x") }))], code: "import/zip-name" },
  ],
  [
    "zip with backslashes",
    { make: () => [file("slip.zip", zipSync({ "..\\x.json": strToU8("x") }))], code: "import/zip-name" },
  ],
  [
    "zip cut in half",
    {
      make: () => [file("cut.zip", zipSync({ "a.json": strToU8("x".repeat(999)) }, { level: 0 }).slice(0, 500))],
      code: "import/corrupt-zip",
    },
  ],
  [
    "YAML aliases",
    { make: () => [file("a.yaml", yamlAliases("asyncapi: 3.0.0"))], code: "import/yaml-alias", from: "asyncapi" },
  ],
  [
    "YAML aliases in our own text",
    { make: () => [file("a.laban.yaml", yamlAliases("laban: 1"))], code: "import/not-a-document" },
  ],
  [
    "YAML merge",
    {
      make: () => [file("a.yaml", "asyncapi: 3.0.0\na: &a {x: 1}\nb: { <<: *a }\n")],
      code: "import/yaml-merge",
      from: "asyncapi",
    },
  ],
  [
    "YAML tag",
    {
      make: () => [file("a.yaml", "asyncapi: 3.0.0\na: !!js/function 'x'\n")],
      code: "import/yaml-tag",
      from: "asyncapi",
    },
  ],
  [
    "YAML nested deep",
    {
      make: () => [file("a.yaml", `asyncapi: 3.0.0\na: ${deep("[", "]", DEEP)}\n`)],
      code: "import/too-deep",
      from: "asyncapi",
    },
  ],
  [
    "YAML of many signs",
    {
      make: () => [file("a.yaml", `asyncapi: 3.0.0\na:\n${"- x\n".repeat(DEEP)}`)],
      code: "import/too-many-values",
      from: "asyncapi",
    },
  ],
  [
    "YAML that names __proto__",
    {
      make: () => [file("a.yaml", "asyncapi: 3.0.0\n__proto__: { polluted: 1 }\n")],
      code: "import/bad-key",
      from: "asyncapi",
    },
  ],
  [
    "JSON nested deep",
    {
      make: () => [file("a.json", `{"asyncapi":"3.0.0","a":${deep("[", "]", DEEP)}}`)],
      code: "import/too-deep",
      from: "asyncapi",
    },
  ],
  [
    "JSON objects nested deep",
    {
      make: () => [file("a.json", `${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`)],
      code: "import/too-deep",
      from: "asyncapi",
    },
  ],
  [
    "JSON of many values",
    { make: () => [file("a.json", `[${"0,".repeat(3_000_000)}0]`)], code: "import/too-many-values", from: "asyncapi" },
  ],
  [
    "JSON that names __proto__",
    {
      make: () => [file("a.json", '{"asyncapi":"3.0.0","__proto__":{"polluted":1}}')],
      code: "import/bad-key",
      from: "asyncapi",
    },
  ],
  [
    "JSON of our own that names __proto__",
    { make: () => [file("a.json", '{"laban":1,"name":"x","events":{"\\u005f_proto__":{}}}')], code: "import/bad-key" },
  ],
  [
    "XML entities",
    { make: () => [file("a.scxml", billionLaughs("scxml"))], code: "import/xml-doctype", from: "scxml" },
  ],
  [
    "XML entity of a file",
    {
      make: () => [file("a.scxml", '<!DOCTYPE scxml [<!ENTITY x SYSTEM "file:///etc/passwd">]><scxml>&x;</scxml>')],
      code: "import/xml-doctype",
      from: "scxml",
    },
  ],
  [
    "XML nested deep",
    { make: () => [file("a.scxml", "<scxml>".repeat(DEEP))], code: "import/too-deep", from: "scxml" },
  ],
  ["too many bytes", { make: () => [file("a.json", new Uint8Array(9 * 1024 * 1024))], code: "import/too-large" }],
  [
    "no text at all",
    {
      make: () => [file("a.json", new Uint8Array([0xff, 0x00, 0x80, 0x80]))],
      code: "import/encoding",
      from: "asyncapi",
    },
  ],
  [
    "Python nested deep",
    { make: () => [file("a.py", `p = EventPattern(${"(".repeat(DEEP / 2)}`)], code: "import/too-deep", from: "python" },
  ],
]);
