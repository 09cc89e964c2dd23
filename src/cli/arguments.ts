import { parseArgs } from 'node:util';
import { EngineError } from '../engine/index.js';
import { contents, existingPolicies, type Content, type ExistingPolicy } from '../engine/model/existing.js';
import { verificationLevels, type VerificationLevel } from '../engine/model/verification.js';
import type { ThrottleLimits } from '../engine/model/throttle.js';
import { nearest } from '../engine/model/similar.js';

/** Everything that a person can ask for; `help` and `version` are answered before any of it. */
export const commandNames = [
  'migrate',
  'analyze',
  'generate',
  'preflight',
  'rehearse',
  'run',
  'verify',
  'load-rejects',
  'rollback',
  'clean',
  'report',
] as const;
export type CommandName = (typeof commandNames)[number];

/** The command line, understood. What a command has no use for is absent. */
export interface Arguments {
  readonly command: CommandName;
  /** The script of `run` and `verify`; the report.json or its folder of `report`. */
  readonly file?: string | undefined;
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  readonly connections?: string | undefined;
  readonly schemas?: readonly string[] | undefined;
  readonly decisions?: string | undefined;
  /** What becomes of tables that are on the target already, and what moves; in place of what the decisions say. */
  readonly existing?: ExistingPolicy | undefined;
  readonly content?: Content | undefined;
  readonly accept: readonly string[];
  readonly out?: string | undefined;
  readonly force: boolean;
  readonly verify: boolean;
  readonly scan: boolean;
  /** Rates are measured by a dry run. */
  readonly measure: boolean;
  /** Differing rows are to be fetched again. */
  readonly repair: boolean;
  /** The script only compares. */
  readonly verifyOnly: boolean;
  readonly level?: VerificationLevel | undefined;
  /** Percent of the rows that a sample takes; given alone, it means the level `sample`. */
  readonly sample?: number | undefined;
  readonly streams?: number | undefined;
  readonly chunkRows?: number | undefined;
  readonly stallSeconds?: number | undefined;
  readonly throttle: ThrottleLimits;
  readonly onReject: 'stop' | 'keep';
  readonly maxRejects?: number | undefined;
  readonly resume: boolean;
  readonly retries?: number | undefined;
  /** What is shown may be done. */
  readonly yes: boolean;
  readonly json: boolean;
}

/** A request that needs no server. */
export type Request =
  | { readonly ask: 'help'; readonly command?: CommandName | undefined }
  | { readonly ask: 'version' }
  | { readonly ask: 'command'; readonly arguments: Arguments };

type OptionName = keyof typeof options;

const options = {
  source: { type: 'string' },
  target: { type: 'string' },
  connections: { type: 'string' },
  schemas: { type: 'string', multiple: true },
  decisions: { type: 'string' },
  existing: { type: 'string' },
  content: { type: 'string' },
  accept: { type: 'string', multiple: true },
  out: { type: 'string' },
  force: { type: 'boolean' },
  'no-verify': { type: 'boolean' },
  'no-scan': { type: 'boolean' },
  measure: { type: 'boolean' },
  'verify-only': { type: 'boolean' },
  repair: { type: 'boolean' },
  level: { type: 'string' },
  sample: { type: 'string' },
  streams: { type: 'string' },
  'chunk-rows': { type: 'string' },
  'stall-seconds': { type: 'string' },
  'max-rows-per-second': { type: 'string' },
  'max-mb-per-second': { type: 'string' },
  'max-target-load': { type: 'string' },
  'max-replica-lag-seconds': { type: 'string' },
  'on-reject': { type: 'string' },
  'max-rejects': { type: 'string' },
  resume: { type: 'boolean' },
  retries: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

const everywhere: readonly OptionName[] = ['json', 'help', 'version'];
const servers: readonly OptionName[] = ['source', 'target', 'connections'];
const choices: readonly OptionName[] = ['schemas', 'decisions', 'existing', 'content', 'accept', 'no-scan'];

const levels: readonly OptionName[] = ['level', 'sample'];
const copying: readonly OptionName[] = [
  ...levels,
  'no-verify',
  'streams',
  'chunk-rows',
  'retries',
  'stall-seconds',
  'max-rows-per-second',
  'max-mb-per-second',
  'max-target-load',
  'max-replica-lag-seconds',
  'on-reject',
  'max-rejects',
];

/** The options of each command, beside those of all. */
const optionsOf: Readonly<Record<CommandName, readonly OptionName[]>> = {
  migrate: [...servers, ...choices, 'out', 'force', ...copying],
  analyze: [...servers, ...choices, 'measure', 'out'],
  generate: [...servers, ...choices, 'out', 'force', 'verify-only'],
  preflight: [...servers, 'streams'],
  rehearse: [...servers, 'streams'],
  run: [...servers, 'out', 'resume', ...copying],
  verify: [...servers, ...levels, 'repair', 'yes', 'out'],
  'load-rejects': [...servers, 'yes'],
  rollback: [...servers, 'yes'],
  clean: [...servers, 'yes'],
  report: ['out'],
};

/** What must stand behind the command, where something must. */
const fileOf: Readonly<Partial<Record<CommandName, string>>> = {
  preflight: 'SCRIPT',
  rehearse: 'SCRIPT',
  run: 'SCRIPT',
  verify: 'SCRIPT',
  'load-rejects': 'SCRIPT',
  rollback: 'SCRIPT',
  clean: 'SCRIPT',
  report: 'REPORT',
};

/** Reads the command line. Throws BAD_INPUT, with a suggestion where a word looks mistyped. */
export function readArguments(args: readonly string[]): Request {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const command = readCommand(positionals[0], values.help === true || values.version === true);
  for (const token of tokens) if (token.kind === 'option') checkOption(token, command);
  if (values.version === true) return { ask: 'version' };
  if (values.help === true || command === undefined) return { ask: 'help', command };
  const text = (value: string | boolean | undefined): string | undefined =>
    typeof value === 'string' ? value : undefined;
  const list = (value: (string | boolean)[] | undefined): string[] =>
    (value ?? []).filter((entry) => typeof entry === 'string');
  const schemas = list(values.schemas).flatMap((entry) => entry.split(',').map((name) => name.trim()));
  return {
    ask: 'command',
    arguments: {
      command,
      file: readFileArgument(command, positionals.slice(1)),
      source: text(values.source),
      target: text(values.target),
      connections: text(values.connections),
      schemas: schemas.length === 0 ? undefined : readSchemas(schemas),
      decisions: text(values.decisions),
      existing: readWord('existing', existingPolicies, text(values.existing)),
      content: readWord('content', contents, text(values.content)),
      accept: list(values.accept).map(readAccept),
      out: text(values.out),
      force: values.force === true,
      verify: values['no-verify'] !== true,
      scan: values['no-scan'] !== true,
      measure: values.measure === true,
      verifyOnly: values['verify-only'] === true,
      repair: values.repair === true,
      level: readLevel(text(values.level)) ?? (values.sample === undefined ? undefined : 'sample'),
      sample: readNumber('sample', text(values.sample), 1, 99),
      streams: readNumber('streams', text(values.streams), 1, 64),
      chunkRows: readNumber('chunk-rows', text(values['chunk-rows']), 1, 100_000_000),
      stallSeconds: readNumber('stall-seconds', text(values['stall-seconds']), 1, 1_000_000),
      throttle: {
        rowsPerSecond: readNumber('max-rows-per-second', text(values['max-rows-per-second']), 1, 999_999_999),
        bytesPerSecond: readMegabytes(text(values['max-mb-per-second'])),
        targetLoad: readNumber('max-target-load', text(values['max-target-load']), 1, 100_000),
        replicaLagSeconds: readNumber('max-replica-lag-seconds', text(values['max-replica-lag-seconds']), 1, 1_000_000),
      },
      onReject: readOnReject(text(values['on-reject'])),
      maxRejects: readNumber('max-rejects', text(values['max-rejects']), 1, 1_000_000),
      resume: values.resume === true,
      retries: readNumber('retries', text(values.retries), 0, 1000),
      yes: values.yes === true,
      json: values.json === true,
    },
  };
}

function readCommand(word: string | undefined, mayBeMissing: boolean): CommandName | undefined {
  if (word === undefined) {
    if (mayBeMissing) return undefined;
    throw badInput('No command is given.', `Use one of: ${commandNames.join(', ')}. See --help.`);
  }
  const command = commandNames.find((name) => name === word);
  if (command) return command;
  const near = nearest(word, commandNames);
  const shown = /^[a-z-]{1,20}$/i.test(word) ? `"${word}" is not a command.` : 'The first word is not a command.';
  throw badInput(shown, near === undefined ? `Use one of: ${commandNames.join(', ')}.` : `Did you mean "${near}"?`);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkOption({ name, rawName, value, inlineValue }: OptionToken, command: CommandName | undefined): void {
  const allowed = [...everywhere, ...(command ? optionsOf[command] : [])];
  const known = allowed.find((entry) => entry === name);
  if (known === undefined) throw unknownOption(name, rawName, command, allowed);
  if (options[known].type === 'boolean') {
    if (value !== undefined) throw badInput(`${rawName} takes no value.`, `Write ${rawName} alone.`);
  } else if (value === undefined || value === '' || (inlineValue !== true && value.startsWith('--'))) {
    throw badInput(`${rawName} needs a value.`, `Write ${rawName} VALUE. See --help.`);
  }
}

function unknownOption(
  name: string,
  rawName: string,
  command: CommandName | undefined,
  allowed: readonly string[],
): EngineError {
  const other = Object.hasOwn(options, name);
  const near = nearest(name, allowed);
  const hint = near === undefined ? 'See --help for the options.' : `Did you mean --${near}?`;
  return other
    ? badInput(`${command ?? ''} has no option ${rawName}.`, `See "database-migration ${command ?? ''} --help".`)
    : badInput(`${rawName} is not an option.`, hint);
}

function readFileArgument(command: CommandName, words: readonly string[]): string | undefined {
  const wanted = fileOf[command];
  const [first, ...more] = words;
  if (wanted === undefined && first !== undefined) {
    throw badInput(`${command} takes no argument.`, 'Give the two databases as --source URL and --target URL.');
  }
  if (wanted !== undefined && first === undefined) {
    throw badInput(`${command} needs a file.`, `Write "database-migration ${command} ${wanted}".`);
  }
  if (more.length > 0)
    throw badInput(`${command} takes one file.`, `Write "database-migration ${command} ${wanted ?? ''}".`);
  return first;
}

function readLevel(text: string | undefined): VerificationLevel | undefined {
  if (text === undefined) return undefined;
  const level = verificationLevels.find((name) => name === text);
  if (level) return level;
  throw badInput(`"${text}" is no level of verification.`, `Use one of: ${verificationLevels.join(', ')}.`);
}

function readWord<Word extends string>(
  name: OptionName,
  words: readonly Word[],
  text: string | undefined,
): Word | undefined {
  if (text === undefined) return undefined;
  const word = words.find((entry) => entry === text);
  if (word !== undefined) return word;
  throw badInput(`--${name} takes no such word as "${text}".`, `Use one of: ${words.join(', ')}.`);
}

function readSchemas(names: readonly string[]): readonly string[] {
  if (names.includes('')) throw badInput('--schemas holds an empty name.', 'Write --schemas one,two.');
  return names;
}

function readAccept(text: string): string {
  if (/^[A-Z][A-Z0-9_]*(:.+)?$/u.test(text)) return text;
  throw badInput(
    '--accept takes the code of a finding, as the findings are printed.',
    'Write --accept CODE, or --accept CODE:schema.table.column for one object.',
  );
}

function readOnReject(word: string | undefined): 'stop' | 'keep' {
  if (word === undefined || word === 'stop') return 'stop';
  if (word === 'keep') return 'keep';
  throw badInput(
    `--on-reject takes stop or keep, and not "${word}".`,
    'Write --on-reject=keep to set refused rows aside in a file.',
  );
}

function readNumber(name: OptionName, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw badInput(`--${name} takes a whole number from ${least} to ${most}.`, `Write --${name} 4, for example.`);
}

/** Bytes, out of millions of them with up to three decimals. */
function readMegabytes(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : NaN;
  if (value > 0) return Math.round(value * 1_000_000);
  throw badInput('--max-mb-per-second takes a number above 0.', 'Write --max-mb-per-second 20, or 0.5, for example.');
}

function badInput(message: string, hint: string): EngineError {
  return new EngineError({ code: 'BAD_INPUT', stage: 'input', message, hint });
}
