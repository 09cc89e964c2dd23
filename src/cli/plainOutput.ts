import { summarize, type AnalyzeProgress, type EngineErrorData, type Redactor } from '../engine/index.js';
import type { CleanUp } from '../engine/model/cleanUp.js';
import type { Check } from '../engine/model/check.js';
import type { RunEvent, RunVerb } from '../engine/model/event.js';
import { objectName, type Finding } from '../engine/model/finding.js';
import { isAmiss, type ObjectsVerification } from '../engine/model/objectVerification.js';
import { paceWords } from '../engine/model/pace.js';
import { countOf, writeBytes, writeDuration } from '../engine/model/quantity.js';
import { limitWords, streamWords } from '../engine/model/throttle.js';
import { rowName, type RejectedRow } from '../engine/model/reject.js';
import type { Report } from '../engine/model/report.js';
import { differingRowsWords, rowsWords, type TableVerification } from '../engine/model/verification.js';
import { differenceLines } from './differences.js';
import { findingLines } from './findingText.js';
import type { Output, Summary } from './output.js';
import { RunView } from './progress.js';
import { alignedRows, paint, printable, type Screen, type Style } from './terminal.js';

/** Milliseconds between two lines about the same copies, where nothing can be redrawn. */
const lineEvery = 5000;

const stages = {
  connect: 'Connecting',
  introspect: 'Reading the catalog of the source',
  map: 'Choosing types',
  plan: 'Writing the script',
  measure: 'Measuring with a dry run',
} as const;

const beginnings: Readonly<Record<RunVerb, string>> = {
  run: 'Running',
  verify: 'Verifying',
  preflight: 'Checking',
  rehearse: 'Rehearsing',
};

const checkSigns: Readonly<Record<Check['state'], readonly [string, Style]>> = {
  pass: ['✓', 'good'],
  warn: ['!', 'warn'],
  fail: ['✗', 'bad'],
};

/** Lines of text, one after another: for logs, pipes and terminals alike. */
export class PlainOutput implements Output {
  protected readonly view = new RunView();
  private lastLine = -lineEvery;
  private lastStage = '';
  private verb: RunVerb = 'run';

  constructor(
    protected readonly screen: Screen,
    protected readonly errors: Screen,
    protected readonly redactor: Redactor,
    protected readonly now: () => number = () => performance.now(),
  ) {}

  analyzing(progress: AnalyzeProgress): void {
    if (progress.stage === 'scan') {
      if (this.isDue()) this.print(scanLine(progress));
      return;
    }
    if (progress.stage === this.lastStage) return;
    this.lastStage = progress.stage;
    this.print(`${stages[progress.stage]} …`);
  }

  event(event: RunEvent): void {
    this.view.take(event);
    switch (event.type) {
      case 'started':
        this.verb = event.verb;
        this.print(`${beginnings[event.verb]} ${event.script}`);
        break;
      case 'check':
        if (this.verb === 'preflight' || event.check.state === 'fail') this.check(event.check);
        break;
      case 'phase':
        this.print(this.style('strong', `Phase ${event.phase}`));
        break;
      case 'step':
        this.step(event);
        break;
      case 'progress':
        if (this.view.copying().length > 0 && this.isDue()) this.print(`  ${paceWords(event.all)}`);
        break;
      case 'warning':
        this.print(this.style('warn', `  Warning of the ${event.side}: ${this.clean(event.message)}`));
        break;
      case 'retry':
        this.print(
          this.style(
            'warn',
            `  ${this.clean(event.error.message)} Trying again in ${Math.ceil(event.pauseMilliseconds / 1000)} s.`,
          ),
        );
        break;
      case 'limits':
        this.print(`  Limits: ${limitWords(event.limits).join(', ')}`);
        break;
      case 'streams':
        if (this.verb !== 'verify') this.print(`  ${this.clean(streamWords(event))}`);
        break;
      case 'paused':
        this.print(this.style('warn', `  Paused: ${this.clean(event.reason)}`));
        break;
      case 'continued':
        this.print(`  Goes on after ${writeDuration(event.milliseconds)}`);
        break;
      case 'reject':
        this.print(this.style('warn', `  Set aside: ${this.clean(rejectWords(event.row))}`));
        break;
      case 'finding':
        if (event.finding.severity !== 'info') {
          this.print(this.style('warn', `  ${event.finding.code}: ${this.clean(event.finding.message)}`));
        }
        break;
      case 'verification':
        this.print(`  ${this.verification(event.result)}`);
        break;
      case 'objects':
        this.objects(event.result);
        break;
      case 'clean-up':
        this.leftovers(event.result);
        break;
      case 'statement':
      case 'finished':
        break;
    }
  }

  private check({ id, side, state, seen, fix }: Check): void {
    const [sign, style] = checkSigns[state];
    this.print(this.style(style, `  ${sign} ${id} (${side}): ${this.clean(seen)}`));
    if (state !== 'pass' && fix !== undefined) this.print(`      ${this.clean(fix)}`);
  }

  findings(findings: readonly Finding[]): void {
    for (const line of findingLines(this.redactor.value(findings), this.screen)) this.print(line);
    this.print('');
  }

  say(sentence: string): void {
    this.print(this.clean(sentence));
  }

  report(report: Report): void {
    const { tone, headline, sentences } = summarize(report);
    const tables = report.tables.map((table) => [
      table.table,
      rowsWords(table, table.sourceRows),
      rowsWords(table, table.targetRows),
      stateWords(table),
    ]);
    if (tables.length > 0) {
      const lines = alignedRows([['Table', 'Source rows', 'Target rows', 'State'], ...tables], [1, 2]).map((line) =>
        this.clean(line),
      );
      this.print('');
      lines.forEach((line, index) => this.print(index === 0 ? this.style('soft', line) : line));
    }
    for (const line of report.tables.flatMap(differenceLines)) this.print(this.clean(line));
    this.print('');
    this.print(this.style(tone, headline));
    for (const sentence of sentences) this.print(`  ${this.clean(sentence)}`);
  }

  end(summary: Summary): void {
    if (summary.error) this.fail(summary.error);
    const files = Object.entries(summary.files ?? {});
    if (files.length > 0) this.print('');
    for (const [purpose, path] of files) this.print(`  ${fileWords[purpose] ?? purpose} ${path}`);
  }

  /** A failure as what happened, where, why, and what to do next. */
  protected fail(error: EngineErrorData): void {
    const line = error.line === undefined ? '' : `line ${error.line}`;
    const column = error.column === undefined ? '' : `column ${error.column}`;
    const where = [error.object ?? '', line, column].filter((part) => part !== '').join(', ');
    const lines = [
      paint(this.errors, 'bad', `✗ ${this.clean(error.message)}`),
      ...(where === '' ? [] : [`  Where: ${this.clean(where)}`]),
      ...(error.detail === undefined || error.message.includes(error.detail)
        ? []
        : [`  Why: ${this.clean(error.detail)}`]),
      `  Next: ${this.clean(error.hint)}`,
    ];
    this.errors.write(`${this.redactor.text(lines.join('\n'))}\n`);
  }

  /** Text of a server, a person or a file, without secrets and harmless to the terminal. */
  protected clean(text: string): string {
    return printable(this.redactor.text(text));
  }

  /** Prints one line, secrets replaced. */
  protected print(line: string): void {
    this.screen.write(`${this.redactor.text(line)}\n`);
  }

  protected style(style: Style, text: string): string {
    return paint(this.screen, style, text);
  }

  private step(event: Extract<RunEvent, { type: 'step' }>): void {
    const time = event.milliseconds === undefined ? '' : ` in ${writeDuration(event.milliseconds)}`;
    const name = this.clean(event.step);
    if (event.state === 'failed') this.print(this.style('bad', `  ✗ ${name} failed`));
    else if (event.state === 'skipped') this.print(this.style('soft', `  – ${name} skipped`));
    else if (event.state === 'done' && !name.startsWith('verify ')) {
      const size = event.bytes === undefined ? '' : `, ${writeBytes(event.bytes)}`;
      const rows =
        event.rows === undefined || event.bytes === undefined ? '' : `: ${countOf(event.rows, 'row')}${size}`;
      this.print(`  ✓ ${name}${rows}${time}`);
    }
  }

  private verification(result: TableVerification): string {
    const words = stateWords(result);
    const style = result.state === 'differs' ? 'bad' : words.startsWith('✓') ? 'good' : 'warn';
    const rows = countOf(result.targetRows, 'row');
    const columns = countOf(result.columns.length, 'column');
    const detail = this.clean(`${result.table}: ${rows}, ${columns}`);
    return `${this.style(style, words)} ${detail}, in ${writeDuration(result.milliseconds)}`;
  }

  private objects({ objects }: ObjectsVerification): void {
    for (const { object, state, differences, reasons } of objects.filter(isAmiss)) {
      const what = differences.map(({ aspect, expected, found }) => `${aspect}: expected ${expected}, found ${found}`);
      const words = { missing: 'is missing on the target', added: `is only on the target. ${reasons.join(' ')}` };
      const said = state === 'missing' || state === 'added' ? words[state] : what.join('; ');
      this.print(this.style('bad', `  ✗ ${object.kind} ${this.clean(objectName(object))}: ${this.clean(said)}`));
    }
  }

  private leftovers({ looked }: CleanUp): void {
    for (const { what, place, found } of looked.filter((look) => look.found.length > 0))
      this.print(this.style('warn', `  Left over, ${what} (${this.clean(place)}): ${this.clean(found.join(', '))}`));
  }

  private isDue(): boolean {
    if (this.now() - this.lastLine < lineEvery) return false;
    this.lastLine = this.now();
    return true;
  }
}

const fileWords: Readonly<Record<string, string>> = {
  script: 'Script:  ',
  state: 'State:   ',
  html: 'Report:  ',
  markdown: 'as text: ',
  rejects: 'Rejects: ',
  json: 'as JSON: ',
};

/** `id = 7 of public.people, column n: out of range` */
function rejectWords({ table, key, column, reason }: RejectedRow): string {
  return `${rowName(key)} of ${table}${column === undefined ? '' : `, column ${column}`}: ${reason}`;
}

/** `✗ differs (12 rows)`, `! not comparable: why`. */
function stateWords(result: TableVerification): string {
  switch (result.state) {
    case 'verified':
      return '✓ verified';
    case 'equals-expression':
      return '✓ equals your expression';
    case 'counts-equal':
      return '! row counts equal';
    case 'sample-equal':
      return '! sample equal';
    case 'still-changing':
      return '! still changing';
    case 'differs':
      return `✗ differs (${differingRowsWords(result)}${result.rejectedRows === undefined ? '' : `, ${result.rejectedRows} set aside`})`;
    case 'not-comparable':
      return `! not comparable: ${result.reason ?? 'for no known reason'}`;
    case 'not-checked':
      return '– not checked';
  }
}

function scanLine(progress: { table: string; done: number; total: number }): string {
  const all = countOf(progress.total, 'table');
  return `Reading the data of the source: ${progress.done === 0 ? all : `${progress.done} of ${all}`} …`;
}
