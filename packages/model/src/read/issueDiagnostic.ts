// A schema issue, said to a person: the thing, the place, and the way out, with a fix where one is certain.
import type { Diagnostic, DiagnosticFix, DocumentPath } from "../diagnostic.ts";
import type { Json } from "../document.ts";
import { idProblem } from "../names.ts";
import { entryOf, isJsonList, isJsonObject, pathText, valueAt } from "../path.ts";
import { FORMAT_VERSION } from "../schema/documentSchema.ts";
import type { SchemaIssue } from "../schema/issue.ts";
import { nearestName } from "../suggest.ts";

/** Whether the path is the `kind` of a pattern. */
export function isKindField(path: DocumentPath): boolean {
  return path.length === 3 && path[0] === "patterns" && path[2] === "kind";
}

/** The diagnostic of an issue of the document's schema; `root` is the whole value. */
export function diagnosticOf(issue: SchemaIssue, root: Json): Diagnostic {
  const { path } = issue;
  const place = pathText(path);
  const found = valueAt(root, path);
  if (path[0] === "laban" || (issue.keyword === "required" && issue.expected === "laban"))
    return versionProblem(found, path);
  switch (issue.keyword) {
    case "additionalProperties":
      return unknownField(issue, root);
    case "required":
      return missingField(issue, place);
    case "propertyNames":
      return problem(
        "text/bad-id",
        path,
        `${pathText(path.slice(0, -1))} has an entry named ${JSON.stringify(path.at(-1))}. ${idProblem(String(path.at(-1))) ?? "It is no usable name"}; it is not read. Choose another name.`,
      );
    case "type":
      return wrongType(issue, place, found);
    case "enum":
    case "const":
      return wrongChoice(issue, place, found);
    case "anyOf":
    case "oneOf":
      return problem(
        "text/wrong-type",
        path,
        `${place} has none of the forms it may have${hint(issue)} It is not read; see the format page for examples.`,
      );
    case "depth":
      return problem("text/too-deep", path, `${place} is nested too deeply to be checked. Flatten it.`);
    default:
      return problem(
        "text/bad-value",
        path,
        `${place} ${boundText(issue)}, but is ${shown(found)}. It is not read; change it.`,
      );
  }
}

function versionProblem(found: Json | undefined, path: DocumentPath): Diagnostic {
  const fix: DiagnosticFix = {
    title: `Write "laban: ${FORMAT_VERSION}"`,
    edits: [{ path: ["laban"], value: FORMAT_VERSION }],
  };
  if (typeof found === "number" && path[0] === "laban" && found > FORMAT_VERSION) {
    return problem(
      "text/version",
      path,
      `The document is written for version ${found} of the format; this Laban reads version ${FORMAT_VERSION}. Open it with a newer Laban; what is known of it is shown here.`,
    );
  }
  const what = path[0] === "laban" ? `"laban" is ${shown(found)}` : `The document does not say its format`;
  return { ...problem("text/version", path, `${what}; its first line must be "laban: ${FORMAT_VERSION}".`), fix };
}

function unknownField(issue: SchemaIssue, root: Json): Diagnostic {
  const { path } = issue;
  const parentPath = path.slice(0, -1);
  const parent = valueAt(root, parentPath);
  const written = String(path.at(-1));
  const known = isJsonList(issue.expected) ? issue.expected.filter((name) => typeof name === "string") : [];
  const free = known.filter((name) => !isJsonObject(parent) || entryOf<Json>(parent, name) === undefined);
  const near = nearestName(written, free);
  const where = parentPath.length === 0 ? "The document" : pathText(parentPath);
  if (near !== undefined) {
    return {
      ...problem(
        "text/unknown-field",
        path,
        `${where} has no field "${written}"; did you mean "${near}"? It is not read.`,
      ),
      fix: { title: `Rename to "${near}"`, edits: [{ path, rename: near }] },
    };
  }
  const list = known.length === 0 ? "It has no fields here." : `It may have ${known.join(", ")}.`;
  return {
    ...problem("text/unknown-field", path, `${where} has no field "${written}". ${list} It is not read; remove it.`),
    fix: { title: `Remove "${written}"`, edits: [{ path }] },
  };
}

function missingField(issue: SchemaIssue, place: string): Diagnostic {
  const name = typeof issue.expected === "string" ? issue.expected : JSON.stringify(issue.expected);
  const where = issue.path.length === 0 ? "The document" : place;
  const diagnostic = problem(
    "text/missing-field",
    issue.path,
    `${where} has no "${name}"${describe(issue, name)}. Add it.`,
  );
  const value = issue.path.length === 0 && name === "name" ? "Untitled" : name === "weight" ? 1 : undefined;
  if (value === undefined) return diagnostic;
  return { ...diagnostic, fix: { title: `Add "${name}: ${value}"`, edits: [{ path: [...issue.path, name], value }] } };
}

function describe(issue: SchemaIssue, name: string): string {
  const properties = issue.schema["properties"];
  const field = isJsonObject(properties) ? entryOf<Json>(properties, name) : undefined;
  const text = isJsonObject(field) ? field["description"] : undefined;
  return typeof text === "string" ? ` (${text.replace(/\.$/, "")})` : "";
}

function wrongType(issue: SchemaIssue, place: string, found: Json | undefined): Diagnostic {
  const { path } = issue;
  if (issue.expected === "string" && (typeof found === "number" || typeof found === "boolean")) {
    return {
      ...problem(
        "text/wrong-type",
        path,
        `${place} must be text, but ${shown(found)} is a ${typeof found === "number" ? "number" : "truth value"}. Put it in quotes.`,
      ),
      fix: { title: `Write ${JSON.stringify(String(found))}`, edits: [{ path, value: String(found) }] },
    };
  }
  return problem(
    "text/wrong-type",
    path,
    `${place} must be ${typeText(issue.expected)}, but is ${shown(found)}. It is not read; change or remove it.`,
  );
}

function wrongChoice(issue: SchemaIssue, place: string, found: Json | undefined): Diagnostic {
  const choices = isJsonList(issue.expected) ? issue.expected : [issue.expected];
  const near =
    typeof found === "string"
      ? nearestName(
          found,
          choices.filter((choice) => typeof choice === "string"),
        )
      : undefined;
  const list = choices.map((choice) => (typeof choice === "string" ? choice : JSON.stringify(choice))).join(", ");
  const meant = near === undefined ? "" : ` Did you mean ${near}?`;
  const diagnostic = problem(
    "text/bad-value",
    issue.path,
    `${place} is ${shown(found)}, but must be one of: ${list}.${meant}`,
  );
  if (near === undefined) return diagnostic;
  return { ...diagnostic, fix: { title: `Change to ${near}`, edits: [{ path: issue.path, value: near }] } };
}

function boundText(issue: SchemaIssue): string {
  const bound = shown(issue.expected);
  switch (issue.keyword) {
    case "minimum":
      return `must be ${bound} or more`;
    case "maximum":
      return `must be ${bound} or less`;
    case "exclusiveMinimum":
      return `must be more than ${bound}`;
    case "exclusiveMaximum":
      return `must be less than ${bound}`;
    case "minLength":
    case "minItems":
    case "minProperties":
      return `must have ${bound} or more`;
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return `must have ${bound} or fewer`;
    case "uniqueItems":
      return "must not list the same thing twice";
    default:
      return `must obey ${issue.keyword} ${bound}`;
  }
}

function hint(issue: SchemaIssue): string {
  const text = issue.schema["description"];
  return typeof text === "string" ? `: ${text.replace(/\.?$/, ".")}` : ".";
}

const TYPE_WORDS: ReadonlyMap<Json, string> = new Map<Json, string>([
  ["string", "text"],
  ["number", "a number"],
  ["integer", "a whole number"],
  ["boolean", "true or false"],
  ["array", "a list"],
  ["object", "a map"],
  ["null", "nothing"],
]);

function typeText(expected: Json): string {
  const types = isJsonList(expected) ? expected : [expected];
  return types
    .map((type) => TYPE_WORDS.get(type) ?? (typeof type === "string" ? type : JSON.stringify(type)))
    .join(" or ");
}

function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return "nothing";
  if (isJsonList(value)) return "a list";
  if (isJsonObject(value)) return "a map";
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function problem(code: string, path: DocumentPath, message: string): Diagnostic {
  return { code, severity: "error", message, path };
}
