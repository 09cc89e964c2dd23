import {
  findTable,
  nextValue,
  routineName,
  type Catalog,
  type Routine,
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
import { ByHand, type Judged } from './byHand.js';
import type { Comparison } from './comparison.js';
import { Coverage } from './coverage.js';
import { Ledger } from './ledger.js';
import { accountForTable } from './tables.js';
import { accountForTriggers, triggersOn } from './triggers.js';

/** Kinds of step that make something; a script without any only compares. */
const making: readonly StepKind[] = ['create-table', 'create-index', 'add-foreign-key', 'create-sequence'];

/** Every object of the source's schemas with what stands for it on the target, and what stands on the target alone. Pure. */
export function account(comparison: Comparison): ObjectVerification[] {
  const { script, mapping, target, adapter, keeps, given } = comparison;
  const byHand = new ByHand(comparison);
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
    accountForListedTriggers(source, homes, target, byHand, ledger);
    accountForOthers(
      source,
      target.schemas.find((schema) => schema.name === home),
      byHand,
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

/** Triggers are listed, not carried: one of the same name on the target is a person's own, and has to do and to fire as the source's does. */
function accountForListedTriggers(
  source: Schema,
  homes: readonly Home[],
  target: Catalog,
  byHand: ByHand,
  ledger: Ledger,
): void {
  for (const trigger of source.triggers) {
    const home = homes.find(({ table }) => table.source.schema === source.name && table.source.name === trigger.table);
    const there = home ? triggersOn(target, home.table.target) : [];
    const found = there.find(({ name }) => name === trigger.name);
    const beside = source.triggers.filter((other) => other.table === trigger.table);
    const judged = found && home?.isKept === false ? byHand.trigger(trigger, found, [beside, there]) : {};
    const object = { kind: 'trigger' as const, path: [source.name, trigger.table, trigger.name] };
    ledger.enter({ object, target: found?.name, wanted: false, present: found !== undefined, ...judged });
  }
}

/** What is only listed: it is on the target when a person made it there. */
function accountForOthers(source: Schema, home: Schema | undefined, byHand: ByHand, ledger: Ledger): void {
  const enter = <T extends { readonly name: string }>(
    kind: ObjectKind,
    name: string,
    found: T | undefined,
    judge: (found: T) => Partial<Judged> = () => ({}),
  ): void => {
    const object = { kind, path: [source.name, name] };
    const judged = found === undefined ? {} : judge(found);
    ledger.enter({ object, target: found?.name, wanted: false, present: found !== undefined, ...judged });
  };
  for (const view of source.views) {
    const found = home?.views.find(({ name }) => name === view.name);
    enter(view.materialized ? 'materialized view' : 'view', view.name, found, (other) => byHand.view(view, other));
  }
  for (const routine of source.routines)
    enter('routine', routine.name, routineLike(routine, home?.routines ?? []), (other) =>
      byHand.routine(routine, other),
    );
  for (const { name, definition } of source.types) {
    const found = home?.types.find((type) => type.name === name);
    enter('type', name, found, (other) => byHand.text({ source: definition, target: other.definition }));
  }
  for (const { kind, name, definition, mode } of source.others) {
    const found = home?.others.find((other) => other.kind === kind && other.name === name);
    // What the others say does not say all of them.
    const isWhole = kind === 'event';
    enter(kind, name, found, (other) =>
      isWhole
        ? byHand.text({
            ...{ source: definition ?? '', target: other.definition ?? '', modes: [mode, other.mode] },
          })
        : {},
    );
  }
}

/** The routine of that name, of several the one with the same arguments, or of the same kind. */
function routineLike(routine: Routine, all: readonly Routine[]): Routine | undefined {
  const named = all.filter((other) => routineName(other) === routineName(routine));
  const isLike = [
    ({ name, kind }: Routine): boolean => name === routine.name && kind === routine.kind,
    ({ kind }: Routine): boolean => kind === routine.kind,
  ];
  return isLike.map((is) => named.find(is)).find((found) => found !== undefined) ?? named[0];
}
