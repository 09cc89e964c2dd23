import { randomBytes } from 'node:crypto';
import { EngineError, toEngineError } from '../errors.js';
import type { ConnectionSettings } from '../model/connection.js';
import { rangePlaceholder, stepsOf, type Script, type ScriptStep } from '../model/script.js';
import type { End } from './end.js';
import type { Execution } from './execution.js';
import { scratchDigits, scratchPrefix } from './cleanUp.js';

type Owner = Pick<Execution, 'connections' | 'connect' | 'script'> & {
  readonly options: { readonly signal?: AbortSignal | undefined };
};

/** The scratch databases on the target, and what is known of the real one. */
export class Scratch {
  private constructor(
    private readonly end: End,
    private readonly names: ReadonlyMap<string, string>,
    readonly settings: ConnectionSettings,
    /** Schemas that are on the target and are nobody's scratch. */
    private readonly others: ReadonlySet<string>,
  ) {}

  static async create({ connections, connect, script, options }: Owner): Promise<Scratch> {
    const { signal } = options;
    const end = await connect(connections.target, 'target', signal);
    const { adapter, session } = end;
    try {
      const others = new Set(await adapter.listSchemas(session, signal));
      const schemas = adapter.scratch.schemasAreDatabases ? schemasOf(script, end) : [];
      const base = scratchPrefix + randomBytes(scratchDigits / 2).toString('hex');
      // Whoever cleans up leaves what is in use alone.
      await adapter.ledger.lock(session, base, signal);
      const names = new Map(
        [session.server.database, ...schemas.filter((name) => name !== session.server.database)].map((name, index) => [
          name,
          index === 0 ? base : `${base}_${index}`,
        ]),
      );
      const scratch = new Scratch(end, names, { ...connections.target, database: base }, others);
      // Schemas that are not there yet are the script's own to create.
      const needed = [...names].filter(([schema], index) => index === 0 || others.has(schema));
      const statements = needed.flatMap(([, name]) => adapter.scratch.createDatabase(name));
      try {
        for (const sql of statements) await session.query(sql, [], signal);
        await scratch.addExtensions(connect);
      } catch (error) {
        await scratch.drop(() => undefined);
        throw error;
      }
      return scratch;
    } catch (thrown) {
      await session.close();
      throw forbidden(toEngineError(thrown, 'preflight'));
    }
  }

  /** An extension that the user may not create is missed by the step that needs it. */
  private async addExtensions(connect: Execution['connect']): Promise<void> {
    const { adapter, session } = this.end;
    const statements = await adapter.scratch.extensions(session);
    if (statements.length === 0) return;
    const inside = await connect(this.settings, 'target');
    try {
      for (const sql of statements) await inside.session.query(sql).catch(() => undefined);
    } finally {
      await inside.session.close();
    }
  }

  /** The step with its names moved here, reading the rows of a condition; lines stay those of the text. `reaches`: schemas on the target outside, which it must not touch. */
  move(step: ScriptStep, where: string): { readonly step: ScriptStep; readonly reaches: readonly string[] } {
    const reaches = new Set<string>();
    const moved = (sql: string): string => {
      const result = this.adapter.scratch.move(sql, this.names);
      for (const name of result.others) if (this.others.has(name)) reaches.add(name);
      return result.sql;
    };
    const { body, source, target } = step;
    return {
      step: {
        ...step,
        body: body && { ...body, sql: moved(body.sql) },
        target: target && { ...target, sql: moved(target.sql) },
        source: source && {
          ...source,
          sql: source.sql.replace(rangePlaceholder, () => (where === 'true' ? rangePlaceholder : where)),
        },
      },
      reaches: [...reaches],
    };
  }

  async drop(say: (message: string) => void): Promise<void> {
    const { adapter, session } = this.end;
    for (const name of [...this.names.values()].reverse()) {
      await session.query(`DROP DATABASE IF EXISTS ${adapter.lex.quoteIdentifier(name)}`).catch((thrown: unknown) => {
        const { message } = toEngineError(thrown, 'run');
        say(`The scratch database ${name} could not be dropped: ${message} "clean" drops it.`);
      });
    }
    await session.close();
  }

  /** Runs what creates a table, or the like, here instead of where its names say. */
  async make(statements: (scratch: End) => Promise<readonly string[]>, connect: Execution['connect']): Promise<void> {
    const inside = await connect(this.settings, 'target');
    try {
      for (const sql of await statements(inside)) {
        await inside.session.query(this.adapter.scratch.move(sql, this.names).sql);
      }
    } finally {
      await inside.session.close();
    }
  }

  private get adapter(): End['adapter'] {
    return this.end.adapter;
  }
}

function schemasOf(script: Script, { adapter, session }: End): string[] {
  const statements = stepsOf(script).flatMap((step) => adapter.lex.splitStatements(step.body?.sql ?? ''));
  const tables = statements.flatMap(({ sql }) => adapter.lex.createdTable(sql, session.server) ?? []);
  return [...new Set(tables.map(({ schema }) => schema))];
}

function forbidden(error: EngineError): EngineError {
  if (error.code === 'CANCELLED' || error.stage === 'connect') return error;
  return new EngineError({
    ...error.toData(),
    stage: 'preflight',
    code: error.code,
    message: `The target allows no scratch database: ${error.message}`,
    hint: 'Have CREATE DATABASE granted for a rehearsal, or rehearse on another server. "preflight" looks at what can be looked at without.',
    cause: error,
  });
}
