import { nextValue } from '../../../model/catalog.js';
import type { MappedSequence, TargetName } from '../../../model/mapping.js';
import type { SequenceDdl } from '../../../model/sequenceDdl.js';
import { quoteIdentifier, quoteString } from '../lex.js';

/** MariaDB keeps the outermost values of BIGINT for itself; https://mariadb.com/docs/server/reference/sql-structure/sequences/create-sequence */
const lowest = -(2n ** 63n) + 1n;
const highest = 2n ** 63n - 2n;

function bounded(value: string): bigint {
  const number = BigInt(value);
  return number < lowest ? lowest : number > highest ? highest : number;
}

const nameOf = ({ schema, name }: TargetName): string => `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;

function create({ source, target }: MappedSequence): string {
  const { start, increment, minimum, maximum, cycle } = source;
  return [
    `CREATE SEQUENCE ${nameOf(target)}`,
    `  START WITH ${bounded(start)} INCREMENT BY ${increment}`,
    `  MINVALUE ${bounded(minimum)} MAXVALUE ${bounded(maximum)}${cycle ? ' CYCLE' : ''};`,
  ].join('\n');
}

/** SETVAL never goes back and takes literals only, so the sequence is restarted by a statement that is made from the data. */
function position({ source, target, users }: MappedSequence): string {
  const [minimum, maximum] = [bounded(source.minimum), bounded(source.maximum)];
  const descends = source.increment.startsWith('-');
  const next = BigInt(nextValue(source));
  const restart = `ALTER SEQUENCE ${nameOf(target)} RESTART WITH `;
  if (source.cycle) {
    const inside = next >= minimum && next <= maximum;
    return `${restart}${inside ? next : descends ? maximum : minimum};`;
  }
  const [edge, choose, limit, beyond] = descends
    ? ['MIN', 'LEAST', `GREATEST(@next, ${minimum})`, `@next < ${minimum}`]
    : ['MAX', 'GREATEST', `LEAST(@next, ${maximum})`, `@next > ${maximum}`];
  const used = users.map(({ table, column }) => {
    const value = `CAST(${edge}(${quoteIdentifier(column)}) AS DECIMAL(65)) + (${source.increment})`;
    return `COALESCE((SELECT ${value} FROM ${nameOf(table)}), ${next})`;
  });
  return [
    `SET @next = ${used.length === 0 ? next : `${choose}(${[next, ...used].join(', ')})`};`,
    `EXECUTE IMMEDIATE CONCAT(${quoteString(restart)}, CAST(${limit} AS DECIMAL(65)));`,
    `DO IF(${beyond}, NEXTVAL(${nameOf(target)}), NULL);`,
  ].join('\n');
}

/** MariaDB's sequences; MySQL has none. */
export const sequences: SequenceDdl = {
  bounded: (value) => String(bounded(value)),
  create,
  next: (sequence) => `NEXTVAL(${nameOf(sequence)})`,
  position,
};
