import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join, relative } from 'node:path';
import { helpText, readArguments, type BenchArguments } from './arguments.js';
import { Product } from './contestants/product.js';
import { copyMeasures } from './measures/copy.js';
import { indexMeasures } from './measures/indexes.js';
import type { Bench, Measure, MeasureResult } from './measures/measure.js';
import { memoryMeasures } from './measures/memory.js';
import { schemaMeasures } from './measures/schema.js';
import { verificationMeasures } from './measures/verification.js';
import { outputFolder } from './places.js';
import { BenchServers } from './servers.js';
import { Sources } from './sources.js';
import { raceTable, summaryTable } from './table.js';

const cancel = new AbortController();
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

/** Once: stop in good order. Twice: leave; the watchdog of `test/servers` ends the servers. */
function stop(): void {
  if (cancel.signal.aborted) process.exit(130);
  cancel.abort();
}

async function main(words: readonly string[]): Promise<number> {
  const args = readArguments(words);
  if (args.help) return say(helpText);
  const measures = measuresFor(args);
  if (measures.length === 0) return say('No measure has such a name; --list shows them.', 2);
  if (args.list) return say(measures.map(({ id, title }) => `${id.padEnd(34)} ${title}`).join('\n'));
  const servers = new BenchServers(args.scale, say, cancel.signal);
  try {
    const product = await Product.build({ profiles: args.profiles });
    const bench: Bench = { servers, sources: new Sources(say), product, args, say, signal: cancel.signal };
    return await runAll(bench, measures);
  } finally {
    await servers.stop();
  }
}

function measuresFor(args: BenchArguments): Measure[] {
  const all = [
    ...copyMeasures(args),
    ...verificationMeasures(args),
    ...memoryMeasures(args),
    ...indexMeasures(args),
    ...schemaMeasures(args),
  ];
  return all.filter(({ id }) => args.only.length === 0 || args.only.some((part) => id.includes(part)));
}

/** One measure after another; one that fails is told and doesn't keep the others from running. */
async function runAll(bench: Bench, measures: readonly Measure[]): Promise<number> {
  const results: MeasureResult[] = [];
  let failed = 0;
  for (const { id, title, run } of measures) {
    cancel.signal.throwIfAborted();
    say(`\n${id}: ${title}`);
    try {
      const result = await run(bench);
      results.push(result);
      for (const race of result.races) say(`\n${raceTable(race)}`);
      for (const note of result.notes) say(`  ${note}`);
      failed += result.races.flatMap(({ contestants }) => contestants).filter(isOurFailure).length;
    } catch (error) {
      cancel.signal.throwIfAborted();
      failed++;
      say(`  FAILED: ${messageOf(error)}`);
    }
    await writeResults(bench.args, results);
  }
  say(`\n${summaryTable(results.flatMap(({ findings }) => findings))}`);
  if (bench.args.scale < 1) say('The limits hold at scale 1; below it the start of a process weighs more.');
  say(longestBlock(results));
  say(`Everything, as JSON: ${relative(process.cwd(), outputFile())}`);
  return failed === 0 ? 0 : 1;
}

/** Row 6, over everything that ran. */
function longestBlock(results: readonly MeasureResult[]): string {
  const runs = results.flatMap(({ id, races }) =>
    races.flatMap(({ contestants }) => contestants.flatMap((one) => one.runs.map((run) => ({ id, ...run })))),
  );
  const worst = runs.reduce<(typeof runs)[number] | undefined>(
    (most, run) => ((run.longestBlockCpu ?? 0) > (most?.longestBlockCpu ?? 0) ? run : most),
    undefined,
  );
  if (worst?.longestBlock === undefined || worst.longestBlockCpu === undefined) return 'No event loop was watched.';
  const [clock, cpu] = [worst.longestBlock, worst.longestBlockCpu].map(
    (seconds) => `${(seconds * 1000).toFixed(0)} ms`,
  );
  return `The longest block of our event loop: ${cpu} of CPU (${clock} by the clock), in ${worst.id}.`;
}

/** A competitor that fails is a result; our own failure is a defect. */
function isOurFailure({ name, failed }: { readonly name: string; readonly failed?: string }): boolean {
  return failed !== undefined && !/^(clients|pgloader|Node|Python)/.test(name);
}

const started = new Date();

function outputFile(): string {
  const name = `${started.toISOString().slice(0, 19).replaceAll(':', '')}.json`;
  return join(outputFolder, name);
}

async function writeResults(args: BenchArguments, results: readonly MeasureResult[]): Promise<void> {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memory: totalmem(), node: process.version };
  await mkdir(outputFolder, { recursive: true });
  const all = { started: started.toISOString(), machine, arguments: args, results };
  await writeFile(outputFile(), `${JSON.stringify(all, undefined, 2)}\n`);
}

function say(line: string, status = 0): number {
  console.log(line);
  return status;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (cancel.signal.aborted) say('Cancelled.');
  else console.error(messageOf(error));
  process.exitCode = cancel.signal.aborted ? 130 : 1;
}
