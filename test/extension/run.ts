import { projectRoot } from '../servers/cache.js';
import type { RunningServer, ServerAddress } from '../servers/server.js';
import { startServers, stopServers } from '../servers/servers.js';
import { runCornersJourney } from './corners.js';
import { runDemo } from './demo.js';
import { runWithoutFolder } from './withoutFolder.js';
import { runHostSuite } from './harness/host-suite.js';
import { runInterruptedJourney } from './interrupted.js';
import { runJourney } from './journey.js';
import { runKeyboardJourney } from './keyboard.js';
import { runRestrictedJourney } from './restricted.js';
import { runWidths } from './widths.js';
import { serversVariable, type SuiteServers } from './suite/environment.js';

/** How many tests ended how. */
export interface ExtensionTestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** All of them, or those named in `EXTENSION_SUITES`, separated by commas. */
const suites = (
  process.env.EXTENSION_SUITES ?? 'connections,browse,protection,agents,migration,script,longScript,faults,waiting'
)
  .split(',')
  .map((name) => `test/extension/suite/${name}.suite.ts`);

type Journey = typeof runJourney;
type Part = (servers: SuiteServers) => Promise<ExtensionTestCounts>;

const journeys = {
  journey: runJourney,
  restricted: runRestrictedJourney,
  interrupted: runInterruptedJourney,
  keyboard: runKeyboardJourney,
  corners: runCornersJourney,
  withoutFolder: runWithoutFolder,
  widths: runWidths,
  demo: runDemo,
} satisfies Readonly<Record<string, Journey>>;

const parts: Readonly<Record<string, Part>> = {
  suite: runSuites,
  ...Object.fromEntries(Object.entries(journeys).map(([name, journey]) => [name, counted(journey)])),
};

/** What runs side by side, row after row, each place of a row one part after the other. The suites measure processor time, so they run alone. */
const everything = [[['suite']], [['journey'], ['restricted']]];

/**
 * The mocha suites inside a real extension host and the journeys through a real workbench, all against real servers. The product
 * must be built. `npm test` calls it; `npm run test:extension -- keyboard,interrupted` runs these parts alone, one after the other.
 */
export async function runExtensionTests(): Promise<ExtensionTestCounts> {
  const log = (line: string): void => console.log(line);
  const { postgres18, mysql97 } = await startServers(['postgres18', 'mysql97'], { log });
  try {
    const servers = { postgres: addressOf(postgres18), mysql: addressOf(mysql97) };
    process.env[serversVariable] = JSON.stringify(servers);
    const only = process.env.EXTENSION_TESTS?.split(',');
    const counts: ExtensionTestCounts[] = [];
    const runAll = async (names: readonly string[]): Promise<void> => {
      for (const name of names) counts.push(await partNamed(name)(servers));
    };
    for (const row of only ? [[only]] : everything) await Promise.all(row.map(runAll));
    return counts.reduce(add);
  } finally {
    await stopServers([postgres18, mysql97]);
  }
}

function partNamed(name: string): Part {
  const part = parts[name];
  if (!part) throw new Error(`There is no part "${name}" among the extension tests: ${Object.keys(parts).join(', ')}.`);
  return part;
}

function add(a: ExtensionTestCounts, b: ExtensionTestCounts): ExtensionTestCounts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

async function runSuites(servers: SuiteServers): Promise<ExtensionTestCounts> {
  const result = await runHostSuite({
    extensionPath: projectRoot(),
    suites,
    env: { [serversVariable]: JSON.stringify(servers) },
    testTimeoutMs: 120_000,
    deadlineMs: 600_000,
  });
  for (const { title, state, durationMs, message } of result.tests) {
    console.log(`${state === 'passed' ? '✓' : '✗'} ${title} (${durationMs} ms)`);
    if (message !== undefined) console.log(message);
  }
  const { passed, failed, skipped } = result;
  return { passed, failed, skipped };
}

/** A journey counts as one test. */
function counted(journey: Journey): Part {
  return async (servers) => {
    try {
      await journey(servers, (line) => console.log(line));
      return { passed: 1, failed: 0, skipped: 0 };
    } catch (error) {
      console.error(error);
      return { passed: 0, failed: 1, skipped: 0 };
    }
  };
}

/** Plain data, without the methods of a running server. */
function addressOf(server: RunningServer): ServerAddress {
  const { name, engine, host, port, user, password, database, parameters } = server;
  return { name, engine, host, port, user, password, database, parameters };
}
