import {
  findTable,
  firingWords,
  nextValue,
  routineName,
  type Catalog,
  type Schema,
  type Sequence,
} from '../../model/catalog.js';
import { tableMissingCode } from '../../model/existing.js';
import type { ObjectKind } from '../../model/finding.js';
import { tableKey, type MappedSequence } from '../../model/mapping.js';
import { writeNames } from '../../model/names.js';
import type { ObjectVerification } from '../../model/objectVerification.js';
import { stepsOf, type StepKind } from '../../model/script.js';
import { accountForAdded, type Home } from './added.js';
import { Aspects } from './aspects.js';
import type { Comparison } from './comparison.js';
import { Coverage } from './coverage.js';
import { Ledger } from './ledger.js';
import { accountForTable } from './tables.js';
import { accountForTriggers, firingDifference, triggersOn } from './triggers.js';

/** Kinds of step that make something; a script without any only compares. */
const making: readonly StepKind[] = ['create-table', 'create-index', 'add-foreign-key', 'create-sequence'];

/** Every object of the source's schemas with what stands for it on the target, and what stands on the target alone. Pure. */
export function account(comparison: Comparison): ObjectVerification[] {
  const { script, mapping, target, adapter, keeps, given } = comparison;
  const steps = stepsOf(script);
  const makes = steps.some((step) => making.includes(step.kind));
  // The mapping was made anew without a look at the target as it was before.
  const lacked = script.notes.filter(({ code }) => code === tableMissingCode);
  const ledger = new Ledger([...mapping.findings, ...lacked], steps, makes);
  const names = new Map(
    steps.filter((step) => step.kind === 'verify').map((step) => [step.attributes.table, step.name]),
  );
  const created = new Set(steps.filter((step) => step.kind === 'create-table').map((step) => step.name));
  const coverage = new Coverage(script, given, adapter);
  const moves = steps.some((step) => step.kind === 'copy' || step.kind === 'verify');
  const homes: Home[] = [];
  const mapped = new Map(mapping.tables.map((table) => [tableKey(table.source), table]));
  for (const { source, target: home } of mapping.schemas) {
    for (const table of source.tables) {
      const object = { kind: 'table' as const, path: [source.name, table.name] };
      const own = mapped.get(tableKey(table));
      const found = own?.included === true ? findTable(target, own.target.schema, own.target.name) : undefined;
      const step = names.get(writeNames([source.name, table.name], '.')) ?? own?.target.name ?? table.name;
      const isKept = keeps && found !== undefined && !created.has(step);
      const before = ledger.objects.length;
      if (own && found) accountForTable({ table: own, found, adapter, server: target.server, ledger, step, coverage });
      else if (table.kind === 'partition') continue;
      else ledger.enter({ object, wanted: own?.included === true, present: false, madeBy: ['create-table'], step });
      if (own && found) homes.push({ table: own, found, step, isKept });
      if (own && found && !isKept) accountForTriggers(own, { target, adapter }, step, ledger);
      if (isKept) ledger.objects.push(...ledger.objects.splice(before).map(asItWas));
    }
    accountForSequences(source, { mapping, target, adapter }, ledger, moves);
    accountForListedTriggers(source, homes, target, ledger);
    accountForOthers(
      source,
      target.schemas.find((schema) => schema.name === home),
      ledger,
    );
  }
  return [...ledger.objects, ...accountForAdded(comparison, homes)];
}

/** A table that was there has its own keys and defaults; nothing was to be made of it. */
function asItWas(object: ObjectVerification): ObjectVerification {
  if (object.state !== 'missing' && object.state !== 'differs') return object;
  const state = object.state === 'missing' ? 'left-out' : 'declared';
  return { ...object, state, reasons: [...object.reasons, 'The table was on the target before, and is as it was.'] };
}

function accountForSequences(
  source: Schema,
  { mapping, target, adapter }: Pick<Comparison, 'mapping' | 'target' | 'adapter'>,
  ledger: Ledger,
  moves: boolean,
): void {
  const bounded = (value: string): string => adapter.ddl.sequences?.bounded(value) ?? value;
  const owned = new Set(
    source.tables.flatMap((table) => table.columns.flatMap((column) => column.identity?.sequence?.join('.') ?? [])),
  );
  for (const sequence of source.sequences) {
    if (owned.has(`${source.name}.${sequence.name}`)) continue;
    const mapped = mapping.sequences.find((entry) => entry.source === sequence);
    const found = mapped && sequenceAt(target, mapped);
    const object = { kind: 'sequence' as const, path: [source.name, sequence.name] };
    const differences = mapped && found ? sequenceDifferences(mapped.source, found, { bounded, moves }) : [];
    ledger.enter({
      object,
      target: mapped?.target.name,
      wanted: mapped !== undefined,
      present: found !== undefined,
      differences,
    });
  }
}

function sequenceAt(target: Catalog, { target: { schema, name } }: MappedSequence): Sequence | undefined {
  return target.schemas.find((entry) => entry.name === schema)?.sequences.find((entry) => entry.name === name);
}

/** Where no row moves, a sequence begins anew. */
function sequenceDifferences(
  source: Sequence,
  found: Sequence,
  { bounded, moves }: { readonly bounded: (value: string) => string; readonly moves: boolean },
): ObjectVerification['differences'] {
  const [expected, next] = [nextValue(source), nextValue(found)];
  const descends = source.increment.startsWith('-');
  const behind = descends ? BigInt(next) > BigInt(expected) : BigInt(next) < BigInt(expected);
  const aspects = new Aspects();
  aspects.same('increment', source.increment, found.increment);
  aspects.same('cycle', source.cycle, found.cycle);
  for (const bound of ['start', 'minimum', 'maximum'] as const)
    aspects.same(bound, bounded(source[bound]), bounded(found[bound]));
  if (found.unlogged === true && source.unlogged !== true) aspects.same('logged', true, false);
  if (moves && behind && !source.cycle) aspects.same('counter', `${expected} or beyond`, next);
  return aspects.differences;
}

/** Triggers are listed, not carried: one of the same name on the target is a person's own, and has to fire as the source's does. */
function accountForListedTriggers(source: Schema, homes: readonly Home[], target: Catalog, ledger: Ledger): void {
  for (const trigger of source.triggers) {
    const home = homes.find(({ table }) => table.source.schema === source.name && table.source.name === trigger.table);
    const found = home && triggersOn(target, home.table.target).find(({ name }) => name === trigger.name);
    const isOwn = home !== undefined && found !== undefined && !home.isKept;
    ledger.enter({
      object: { kind: 'trigger', path: [source.name, trigger.table, trigger.name] },
      wanted: false,
      present: found !== undefined,
      differences: isOwn ? firingDifference(firingWords(trigger), firingWords(found)) : [],
    });
  }
}

/** What is only listed: it is on the target when a person made it there. */
function accountForOthers(source: Schema, home: Schema | undefined, ledger: Ledger): void {
  const enter = (kind: ObjectKind, path: readonly string[], present: boolean): void => {
    ledger.enter({ object: { kind, path: [source.name, ...path] }, wanted: false, present });
  };
  const named = (list: readonly { readonly name: string }[] | undefined, name: string): boolean =>
    list?.some((entry) => entry.name === name) === true;
  for (const { name, materialized } of source.views)
    enter(materialized ? 'materialized view' : 'view', [name], named(home?.views, name));
  const routines = new Set(home?.routines.map(routineName));
  for (const routine of source.routines) enter('routine', [routine.name], routines.has(routineName(routine)));
  for (const { name } of source.types) enter('type', [name], named(home?.types, name));
  for (const { kind, name } of source.others) enter(kind, [name], named(home?.others, name));
}
