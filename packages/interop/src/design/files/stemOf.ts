// What a file is called without its folders and endings: `issues/assigned.payload.json` → `assigned`.
import type { DesignFile } from "../designFormat.ts";

export function stemOf({ name }: DesignFile): string {
  const base = name.slice(name.lastIndexOf("/") + 1);
  const stem = base.replace(/(?:\.(?:payload|schema|sample|example|asyncapi|laban))?\.[A-Za-z0-9]{1,8}$/, "");
  return stem === "" ? "imported" : stem;
}
