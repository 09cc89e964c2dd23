import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandNames, readArguments } from '../../src/cli/arguments.js';
import { exitCodeOf, exitCodeOfRun } from '../../src/cli/exitCode.js';
import { helpText } from '../../src/cli/help.js';
import { EngineError } from '../../src/engine/errors.js';

function refusal(words: string): EngineError {
  try {
    readArguments(words.split(' ').filter((word) => word !== ''));
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error(`accepted: ${words}`);
}

describe('readArguments', () => {
  it('understands a whole migrate command', () => {
    const words =
      'migrate --source a --target=b --out d --schemas x,y --schemas z --accept A_B --accept C:s.t --no-verify --streams 4 --json';
    expect(readArguments(words.split(' '))).toEqual({
      ask: 'command',
      arguments: {
        command: 'migrate',
        chunkRows: undefined,
        resume: false,
        retries: undefined,
        stallSeconds: undefined,
        yes: false,
        file: undefined,
        source: 'a',
        target: 'b',
        connections: undefined,
        schemas: ['x', 'y', 'z'],
        decisions: undefined,
        accept: ['A_B', 'C:s.t'],
        out: 'd',
        force: false,
        measure: false,
        verify: false,
        level: undefined,
        repair: false,
        sample: undefined,
        verifyOnly: false,
        scan: true,
        streams: 4,
        json: true,
        onReject: 'stop',
        throttle: {},
        maxRejects: undefined,
      },
    });
  });

  it('takes the file of run, verify and report', () => {
    for (const command of ['run', 'verify', 'report']) {
      expect(readArguments([command, 'some.file'])).toMatchObject({ arguments: { command, file: 'some.file' } });
    }
  });

  it('answers --help and --version anywhere', () => {
    expect(readArguments(['--help'])).toEqual({ ask: 'help', command: undefined });
    expect(readArguments(['run', '-h'])).toEqual({ ask: 'help', command: 'run' });
    expect(readArguments(['--version'])).toEqual({ ask: 'version' });
  });

  it.each([
    ['', 'No command'],
    ['migrat', 'Did you mean "migrate"?'],
    ['migrate --sorce x', 'Did you mean --source?'],
    ['migrate --acc x', 'Did you mean --accept?'],
    ['migrate --zzzzz', 'is not an option'],
    ['migrate -x', 'is not an option'],
    ['migrate --out', 'needs a value'],
    ['migrate --source --target b', 'needs a value'],
    ['migrate --source= --target b', 'needs a value'],
    ['migrate --json=yes', 'takes no value'],
    ['migrate --streams 0', 'from 1 to 64'],
    ['run s --on-reject drop', 'stop or keep'],
    ['run s --max-rejects 0', 'from 1 to 1000000'],
    ['migrate --streams 1e1', 'from 1 to 64'],
    ['run s --max-mb-per-second 0', 'a number above 0'],
    ['run s --max-mb-per-second 1,5', 'a number above 0'],
    ['run s --max-rows-per-second 0', 'from 1 to'],
    ['verify s --max-target-load 3', 'verify has no option --max-target-load'],
    ['migrate --accept lower', '--accept takes the code'],
    ['migrate --schemas a,,b', 'empty name'],
    ['migrate a b', 'takes no argument'],
    ['analyze --streams 2', 'analyze has no option --streams'],
    ['run', 'needs a file'],
    ['run a b', 'takes one file'],
    ['run a --accept X', 'run has no option --accept'],
    ['verify a --level every', 'Use one of: counts, checksum, rows, sample'],
    ['verify a --sample 100', 'from 1 to 99'],
    ['run a --repair', 'run has no option --repair'],
  ])('refuses "%s" with a way on', (words, part) => {
    const error = refusal(words);
    expect(error.code).toBe('BAD_INPUT');
    expect(`${error.message} ${error.hint}`).toContain(part);
  });

  it('repeats no word that could be a password', () => {
    for (const words of ['postgresql://u:hunter22@h/d', 'migrate postgresql://u:hunter22@h/d']) {
      expect(JSON.stringify(refusal(words).toData())).not.toContain('hunter22');
    }
  });

  it('answers any words with a request or a refusal', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom(...commandNames, '--', '-', '--json', '--out', '--no-verify'));
    fc.assert(
      fc.property(fc.array(word), (words) => {
        try {
          readArguments(words);
        } catch (error) {
          expect(error).toBeInstanceOf(EngineError);
        }
      }),
    );
  });
});

describe('help', () => {
  it('names every command, and every command its usage and the exit status', () => {
    for (const command of commandNames) {
      expect(helpText()).toContain(`  ${command} `);
      expect(helpText(command)).toContain(`Usage: database-migration ${command}`);
      expect(helpText(command)).toContain('Exit status');
    }
  });

  it('fits a terminal of 120 columns', () => {
    const lines = [helpText(), ...commandNames.map((name) => helpText(name))].flatMap((text) => text.split('\n'));
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });
});

describe('exit status', () => {
  it.each([
    ['BAD_INPUT', 2],
    ['PASSWORD_MISSING', 2],
    ['SCRIPT_INVALID', 2],
    ['MAPPING_INVALID', 2],
    ['CONNECTION_FAILED', 3],
    ['AUTHENTICATION_FAILED', 3],
    ['CONNECTION_LOST', 3],
    ['READ_ONLY_TARGET', 1],
    ['TARGET_NOT_EMPTY', 1],
    ['BLOCKED_BY_FINDING', 1],
    ['INTERNAL', 1],
    ['CANCELLED', 130],
  ] as const)('%s ends with %i', (code, status) => {
    expect(exitCodeOf(code)).toBe(status);
  });

  it('is 0 only for what was verified, or when verification was left out on request', () => {
    expect(exitCodeOfRun('verified', true)).toBe(0);
    expect(exitCodeOfRun('not-verified', false)).toBe(0);
    expect(exitCodeOfRun('not-verified', true)).toBe(1);
    expect(exitCodeOfRun('differs', true)).toBe(1);
    expect(exitCodeOfRun('differs', false)).toBe(1);
    expect(exitCodeOfRun('cancelled', true)).toBe(130);
  });
});
