import { nextValue } from '../../../model/catalog.js';
import type { MappedSequence } from '../../../model/mapping.js';
import type { SequenceDdl } from '../../../model/sequenceDdl.js';
import { qualify, quoteIdentifier, quoteString } from '../lex.js';

const lowest = -(2n ** 63n);
const highest = 2n ** 63n - 1n;

/** PostgreSQL's sequences count in bigint; a wider bound of the source ends there. */
function bounded(value: string): bigint {
  const number = BigInt(value);
  return number < lowest ? lowest : number > highest ? highest : number;
}

function create({ source, target }: MappedSequence): string {
  const { start, increment, minimum, maximum, cycle } = source;
  return [
    `CREATE SEQUENCE ${qualify(target)}`,
    `  START WITH ${bounded(start)} INCREMENT BY ${increment}`,
    `  MINVALUE ${bounded(minimum)} MAXVALUE ${bounded(maximum)}${cycle ? ' CYCLE' : ''};`,
  ].join('\n');
}

/** A cycling sequence begins anew at its end and may give what the data holds already; any other one goes past it. */
function position({ source, target, users }: MappedSequence): string {
  const [minimum, maximum] = [bounded(source.minimum), bounded(source.maximum)];
  const descends = source.increment.startsWith('-');
  const next = BigInt(nextValue(source));
  const name = quoteString(qualify(target));
  if (source.cycle) {
    const inside = next >= minimum && next <= maximum;
    return `SELECT setval(${name}, ${inside ? next : descends ? maximum : minimum}, false);`;
  }
  const [edge, choose, limit, beyond] = descends
    ? ['min', 'LEAST', `GREATEST(next, ${minimum})`, `next < ${minimum}`]
    : ['max', 'GREATEST', `LEAST(next, ${maximum})`, `next > ${maximum}`];
  const used = users.map(({ table, column }) => {
    const value = `${edge}(${quoteIdentifier(column)})::numeric + (${source.increment})`;
    return `(SELECT ${value} FROM ${qualify(table)})`;
  });
  const values = [`${next}::numeric`, ...used].join(', ');
  return `SELECT setval(${name}, ${limit}::bigint, ${beyond})\nFROM (SELECT ${choose}(${values}) AS next) counter;`;
}

export const sequences: SequenceDdl = {
  bounded: (value) => String(bounded(value)),
  create,
  next: (sequence) => `nextval(${quoteString(qualify(sequence))}::regclass)`,
  position,
};
