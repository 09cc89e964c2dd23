import type { Adapter } from '../adapter.js';
import type { Lex } from '../model/lex.js';
import type { Catalog } from '../model/catalog.js';
import { acceptCovers } from '../model/finding.js';
import { readNames } from '../model/names.js';
import { stepsOf, type Script, type ScriptStep, type StepSection } from '../model/script.js';
import type { ReviewedTable, ReviewFinding, ScriptReview } from '../model/scriptReview.js';
import { createdTables, lineAt } from './createdTables.js';
import { unknownNames, TableNames } from './namesInSql.js';

/** Both ends of a script as far as they are known without a server. */
export interface ReviewedEnds {
  readonly source: Adapter;
  readonly target: Adapter;
  /** The source's last introspection. */
  readonly catalog?: Catalog | undefined;
}

/** Reads a script as a person's text: what it names, and what will not work or has no effect. Asks no server. */
export function review(script: Script, ends: ReviewedEnds): ScriptReview {
  const target = createdTables(script, ends.target.lex);
  const source = ends.catalog ? catalogTables(ends.catalog) : copiedTables(script, ends.source.lex);
  const knownSource = new TableNames(ends.catalog ? source : []);
  const knownTarget = new TableNames(target);
  const findings = [
    ...stepsOf(script).flatMap((step) => [
      ...(step.skip ? [] : halfFindings(step, ends, knownSource, knownTarget)),
      ...editedFindings(step),
    ]),
    ...typeFindings(target, ends.target),
    ...missingSteps(script, knownTarget, ends.target.lex),
    ...uselessAccepts(script),
  ];
  const quotes = { source: quoteOf(ends.source.lex), target: quoteOf(ends.target.lex) };
  return { source, target, findings, quotes };
}

function quoteOf(lex: Lex): string {
  return lex.quoteIdentifier('x').charAt(0);
}

function catalogTables({ schemas }: Catalog): ReviewedTable[] {
  return schemas.flatMap((schema) =>
    schema.tables.map(({ name, columns }) => ({
      schema: schema.name,
      name,
      columns: columns.map((column) => ({ name: column.name, type: column.type.text })),
    })),
  );
}

/** The source's tables as the copy steps show them: the names of what their queries give. */
function copiedTables(script: Script, lex: Lex): ReviewedTable[] {
  return stepsOf(script).flatMap((step) => {
    const [schema, name] = readNames(step.attributes.table ?? '', '.');
    if (step.kind !== 'copy' || schema === undefined || name === undefined || !step.source) return [];
    const tokens = [...lex.tokens(step.source.sql)];
    const columns = tokens.flatMap((token, at) =>
      tokens[at - 1]?.text.toLowerCase() === 'as' && token.name !== undefined ? [{ name: token.name }] : [],
    );
    return [{ schema, name, columns }];
  });
}

function halfFindings(
  step: ScriptStep,
  ends: ReviewedEnds,
  source: TableNames,
  target: TableNames,
): readonly ReviewFinding[] {
  const of = (section: StepSection | undefined, lex: Lex, known: TableNames): ReviewFinding[] =>
    section === undefined
      ? []
      : unknownNames(section.sql, lex, known).map(({ name, text, start, tables }) => ({
          ...place(step, lineAt(section, start), text),
          code: 'SCRIPT_UNKNOWN_COLUMN',
          severity: 'error',
          message: `"${name}" is no column of ${tables.join(', ')}.`,
          fix: 'Name a column that is there, or add it to the step that creates the table.',
        }));
  return [...of(step.source, ends.source.lex, source), ...of(step.target, ends.target.lex, target)];
}

function typeFindings(tables: readonly ReviewedTable[], { types, displayName }: Adapter): ReviewFinding[] {
  return tables.flatMap((table) =>
    table.columns.flatMap(({ name, type, line }): ReviewFinding[] => {
      // What is quoted was made by somebody: an enum, a domain.
      if (type === undefined || /^["`]/u.test(type) || types.isKnown(type)) return [];
      return [
        {
          code: 'SCRIPT_UNKNOWN_TYPE',
          severity: 'warning',
          object: { kind: 'column', path: [table.schema, table.name, name] },
          message: `${displayName} has no type ${type} that is known here.`,
          fix: 'Write one of its own types, unless an extension or a step of yours brings it.',
          line,
          mark: type,
        },
      ];
    }),
  );
}

function editedFindings(step: ScriptStep): ReviewFinding[] {
  if (!step.edited || step.attributes.gen === undefined) return [];
  return [
    {
      ...place(step, step.lines.start, `gen=${step.attributes.gen}`),
      code: 'SCRIPT_STEP_EDITED',
      severity: 'info',
      message: 'This step is not what was generated. It runs as it stands here, and is never overwritten unasked.',
    },
  ];
}

function missingSteps(script: Script, created: TableNames, lex: Lex): ReviewFinding[] {
  const steps = stepsOf(script).filter((step) => !step.skip);
  const verified = new Set(steps.filter(({ kind }) => kind === 'verify').map(({ attributes }) => attributes.table));
  const creates = steps.some(({ kind }) => kind === 'create-table');
  return steps.flatMap((step): ReviewFinding[] => {
    if (step.kind !== 'copy') return [];
    const found: ReviewFinding[] = [];
    const isThere = step.attributes.existing !== undefined;
    if (creates && !isThere && step.target && created.namedIn(step.target.sql, lex).length === 0)
      found.push({
        ...place(step, step.lines.start, step.name),
        code: 'SCRIPT_NO_CREATE_STEP',
        severity: 'warning',
        message: 'No step of this script creates the table that this one fills. It has to be on the target already.',
        fix: 'Add the step that creates it, unless it is there.',
      });
    if (!verified.has(step.attributes.table) && step.attributes.part === undefined)
      found.push({
        ...place(step, step.lines.start, step.name),
        code: 'SCRIPT_NOT_VERIFIED',
        severity: 'info',
        message: 'No step compares what this one copies.',
        fix: 'Add the step that verifies it.',
      });
    return found;
  });
}

function uselessAccepts(script: Script): ReviewFinding[] {
  const lines = script.text.split('\n');
  const steps = stepsOf(script);
  const lineOf = (entry: string, from: number, to: number): number => {
    const at = lines.slice(from - 1, to).findIndex((line) => /^\s*--\s*@accept\b/u.test(line) && line.includes(entry));
    return at < 0 ? from : from + at;
  };
  const inSteps = steps.flatMap((step) =>
    step.accept
      .filter((entry) => !step.notes.some((note) => acceptCovers(entry, note)))
      .map((entry) => useless(entry, lineOf(entry, step.lines.start, step.lines.end), 'warning', step)),
  );
  const all = [...script.notes, ...steps.flatMap((step) => step.notes)];
  const head = steps[0]?.lines.start ?? lines.length;
  const inHead = script.accept
    .filter((entry) => !all.some((note) => acceptCovers(entry, note)))
    .map((entry) => useless(entry, lineOf(entry, 1, head), 'info'));
  return [...inSteps, ...inHead];
}

function useless(entry: string, line: number, severity: 'warning' | 'info', step?: ScriptStep): ReviewFinding {
  return {
    ...(step ? place(step, line, entry) : { object: { kind: 'step', path: [`line ${line}`] }, line, mark: entry }),
    code: 'SCRIPT_ACCEPT_UNUSED',
    severity,
    message: `${entry} accepts nothing that ${step ? 'this step' : 'the script'} was found to lose.`,
    fix: 'Remove the line, or name the finding as its @finding line does.',
  };
}

function place(step: ScriptStep, line: number, mark: string): Pick<ReviewFinding, 'object' | 'line' | 'mark' | 'step'> {
  return { object: { kind: 'step', path: [step.id] }, line, mark, step: step.id };
}
