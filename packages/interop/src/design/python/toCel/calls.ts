// Calls in conditions: .get, the built-ins that the source material allows, any and all, and the few methods of texts that have an equal.
import type { PyNode } from "../syntax.ts";
import { at, claim, isCelName, LEVEL, member, present, quoted } from "./celText.ts";
import type { CelText } from "./celText.ts";
import { translateQuantifier } from "./comprehensions.ts";
import { eventField } from "./eventFields.ts";
import { doubleText, refuse, refuseDunder } from "./translation.ts";
import type { Translation } from "./translation.ts";
import { isTrue } from "./truth.ts";

type Call = Extract<PyNode, { type: "Call" }>;
type Attribute = Extract<PyNode, { type: "Attribute" }>;

/** A call of a built-in or of a method. */
export function translateCall(node: Call, translation: Translation): CelText {
  if (node.of.type === "Name") return builtin(node, node.of.name, translation);
  if (node.of.type === "Attribute") return method(node, node.of, translation);
  return refuse("only built-ins and methods can be called", node);
}

function builtin(node: Call, name: string, translation: Translation): CelText {
  refuseDunder(name, node.start);
  if (node.keywords.length > 0) return refuse(`${name}() is not read with named arguments`, node);
  const [first, ...others] = node.args;
  if (first === undefined) return refuse(`${name}() without arguments cannot be said in CEL`, node);
  if ((name === "any" || name === "all") && others.length === 0) return translateQuantifier(name, first, translation);
  if (name === "sum" && others.length === 0) return sum(first, translation);
  const values = node.args.map((arg) => present(translation.translate(arg, translation)));
  const [value] = values;
  if (value === undefined) throw new Error("Invariant: an argument is gone");
  if ((name === "min" || name === "max") && (values.length > 1 || isListLike(value)))
    return extreme(name, { values, node });
  if (others.length > 0) return refuse(`${name}() with ${values.length} arguments cannot be said in CEL`, node);
  switch (name) {
    case "len":
      return hasSize(value)
        ? member(`size(${value.text})`, "int")
        : refuse("len() wants a list, a dict or a text", first);
    case "bool":
      return isTrue(translation.translate(first, translation));
    case "abs":
      return isNumber(value) ? member(`math.abs(${value.text})`, value.kind) : refuse("abs() wants a number", first);
    case "float":
      return isNumber(value) || value.kind === "string"
        ? member(`double(${value.text})`, "double")
        : refuse("float() wants a number or a text", first);
    case "int":
      return isNumber(value) || value.kind === "string"
        ? member(`int(${value.text})`, "int")
        : refuse("int() wants a number or a text", first);
    case "str":
      return value.kind === "string"
        ? value
        : refuse("str() writes numbers in Python's own way, which CEL does not", node);
    case "list":
      return isListLike(value) ? value : refuse("list() wants a list", first);
    default:
      return refuse(`${name}() is not known to conditions`, node);
  }
}

function hasSize({ kind }: CelText): boolean {
  return ["dyn", "string", "list", "map", "events"].includes(kind);
}

function isListLike({ kind }: CelText): boolean {
  return kind === "dyn" || kind === "list" || kind === "events";
}

function isNumber({ kind }: CelText): boolean {
  return kind === "dyn" || kind === "int" || kind === "double";
}

function extreme(
  name: "min" | "max",
  { values, node }: { readonly values: readonly CelText[]; readonly node: Call },
): CelText {
  const isOfNumbers = values.length === 1 || values.every(isNumber);
  if (!isOfNumbers) return refuse(`${name}() of texts cannot be said in CEL`, node);
  const text = values.map((value) => value.text).join(", ");
  return member(`math.${name === "min" ? "least" : "greatest"}(${text})`, values.length > 1 ? "double" : "dyn");
}

/** `sum(1 for x in list if …)` counts; other sums add numbers up. */
function sum(arg: PyNode, translation: Translation): CelText {
  const isCount = arg.type === "GeneratorExp" && arg.element.type === "Constant" && arg.element.value === 1;
  const [generator] = arg.type === "GeneratorExp" ? arg.generators : [];
  if (isCount && generator?.target.type === "Name") {
    const list = translation.translate({ ...arg, element: generator.target }, translation);
    return member(`size(${list.text})`, "int");
  }
  const list = present(translation.translate(arg, translation));
  if (!isListLike(list)) return refuse("sum() wants a list of numbers", arg);
  return member(`sum(${list.text})`, "dyn");
}

function method(node: Call, { of, name, end }: Attribute, translation: Translation): CelText {
  refuseDunder(name, end - name.length);
  if (node.keywords.length > 0) return refuse(`.${name}() is not read with named arguments`, node);
  if (name === "fromisoformat" && of.type === "Name" && of.name === "datetime") return instant(node, translation);
  const receiver = translation.translate(of, translation);
  if (name === "get") return got(node, receiver, translation);
  const value = present(receiver);
  const [arg, ...more] = node.args.map((each) => present(translation.translate(each, translation)));
  if (name === "total_seconds" && value.kind === "span" && arg === undefined) return value;
  if ((name === "startswith" || name === "endswith") && arg?.kind === "string" && more.length === 0) {
    const cel = name === "startswith" ? "startsWith" : "endsWith";
    return claim(`${at(LEVEL.member, value)}.${cel}(${arg.text})`, LEVEL.member);
  }
  if ((name === "lower" || name === "upper") && arg === undefined) {
    translation.said.push(`.${name}() changes only the letters A to Z here`);
    return member(`${at(LEVEL.member, value)}.${name}Ascii()`, "string");
  }
  if (name === "keys" && arg === undefined && (value.kind === "map" || value.kind === "dyn"))
    return { ...value, kind: "map" };
  if (name === "values" && arg === undefined && (value.kind === "map" || value.kind === "dyn"))
    return member(`${at(LEVEL.member, value)}.transformList(key, value, value)`, "list");
  return refuse(`.${name}() cannot be said in CEL`, { start: end - name.length });
}

function instant(node: Call, translation: Translation): CelText {
  const [arg] = node.args;
  if (arg === undefined || node.args.length > 1) return refuse("fromisoformat() wants one text", node);
  const value = translation.translate(arg, translation);
  if (value.kind === "timestamp") return value;
  if (value.kind === "event" || value.kind === "events") return refuse("fromisoformat() wants a text", arg);
  return member(`timestamp(${present(value).text})`, "timestamp");
}

/** `.get(key)` is None where the key is missing, `.get(key, default)` the default. */
function got(node: Call, receiver: CelText, translation: Translation): CelText {
  const [key, fallback, ...more] = node.args;
  if (key === undefined || more.length > 0) return refuse(".get() wants a key, and a default or none", node);
  if (receiver.kind === "event") return eventField(key, { node, of: receiver });
  if (key.type !== "Constant" || typeof key.value !== "string") return refuse(".get() wants a fixed name", key);
  refuseDunder(key.value, key.start);
  if (receiver.kind !== "map" && receiver.kind !== "dyn") return refuse(".get() wants a dict", node);
  const chain = receiver.chain ?? at(LEVEL.member, present(receiver));
  const isChain = receiver.chain !== undefined;
  const name = key.value;
  const optional = isCelName(name) ? `${chain}.?${name}` : `${chain}[?${quoted(name)}]`;
  if (fallback === undefined || (fallback.type === "Constant" && fallback.value === null)) {
    const plain = isCelName(name) ? `${chain}.${name}` : `${chain}[${quoted(name)}]`;
    const has = isCelName(name) ? `has(${plain})` : `(${quoted(name)} in ${chain})`;
    const maybe = isChain ? { has: `${optional}.hasValue()`, plain: `${optional}.value()` } : { has, plain };
    return member(`${optional}.orValue(null)`, "dyn", { maybe });
  }
  const value = translation.translate(fallback, translation);
  const isWhole = value.kind === "int" && value.isLiteral === true;
  const fraction = isWhole ? { fraction: `${optional}.orValue(${doubleText(Number(value.text))})` } : {};
  const isEmptyMap = fallback.type === "Dict" && fallback.keys.length === 0;
  return member(`${optional}.orValue(${value.text})`, "dyn", {
    hint: value.kind,
    ...fraction,
    ...(isEmptyMap ? { chain: optional } : {}),
  });
}
