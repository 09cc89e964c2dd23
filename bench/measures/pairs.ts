import type { BenchArguments } from '../arguments.js';
import type { Pair } from './measure.js';

/** The ways between servers that are measured. */
export function pairsOf({
  postgres,
}: Pick<BenchArguments, 'postgres'>): Record<'pgToMysql' | 'pgToMariadb' | 'mysqlToPg' | 'mariadbToPg', Pair> {
  return {
    pgToMysql: { id: 'postgres-mysql', source: postgres, target: 'mysql97' },
    pgToMariadb: { id: 'postgres-mariadb', source: postgres, target: 'mariadb1011' },
    mysqlToPg: { id: 'mysql-postgres', source: 'mysql97', target: postgres },
    mariadbToPg: { id: 'mariadb-postgres', source: 'mariadb1011', target: postgres },
  };
}
