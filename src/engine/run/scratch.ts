import { randomBytes } from 'node:crypto';
import { toEngineError } from '../errors.js';
import type { ConnectionSettings } from '../model/connection.js';
import { stepsOf, type Script, type ScriptStep } from '../model/script.js';
import { bounded, type Area, type MovedStep, type Owner } from './area.js';
import type { End } from './end.js';
import type { Execution } from './execution.js';
import { scratchDigits, scratchPrefix } from './cleanUp.js';

/** The scratch databases on the target, and what is known of the real one. */
export class Scratch implements Area {
  readonly inSession = false;

  private constructor(
    private readonly end: End,
    private readonly names: ReadonlyMap<string, string>,
    readonly settings: ConnectionSettings,
    /** Schemas that are on the target and are nobody's scratch. */
    private readonly others: ReadonlySet<string>,
    readonly connect: Execution['connect'],
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
      const scratch = new Scratch(end, names, { ...connections.target, database: base }, others, connect);
      // Schemas that are not there yet are the script's own to create.
      const needed = [...names].filter(([schema], index) => index === 0 || others.has(schema));
      const statements = needed.flatMap(([, name]) => adapter.scratch.createDatabase(name));
      try {
        for (const sql of statements) await session.query(sql, [], signal);
        await scratch.addExtensions();
      } catch (error) {
        await scratch.drop(() => undefined);
        throw error;
      }
      return scratch;
    } catch (thrown) {
      await session.close();
      throw toEngineError(thrown, 'preflight');
    }
  }

  /** An extension that the user may not create is missed by the step that needs it. */
  private async addExtensions(): Promise<void> {
    const { adapter, session } = this.end;
    const statements = await adapter.scratch.extensions(session);
    if (statements.length === 0) return;
    const inside = await this.connect(this.settings, 'target');
    try {
      for (const sql of statements) await inside.session.query(sql).catch(() => undefined);
    } finally {
      await inside.session.close();
    }
  }

  move(step: ScriptStep, where: string): MovedStep {
    const reaches = new Set<string>();
    const moved = (sql: string): string => {
      const result = this.adapter.scratch.move(sql, this.names);
      for (const name of result.others) if (this.others.has(name)) reaches.add(name);
      return result.sql;
    };
    const { body, source, target } = step;
    const there = {
      ...step,
      body: body && { ...body, sql: moved(body.sql) },
      target: target && { ...target, sql: moved(target.sql) },
      source: bounded(source, where),
    };
    if (reaches.size === 0) return { step: there };
    const left = `"${step.id}" names ${[...reaches].join(', ')} on the target, which a rehearsal must not touch: it is left out.`;
    return { step: { ...there, skip: true }, left };
  }

  notes(): readonly string[] {
    return [];
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

  async make(statements: (scratch: End) => Promise<readonly string[]>): Promise<void> {
    const inside = await this.connect(this.settings, 'target');
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
