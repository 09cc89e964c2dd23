import { parseArgs } from 'node:util';

export interface BenchArguments {
  /** Parts of measures' ids; empty: all. */
  readonly only: readonly string[];
  /** Parts of contestants' names that don't run. */
  readonly without: readonly string[];
  readonly rounds: number;
  readonly scale: number;
  readonly streams: number | undefined;
  readonly postgres: 'postgres15' | 'postgres18';
  readonly python: string;
  readonly profiles: string | undefined;
  readonly list: boolean;
  readonly help: boolean;
}

export const helpText = `Usage: npm run bench -- [OPTIONS]

Measures this product against the servers' own clients piped together, pgloader, and the scripts that a person would
write, side by side on servers of its own. Prints ratios, writes bench/out/*.json. See docs/benchmark.md.

  --only TEXT       only measures whose name holds TEXT (repeatable); --list shows the names
  --without TEXT    leave out contestants whose name holds TEXT (repeatable): --without python
  --scale N         how much data; 1 is 2 million mixed and 5 million narrow rows (default 1)
  --rounds N        rounds of every race (default 3)
  --streams N       streams of our own runs (default: the product's)
  --postgres 15|18  which PostgreSQL (default 15)
  --python PATH     the Python that has psycopg2 and pymysql (default python3)
  --profile DIR     CPU profiles of our own process into DIR (it runs slower then)
  --list            the measures, and nothing else
  --help
`;

/** Throws with a sentence when the arguments make no sense. */
export function readArguments(words: readonly string[]): BenchArguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      without: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: '3' },
      scale: { type: 'string', default: '1' },
      streams: { type: 'string' },
      postgres: { type: 'string', default: '15' },
      python: { type: 'string', default: 'python3' },
      profile: { type: 'string' },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { only, without, list, help, python, profile: profiles } = values;
  if (values.postgres !== '15' && values.postgres !== '18') throw new Error('--postgres is 15 or 18.');
  return {
    ...{ only, without, list, help, python, profiles },
    rounds: positive('rounds', values.rounds),
    scale: positive('scale', values.scale),
    streams: values.streams === undefined ? undefined : positive('streams', values.streams),
    postgres: `postgres${values.postgres}`,
  };
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`--${name} is a number above 0.`);
  return number;
}
