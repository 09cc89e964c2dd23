import type { Table } from '../../../model/catalog.js';
import type { Finding } from '../../../model/finding.js';
import type { CatalogFlavour } from '../flavour.js';
import type { MysqlSession } from '../session.js';
import { correctDefaults } from './defaults.js';
import { correctLabels } from './labels.js';
import { correctPeriods } from './periods.js';

/**
 * information_schema shows characters beyond U+FFFF as `?`, cuts binary defaults at NUL and hides MariaDB's periods: what could be so is asked for once
 * more, defaults and labels many to a query, each table with a period by itself.
 */
export async function lookCloser(
  session: MysqlSession,
  tables: readonly Table[],
  flavour: CatalogFlavour,
  signal?: AbortSignal,
): Promise<{ tables: Table[]; findings: Finding[] }> {
  const withDefaults = await correctDefaults(session, tables, signal);
  const withPeriods = flavour.periods ? await correctPeriods(session, withDefaults, signal) : withDefaults;
  return await correctLabels(session, withPeriods, signal);
}
