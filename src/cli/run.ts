import { basename, dirname, join } from 'node:path';
import {
  EventLog,
  fileCheckpointStore,
  parse,
  preflight,
  rejectFile,
  rehearse,
  renderHtml,
  renderMarkdown,
  run,
  verify,
  type Connections,
  type RunOptions,
  writeWhole,
} from '../engine/index.js';
import type { RunEvent, RunOutcome } from '../engine/model/event.js';
import { forecastWords } from '../engine/model/forecast.js';
import { countOf } from '../engine/model/quantity.js';
import { usualMostRejects } from '../engine/model/reject.js';
import type { Report } from '../engine/model/report.js';
import type { Script } from '../engine/model/script.js';
import { readConnections, readTextFile } from './connections.js';
import type { Context, Ending } from './context.js';
import { exitCodeOf, exitCodeOfRun, exitCodes } from './exitCode.js';
import { filesOfScript, makeFolder, type MigrationFiles } from './files.js';
import { blockedEnding, generateScript } from './generate.js';
import { repairRows } from './repair.js';

/** `migrate`: generate, run, verify and report in one go. */
export async function migrateCommand(context: Context): Promise<Ending> {
  const { connections, files, script, blocking } = await generateScript(context);
  if (blocking.length > 0) return { ...blockedEnding(blocking), files: { script: files.script } };
  return await runScript(context, connections, script, files);
}

/** `run`: runs a script as it is. */
export async function runCommand(context: Context): Promise<Ending> {
  const { connections, script, files } = await openScript(context);
  return await runScript(context, connections, script, files);
}

/** `preflight`: looks at everything that a run would need; writes nothing. */
export async function preflightCommand(context: Context): Promise<Ending> {
  const { connections, script, files } = await openScript(context);
  const { args, signal, output } = context;
  let outcome: RunOutcome | undefined;
  for await (const event of preflight(script, connections, {
    ...{ signal, streams: args.streams },
    scriptName: basename(files.script),
  })) {
    output.event(event);
    if (event.type === 'finished') outcome = event.outcome;
  }
  if (!outcome) throw new Error('The checks ended without an outcome.');
  const exitCode = outcome.error ? exitCodeOf(outcome.error.code) : exitCodeOfRun(outcome.state, args.verify);
  if (outcome.state === 'ready') output.say('Nothing stands in the way of a run.');
  return { exitCode, outcome, error: outcome.error };
}

/** `rehearse`: the whole script with a sample, on a scratch area of the target. */
export async function rehearseCommand(context: Context): Promise<Ending> {
  const { connections, script, files } = await openScript(context);
  const { args, signal, output } = context;
  let outcome: RunOutcome | undefined;
  const options = { signal, streams: args.streams, scriptName: basename(files.script) };
  const { forecast } = await rehearse(script, connections, options, (event) => {
    output.event(event);
    if (event.type === 'finished') outcome = event.outcome;
  });
  if (!outcome) throw new Error('The rehearsal ended without an outcome.');
  const exitCode = outcome.error ? exitCodeOf(outcome.error.code) : exitCodeOfRun(outcome.state, args.verify);
  if (!outcome.error) output.say(`Rehearsed ${countOf(outcome.rows, 'row')}: ${outcome.state}.`);
  if (forecast) output.say(`The real run, by what the rehearsal took: ${forecastWords(forecast)}.`);
  return { exitCode, outcome, forecast, error: outcome.error };
}

/** `verify`: only the verify steps; with --repair, rows that differ are fetched again once a person has seen how. */
export async function verifyCommand(context: Context): Promise<Ending> {
  const { connections, script, files } = await openScript(context);
  if (context.args.repair && !(await repairRows(context, connections, script, basename(files.script))))
    return { exitCode: exitCodes.problem };
  const { signal } = context;
  const stream = verify(script, connections, { signal, scriptName: basename(files.script), ...levelOf(context.args) });
  const folder = context.args.out ?? files.folder;
  return await follow(context, stream, script, reportFiles(folder, 'verification'));
}

/** The script and the two databases of a command line. */
export async function openScript(
  context: Context,
): Promise<{ connections: Connections; script: Script; files: MigrationFiles }> {
  const path = context.args.file ?? '';
  const text = await readTextFile(path, 'script');
  const connections = await readConnections(context.args, context.env, context.redactor);
  return { connections, script: parse(text), files: filesOfScript(path) };
}

async function runScript(
  context: Context,
  connections: Connections,
  script: Script,
  files: MigrationFiles,
): Promise<Ending> {
  const { args, signal, redactor } = context;
  const reports = reportFiles(args.out ?? files.folder, 'report');
  const stream = run(script, connections, {
    onSettled: async (facts) => await writeReport(redactor.value(facts), reports),
    store: fileCheckpointStore(files.state, (error) => redactor.value(error)),
    signal,
    verify: args.verify,
    ...levelOf(args),
    streams: args.streams,
    chunkRows: args.chunkRows,
    rejects: { onReject: args.onReject, most: args.maxRejects ?? usualMostRejects, store: rejectFile(files.rejects) },
    throttle: args.throttle,
    stallMilliseconds: args.stallSeconds === undefined ? undefined : args.stallSeconds * 1000,
    resume: args.resume,
    retries: args.retries,
    scriptName: basename(files.script),
  });
  const { script: path, state, rejects } = files;
  return await follow(context, stream, script, {
    ...reports,
    script: path,
    state,
    rejects,
  });
}

interface Written {
  readonly html: string;
  readonly markdown: string;
  readonly json: string;
  readonly script?: string;
  readonly state?: string;
  /** Told of where rows were set aside. */
  readonly rejects?: string;
}

function reportFiles(folder: string, name: string): Written {
  return {
    html: join(folder, `${name}.html`),
    markdown: join(folder, `${name}.md`),
    json: join(folder, `${name}.json`),
  };
}

/** Passes every event on, then makes the report. A run that was stopped before it began leaves an earlier report alone. */
async function follow(
  context: Context,
  stream: AsyncIterable<RunEvent>,
  script: Script,
  paths: Written,
): Promise<Ending> {
  const { args, output, redactor } = context;
  const log = new EventLog();
  let outcome: RunOutcome | undefined;
  for await (const event of stream) {
    log.take(event);
    if (event.type === 'finished') outcome = event.outcome;
    output.event(event);
  }
  if (!outcome) throw new Error('The run ended without an outcome.');
  const exitCode = outcome.error ? exitCodeOf(outcome.error.code) : exitCodeOfRun(outcome.state, wantsEveryCell(args));
  const facts: Report = redactor.value(log.report(script));
  const tables = facts.tables.map(({ table, state, sourceRows, targetRows }) => ({
    ...{ table, state, sourceRows, targetRows },
  }));
  const ending = { exitCode, outcome, tables, error: outcome.error };
  if (outcome.state === 'blocked') return ending;
  output.report(facts);
  await writeReport(facts, paths);
  const { html, markdown, json, rejects = '', ...others } = paths;
  const aside: Record<string, string> = outcome.rejectedRows === undefined || rejects === '' ? {} : { rejects };
  return { ...ending, files: { ...others, ...aside, html, markdown, json } };
}

/** How closely tables are compared. */
function levelOf({ level, sample }: Context['args']): Pick<RunOptions, 'level' | 'sample'> {
  return { level: level ?? (sample === undefined ? undefined : 'sample'), sample };
}

/** Row counts and a sample prove less, and are all that was asked for. */
function wantsEveryCell({ verify: wanted, level }: Context['args']): boolean {
  return wanted && level !== 'counts' && level !== 'sample';
}

async function writeReport(facts: Report, { html, markdown, json }: Written): Promise<void> {
  await makeFolder(dirname(html));
  await writeWhole(html, renderHtml(facts));
  await writeWhole(markdown, renderMarkdown(facts));
  await writeWhole(json, `${JSON.stringify(facts, undefined, 2)}\n`);
}
