import { postgres } from '../../src/engine/adapters/postgres/index.js';
import { map } from '../../src/engine/mapping/map.js';
import type { Catalog } from '../../src/engine/model/catalog.js';
import { decisionsVersion } from '../../src/engine/model/mapping.js';
import type { PlannedStep } from '../../src/engine/model/plan.js';
import { rangePlaceholder } from '../../src/engine/model/script.js';
import { plan } from '../../src/engine/plan/plan.js';
import type { Reader, Session } from '../../src/engine/adapter.js';
import type { TestDatabase } from './postgresDatabase.js';

/** What a step did wrong; nothing else is told of the steps that did nothing wrong. */
export interface Failure {
  readonly step: string;
  readonly message: string;
}

/** Moves a database from PostgreSQL to PostgreSQL, step by step and going on after a failure, and compares every table. */
export async function moveOntoItself(catalog: Catalog, source: TestDatabase, target: TestDatabase): Promise<Failure[]> {
  const session = await target.session();
  const decisions = { version: decisionsVersion } as const;
  const targetSchemas = await postgres.listSchemas(session);
  const adapters = { sourceAdapter: postgres, targetAdapter: postgres };
  const mapping = map({ catalog, target: session.server, targetSchemas, decisions, ...adapters });
  const tables = mapping.tables.map(({ source: { schema, name } }) => ({ schema, name }));
  const snapshot = await postgres.read.snapshot(source.settings(), tables, 1);
  const failures: Failure[] = [];
  try {
    for (const step of plan(mapping, postgres, postgres).phases.flatMap((phase) => phase.steps)) {
      await runStep(step, snapshot.readers[0]!, session).catch((error: unknown) => {
        failures.push({
          step: `${step.kind} ${step.name}`,
          message: error instanceof Error ? error.message : String(error),
        });
      });
    }
  } finally {
    await snapshot.close();
  }
  return failures;
}

async function runStep(step: PlannedStep, reader: Reader, target: Session): Promise<void> {
  const source = (step.source ?? '').replace(rangePlaceholder, 'true');
  if (step.kind === 'copy') {
    const open = () => reader.stream(source, { format: 'text', encode: {} });
    await postgres.write.load(target, { statement: step.target ?? '', format: 'text', open, onBytes: () => undefined });
  } else if (step.kind === 'verify') {
    const expected = await digest(reader, source);
    const got = await digest(target, (step.target ?? '').replace(rangePlaceholder, 'true'));
    if (expected !== got) throw new Error(`differs: ${expected} and ${got}`);
  } else {
    for (const { sql } of postgres.lex.splitStatements(step.body ?? '')) await target.query(sql);
  }
}

async function digest(session: Session, query: string): Promise<string> {
  const columns = (await postgres.checksum.columns(session, query)).map(({ name }) => name);
  const { rows } = await session.query(postgres.checksum.digest({ query, columns, plain: [] }, 'whole'));
  return JSON.stringify(rows);
}
