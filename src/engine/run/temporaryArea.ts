import { EngineError, toEngineError } from '../errors.js';
import type { ConnectionSettings } from '../model/connection.js';
import { stepsOf, type Script, type ScriptStep, type StepKind, type StepSection } from '../model/script.js';
import type { MovedNames } from '../model/temporary.js';
import { bounded, type Area, type MovedStep, type Owner } from './area.js';
import { using, type End } from './end.js';
import type { Execution } from './execution.js';

/** Kinds of step that run as they stand, or read and load: a session that is confined changes nothing by them but its own rows. */
const harmless: readonly StepKind[] = ['session', 'require', 'copy', 'verify', 'prove'];

/**
 * Temporary tables of one session, where the target allows no scratch database: nobody else sees them, and they go with the session, whatever is killed. The server itself keeps
 * the session from changing any other row.
 */
export class TemporaryArea implements Area {
  readonly inSession = true;
  private readonly standIns: string[] = [];
  /** Tables that are temporary, by the names of their steps. */
  private readonly made = new Set<string>();
  private readonly left = new Map<StepKind, number>();

  private constructor(
    private readonly adapter: End['adapter'],
    private readonly names: MovedNames,
    private readonly owner: Owner,
    private readonly why: string,
  ) {}

  /** `refused` is why there is no scratch database. Throws where there can be no temporary tables, either. */
  static async create(owner: Owner, refused: EngineError): Promise<TemporaryArea> {
    const { connections, connect, script, options } = owner;
    const { adapter, session } = await connect(connections.target, 'target', options.signal);
    return await using(session, async () => {
      try {
        for (const sql of adapter.scratch.temporary.trial) await session.query(sql, [], options.signal);
      } catch (thrown) {
        throw forbidden(refused, toEngineError(thrown, 'preflight').message);
      }
      const tables = createdTables(script, { adapter, session });
      if (new Set(tables.map(({ name }) => name)).size < tables.length)
        throw forbidden(refused, 'Tables of one name in several schemas can’t all be temporary.');
      const schemas = new Set([adapter.ddl.defaultSchema(session.server), ...tables.map(({ schema }) => schema)]);
      return new TemporaryArea(adapter, { schemas, database: session.server.database }, owner, refused.message);
    });
  }

  get settings(): ConnectionSettings {
    return this.owner.connections.target;
  }

  readonly connect: Execution['connect'] = async (settings, role, signal) => {
    const end = await this.owner.connect(settings, role, signal);
    if (role === 'source') return end;
    try {
      const { confine } = end.adapter.scratch.temporary;
      for (const sql of [...this.standIns, ...confine]) await end.session.query(sql, [], signal);
      return end;
    } catch (thrown) {
      await end.session.close();
      throw thrown;
    }
  };

  move(step: ScriptStep, where: string): MovedStep {
    const { body, source, target } = step;
    const isHere = harmless.includes(step.kind) || (this.isGenerated(step) && step.kind !== 'sql');
    const there = {
      body: isHere ? this.section(body, step.kind) : undefined,
      target: isHere ? this.section(target, step.kind) : undefined,
      source: bounded(source, where),
    };
    if ((body && !there.body) || (target && !there.target)) {
      if (!step.skip) this.left.set(step.kind, (this.left.get(step.kind) ?? 0) + 1);
      return { step: { ...step, skip: true } };
    }
    if (step.kind === 'create-table' && !step.skip) this.made.add(step.name);
    return { step: { ...step, ...there } };
  }

  /** A statement that changes a table has to be one that was generated for a table which is temporary by then: no server keeps it from the table of that name beside. */
  private isGenerated({ kind, name, edited }: ScriptStep): boolean {
    if (kind === 'create-table') return true;
    return !edited && (this.made.has(name) || !ofTables.includes(kind));
  }

  private section(section: StepSection | undefined, kind: StepKind): StepSection | undefined {
    if (section === undefined) return undefined;
    const { temporary } = this.adapter.scratch;
    const [lift, confine] = temporary.lift;
    let { sql } = section;
    let moved = 0;
    for (const { sql: statement, offset } of [...this.adapter.lex.splitStatements(sql)].reverse()) {
      const here = temporary.move(statement, kind, this.names);
      const now = here !== undefined && !harmless.includes(kind) ? `${lift}; ${here}; ${confine}` : here;
      if (now !== undefined) moved += 1;
      // In place, so that lines stay those of the script.
      sql = sql.slice(0, offset) + (now ?? statement.replace(/[^\n]/gu, ' ')) + sql.slice(offset + statement.length);
    }
    return moved === 0 ? undefined : { ...section, sql };
  }

  notes(): readonly string[] {
    const left = [...this.left].map(([kind, count]) => `${kind} (${count})`);
    return [
      `The target allows no scratch database: ${this.why} The script runs on temporary tables of one session instead.`,
      ...(left.length === 0
        ? []
        : [`Not tried, for such tables can't have it, or for it may touch others: ${left.join(', ')}.`]),
    ];
  }

  async make(statements: (target: End) => Promise<readonly string[]>): Promise<void> {
    const { connections, connect, options } = this.owner;
    const end = await connect(connections.target, 'target', options.signal);
    await using(end.session, async () => {
      const { temporary } = this.adapter.scratch;
      const here = (await statements(end)).map((sql) => temporary.move(sql, 'create-table', this.names));
      this.standIns.push(...here.filter((sql) => sql !== undefined));
    });
  }

  async drop(): Promise<void> {
    // It went with its session.
  }
}

/** Kinds of step that are about the table whose name they bear. */
const ofTables: readonly StepKind[] = ['create-index', 'set-counter', 'add-foreign-key', 'analyze'];

function createdTables(script: Script, { adapter, session }: End): { schema: string; name: string }[] {
  return stepsOf(script)
    .filter((step) => !step.skip)
    .flatMap((step) => adapter.lex.splitStatements(step.body?.sql ?? ''))
    .flatMap(({ sql }) => adapter.lex.createdTable(sql, session.server) ?? []);
}

/** Neither a scratch database nor temporary tables. */
function forbidden(refused: EngineError, why: string): EngineError {
  return new EngineError({
    ...refused.toData(),
    stage: 'preflight',
    code: refused.code,
    message: `The target allows no scratch database: ${refused.message} Temporary tables instead: ${why}`,
    hint: 'Have CREATE DATABASE (or the right to make temporary tables) granted for a rehearsal, or rehearse on another server.',
    cause: refused,
  });
}
