import type { Finding } from '../model/finding.js';
import { stepKinds, type ScriptStep, type StepKind, type StepSection } from '../model/script.js';
import type { Block } from './directives.js';
import { bodyHash } from './hash.js';
import { readNames, readWords } from '../model/names.js';

/** Encodings that `@encode` may name. */
const encodings = ['hex', 'prefixed-hex'];
/** Formats that `stream=` may name. */
const streams = ['csv', 'text', 'binary'];

type Section = 'body' | 'source' | 'target' | 'undo';

/** Gathers one step's directives and SQL; wrong ones are added to `findings` with their line. */
export class StepBuilder {
  readonly accept: string[] = [];
  readonly notes: Finding[] = [];
  private readonly sections = new Map<Section, { lines: string[]; firstLine: number }>();
  private readonly attributes: Record<string, string> = {};
  private readonly encode: Record<string, string> = {};
  private current: Section = 'body';
  private skip = false;
  private kind: StepKind | undefined;
  private name: string | undefined;

  constructor(
    tail: string,
    readonly line: number,
    private readonly findings: Finding[],
  ) {
    const [kind, name, ...rest] = readWords(tail);
    if (kind?.kind !== 'word' || !(stepKinds as readonly string[]).includes(kind.text)) {
      this.wrong(`This @step has no known kind.`, `Write "-- @step KIND NAME" with one of ${stepKinds.join(', ')}.`);
    } else this.kind = kind.text as StepKind;
    if (name?.kind !== 'word' || name.text === '') this.wrong('This @step has no name.', 'Write "-- @step KIND NAME".');
    else this.name = name.text;
    for (const word of rest) {
      if (word.kind === 'pair') this.attributes[word.key] = word.text;
      else if (word.kind === 'broken') this.wrong(`In this @step line ${word.text}.`, 'Mend the line.');
      else this.wrong('A @step line holds a kind, a name and key=value pairs only.', 'Remove the rest of the line.');
    }
  }

  /** Takes a directive that stands inside the step. */
  directive(name: string, tail: string, line: number): void {
    if (name === 'skip') this.skip = true;
    else if (name === 'encode') this.readEncode(tail, line);
    else if (name === 'source' || name === 'target' || name === 'undo') {
      if (this.sections.has(name)) this.wrong(`A second @${name} in one step.`, 'Keep one of them.', line);
      this.current = name;
    }
  }

  /** Takes the SQL lines below the last directive. */
  sql(block: Block): void {
    const section = this.sections.get(this.current);
    if (section) section.lines.push(...block.lines);
    else if (block.lines.some((content) => content.trim() !== '')) {
      this.sections.set(this.current, { lines: [...block.lines], firstLine: block.firstLine });
    }
  }

  /** The step, or undefined when it has no kind or name. `lastLine` is the last line that belongs to it. */
  build(phase: string, lastLine: number): ScriptStep | undefined {
    const { kind, name } = this;
    if (kind === undefined || name === undefined) return undefined;
    const [body, source, target] = [this.section('body'), this.section('source'), this.section('target')];
    this.demandSections(kind, body, source, target);
    this.demandWords();
    const undo = this.section('undo');
    const hash = bodyHash({
      ...{ body: body?.sql, source: source?.sql, target: target?.sql, undo: undo?.sql },
      encode: this.encode,
    });
    return {
      kind,
      name,
      id: `${kind} ${name}`,
      phase,
      attributes: this.attributes,
      lines: { start: this.line, end: lastLine },
      body,
      source,
      target,
      undo,
      accept: this.accept,
      notes: this.notes,
      skip: this.skip,
      encode: this.encode,
      edited: this.attributes.gen !== hash,
    };
  }

  private section(name: Section): StepSection | undefined {
    const section = this.sections.get(name);
    if (!section) return undefined;
    const blank = section.lines.findIndex((content) => content.trim() !== '');
    const lines = section.lines.slice(Math.max(blank, 0));
    const firstLine = section.firstLine + Math.max(blank, 0);
    while (lines.at(-1)?.trim() === '') lines.pop();
    if (lines.length === 0) return undefined;
    return { sql: lines.join('\n').trim(), lines: { start: firstLine, end: firstLine + lines.length - 1 } };
  }

  private demandSections(kind: StepKind, body?: StepSection, source?: StepSection, target?: StepSection): void {
    const hasCode = (section: StepSection | undefined): boolean =>
      section !== undefined && /^(?!\s*(?:--.*)?$)/mu.test(section.sql);
    if (kind === 'copy' || kind === 'verify') {
      if (!hasCode(source))
        this.wrong(`This ${kind} step has no @source half.`, 'Add "-- @source" and a SELECT below it.');
      if (!hasCode(target))
        this.wrong(`This ${kind} step has no @target half.`, 'Add "-- @target" and a statement below it.');
      if (hasCode(body))
        this.wrong(`SQL of a ${kind} step stands before its @source.`, 'Move it below @source or @target.');
    } else {
      if (!hasCode(body) && !this.skip)
        this.wrong('This step has no SQL.', 'Write its SQL, or disable it with "-- @skip".');
      if (source ?? target) this.wrong(`A ${kind} step has one body and no halves.`, 'Remove @source and @target.');
    }
  }

  private demandWords(): void {
    const { on = 'target', stream = 'text' } = this.attributes;
    if (on !== 'target')
      this.wrong(`A step runs on the target only, and not on="${on}".`, 'Write "on=target". The source is only read.');
    if (!streams.includes(stream)) this.wrong(`There is no stream="${stream}".`, `Use one of ${streams.join(', ')}.`);
  }

  private readEncode(tail: string, line: number): void {
    const at = tail.lastIndexOf('=');
    const encoding = tail.slice(at + 1).trim();
    const [column] = readNames(tail.slice(0, Math.max(at, 0)), ',');
    if (at < 1 || column === undefined || !encodings.includes(encoding)) {
      this.wrong(
        `"@encode ${tail}" can not be read.`,
        `Write "-- @encode COLUMN=ENCODING" with one of ${encodings.join(', ')}.`,
        line,
      );
    } else this.encode[column] = encoding;
  }

  private wrong(message: string, fix: string, line = this.line): void {
    const object = { kind: 'step', path: [`line ${line}`] } as const;
    this.findings.push({ code: 'SCRIPT_BAD_STEP', severity: 'error', object, message, fix, line });
  }
}
