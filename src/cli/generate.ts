import {
  decisionLocator,
  EngineError,
  generate,
  parse,
  parseDecisions,
  type Analysis,
  type AnalyzeOptions,
  type Connections,
  type EngineErrorData,
} from '../engine/index.js';
import { acceptCovers, consentHelps, objectName, type DecisionPath, type Finding } from '../engine/model/finding.js';
import { decisionsVersion, tableKey, type Decisions, type TableMapping } from '../engine/model/mapping.js';
import { countOf } from '../engine/model/quantity.js';
import { blocksOf, type Script } from '../engine/model/script.js';
import { readConnections, readTextFile } from './connections.js';
import type { Context, Ending } from './context.js';
import { exitCodes } from './exitCode.js';
import { acceptOptions } from './findingText.js';
import { filesNamed, makeFolder, nameOfDecisions, writeScript, type MigrationFiles } from './files.js';

/** A script that was generated and written, and what it takes to run it. */
export interface Generated {
  readonly connections: Connections;
  readonly files: MigrationFiles;
  readonly script: Script;
  /** Findings that keep the script from running. */
  readonly blocking: readonly Finding[];
}

/** `generate`: writes the script and stops. */
export async function generateCommand(context: Context): Promise<Ending> {
  const { files, blocking } = await generateScript(context);
  const written = { script: files.script };
  if (blocking.length > 0) return { ...blockedEnding(blocking), files: written };
  const next = context.args.verifyOnly ? 'verify' : 'run';
  context.output.say(`The script is written. Read it, edit it, then: database-migration ${next} ${files.script}`);
  return { exitCode: exitCodes.success, files: written };
}

/** Everything up to the written script, findings told. */
export async function generateScript(context: Context): Promise<Generated> {
  const { args, output } = context;
  const prepared = await prepare(context);
  const { connections, decisions } = prepared;
  const folder = args.out ?? '.';
  await makeFolder(folder);
  const name = nameOf(args, connections);
  const { verifyOnly } = args;
  const files = filesNamed(folder, verifyOnly ? `${name}.verify` : name);
  const { script: text, ...analysis } = await generate(connections, decisions, {
    ...analyzeOptions(context),
    verifyOnly,
  });
  tell(context, analysis, prepared);
  await writeScript(files.script, text, args.force);
  const script = parse(text);
  output.say(`Wrote ${files.script}`);
  return { connections, files, script, blocking: blocksOf(script) };
}

/** What the files of a migration are named after: the decisions file, or the source's database. */
export function nameOf({ decisions }: Context['args'], { source }: Connections): string {
  return decisions === undefined ? source.database : nameOfDecisions(decisions);
}

/** The end of a command that a finding stops: nothing was written to either server. */
export function blockedEnding(blocking: readonly Finding[]): Ending {
  const names = blocking.map((finding) => `${finding.code}:${objectName(finding.object)}`);
  const codes = [...new Set(blocking.map((finding) => finding.code))];
  const options = acceptOptions(blocking).join('\n    ');
  const each = blocking.every(consentHelps) ? 'for each' : 'where that helps';
  const error: EngineErrorData = {
    code: 'BLOCKED_BY_FINDING',
    stage: 'map',
    message: `${countOf(blocking.length, 'finding')} must be decided before anything runs: ${codes.join(', ')}.`,
    hint:
      options === ''
        ? 'Mend it as each finding says, or leave the object out in the decisions: the server refuses it, whatever is accepted.'
        : `Choose another type or leave the object out in the decisions, or take the loss by name, ${each}:\n    ${options}`,
  };
  return { exitCode: exitCodes.problem, blocking: names, error };
}

/** What a command works from; `place` says where in the decisions file something stands. */
export interface Prepared {
  readonly connections: Connections;
  readonly decisions: Decisions;
  readonly place: (path: DecisionPath) => string | undefined;
}

/** Reads the connections and the decisions of a command line. */
export async function prepare(context: Context): Promise<Prepared> {
  const { args, env, redactor } = context;
  const connections = await readConnections(args, env, redactor);
  const file = args.decisions === undefined ? undefined : await readDecisions(args.decisions);
  const written = file?.decisions;
  const decisions: Decisions = {
    ...(written ?? { version: decisionsVersion }),
    source: connections.source.name,
    target: connections.target.name,
    schemas: args.schemas ?? written?.schemas,
    existing: args.existing ?? written?.existing,
    content: args.content ?? written?.content,
    accept: [...new Set([...(written?.accept ?? []), ...args.accept])],
  };
  return { connections, decisions, place: file?.place ?? (() => undefined) };
}

async function readDecisions(path: string): Promise<Pick<Prepared, 'decisions' | 'place'>> {
  const text = await readTextFile(path, 'decisions file');
  try {
    const locate = decisionLocator(text);
    const place = (decision: DecisionPath): string | undefined => {
      const at = locate(decision);
      return at && `${path}:${at.line}:${at.column}`;
    };
    return { decisions: parseDecisions(text), place };
  } catch (error) {
    if (error instanceof EngineError) throw EngineError.fromData({ ...error.toData(), object: path });
    throw error;
  }
}

/** The finding with the place in the decisions file that it is about, as editors and terminals follow it. */
function placed(finding: Finding, place: string | undefined): Finding {
  return place === undefined ? finding : { ...finding, message: `${finding.message} (${place})` };
}

/** How the source is read. */
export function analyzeOptions({ args, output, signal }: Context): AnalyzeOptions {
  return { signal, scan: args.scan, onProgress: (progress) => output.analyzing(progress) };
}

/** Says what was found. */
export function tell({ args, output }: Context, analysis: Analysis, { decisions, place }: Prepared): void {
  const { mapping, profile } = analysis;
  const tables = mapping.tables.filter((table) => table.included);
  const counted = (table: TableMapping): number | undefined => profile?.rows[tableKey(table.source)];
  const rows = tables.reduce((sum, table) => sum + (counted(table) ?? Math.max(0, table.source.estimatedRows)), 0);
  const about = tables.every((table) => counted(table) !== undefined) ? '' : 'about ';
  output.say(`${countOf(tables.length, 'table')} with ${about}${countOf(rows, 'row')} to move.`);
  output.findings(mapping.findings.map((finding) => placed(finding, finding.decision && place(finding.decision))));
  for (const accept of args.accept) {
    if (mapping.findings.some((finding) => acceptCovers(accept, finding))) continue;
    output.say(`--accept ${accept} is not needed: nothing of that name was found.`);
  }
  if (decisions.schemas && tables.length === 0) output.say(`No table was found in ${decisions.schemas.join(', ')}.`);
}
