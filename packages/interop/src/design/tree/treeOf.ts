// A file of JSON or YAML as a tree; told apart by how it begins, and read once however many formats look at it.
import type { DesignFile } from "../designFormat.ts";
import { textOf } from "../files/textOf.ts";
import { readJson } from "./readJson.ts";
import { readYaml } from "./readYaml.ts";
import type { SourceTree } from "./sourceTree.ts";

const trees = new WeakMap<DesignFile, SourceTree>();

/**
 * The tree of a file: JSON where it begins with a brace or bracket, else YAML.
 *
 * @throws ImportProblem of the two readers.
 */
export function treeOf(file: DesignFile): SourceTree {
  const known = trees.get(file);
  if (known !== undefined) return known;
  const text = textOf(file);
  const tree = /^\uFEFF?\s*[[{]/.test(text) ? readJson(file.name, text) : readYaml(file.name, text).tree;
  trees.set(file, tree);
  return tree;
}
