import type { Adapter } from '../../adapter.js';
import { firingWords, type Catalog, type Trigger } from '../../model/catalog.js';
import { onUpdateName, type CreatedTrigger } from '../../model/createdTrigger.js';
import type { TableMapping } from '../../model/mapping.js';
import type { AspectDifference } from '../../model/objectVerification.js';
import type { Ledger } from './ledger.js';

/** The triggers of a table of the target. */
export function triggersOn({ schemas }: Catalog, { schema, name }: TableMapping['target']): readonly Trigger[] {
  return schemas.find((entry) => entry.name === schema)?.triggers.filter((trigger) => trigger.table === name) ?? [];
}

/** The triggers that do what columns of the source did by themselves. */
export function accountForTriggers(
  table: TableMapping,
  { target, adapter }: { readonly target: Catalog; readonly adapter: Adapter },
  step: string,
  ledger: Ledger,
): void {
  const path = [table.source.schema, table.source.name, onUpdateName];
  for (const created of adapter.ddl.createTriggers(table, target.server)) {
    const there = triggersOn(target, table.target);
    const found = there.find(({ name }) => name === created.name);
    const other = found || ledger.makes ? undefined : there.find((trigger) => isAlike(created, trigger));
    ledger.enter({
      object: { kind: 'trigger', path },
      target: (found ?? other)?.name,
      wanted: true,
      present: found !== undefined || other !== undefined,
      differences: found ? differencesOf(created, found) : [],
      unknown: other ? [`The trigger ${other.name} fires for the same; what it does can't be compared.`] : [],
      madeBy: ['create-trigger'],
      step,
    });
  }
}

function isAlike(created: CreatedTrigger, { timing, events }: Trigger): boolean {
  return timing === created.timing && events.join() === created.events.join();
}

function differencesOf(created: CreatedTrigger, found: Trigger): AspectDifference[] {
  const when = ({ timing, events }: CreatedTrigger | Trigger): string => `${timing} ${events.join(' or ')}`;
  const said = (text: string | undefined): string => text?.trim() ?? 'none';
  return [
    ...unlike('fires', when(created), when(found)),
    ...firingDifference('enabled', firingWords(found)),
    ...(plain(created.condition) === plain(found.condition)
      ? []
      : unlike('condition', said(created.condition), said(found.condition))),
    ...(created.body === found.body ? [] : [{ aspect: 'body', expected: said(created.body), found: said(found.body) }]),
  ];
}

/** Whether a trigger fires in ordinary sessions as another one does; by the words of both. */
export function firingDifference(expected: string, found: string): AspectDifference[] {
  return unlike('enabled', expected, found);
}

/** What of two texts is not the same, if anything. */
export function unlike(aspect: string, expected: string, found: string): AspectDifference[] {
  return expected === found ? [] : [{ aspect, expected, found }];
}

/** Without what a server writes in its own way: blanks, parentheses, quotes, letter case, casts. */
const plain = (condition = ''): string => condition.replace(/::(?:character varying|\w+)|[\s()"]+/gu, '').toLowerCase();
