// Comprehensions, any and all → filter, map, exists and all.
import type { Comprehension, PyNode } from "../syntax.ts";
import { at, claim, isCelName, joined, LEVEL, member, present } from "./celText.ts";
import type { CelText } from "./celText.ts";
import { itemsKind, refuse } from "./translation.ts";
import type { Translation } from "./translation.ts";
import { isTrue } from "./truth.ts";

type ListLike = Extract<PyNode, { type: "ListComp" | "SetComp" | "GeneratorExp" }>;

/** `[element for target in list if …]`, with one `for`. */
export function translateList(node: ListLike, translation: Translation): CelText {
  const [generator, second] = node.generators;
  if (generator === undefined || second !== undefined)
    return refuse("a list over two lists cannot be said in CEL", node);
  const { list, variable, inner } = opened(generator, translation);
  const filtered = filteredBy(list, { variable, ifs: generator.ifs, inner });
  const element = inner.translate(node.element, inner);
  if (element.text === variable) return { ...filtered, kind: filtered.kind === "events" ? "events" : "list" };
  return member(`${filtered.text}.map(${variable}, ${element.text})`, "list", { of: element.kind });
}

/** `any(… for …)`, `any(list)`, and the same with all. */
export function translateQuantifier(name: "any" | "all", arg: PyNode, translation: Translation): CelText {
  if (arg.type !== "GeneratorExp" && arg.type !== "ListComp") {
    const list = iterable(present(translation.translate(arg, translation)), arg);
    const item = member("item", itemsKind(list));
    return claim(`${at(LEVEL.member, list)}.${macroOf(name)}(item, ${isTrue(item).text})`, LEVEL.member);
  }
  return quantified(name, { element: arg.element, generators: arg.generators, node: arg }, translation);
}

function quantified(
  name: "any" | "all",
  parts: { readonly element: PyNode; readonly generators: readonly Comprehension[]; readonly node: PyNode },
  translation: Translation,
): CelText {
  const [generator, ...others] = parts.generators;
  if (generator === undefined) return isTrue(translation.translate(parts.element, translation));
  const { list, variable, inner } = opened(generator, translation);
  const body = quantified(name, { ...parts, generators: others }, inner);
  if (name === "all") {
    const filtered = filteredBy(list, { variable, ifs: generator.ifs, inner });
    return claim(`${filtered.text}.all(${variable}, ${body.text})`, LEVEL.member);
  }
  const tests = [...generator.ifs.map((test) => isTrue(inner.translate(test, inner))), body];
  return claim(`${at(LEVEL.member, list)}.exists(${variable}, ${joined("&&", tests).text})`, LEVEL.member);
}

function macroOf(name: "any" | "all"): "exists" | "all" {
  return name === "any" ? "exists" : "all";
}

interface Opened {
  readonly list: CelText;
  readonly variable: string;
  readonly inner: Translation;
}

function opened({ target, iter }: Comprehension, translation: Translation): Opened {
  const list = iterable(present(translation.translate(iter, translation)), iter);
  if (target.type !== "Name") return refuse("only one name can go through a list", target);
  if (target.name.startsWith("__"))
    return refuse(`${target.name} leads to the inside of Python; it is refused`, target);
  const variable =
    isCelName(target.name) && !["data", "event", "source", "time"].includes(target.name)
      ? target.name
      : `${target.name.replaceAll(/[^A-Za-z0-9_]/g, "")}_`;
  if (!isCelName(variable)) return refuse(`"${target.name}" is no name in CEL`, target);
  const variables = new Map(translation.variables).set(target.name, member(variable, itemsKind(list)));
  return { list, variable, inner: { ...translation, variables } };
}

function iterable(list: CelText, place: PyNode): CelText {
  if (list.kind === "string") return refuse("the signs of a text cannot be gone through in CEL", place);
  if (["dyn", "list", "map", "events"].includes(list.kind)) return list;
  return refuse("only a list or a dict can be gone through", place);
}

function filteredBy(
  list: CelText,
  { variable, ifs, inner }: { readonly variable: string; readonly ifs: readonly PyNode[]; readonly inner: Translation },
): CelText {
  const base = at(LEVEL.member, list);
  if (ifs.length === 0) return { ...list, text: base, level: LEVEL.member };
  const tests = joined(
    "&&",
    ifs.map((test) => isTrue(inner.translate(test, inner))),
  );
  const kind = list.kind === "events" ? "events" : "list";
  return member(`${base}.filter(${variable}, ${tests.text})`, kind, { of: itemsKind(list) });
}
