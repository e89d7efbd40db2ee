// Payloads of GitHub webhooks: which event it is stands in a header that a file does not have, so it is told from the folder or from what is in it.
import { isJsonObject } from "@laban/model";
import type { JsonObject } from "@laban/model";
import { fail } from "../../failure.ts";
import type { DesignFile, DesignFormat } from "../designFormat.ts";
import { headOf } from "../files/textOf.ts";
import { DesignSketch } from "../sketch.ts";
import { treeOf } from "../tree/treeOf.ts";
import { objectIn, Samples } from "./samples.ts";

/** Events and a field that only they have (or have first in this order), with the path that tells which events belong together. */
const EVENTS: readonly (readonly [event: string, fields: readonly string[], key: string])[] = [
  ["workflow_job", ["workflow_job"], "data.workflow_job.run_id"],
  ["workflow_run", ["workflow_run"], "data.workflow_run.id"],
  ["check_run", ["check_run"], "data.check_run.id"],
  ["check_suite", ["check_suite"], "data.check_suite.id"],
  ["deployment_status", ["deployment_status"], "data.deployment.id"],
  ["deployment", ["deployment"], "data.deployment.id"],
  ["issue_comment", ["comment", "issue"], "data.issue.id"],
  ["pull_request_review_comment", ["comment", "pull_request"], "data.pull_request.id"],
  ["commit_comment", ["comment"], "data.comment.commit_id"],
  ["pull_request_review", ["review", "pull_request"], "data.pull_request.id"],
  ["pull_request", ["pull_request"], "data.pull_request.id"],
  ["issues", ["issue"], "data.issue.id"],
  ["discussion", ["discussion"], "data.discussion.id"],
  ["release", ["release"], "data.release.id"],
  ["security_advisory", ["security_advisory"], "data.security_advisory.ghsa_id"],
  ["push", ["commits", "ref"], "data.repository.id"],
  ["create", ["ref_type", "master_branch"], "data.repository.id"],
  ["delete", ["ref_type"], "data.repository.id"],
  ["repository_dispatch", ["client_payload"], "data.repository.id"],
  ["star", ["starred_at"], "data.repository.id"],
  ["fork", ["forkee"], "data.repository.id"],
  ["ping", ["hook", "zen"], "data.hook_id"],
];

export const githubFormat: DesignFormat = {
  id: "github",
  title: "GitHub webhooks",
  says: "Payloads as event types with inferred schemas, raised by an agent named github",
  fits: (files) => files.some(isGithub),
  read: (files) => {
    const sketch = new DesignSketch("GitHub events");
    const samples = new Samples();
    const keys = new Map<string, string>();
    for (const file of files) {
      const tree = treeOf(file);
      const { value } = tree;
      const event = isJsonObject(value) ? eventOf(file, value) : undefined;
      if (event === undefined || !isJsonObject(value)) {
        sketch.leftOut(file.name, "it is no payload of a GitHub event that is known", tree.placeOf([]));
        continue;
      }
      const action =
        typeof value["action"] === "string" && event.name !== "repository_dispatch" ? value["action"] : undefined;
      const type = action === undefined ? event.name : `${event.name}.${action}`;
      samples.see(type, value, { what: `payload ${type}`, place: tree.placeOf([]) });
      keys.set(type, event.key);
      if (event.isGuessed)
        sketch.guessed(
          file.name,
          ["events", type],
          "the event's name is in a header (X-GitHub-Event), not in the file; it is told from the fields",
          tree.placeOf([]),
        );
    }
    const ids = samples.addTo(sketch);
    if (ids.size === 0) {
      const [first] = files;
      fail("no-payloads", `"${first?.name ?? ""}" is no payload of a GitHub event.`, {
        path: first === undefined ? [] : [first.name],
      });
    }
    for (const [type, key] of keys) {
      const id = ids.get(type);
      if (id === undefined) continue;
      sketch.key([key], id);
      sketch.guessed(
        `correlation of ${type}`,
        ["correlation", "keys", id],
        `GitHub does not say what belongs together; ${key} was chosen`,
      );
    }
    sketch.agent("github", { title: "GitHub", capabilities: [], emits: [...ids.values()], behaviours: {} });
    return sketch.finish();
  },
};

function isGithub(file: DesignFile): boolean {
  const head = headOf(file);
  if (!/^\uFEFF?\s*\{/.test(head)) return false;
  const isSent = /"sender"\s*:\s*\{/.test(head) && /"login"\s*:/.test(head);
  const isOfGithub =
    head.includes("api.github.com") || /"(?:repository|organization|installation)"\s*:\s*\{/.test(head);
  const folder = folderOf(file);
  return (isSent && isOfGithub) || (folder !== undefined && /"action"\s*:/.test(head));
}

/** The folder, where it is called like an event. */
function folderOf({ name }: DesignFile): (typeof EVENTS)[number] | undefined {
  const folder = name.split("/").at(-2);
  return EVENTS.find(([event]) => event === folder);
}

function eventOf(
  file: DesignFile,
  payload: JsonObject,
): { readonly name: string; readonly key: string; readonly isGuessed: boolean } | undefined {
  const folder = folderOf(file);
  if (folder !== undefined) return { name: folder[0], key: folder[2], isGuessed: false };
  if (objectIn(payload, "sender") === undefined && !Object.hasOwn(payload, "security_advisory")) return undefined;
  const found = EVENTS.find(([, fields]) => fields.every((field) => Object.hasOwn(payload, field)));
  return found === undefined ? undefined : { name: found[0], key: found[2], isGuessed: true };
}
