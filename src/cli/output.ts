import type { AnalyzeProgress, EngineErrorData, Redactor, Rehearsed } from '../engine/index.js';
import type { RunEvent, RunOutcome } from '../engine/model/event.js';
import type { Finding } from '../engine/model/finding.js';
import type { Report } from '../engine/model/report.js';
import type { CommandName } from './arguments.js';

/** The last that a command says; with `--json`, the last line. */
export interface Summary {
  readonly type: 'summary';
  readonly command?: CommandName | undefined;
  readonly exitCode: number;
  readonly outcome?: RunOutcome | undefined;
  /** State and row counts by table, where tables were verified. */
  readonly tables?: readonly TableSummary[] | undefined;
  /** Findings that block, as `CODE:object`. */
  readonly blocking?: readonly string[] | undefined;
  /** What was written, by purpose: script, state, html, json. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  /** What `rehearse` foretells of the real run. */
  readonly forecast?: Rehearsed['forecast'];
  /** What `rollback` and `clean` ran, or would run. */
  readonly statements?: readonly string[] | undefined;
  readonly error?: EngineErrorData | undefined;
}

export interface TableSummary {
  readonly table: string;
  readonly state: string;
  readonly sourceRows: number;
  readonly targetRows: number;
}

/** Where a command tells what it does. A command says the same to each kind of output; the kind decides what of it is shown, and how. */
export interface Output {
  analyzing(progress: AnalyzeProgress): void;
  event(event: RunEvent): void;
  findings(findings: readonly Finding[]): void;
  /** A sentence for people; machines don't get it. */
  say(sentence: string): void;
  report(report: Report): void;
  end(summary: Summary): void;
}

/** One JSON text a line, secrets replaced. */
export class JsonOutput implements Output {
  constructor(
    private readonly write: (text: string) => void,
    private readonly redactor: Redactor,
  ) {}

  analyzing(progress: AnalyzeProgress): void {
    const { stage, ...rest } = progress;
    this.line({ type: 'analyze', at: new Date().toISOString(), stage, ...rest });
  }

  event(event: RunEvent): void {
    this.line(event);
  }

  findings(findings: readonly Finding[]): void {
    for (const finding of findings) this.line({ type: 'finding', at: new Date().toISOString(), finding });
  }

  say(_sentence: string): void {
    // sentences are for people
  }

  report(_report: Report): void {
    // the events said it all; the summary names the files
  }

  end(summary: Summary): void {
    this.line(summary);
  }

  private line(value: unknown): void {
    this.write(`${JSON.stringify(this.redactor.value(value))}\n`);
  }
}
