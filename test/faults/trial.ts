import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { EngineErrorData } from '../../src/engine/errors.js';
import type { RunEvent, RunOutcome } from '../../src/engine/model/event.js';
import { memoryOf, runCli, type Ended } from '../scenarios/cliProcess.js';
import { serverUrl, type ServerAddress } from '../servers/server.js';
import {
  contentsOf,
  expectNoSecret,
  expectNoSession,
  expectNothingLeft,
  expectSameCells,
  expectUntouched,
  type Contents,
  type Place,
} from './afterwards.js';
import { FaultProxy } from './proxy.js';

/** What a run may hold at most, in bytes, whatever is done to it: measured peaks are near 200 MB. */
export const mostMemory = 320 * 1024 * 1024;

/** The last line of `--json`. */
export interface Summary {
  readonly exitCode: number;
  readonly outcome?: RunOutcome;
  readonly error?: EngineErrorData;
}

/** A command line that ended, and what it told. */
export interface Told extends Ended {
  readonly events: readonly RunEvent[];
  readonly summary: Summary | undefined;
  readonly milliseconds: number;
  readonly samples: readonly Sample[];
}

/** What was seen when progress was told. */
export interface Sample {
  /** Milliseconds since the command began. */
  readonly at: number;
  /** Bytes that the target took, committed or not. */
  readonly bytes: number;
  /** Bytes that the process held. */
  readonly memory: number;
  /** Bytes that the source had sent and the target had not been sent. */
  readonly between: number;
}

/** Makes the fault; `end` sends the tool a signal. */
export type OnEvent = (event: RunEvent, end: (signal: NodeJS.Signals) => void) => void;

export interface TrialOptions {
  /** Parameters of the connections' URLs, with their `?`. */
  readonly parameters?: { readonly source?: string; readonly target?: string };
  /** Without the proxies, which take a share of the machine. */
  readonly direct?: boolean;
}

/**
 * One migration by the real command line in a process of its own, both servers behind proxies, to which a fault is done. {@link Trial.expectWhole} is what
 * has to hold after every fault.
 */
export class Trial {
  private readonly said: string[] = [];
  private readonly peaks: number[] = [];

  private constructor(
    readonly source: Place,
    readonly target: Place,
    readonly proxy: { readonly source: FaultProxy; readonly target: FaultProxy },
    readonly folder: string,
    private readonly before: Contents,
    private readonly bundle: string,
    private readonly options: TrialOptions,
  ) {}

  /** Generates the script from a source that is filled to a target that is empty. */
  static async begin(bundle: string, source: Place, target: Place, options: TrialOptions = {}): Promise<Trial> {
    const [toSource, toTarget] = await Promise.all([source, target].map(({ server }) => FaultProxy.start(server)));
    if (toSource === undefined || toTarget === undefined) throw new RangeError('two places, two proxies');
    const folder = await mkdtemp(join(tmpdir(), 'dbm-faults-'));
    const before = await contentsOf(source);
    const trial = new Trial(source, target, { source: toSource, target: toTarget }, folder, before, bundle, options);
    const { status, stderr, stdout } = await trial.cli(['generate', '--out', folder]);
    expect(status, stderr + stdout).toBe(0);
    return trial;
  }

  get script(): string {
    return join(this.folder, `${this.source.database}.migration.sql`);
  }

  /** Stands for a person who edits the script. */
  async edit(change: (text: string) => string): Promise<void> {
    const text = await readFile(this.script, 'utf8');
    const changed = change(text);
    expect(changed).not.toBe(text);
    await writeFile(this.script, changed);
  }

  async run(words: readonly string[] = [], onEvent?: OnEvent): Promise<Told> {
    return await this.cli(['run', this.script, '--json', '--chunk-rows', '1000', '--streams', '2', ...words], onEvent);
  }

  async cli(words: readonly string[], onEvent: OnEvent = () => undefined): Promise<Told> {
    const began = performance.now();
    const events: RunEvent[] = [];
    const samples: Sample[] = [];
    let summary: Summary | undefined;
    const ended = await runCli(this.bundle, words, {
      env: { SOURCE_URL: this.url('source'), TARGET_URL: this.url('target') },
      onLine: (line, end, pid) => {
        if (!line.startsWith('{')) return;
        const told = JSON.parse(line) as RunEvent | (Summary & { readonly type: 'summary' });
        if (told.type === 'summary') {
          summary = told;
          return;
        }
        events.push(told);
        if (told.type === 'progress')
          samples.push(this.sample(told.all.bytes + told.all.bytesUnderWay, performance.now() - began, pid));
        onEvent(told, end);
      },
    });
    this.said.push(ended.stdout, ended.stderr);
    this.peaks.push(ended.peakMemory);
    return { ...ended, events, summary, milliseconds: Math.round(performance.now() - began), samples };
  }

  private sample(bytes: number, at: number, pid: number | undefined): Sample {
    const between = this.proxy.source.bytes.toClient - this.proxy.target.bytes.toServer;
    return { at, bytes, memory: memoryOf(pid, 'VmRSS') ?? 0, between };
  }

  /** Everything has arrived, once; the source is as it was; nothing of ours is left; no secret came out; memory stayed bounded. */
  async expectWhole(ended: Told): Promise<void> {
    expect(ended.summary, tail(ended)).toMatchObject({ exitCode: 0, outcome: { state: 'verified' } });
    await this.expectSound();
    for (const place of [this.source, this.target]) await expectNothingLeft(place);
    expectSameCells(this.before, await contentsOf(this.target));
  }

  /** What has to hold also after a run that stopped: no session, the source as it was, no secret, bounded memory. */
  async expectSound(): Promise<void> {
    for (const place of [this.source, this.target]) await expectNoSession(place);
    expectUntouched(this.before, await contentsOf(this.source));
    await expectNoSecret([this.source.server.password, this.target.server.password], this.said, this.folder);
    expect(this.peak).toBeLessThan(mostMemory);
    expect(this.said.join('\n')).not.toMatch(/\n {4}at |\\n {4}at |INTERNAL/u);
  }

  /** The run stopped and can be resumed: what it says is there is there, and no row twice. */
  async expectStopped(ended: Told, code: EngineErrorData['code'], exitCode: number): Promise<EngineErrorData> {
    expect(ended.summary, tail(ended)).toMatchObject({ exitCode, error: { code } });
    await this.expectSound();
    const { tables } = await contentsOf(this.target);
    for (const [name, rows] of tables) {
      expect(new Set(rows).size, name).toBe(rows.length);
      const given = new Set(this.before.tables.get(name));
      if (!name.startsWith('database_migration_')) expect(rows.filter((row) => !given.has(row))).toEqual([]);
    }
    return ended.summary?.error ?? never();
  }

  get peak(): number {
    return Math.max(...this.peaks);
  }

  /** Ends the trial; with FAULTS_LOG, one line of JSON about it is added to that file. */
  async end(fault: string, facts: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await Promise.all([this.proxy.source.close(), this.proxy.target.close()]);
    await rm(this.folder, { recursive: true });
    const log = process.env.FAULTS_LOG;
    if (log === undefined) return;
    const [from, to] = [this.source.server.name, this.target.server.name];
    await appendFile(log, `${JSON.stringify({ fault, from, to, peak: this.peak, ...facts })}\n`);
  }

  private url(side: 'source' | 'target'): string {
    const { server, database } = this[side];
    const parameters = this.options.parameters?.[side] ?? server.parameters;
    const through: ServerAddress = { ...server, host: '127.0.0.1', port: this.proxy[side].port, parameters };
    return serverUrl(this.options.direct === true ? { ...server, parameters } : through, database);
  }
}

/** What a failing test shows. */
export function tail({ stdout, stderr }: Ended): string {
  return stdout.slice(-2500) + stderr.slice(-500);
}

/** Errors by which the run went on. */
export function retriesOf({ events }: Told): string[] {
  return events.flatMap((event) => (event.type === 'retry' ? [event.error.code] : []));
}

export function warningsOf({ events }: Told): string {
  return events.flatMap((event) => (event.type === 'warning' ? [event.message] : [])).join('\n');
}

function never(): never {
  throw new Error('there is an error');
}
