import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../databases.js';
import type { Journey } from '../journey.js';
import { bundleChild } from './bundle.js';
import type { Contestant, OwnFacts } from './contestant.js';
import { output } from './process.js';

/** What the child process is to do; the URLs hold passwords and cross its standard input only. */
export interface ProductJob {
  readonly verb: 'generate' | 'run' | 'verify';
  readonly source: string;
  readonly target: string;
  readonly script?: string | undefined;
  readonly streams?: number | undefined;
  readonly verify?: boolean | undefined;
  readonly stateFile?: string | undefined;
}

/** What came of it. Times in seconds, memory in bytes. */
export interface ProductOutcome extends OwnFacts {
  /** `run` and `verify`: how it ended. */
  readonly state?: string;
  readonly problems?: readonly string[];
  /** `generate`: the text. */
  readonly script?: string;
}

/** How our process is started. */
export interface ProductOptions {
  /** Where Node leaves CPU profiles of it, if it shall. */
  readonly profiles?: string | undefined;
}

/** Our product, through its public verbs. */
export class Product {
  private constructor(
    private readonly bundle: string,
    private readonly options: ProductOptions,
  ) {}

  static async build(options: ProductOptions): Promise<Product> {
    return new Product(await bundleChild('product-child.ts'), options);
  }

  /** The script for moving the source's database to the target's. */
  async generate(source: Database, target: Database): Promise<ProductOutcome & { readonly script: string }> {
    const outcome = await this.do({ verb: 'generate' }, source, target);
    if (outcome.script === undefined) throw new Error('Our product generated no script.');
    return { ...outcome, script: outcome.script };
  }

  /** Runs the script: tables, rows, keys, and verification where asked for. */
  copying(
    { source, target, script }: Journey,
    name: string,
    options: { readonly streams?: number; readonly verify?: boolean } = {},
  ): Contestant {
    return {
      name,
      run: async () => {
        const folder = await mkdtemp(join(tmpdir(), 'bench-run-'));
        try {
          const job = { verb: 'run', script, stateFile: join(folder, 'state.json'), ...options } as const;
          const expected = options.verify === true ? 'verified' : 'not-verified';
          return expectEnd(await this.do(job, source, target), expected);
        } finally {
          await rm(folder, { recursive: true });
        }
      },
    };
  }

  /** Compares what was copied, on its own. */
  verifying({ source, target, script }: Journey, name: string): Contestant {
    return {
      name,
      run: async () => expectEnd(await this.do({ verb: 'verify', script }, source, target), 'verified'),
    };
  }

  private async do(
    job: Omit<ProductJob, 'source' | 'target'>,
    source: Database,
    target: Database,
  ): Promise<ProductOutcome> {
    const { profiles } = this.options;
    const flags = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
    const whole: ProductJob = { ...job, source: urlOf(source), target: urlOf(target) };
    // The limit that the editor gives the engine's thread, of which V8 makes three semi-spaces.
    const args = ['--max-semi-space-size=2', ...flags, this.bundle];
    return JSON.parse(await output({ command: process.execPath, args }, JSON.stringify(whole))) as ProductOutcome;
  }
}

/** Without TLS, as every contestant connects. */
function urlOf({ server, name }: Database): string {
  const url = new URL(server.url(name));
  url.searchParams.set('sslmode', 'disable');
  return url.href;
}

function expectEnd({ state, problems, ...facts }: ProductOutcome, expected: string): OwnFacts {
  if (state === expected) return facts;
  throw new Error(`Our run ended as "${state ?? '?'}": ${problems?.join('; ') ?? ''}`);
}
