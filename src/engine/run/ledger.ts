import { createHash } from 'node:crypto';
import { EngineError } from '../errors.js';
import type { Made } from '../model/checkpoint.js';
import type { BoundForm, Chunk } from '../model/chunk.js';
import type { BoundStatement } from '../model/load.js';
import { ownPrefix } from '../model/product.js';
import type { Script, ScriptStep, StepKind } from '../model/script.js';
import type { End } from './end.js';
import { stepHash } from './stepHash.js';

/** Every ledger's name begins so; what follows is a hash of the source and the script's name. */
export const ledgerPrefix = ownPrefix;

/**
 * `running`: the step was begun. `failed`: a statement of it was refused; it may be edited, and runs again. `planned`: nothing of the chunk is there. `stale`: rows of an earlier snapshot are there, to be deleted and copied again.
 * `done`: the step ran, or all the chunk's rows are there.
 */
export type LedgerState = 'running' | 'failed' | 'planned' | 'stale' | 'done';

/** What the ledger keeps of a step or a chunk. */
interface Facts {
  readonly step: string;
  readonly hash: string;
  readonly kind: StepKind;
  readonly from?: readonly string[] | undefined;
  readonly to?: readonly string[] | undefined;
  readonly forms?: readonly BoundForm[] | undefined;
  readonly where?: string | undefined;
  readonly key?: readonly string[] | undefined;
  readonly estimatedRows?: number | undefined;
  readonly rows?: number | undefined;
  readonly bytes?: number | undefined;
  /** What takes the step back, so that it can be done without the script. */
  readonly undo?: string | undefined;
}

export interface LedgerEntry {
  readonly step: string;
  /** A chunk's index, -1 for the step itself. */
  readonly part: number;
  readonly state: LedgerState;
  readonly facts: Facts;
}

/** What the ledger says of the run itself. */
export interface LedgerHeader {
  readonly script: string;
  /** The source's position when the last attempt took its snapshot. */
  readonly position: string;
  readonly startedAt: string;
  /** Whose run it is: the script's name, and the user of the operating system who began it. */
  readonly scriptName?: string | undefined;
  readonly user?: string | undefined;
  /** As in a {@link Checkpoint}. */
  readonly made?: Made | undefined;
}

/** A statement that belongs into a transaction, and what to call once that is committed. */
export interface Mark {
  readonly statement: BoundStatement;
  readonly committed: () => void;
}

const wholeStep = -1;
const headerKey = keyOf('the run itself');
const rowsPerStatement = 200;

/** Steps of these kinds change something once and are recorded; the others run in every attempt, for they do no harm twice. */
const recordedKinds: readonly StepKind[] = [
  'require',
  'suspend',
  'drop-table',
  'truncate',
  'create-schema',
  'create-type',
  'create-sequence',
  'create-table',
  'create-index',
  'add-foreign-key',
  'restore',
  'create-trigger',
  'comment',
  'sql',
];

export function isRecorded({ kind }: ScriptStep): boolean {
  return recordedKinds.includes(kind);
}

function keyOf(step: string): string {
  return createHash('sha256').update(step).digest('hex').slice(0, 32);
}

/** The name of the ledger of a script's run into its target. */
export function ledgerName(script: Script, scriptName: string): string {
  return ledgerPrefix + keyOf(`${script.source?.identity ?? ''} ${scriptName}`).slice(0, 8);
}

/** True for the name that a ledger of any run has. */
export function isLedgerName(name: string): boolean {
  return /^[0-9a-f]{8}$/u.test(name.slice(ledgerPrefix.length)) && name.startsWith(ledgerPrefix);
}

/** The run's own table on the target: what is there, as far as the target itself has committed it. */
export class RunLedger {
  private readonly entries = new Map<string, Map<number, LedgerEntry>>();
  private head: LedgerHeader | undefined;
  /** Steps that an earlier attempt had begun, and those that this one has run. */
  private interrupted: ReadonlySet<string> = new Set();
  private readonly begun = new Set<string>();
  private readonly ended = new Map<string, 'done' | 'failed'>();

  private constructor(
    private readonly end: End,
    readonly name: string,
    readonly table: string,
  ) {}

  /** Reads the ledger of the script's run, if there is one. Writes nothing. */
  static async open(end: End, script: Script, scriptName: string, signal?: AbortSignal): Promise<RunLedger> {
    return await RunLedger.named(end, ledgerName(script, scriptName), signal);
  }

  /** The same for a ledger whose script may be unknown. */
  static async named(end: End, name: string, signal?: AbortSignal): Promise<RunLedger> {
    const { adapter, session } = end;
    const schema = adapter.ddl.defaultSchema(session.server);
    const ledger = new RunLedger(end, name, adapter.lex.qualify({ schema, name }, session.server));
    const found = await adapter.ledger.tables(session, schema, name, signal);
    if (found.includes(name)) await ledger.read(signal);
    return ledger;
  }

  /** Whether an earlier attempt left it. */
  get exists(): boolean {
    return this.head !== undefined;
  }

  get header(): LedgerHeader | undefined {
    return this.head;
  }

  get transactionalDdl(): boolean {
    return this.end.adapter.ledger.transactionalDdl;
  }

  /** Makes this process the only one that runs the script; the session of the ledger holds the lock. */
  async lock(signal?: AbortSignal): Promise<boolean> {
    return await this.end.adapter.ledger.lock(this.end.session, this.name, signal);
  }

  /** Creates the table where it is missing, and notes the snapshot of this attempt. */
  async begin(header: Omit<LedgerHeader, 'startedAt' | 'made'>, signal?: AbortSignal): Promise<void> {
    const { adapter, session } = this.end;
    if (!this.exists) await session.query(adapter.ledger.createTable(this.table), [], signal);
    await this.putHeader(
      { ...this.head, ...header, startedAt: this.head?.startedAt ?? new Date().toISOString() },
      signal,
    );
  }

  /** Notes what tells the objects that the run has made so far from others. */
  async noteMade(made: Made, signal?: AbortSignal): Promise<void> {
    if (this.head && JSON.stringify(this.head.made) !== JSON.stringify(made))
      await this.putHeader({ ...this.head, made }, signal);
  }

  private async putHeader(head: LedgerHeader, signal: AbortSignal | undefined): Promise<void> {
    const row = [headerKey, wholeStep, 'running', JSON.stringify(head)];
    await this.end.session.query(this.end.adapter.ledger.put(this.table, 1), row, signal);
    this.head = head;
  }

  /** What the steps of an unknown script put aside and have not put back, as their `@undo`, last ones first. */
  outstanding(): string[] {
    const whole = this.all().filter(({ part }) => part === wholeStep);
    const restored = new Set(
      whole
        .filter(({ facts, state }) => facts.kind === 'restore' && state === 'done')
        .map(({ facts }) => nameOf(facts)),
    );
    return whole
      .filter(({ facts, state }) => facts.kind === 'suspend' && state !== 'planned' && !restored.has(nameOf(facts)))
      .flatMap(({ facts }) => facts.undo ?? [])
      .reverse();
  }

  /** Takes the table away: the run is over. Returns the statement. */
  async drop(): Promise<string> {
    const sql = `DROP TABLE ${this.table}`;
    await this.end.session.query(sql);
    this.head = undefined;
    this.entries.clear();
    return sql;
  }

  all(): LedgerEntry[] {
    return [...this.entries.values()].flatMap((parts) => [...parts.values()]);
  }

  stateOf(step: ScriptStep): LedgerState | undefined {
    return this.entries.get(step.id)?.get(wholeStep)?.state;
  }

  /** The chunks of a copy step as they were cut, in order; empty where none were recorded. */
  chunksOf(step: ScriptStep): (LedgerEntry & { readonly chunk: Chunk })[] {
    const parts = [...(this.entries.get(step.id)?.values() ?? [])].filter((entry) => entry.part >= 0);
    return parts
      .sort((left, right) => left.part - right.part)
      .map((entry) => {
        const { key = [], from, to, forms, where, estimatedRows = 0 } = entry.facts;
        return { ...entry, chunk: { index: entry.part, key, from, to, forms, where, estimatedRows } };
      });
  }

  /** Notes that steps are about to run. */
  async intend(steps: readonly ScriptStep[], signal?: AbortSignal): Promise<void> {
    await this.put(
      steps.map((step) => stepEntry(step, 'running')),
      signal,
    );
  }

  /** Whether an earlier attempt was stopped within the step. */
  wasInterrupted(step: ScriptStep): boolean {
    return this.interrupted.has(step.id);
  }

  /** The step's first statement is about to run. */
  begins(step: ScriptStep): void {
    this.begun.add(step.id);
  }

  /** How the step's statements ended, outside of a transaction; {@link settle} writes it down. */
  ran(step: ScriptStep, state: 'done' | 'failed'): void {
    this.ended.set(step.id, state);
  }

  /** Notes which of the intended steps have run; the others are as if they had never been begun, but for what an earlier attempt may have done of them. */
  async settle(steps: readonly ScriptStep[]): Promise<void> {
    const running = steps.filter((step) => this.stateOf(step) === 'running');
    const entries = running.flatMap((step) => {
      const state =
        this.ended.get(step.id) ?? (this.wasInterrupted(step) || this.begun.has(step.id) ? undefined : 'planned');
      return state === undefined ? [] : [stepEntry(step, state)];
    });
    await this.put(entries, undefined);
  }

  /** Notes how a table is cut, before anything of it is copied. */
  async plan(
    copies: readonly { readonly step: ScriptStep; readonly chunks: readonly Chunk[] }[],
    signal?: AbortSignal,
  ): Promise<void> {
    const entries = copies.flatMap(({ step, chunks }) => chunks.map((chunk) => chunkEntry(step, chunk, 'planned', {})));
    await this.put(entries, signal);
  }

  /** The statement that marks a chunk as done; it belongs into the transaction that loads the chunk. */
  markChunk(step: ScriptStep, chunk: Chunk): (rows: number, bytes: number) => BoundStatement {
    return (rows, bytes) => this.statement([chunkEntry(step, chunk, 'done', { rows, bytes })]);
  }

  /** The same for a step whose statements and mark commit together. */
  markStep(step: ScriptStep): BoundStatement {
    return this.statement([stepEntry(step, 'done')]);
  }

  /** Notes that what a step did is being taken back: it runs again when the run goes on. */
  async takenBack(step: ScriptStep): Promise<void> {
    await this.put([stepEntry(step, 'failed')], undefined);
  }

  /** Notes that a chunk's rows are of an earlier state of the source. */
  async outdate(step: ScriptStep, chunks: readonly Chunk[], signal?: AbortSignal): Promise<void> {
    await this.put(
      chunks.map((chunk) => {
        const { rows, bytes } = this.entries.get(step.id)?.get(chunk.index)?.facts ?? {};
        return chunkEntry(step, chunk, 'stale', { rows, bytes });
      }),
      signal,
    );
  }

  /** Rows of the step that are on the target, as far as they were marked. */
  rowsThere(step: ScriptStep): number {
    return this.chunksOf(step).reduce(
      (sum, { state, facts }) => sum + (state === 'planned' ? 0 : (facts.rows ?? 0)),
      0,
    );
  }

  /** Marks all chunks as not begun, for a transaction that empties the table. */
  restartTable(step: ScriptStep): Mark {
    return this.markOf(
      this.chunksOf(step).map(({ chunk }) =>
        chunk.where === undefined
          ? chunkEntry(step, chunk, 'planned', {})
          : chunkEntry(step, chunk, 'done', { rows: 0 }),
      ),
    );
  }

  /** Plans rows of finished chunks as one more chunk, for a transaction that takes `removed` rows away; what was planned so before is part of it. */
  copyAgain(step: ScriptStep, { where, wanted, removed }: { where: string; wanted: number; removed: number }): Mark {
    const chunks = this.chunksOf(step);
    const over = chunks.filter(({ chunk, state }) => chunk.where !== undefined && state === 'planned');
    const again = { index: chunks.length, key: [], where, estimatedRows: wanted };
    return this.markOf([
      ...over.map(({ chunk }) => chunkEntry(step, chunk, 'done', { rows: 0 })),
      ...this.recounted(step, -removed),
      chunkEntry(step, again, 'planned', {}),
    ]);
  }

  /** Notes so many more rows of a step, for the transaction that loads them beside its chunks; undefined where no chunk is there. */
  countMore(step: ScriptStep, rows: number): Mark | undefined {
    const entries = this.recounted(step, rows);
    return entries.length === 0 ? undefined : this.markOf(entries);
  }

  /** One finished chunk stands for all of them: the sum counts. */
  private recounted({ id }: ScriptStep, more: number): LedgerEntry[] {
    const one = [...(this.entries.get(id)?.values() ?? [])].find(({ part, state }) => part >= 0 && state === 'done');
    return one ? [{ ...one, facts: { ...one.facts, rows: (one.facts.rows ?? 0) + more } }] : [];
  }

  private markOf(entries: readonly LedgerEntry[]): Mark {
    return { statement: this.statement(entries), committed: () => this.keep(entries) };
  }

  /** The transaction with {@link markChunk}'s statement was committed. */
  chunkDone(step: ScriptStep, chunk: Chunk, rows: number, bytes: number): void {
    this.keep([chunkEntry(step, chunk, 'done', { rows, bytes })]);
  }

  /** The transaction with {@link markStep}'s statement was committed. */
  stepDone(step: ScriptStep): void {
    this.keep([stepEntry(step, 'done')]);
  }

  private keep(entries: readonly LedgerEntry[]): void {
    for (const entry of entries) {
      const parts = this.entries.get(entry.facts.step) ?? new Map<number, LedgerEntry>();
      parts.set(entry.part, entry);
      this.entries.set(entry.facts.step, parts);
    }
  }

  /** Reads everything anew. */
  async read(signal?: AbortSignal): Promise<void> {
    const { rows } = await this.end.session.query(`SELECT step, part, state, facts FROM ${this.table}`, [], signal);
    this.entries.clear();
    this.head = { script: '', position: '', startedAt: '' };
    for (const [step, part, state, facts] of rows) {
      if (step === headerKey) this.head = parsed(facts, this.table) as LedgerHeader;
      else {
        const known = parsed(facts, this.table) as Facts;
        this.keep([{ step: step ?? '', part: Number(part), state: (state ?? '') as LedgerState, facts: known }]);
      }
    }
    const running = this.all().filter(
      ({ state, part }) => (state === 'running' || state === 'failed') && part === wholeStep,
    );
    this.interrupted = new Set(running.map(({ facts }) => facts.step));
  }

  private async put(entries: readonly LedgerEntry[], signal: AbortSignal | undefined): Promise<void> {
    for (let at = 0; at < entries.length; at += rowsPerStatement) {
      const some = entries.slice(at, at + rowsPerStatement);
      const { sql, values } = this.statement(some);
      await this.end.session.query(sql, values, signal);
      this.keep(some);
    }
  }

  private statement(entries: readonly LedgerEntry[]): BoundStatement {
    const values = entries.flatMap(({ step, part, state, facts }) => [step, part, state, JSON.stringify(facts)]);
    return { sql: this.end.adapter.ledger.put(this.table, entries.length), values };
  }
}

/** A step's name without its kind. */
function nameOf({ step, kind }: Facts): string {
  return step.slice(kind.length + 1);
}

function parsed(text: string | null | undefined, table: string): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch (cause) {
    throw new EngineError({
      code: 'BAD_INPUT',
      stage: 'run',
      object: table,
      message: `The run's own table ${table} on the target can't be read: somebody changed it.`,
      hint: 'Roll the target back and start from the beginning.',
      cause,
    });
  }
}

function stepEntry(step: ScriptStep, state: LedgerState): LedgerEntry {
  return {
    step: keyOf(step.id),
    part: wholeStep,
    state,
    facts: { step: step.id, kind: step.kind, hash: stepHash(step), undo: step.undo?.sql },
  };
}

function chunkEntry(
  step: ScriptStep,
  { index, key, from, to, forms, where, estimatedRows }: Chunk,
  state: LedgerState,
  counts: { rows?: number | undefined; bytes?: number | undefined },
): LedgerEntry {
  const facts = {
    step: step.id,
    kind: step.kind,
    hash: stepHash(step),
    key,
    from,
    to,
    forms,
    where,
    estimatedRows,
    ...counts,
  };
  return { step: keyOf(step.id), part: index, state, facts };
}
