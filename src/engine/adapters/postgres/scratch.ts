import type { Scratch } from '../../adapter.js';
import { quoteIdentifier } from './lex.js';
import { temporary } from './temporary.js';

/** Schemas live in the scratch database under their own names. */
export const scratch: Scratch = {
  schemasAreDatabases: false,
  move: (sql) => ({ sql, others: [] }),
  temporary,
  createDatabase: (name) => [`CREATE DATABASE ${quoteIdentifier(name)}`],
  async extensions(session, signal) {
    const { rows } = await session.query('SELECT extname FROM pg_catalog.pg_extension', [], signal);
    return rows.map(([name]) => `CREATE EXTENSION IF NOT EXISTS ${quoteIdentifier(name ?? '')}`);
  },
};
