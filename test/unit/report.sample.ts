import type { RunEvent, RunState, ServerMark } from '../../src/engine/model/event.js';
import type { Script } from '../../src/engine/model/script.js';
import type { TableVerification } from '../../src/engine/model/verification.js';
import { parse } from '../../src/engine/script/parse.js';

export const hostileText = `<script>alert("1")</script>&'\u202e`;

/** A script with an accepted loss, a skipped step, an object that isn't carried, and hostile names. */
export const sampleText = `-- @migration format=1 source=source (postgresql 18.4, database shop, id a1) target=target (mysql 9.7.4, database shop_my, id b2)
-- @finding warning NOT_CARRIED view public.sales: The view "sales" is not carried. → Create it by hand.
-- @finding warning NOT_CARRIED trigger public.orders.touch: The trigger "touch" is not carried.

-- @phase tables
-- @step create-table customers on=target
CREATE TABLE \`customers\` (\`id\` INT PRIMARY KEY, \`name\` TEXT);

-- @phase data
-- @step copy customers key=id stream=csv
-- @accept NAN_TO_NULL:public.customers.score
-- @finding error NAN_TO_NULL column public.customers.score: 2 rows hold NaN, which MySQL has not. → Accept that they become NULL.
-- @finding info TEXT_KEPT column public.customers.name: The text is kept.
-- @source
SELECT id, name FROM public.customers WHERE /* @range */ true;
-- @target
LOAD DATA LOCAL INFILE '@stream' INTO TABLE \`customers\` (\`id\`, \`name\`);

-- @step copy orders key=id stream=csv
-- @source
SELECT id FROM public.orders WHERE /* @range */ true;
-- @target
LOAD DATA LOCAL INFILE '@stream' INTO TABLE \`orders\` (\`id\`);

-- @phase verify
-- @step verify customers key=id
-- @source
SELECT id, name FROM public.customers WHERE /* @range */ true;
-- @target
SELECT \`id\`, \`name\` FROM \`customers\` WHERE /* @range */ true;

-- @step verify orders key=id
-- @source
SELECT id FROM public.orders WHERE /* @range */ true;
-- @target
SELECT \`id\` FROM \`orders\` WHERE /* @range */ true;
`;

export const sampleScript: Script = parse(sampleText);

const source: ServerMark = {
  name: 'source',
  engine: 'postgresql',
  displayName: 'PostgreSQL',
  version: '18.4',
  database: 'shop',
  tested: true,
};
const target: ServerMark = {
  name: 'target',
  engine: 'mysql',
  displayName: 'MySQL',
  version: '9.7.4',
  database: 'shop_my',
  tested: false,
};

export function verified(table: string, rows: number, columns: readonly string[]): TableVerification {
  const digest = `${rows}:8f14e45fceea167a5a36dedd4bea2543`;
  return {
    ...{
      step: `verify ${table}`,
      table,
      state: 'verified',
      level: 'checksum',
      sourceRows: rows,
      targetRows: rows,
      columns,
    },
    ...{ sourceDigest: digest, targetDigest: digest, differences: [], differingRows: 0, milliseconds: 430 },
  };
}

/** `customers` with one changed, one missing and one additional row. */
export const differing: TableVerification = {
  ...verified('customers', 1200, ['id', 'name', 'score']),
  state: 'differs',
  targetDigest: '1200:0cc175b9c0f1b6a831c399e269772661',
  differingRows: 250,
  differences: [
    {
      key: { id: '7' },
      kind: 'changed',
      cells: [
        { column: 'name', source: hostileText, target: 'Zoë\t🐘 ' },
        { column: 'score', source: null, target: '' },
      ],
    },
    { key: { id: '9' }, kind: 'missing', cells: [{ column: 'name', source: 'gone\nfor good', target: null }] },
    { key: { id: '11' }, kind: 'extra', cells: [] },
  ],
};

/** The events of a whole run that ends in `state`, its tables verified as given. */
export function sampleEvents(state: RunState, tables: readonly TableVerification[]): RunEvent[] {
  let clock = Date.parse('2026-11-23T08:20:15.000Z');
  const at = (later = 0): string => new Date((clock += later)).toISOString();
  const step = (name: string, milliseconds: number, rows?: number, bytes?: number): RunEvent[] => [
    { type: 'step', at: at(), step: name, state: 'running' },
    { type: 'step', at: at(milliseconds), step: name, state: 'done', milliseconds, rows, bytes },
  ];
  const outline = (kind: 'create-table' | 'copy' | 'verify', name: string, phase: string, line: number) => ({
    ...{ step: `${kind} ${name}`, kind, name, phase, line },
  });
  const steps = [
    outline('create-table', 'customers', 'tables', 6),
    outline('copy', 'customers', 'data', 10),
    outline('copy', 'orders', 'data', 19),
    outline('verify', 'customers', 'verify', 26),
    outline('verify', 'orders', 'verify', 32),
  ];
  return [
    { type: 'started', at: at(), verb: 'run', script: 'shop.migration.sql', source, target, steps },
    { type: 'phase', at: at(20), phase: 'tables' },
    ...step('create-table customers', 180),
    {
      ...{ type: 'statement', at: at(), step: 'create-table customers', side: 'target' },
      ...{ sql: 'CREATE TABLE `customers` (`id` INT PRIMARY KEY, `name` TEXT)', milliseconds: 180 },
    },
    { type: 'phase', at: at(), phase: 'data' },
    ...step('copy customers', 5300, 1200, 250_000),
    ...step('copy orders', 61_000, 345_678, 45_200_000),
    { type: 'warning', at: at(), step: 'copy orders', side: 'target', message: `Note 1051: ${hostileText}` },
    { type: 'phase', at: at(), phase: 'verify' },
    ...tables.flatMap((result): RunEvent[] => [
      ...step(result.step, result.milliseconds),
      { type: 'verification', at: at(), result },
    ]),
    { type: 'finished', at: at(), outcome: { state, rows: 346_878, bytes: 45_450_000, milliseconds: 67_340 } },
  ];
}
