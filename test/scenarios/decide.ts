import { analyze, type Connections } from '../../src/engine/index.js';
import { acceptCovers, objectName, type Finding } from '../../src/engine/model/finding.js';
import {
  decisionsVersion,
  tableKey,
  type Decisions,
  type Mapping,
  type TableDecision,
} from '../../src/engine/model/mapping.js';

/** Tables that the target can't hold at all: the only remedy is to leave them out. */
const impossible: ReadonlySet<string> = new Set([
  'TOO_MANY_COLUMNS',
  'TABLE_WITHOUT_COLUMNS',
  'ROW_TOO_WIDE',
  'PAGE_TOO_SMALL',
]);

/** A careful person's decisions, and the findings that asked for them. */
export interface Decided {
  readonly decisions: Decisions;
  readonly answered: readonly Finding[];
}

/**
 * What a careful person decides until nothing blocks: an offered exact type before an accepted loss, and a table that the target can't hold is left
 * out. Throws when a finding still blocks after its decisions were taken.
 */
export async function decide(connections: Connections, given: Partial<Decisions> = {}): Promise<Decided> {
  const answered: Finding[] = [];
  let decisions: Decisions = { version: decisionsVersion, ...given };
  let undecided: readonly Finding[] = [];
  for (let round = 0; round < 4; round += 1) {
    const { mapping } = await analyze(connections, decisions);
    undecided = blocking(mapping, decisions);
    if (undecided.length === 0) return { decisions, answered };
    answered.push(...undecided);
    const before = decisions;
    decisions = undecided.reduce((given, finding) => answer(given, finding, before), decisions);
  }
  throw new Error(`No decision helps: ${undecided.map((finding) => finding.message).join('\n')}`);
}

function blocking(mapping: Mapping, decisions: Decisions): Finding[] {
  const accepted = decisions.accept ?? [];
  return mapping.findings.filter(
    (finding) => finding.severity === 'error' && !accepted.some((entry) => acceptCovers(entry, finding)),
  );
}

/** `before`: what was decided before this round, for a type is tried once only. */
function answer(decisions: Decisions, finding: Finding, before: Decisions): Decisions {
  const [schema = '', name = '', column = ''] = finding.object.path;
  const key = tableKey({ schema, name });
  const table = decisions.tables?.[key] ?? {};
  if (impossible.has(finding.code)) return withTable(decisions, key, { ...table, include: false });
  const type = finding.remedies?.find((remedy) => remedy.type !== undefined)?.type;
  if (type === undefined || before.tables?.[key]?.columns?.[column] !== undefined)
    return { ...decisions, accept: [...(decisions.accept ?? []), `${finding.code}:${objectName(finding.object)}`] };
  return withTable(decisions, key, { ...table, columns: { ...table.columns, [column]: { type } } });
}

function withTable(decisions: Decisions, key: string, table: TableDecision): Decisions {
  return { ...decisions, tables: { ...decisions.tables, [key]: table } };
}
