import { EngineError } from '../errors.js';
import type { ServerInfo } from '../model/catalog.js';
import { objectName } from '../model/finding.js';
import { blocksOf, type Script, type PlannedConnection } from '../model/script.js';

/** Throws SCRIPT_INVALID, with the first wrong line, when a script can't be trusted to mean what it says. */
export function demandSoundScript(script: Script): void {
  const wrong = script.findings.filter((finding) => finding.severity === 'error');
  const [first] = wrong;
  if (!first) return;
  const more = wrong.length > 1 ? ` (and ${wrong.length - 1} more)` : '';
  throw new EngineError({
    code: 'SCRIPT_INVALID',
    stage: 'parse',
    line: first.line,
    message: `Line ${first.line ?? 1}: ${first.message}${more}`,
    hint: first.fix ?? 'Mend the script.',
  });
}

/** Throws BLOCKED_BY_FINDING while a finding of severity error is not accepted by name. */
export function demandNothingBlocks(script: Script, only: readonly string[] | undefined): void {
  const ids = new Set(only);
  const blocks = blocksOf(script).filter(
    (finding) => only === undefined || stepOf(script, finding.line).some((id) => ids.has(id)),
  );
  const [first] = blocks;
  if (!first) return;
  const names = blocks.map((finding) => `${finding.code}:${objectName(finding.object)}`);
  throw new EngineError({
    code: 'BLOCKED_BY_FINDING',
    stage: 'preflight',
    line: first.line,
    object: names.join(', '),
    message: `${blocks.length === 1 ? 'One finding blocks' : `${blocks.length} findings block`} this script: ${names.join(', ')}. ${first.message}`,
    hint: `Decide what to do about it in the mapping, or write "-- @accept ${first.code}" into its step.`,
  });
}

function stepOf(script: Script, line: number | undefined): string[] {
  if (line === undefined) return [];
  return script.phases.flatMap((phase) =>
    phase.steps.filter((step) => step.lines.start <= line && line <= step.lines.end).map((step) => step.id),
  );
}

/** Throws BAD_INPUT when both connections lead to one database, by whatever address: the source is never written to. */
export function demandTwoDatabases(source: ServerInfo, target: ServerInfo): void {
  if (source.engine !== target.engine || source.identity !== target.identity) return;
  throw new EngineError({
    code: 'BAD_INPUT',
    stage: 'preflight',
    object: target.database,
    message: `Source and target are the same database, ${target.database} (id ${target.identity}). Nothing was changed.`,
    hint: 'The source is only read: name another database as the target.',
  });
}

/** Throws SERVER_MISMATCH when a connection leads to another server or database than the one that the script was made for, and BAD_INPUT when both lead to the same. */
export function demandSameServers(script: Script, source: ServerInfo, target: ServerInfo): void {
  demandTwoDatabases(source, target);
  demandSameServer('source', script, source);
  demandSameServer('target', script, target);
}

/** The same for one side. */
export function demandSameServer(side: 'source' | 'target', script: Script, found: ServerInfo): void {
  const planned: PlannedConnection | undefined = script[side];
  if (!planned) return;
  const isSame = planned.identity === undefined || planned.identity === found.identity;
  if (planned.engine === found.engine && planned.database === found.database && isSame) return;
  const { engine, version, database, identity } = found;
  throw new EngineError({
    code: 'SERVER_MISMATCH',
    stage: 'preflight',
    object: planned.name,
    message:
      `The script's ${side} is ${planned.engine} ${planned.version}, database ${planned.database} (id ${planned.identity ?? 'not said'}), ` +
      `but the connection leads to ${engine} ${version}, database ${database} (id ${identity}).`,
    hint: `Connect to the server that the script names, or, if you mean this one, write it into the @migration line: (${engine} ${version}, database ${database}, id ${identity}).`,
  });
}
