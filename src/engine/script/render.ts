import { EngineError } from '../errors.js';
import type { MigrationPlan, PlannedStep } from '../model/plan.js';
import { scriptFormat, type PlannedConnection } from '../model/script.js';
import { directiveLine, mayHoldDirective } from './directives.js';
import { writeFinding } from './findingLine.js';
import { bodyHash } from './hash.js';
import { writeNames, writeWord } from '../model/names.js';

const introduction = [
  '-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.',
  '-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.',
  '-- Connections are named here, never addressed; secrets live in the editor or the environment.',
];

/** A plan as text. `parse` gives its steps back; a person may change anything in between. */
export function render(plan: MigrationPlan): string {
  const lines = [
    `-- @migration format=${scriptFormat} source=${connection(plan.source)} target=${connection(plan.target)}`,
    ...introduction,
    ...basisLines(plan),
    ...plan.accept.map((accept) => `-- @accept ${accept}`),
    ...plan.findings.map((finding) => `-- @finding ${writeFinding(finding)}`),
  ];
  for (const phase of plan.phases) {
    if (phase.steps.length === 0) continue;
    lines.push('', `-- @phase ${phase.name}`);
    for (const step of phase.steps) lines.push(...stepLines(step), '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** What the steps were made from, each in one line of JSON: with it a verification can tell what every object of the source was to become. */
function basisLines({ basis }: MigrationPlan): string[] {
  if (!basis) return [];
  const { decisions, profile } = basis;
  return [`-- @decisions ${JSON.stringify(decisions)}`, ...(profile ? [`-- @scanned ${JSON.stringify(profile)}`] : [])];
}

function connection({ name, engine, version, database, identity }: PlannedConnection): string {
  const words = [
    version === '' ? engine : `${engine} ${writeWord(version)}`,
    `database ${writeWord(database)}`,
    ...(identity === undefined ? [] : [`id ${writeWord(identity)}`]),
  ];
  return `${writeWord(name)} (${words.join(', ')})`;
}

function stepLines(step: PlannedStep): string[] {
  const attributes = { ...step.attributes, gen: bodyHash(step) };
  const words = Object.entries(attributes).map(([key, value]) => `${key}=${writeWord(value)}`);
  const encode = Object.entries(step.encode).map(([column, encoding]) => `${writeNames([column], ',')}=${encoding}`);
  return [
    `-- @step ${[step.kind, writeWord(step.name), ...words].join(' ')}`,
    ...step.accept.map((accept) => `-- @accept ${accept}`),
    ...(step.skip ? ['-- @skip'] : []),
    ...step.findings.map((finding) => `-- @finding ${writeFinding(finding)}`),
    ...encode.map((entry) => `-- @encode ${entry}`),
    ...(step.body === undefined ? [] : [sqlOf(step, step.body)]),
    ...(step.source === undefined ? [] : ['-- @source', sqlOf(step, step.source)]),
    ...(step.target === undefined ? [] : ['-- @target', sqlOf(step, step.target)]),
    ...(step.undo === undefined ? [] : ['-- @undo', sqlOf(step, step.undo)]),
  ];
}

/** SQL as it goes into the script; a line that reads like a directive would change the script's meaning. */
function sqlOf(step: PlannedStep, sql: string): string {
  const text = sql.trimEnd().endsWith(';') ? sql.trimEnd() : `${sql.trimEnd()};`;
  if (!mayHoldDirective(text) || !text.split('\n').some((line) => directiveLine.test(line))) return text;
  throw new EngineError({
    code: 'INTERNAL',
    stage: 'plan',
    object: `${step.kind} ${step.name}`,
    message: 'The generated SQL holds a line that would read as a directive.',
    hint: 'Rename the object or change the text (a comment or default, mostly) that holds a line beginning with "-- @".',
  });
}
