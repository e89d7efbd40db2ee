// `pnpm soak [CAMPAIGN…] [--seed N] [--count N]`: random campaigns, in chunks that each have a seed of their own. A failure ends with 1 and the
// command that repeats it.
import { parseArgs } from "node:util";
import * as fc from "fast-check";
import { badInput } from "./badInput.ts";
import type { Campaign, CampaignProperty } from "./campaign.ts";
import { cel } from "./cel.ts";
import { charts } from "./chartCampaigns.ts";
import { imports } from "./imports.ts";
import { laws, operators } from "./engineCampaigns.ts";
import { signedBundles } from "./signedBundles.ts";

const campaigns: readonly Campaign[] = [operators, laws, cel, badInput, signedBundles, charts, imports];
/** Inputs between two lines of progress; also what one seed stands for. */
const chunk = 500;
const toldEveryMs = 10_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "4127" },
    count: { type: "string" },
    property: { type: "string" },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  const list = campaigns.map(({ name, what, count }) => `  ${name.padEnd(12)}${what} (${count} inputs)`).join("\n");
  say(`pnpm soak [CAMPAIGN…] [--seed N] [--count N] [--property TEXT]\n\n${list}`);
  process.exit(0);
}
const seed = wholeNumber("seed", values.seed);
const named = positionals.map((name) => {
  const campaign = campaigns.find((each) => each.name === name);
  if (campaign === undefined)
    fail(`There is no campaign "${name}"; there are ${campaigns.map((each) => each.name).join(", ")}.`);
  return campaign;
});
const chosen = named.length === 0 ? campaigns : named;
const wantedOf = ({ properties }: Campaign): readonly CampaignProperty[] =>
  properties.filter(({ title }) => title.includes(values.property ?? ""));
if (chosen.every((campaign) => wantedOf(campaign).length === 0)) {
  const titles = chosen.flatMap(({ properties }) => properties.map(({ title }) => `  ${title}`));
  fail(`No property has "${values.property ?? ""}" in its title. There are:\n${titles.join("\n")}`);
}
for (const campaign of chosen) {
  const began = performance.now();
  const wanted = wantedOf(campaign);
  // Of this campaign nothing was asked for: then nothing is said of it, either.
  if (wanted.length === 0) continue;
  const count = values.count === undefined ? campaign.count : wholeNumber("count", values.count);
  const shares = wanted.reduce((sum, { share }) => sum + share, 0);
  say(`${campaign.name}: ${campaign.what}; seed ${seed}`);
  for (const property of wanted) await tryOut(campaign, property, Math.ceil((count * property.share) / shares));
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  say(`${campaign.name}: ${count} inputs in ${seconds} s, 0 differences`);
  if (campaign.measured !== undefined) say(campaign.measured());
}

async function tryOut(campaign: Campaign, { title, property }: CampaignProperty, count: number): Promise<void> {
  const began = performance.now();
  let toldAt = began;
  for (let done = 0; done < count; done += chunk) {
    const chunkSeed = seed + done / chunk;
    const numRuns = Math.min(chunk, count - done);
    const details = await fc.check(property, { seed: chunkSeed, numRuns, endOnFailure: false });
    if (details.failed) {
      say(await fc.asyncDefaultReportMessage(details));
      say(String(details.errorInstance));
      fail(
        `${campaign.name}: "${title}" does not hold. Again: pnpm soak ${campaign.name} --seed ${chunkSeed} --count ${chunk} --property "${title}"`,
      );
    }
    if (performance.now() - toldAt < toldEveryMs) continue;
    toldAt = performance.now();
    say(`  ${title}: ${done + numRuns} of ${count}`);
  }
  say(`  ${title}: ${count} in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) fail(`--${name}: "${text}" is no whole number from 1.`);
  return number;
}

function say(text: string | undefined): void {
  process.stdout.write(`${text ?? ""}\n`);
}

function fail(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
