// `$ref` within the given files: followed by name and pointer. What lies elsewhere (a URL, a file that was not given) is never fetched.
import { isJsonObject, valueAt } from "@laban/model";
import type { Json } from "@laban/model";
import { fail, ImportProblem } from "../../failure.ts";
import type { DesignFile } from "../designFormat.ts";
import { StepBudget } from "../designLimits.ts";
import type { SourceTree } from "./sourceTree.ts";
import { treeOf } from "./treeOf.ts";

/** A value at its place in one of the files. */
export interface Found {
  readonly tree: SourceTree;
  readonly path: readonly (string | number)[];
  readonly value: Json;
}

const HOPS_MAX = 16;

/** Follows references among the files of one import, within a budget of steps. */
export class References {
  readonly #files: readonly DesignFile[];
  readonly #budget: StepBudget;
  /** References that lead out of the files, by their text. */
  readonly #outside = new Set<string>();

  constructor(files: readonly DesignFile[]) {
    this.#files = files;
    this.#budget = new StepBudget(() =>
      fail("too-many-values", "References that repeat references grow beyond the limit; import a part.", {
        path: files.slice(0, 1).map(({ name }) => name),
      }),
    );
  }

  /** What could not be followed, in the order of its appearance. */
  get outside(): readonly string[] {
    return [...this.#outside];
  }

  /** Counts work; refuses where there is no end of it. */
  spend(steps = 1): void {
    this.#budget.spend(steps);
  }

  /** The value itself, or what its `$ref` leads to in the end; undefined where that is not among the files. */
  follow(found: Found): Found | undefined {
    let at: Found = found;
    for (let hop = 0; hop < HOPS_MAX; hop += 1) {
      this.spend();
      const ref = isJsonObject(at.value) && Object.hasOwn(at.value, "$ref") ? at.value["$ref"] : undefined;
      if (typeof ref !== "string") return at;
      const next = this.#target(ref, at.tree);
      if (next === undefined) {
        this.#outside.add(ref.slice(0, 200));
        return undefined;
      }
      at = next;
    }
    return undefined;
  }

  /** The followed entry of an object; undefined where there is none. */
  entry(found: Found, name: string | number): Found | undefined {
    const value = valueAt(found.value, [name]);
    return value === undefined ? undefined : this.follow({ tree: found.tree, path: [...found.path, name], value });
  }

  #target(ref: string, from: SourceTree): Found | undefined {
    const [name = "", pointer = ""] = ref.split("#", 2);
    const tree = name === "" ? from : this.#treeNamed(name, from.file);
    const path = stepsOf(pointer);
    if (tree === undefined || path === undefined) return undefined;
    const value = valueAt(tree.value, listSteps(tree.value, path));
    return value === undefined ? undefined : { tree, path: listSteps(tree.value, path), value };
  }

  #treeNamed(name: string, from: string): SourceTree | undefined {
    if (/^[a-z][a-z0-9+.-]*:/i.test(name) || name.startsWith("/")) return undefined;
    const wanted = resolved(from, name);
    const base = wanted.slice(wanted.lastIndexOf("/") + 1);
    const exact = this.#files.find((file) => file.name === wanted);
    // Dropped files come without their folders: then the last part of the name must be enough.
    const alike = this.#files.filter((file) => file.name === base || file.name.endsWith(`/${base}`));
    const file = exact ?? (alike.length === 1 ? alike[0] : undefined);
    if (file === undefined) return undefined;
    try {
      return treeOf(file);
    } catch (error) {
      if (error instanceof ImportProblem) return undefined;
      throw error;
    }
  }
}

/** `../common/a.yaml` as seen from `x/backend/b.yaml` → `x/common/a.yaml`; names only, no file is touched. */
function resolved(from: string, name: string): string {
  const parts = from.split("/").slice(0, -1);
  for (const part of name.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function stepsOf(pointer: string): readonly string[] | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) return undefined;
  return pointer
    .slice(1)
    .split("/")
    .map((step) => unescaped(step.replaceAll("~1", "/").replaceAll("~0", "~")));
}

function unescaped(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    // A lone % is itself.
    return step;
  }
}

/** Steps into lists are numbers. */
function listSteps(root: Json, path: readonly string[]): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  for (const step of path) {
    const isList = Array.isArray(valueAt(root, steps));
    steps.push(isList && /^\d+$/.test(step) ? Number(step) : step);
  }
  return steps;
}
