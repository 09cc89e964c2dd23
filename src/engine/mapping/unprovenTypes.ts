import type { Finding } from '../model/finding.js';
import type { ColumnMapping, TableMapping } from '../model/mapping.js';
import type { ProfileOf } from '../model/profile.js';
import { tableFinding } from './context.js';

/** What is said of types that are chosen as if values were of some sort, where the scan found no value to tell by. It changes no choice. */
export function unprovenTypes(tables: readonly TableMapping[], found: ProfileOf): Finding[] {
  return tables.flatMap((table): Finding[] => {
    const { columnsWithoutValues } = found(table.source);
    if (!table.included || columnsWithoutValues.length === 0) return [];
    const names = new Set(columnsWithoutValues.map(({ column }) => column));
    return table.columns
      .filter(({ source, included, decided }) => included && !decided && names.has(source.name))
      .flatMap((column) => ofColumn(table, column));
  });
}

function ofColumn(table: TableMapping, { source, chosen }: ColumnMapping): Finding[] {
  return chosen.guards.flatMap(({ assumes }): Finding[] => {
    if (assumes === undefined) return [];
    const message = `There is no value to tell whether ${chosen.type} fits: it is chosen as if ${assumes}.`;
    const fix = 'Choose another type if that is not so.';
    return [
      tableFinding(table.source, 'column', source.name, { code: 'TYPE_UNPROVEN', severity: 'info', message, fix }),
    ];
  });
}
