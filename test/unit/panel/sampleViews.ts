import type {
  ColumnView,
  FindingView,
  MappingView,
  TableDetail,
  TableView,
} from '../../../src/protocol/mappingView.js';

/** Tables and columns of which hardly any is like the one before it, so that a line shows whatever it kept. */
const schemas = ['public', 'shop'];
export const tableCount = 70;
const columnCount = 8;

export const keyOf = (at: number): string => `${schemas[at % schemas.length]}.table_${String(at).padStart(3, '0')}`;

function finding(at: number, severity: FindingView['severity'], accepted = false): FindingView {
  return {
    ...{ code: `CODE_${at}`, severity, object: `column_${at}`, kind: 'column', accepted, remedies: [] },
    message: `Something about ${at}`,
  };
}

/** `round` makes another state of the same tables: what an edit, or a scan, makes of them. */
function tableView(at: number, round: number): TableView {
  const turn = at + round;
  return {
    ...{ key: keyOf(at), kind: 'ordinary', columns: columnCount, rows: turn * 37, rowsExact: turn % 2 === 0 },
    ...{ included: turn % 3 !== 0, targetSchema: turn % 4 === 0 ? 'other' : 'app', targetName: `target_${turn}` },
    findings: { error: turn % 5 === 0 ? 1 : 0, warning: turn % 3, info: turn % 2 },
    note: turn % 3 === 0 ? undefined : `The note of ${turn}`,
  };
}

function columnView(table: number, at: number, round: number): ColumnView {
  const turn = table + at + round;
  const types = Array.from({ length: 1 + (turn % 4) }, (_type, n) => `TYPE_${turn % 7}_${n}`);
  const severities = ['error', 'warning', 'info'] as const;
  return {
    ...{ name: `column_${at}`, sql: `column_${at}`, sourceType: `type_${turn % 6}`, sourceNullable: turn % 2 === 0 },
    sourceDefault: turn % 3 === 0 ? String(turn) : undefined,
    key: turn % 5 === 0 ? 'primary' : turn % 5 === 1 ? 'foreign' : turn % 5 === 2 ? 'unique' : undefined,
    ...{ included: turn % 4 !== 0, targetName: `renamed_${turn}`, targetType: types.at(-1) ?? '' },
    ...{ targetNullable: turn % 3 === 0, identity: turn % 6 === 0, decided: turn % 2 === 1, chosen: types.length - 1 },
    targetDefault: turn % 4 === 1 ? `'${turn}'` : undefined,
    generated: turn % 7 === 0 ? `a + ${turn}` : undefined,
    choices: types.map((type, n) => ({ type, losses: n % 2 === 1 ? [{ severity: 'warning', message: 'less' }] : [] })),
    read: `column_${at}`,
    expression: turn % 8 === 0 ? 'lower(a)' : undefined,
    findings: turn % 2 === 0 ? [] : [finding(turn, severities[turn % 3] ?? 'info', turn % 9 === 0)],
  };
}

export function detailsOf(round = 0): Record<string, TableDetail> {
  const detail = (table: number): TableDetail => ({
    ...{ table: keyOf(table), constraints: [], findings: [], functions: [] },
    columns: Array.from({ length: columnCount }, (_column, at) => columnView(table, at, round)),
  });
  return Object.fromEntries(Array.from({ length: tableCount }, (_table, at) => [keyOf(at), detail(at)]));
}

export function viewOf(round = 0): MappingView {
  const end = (name: string): MappingView['source'] => ({
    name,
    engine: 'PostgreSQL',
    version: '18',
    database: 'shop',
  });
  const tables = Array.from({ length: tableCount }, (_table, at) => tableView(at, round));
  return {
    ...{ analysis: 'a', source: end('from'), target: end('to'), takenAt: '2026-01-01T00:00:00Z', tables },
    ...{ findings: [], decisions: [], choices: { policies: [], guards: [], types: [], rules: [], schemas: [] } },
    totals: { tables: tableCount, included: 46, rows: 1, rowsExact: true, findings: { error: 0, warning: 0, info: 0 } },
  };
}
