import type { Finding } from '../model/finding.js';
import { scriptFormat, type Script, type ScriptPhase, type ScriptStep } from '../model/script.js';
import { atOnce, type Slices } from '../model/slices.js';
import { directiveNames, readBlocks, type Block } from './directives.js';
import { readFinding } from './findingLine.js';
import { readHeader, type Header } from './header.js';
import { StepBuilder } from './stepBuilder.js';

/**
 * Reads a script. Never throws: what is wrong is a finding of severity error with its line, and everything else is still read,
 * so that an editor can show the outline of a half-written script.
 */
export function parse(text: string): Script {
  return atOnce(parseInSlices(text));
}

/** Blocks that are read between two yields: about a millisecond's work. */
const blocksPerSlice = 50;

/** The same in small pieces of work, so that a thread with other things to do may rest at every `yield`; the result is what it returns. */
export function* parseInSlices(text: string): Slices<Script> {
  return yield* new Parser(text).parse();
}

/** A finding about the script's own text. */
export function scriptFinding(code: string, line: number, message: string, fix: string): Finding {
  return { code, severity: 'error', object: { kind: 'step', path: [`line ${line}`] }, message, fix, line };
}

const headerFix = 'Write it as "source=NAME (ENGINE VERSION, database NAME, id MARK)", or generate the script again.';

class Parser {
  private readonly findings: Finding[] = [];
  private readonly accept: string[] = [];
  private readonly notes: Finding[] = [];
  private readonly phases: { name: string; start: number; steps: ScriptStep[] }[] = [];
  private readonly seen = new Map<string, number>();
  private header: Header | undefined;
  private headerLine = 1;
  private readonly basis: { decisions?: string; scanned?: string } = {};
  private step: StepBuilder | undefined;
  private lastLine = 1;

  constructor(private readonly text: string) {}

  *parse(): Slices<Script> {
    let read = 0;
    for (const block of readBlocks(this.text)) {
      this.readBlock(block);
      this.lastLine = block.firstLine + block.lines.length - 1;
      read += 1;
      if (read % blocksPerSlice === 0) yield;
    }
    this.endStep();
    if (!this.header) {
      this.wrong(
        'SCRIPT_NO_HEADER',
        1,
        'The script has no "-- @migration" line.',
        'Put the @migration line of the generated script back at the top.',
      );
    }
    const phases = this.phases.map((phase, index) => this.finishPhase(phase, index));
    this.examineIdentities(phases);
    return {
      text: this.text,
      source: this.header?.source,
      target: this.header?.target,
      accept: this.accept,
      decisions: this.basis.decisions,
      scanned: this.basis.scanned,
      notes: this.notes,
      phases,
      findings: this.findings,
    };
  }

  /** A person's own comparison of two databases may be brief; what writes must not meet another server. */
  private examineIdentities(phases: readonly ScriptPhase[]): void {
    const writes = phases.some(({ steps }) => steps.some(({ kind }) => kind !== 'verify'));
    for (const side of ['source', 'target'] as const) {
      const connection = this.header?.[side];
      if (!writes || connection === undefined || connection.identity !== undefined) continue;
      const message = `The @migration line does not name its ${side} by id, which a script that changes something has to.`;
      this.wrong('SCRIPT_BAD_HEADER', this.headerLine, message, headerFix);
    }
  }

  private finishPhase(phase: { name: string; start: number; steps: ScriptStep[] }, index: number): ScriptPhase {
    const end = (this.phases[index + 1]?.start ?? this.lastLine + 1) - 1;
    return { name: phase.name, steps: phase.steps, lines: { start: phase.start, end } };
  }

  private readBlock(block: Block): void {
    const { directive } = block;
    if (!directive) {
      this.takeSql(block);
      return;
    }
    const { name, tail, line } = directive;
    switch (name) {
      case 'migration':
        this.readMigration(tail, line);
        break;
      case 'decisions':
      case 'scanned':
        this.basis[name] = tail;
        break;
      case 'phase':
        this.endStep();
        if (tail === '')
          this.wrong('SCRIPT_BAD_DIRECTIVE', line, 'This @phase has no name.', 'Write "-- @phase NAME".');
        this.phases.push({ name: tail, start: line, steps: [] });
        break;
      case 'step':
        this.endStep();
        this.step = new StepBuilder(tail, line, this.findings);
        break;
      case 'accept':
        if (!/^[A-Z][A-Z0-9_]*(:.+)?$/u.test(tail)) {
          this.wrong(
            'SCRIPT_BAD_DIRECTIVE',
            line,
            `"@accept ${tail}" names no finding.`,
            'Write "-- @accept CODE" or "-- @accept CODE:object".',
          );
        } else (this.step?.accept ?? this.accept).push(tail);
        break;
      case 'finding':
        this.readFinding(tail, line);
        break;
      default:
        this.readInsideStep(name, tail, line);
    }
    this.takeSql(block);
  }

  private readInsideStep(name: string, tail: string, line: number): void {
    if (!(directiveNames as readonly string[]).includes(name)) {
      const known = directiveNames.map((entry) => `@${entry}`).join(', ');
      this.wrong(
        'SCRIPT_UNKNOWN_DIRECTIVE',
        line,
        `"@${name}" is no directive.`,
        `Use one of ${known}, or begin the comment with something else than "@".`,
      );
    } else if (!this.step) {
      this.wrong(
        'SCRIPT_BAD_DIRECTIVE',
        line,
        `@${name} belongs into a step, and no @step comes before it.`,
        'Move it below a "-- @step" line.',
      );
    } else this.step.directive(name, tail, line);
  }

  private readMigration(tail: string, line: number): void {
    if (this.header) {
      this.wrong('SCRIPT_BAD_DIRECTIVE', line, 'A second @migration line.', 'Keep one script in one file.');
      return;
    }
    this.header = readHeader(tail);
    this.headerLine = line;
    if (this.header.format !== String(scriptFormat)) {
      const message = `This script has format "${this.header.format ?? ''}"; this version of Database Migration reads format ${scriptFormat}.`;
      this.wrong('SCRIPT_BAD_HEADER', line, message, `Write "format=${scriptFormat}" or generate the script again.`);
    }
    for (const message of this.header.problems) {
      this.wrong('SCRIPT_BAD_HEADER', line, message, headerFix);
    }
  }

  private readFinding(tail: string, line: number): void {
    const finding = readFinding(tail, line);
    if (finding) (this.step?.notes ?? this.notes).push(finding);
    else {
      const fix = 'Write "-- @finding SEVERITY CODE kind path: message", or make it a plain comment.';
      this.wrong('SCRIPT_BAD_DIRECTIVE', line, 'This @finding line can not be read.', fix);
    }
  }

  private takeSql(block: Block): void {
    if (this.step) this.step.sql(block);
    else {
      const stray = block.lines.findIndex((content) => !/^\s*(--.*)?$/u.test(content));
      if (stray < 0) return;
      const fix = 'Put a "-- @step sql NAME on=target" line above it.';
      this.wrong('SCRIPT_STRAY_SQL', block.firstLine + stray, 'This SQL belongs to no step and would never run.', fix);
    }
  }

  private endStep(): void {
    const builder = this.step;
    this.step = undefined;
    if (!builder) return;
    const phase = this.phases.at(-1);
    if (!phase) {
      this.wrong(
        'SCRIPT_BAD_DIRECTIVE',
        builder.line,
        'This step stands before the first @phase.',
        'Put a "-- @phase NAME" line above it.',
      );
      return;
    }
    const step = builder.build(phase.name, this.lastLine);
    if (!step) return;
    const first = this.seen.get(step.id);
    if (first !== undefined) {
      this.wrong(
        'SCRIPT_DUPLICATE_STEP',
        step.lines.start,
        `The step "${step.id}" stands in line ${first} already.`,
        'Remove one of them or give it another name.',
      );
      return;
    }
    this.seen.set(step.id, step.lines.start);
    phase.steps.push(step);
  }

  private wrong(code: string, line: number, message: string, fix: string): void {
    this.findings.push(scriptFinding(code, line, message, fix));
  }
}
