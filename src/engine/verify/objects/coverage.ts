import type { Adapter } from '../../adapter.js';
import type { ColumnMapping, TableMapping } from '../../model/mapping.js';
import { writeNames } from '../../model/names.js';
import { isOfKeys, stepsOf, type Script, type ScriptStep } from '../../model/script.js';
import type { End } from '../side.js';
import { isCalled, sideOf, whole } from '../step.js';
import { isRefusal } from '../task.js';

/** What the edited verify steps give, by the step's id: names of columns, as the target calls them. A step that the target refuses is left out. */
export type GivenColumns = ReadonlyMap<string, readonly string[]>;

/** Asks the target what columns its half of each edited verify step gives. Reads no row. */
export async function givenByEdited(script: Script, target: End, signal: AbortSignal): Promise<GivenColumns> {
  const given = new Map<string, readonly string[]>();
  for (const step of stepsOf(script).filter(({ kind, edited, skip }) => kind === 'verify' && edited && !skip)) {
    const columns = await target.adapter.checksum
      .columns(target.session, whole(sideOf(step, 'target', target)), signal)
      .catch((thrown: unknown) => {
        if (!isRefusal(thrown)) throw thrown;
      });
    if (columns)
      given.set(
        step.id,
        columns.map(({ name }) => name),
      );
  }
  return given;
}

/** Which rows and columns of the tables the script's steps copy and compare: what a person took out of a step is there, but nothing was shown of its values. */
export class Coverage {
  private readonly steps = new Map<string, ScriptStep[]>();
  private readonly moves: boolean;

  constructor(
    script: Script,
    private readonly given: GivenColumns,
    private readonly adapter: Pick<Adapter, 'lex' | 'ddl'>,
  ) {
    const steps = stepsOf(script).filter((step) => (step.kind === 'copy' && !isOfKeys(step)) || step.kind === 'verify');
    for (const step of steps) {
      const { table = '' } = step.attributes;
      this.steps.set(table, [...(this.steps.get(table) ?? []), step]);
    }
    this.moves = steps.length > 0;
  }

  /** Why nothing is said of the table's rows; undefined where a step compares them, or is skipped, which its result says, and where no row moves. */
  ofTable(table: TableMapping): string | undefined {
    const [copy, verify] = [this.stepOf('copy', table), this.stepOf('verify', table)];
    if (!this.moves || verify) return undefined;
    return copy ? 'No step of the script compares its rows.' : 'No step of the script copies or compares its rows.';
  }

  /** Why nothing is said of the column's values; undefined where a step compares them, or is skipped, or where {@link ofTable} says it of all. */
  ofColumn(table: TableMapping, column: ColumnMapping): string | undefined {
    const [copy, verify] = [this.stepOf('copy', table), this.stepOf('verify', table)];
    if (!verify || verify.skip || this.isCompared(column, verify)) return undefined;
    if (column.generated) return `Its values are computed here, and were not compared: ${lacks([verify])}`;
    if (!copy || copy.skip) return `Its values were not compared: ${lacks([verify])}`;
    if (this.isNamed(column, copy)) return `Its values were copied, but not compared: ${lacks([verify])}`;
    return `Its values were neither copied nor compared: ${lacks([copy, verify])}`;
  }

  private stepOf(kind: 'copy' | 'verify', { source: { schema, name } }: TableMapping): ScriptStep | undefined {
    return this.steps.get(writeNames([schema, name], '.'))?.find((step) => step.kind === kind);
  }

  private isCompared(column: ColumnMapping, verify: ScriptStep): boolean {
    if (!verify.edited) return this.isNamed(column, verify);
    const given = this.given.get(verify.id);
    return given === undefined || given.some((name) => isCalled(this.folded(name), this.folded(column.name)));
  }

  /** Whether the target half names the column among others: what was generated quotes it, what a person writes need not. */
  private isNamed({ name }: ColumnMapping, { target, edited }: ScriptStep): boolean {
    const { lex } = this.adapter;
    const { sql = '' } = target ?? {};
    if (!edited) return sql.includes(lex.quoteIdentifier(name));
    const tokens = [...lex.tokens(sql)];
    // A load's table stands in front of its columns, and may have the name of one.
    const list = tokens.slice(tokens.findIndex(({ text }) => text === '('));
    return list.some((token) => token.name !== undefined && this.folded(token.name) === this.folded(name));
  }

  private folded(name: string): string {
    return this.adapter.ddl.limits.columnNamesFoldCase ? name.toLowerCase() : name;
  }
}

function lacks(steps: readonly ScriptStep[]): string {
  const named = steps.map(({ id, lines }) => `"${id}" (line ${lines.start})`);
  return `${named.join(' and ')} ${steps.length === 1 ? 'has' : 'have'} no such column.`;
}
