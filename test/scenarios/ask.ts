import { connect } from '../../src/engine/adapters/index.js';
import type { TestDatabase } from './databases.js';

/** Asks a test's database as the engine would; every value comes as text. */
export async function ask({ settings }: TestDatabase, sql: string): Promise<readonly (readonly (string | null)[])[]> {
  const { session } = await connect(settings, 'target');
  try {
    return (await session.query(sql)).rows;
  } finally {
    await session.close();
  }
}
