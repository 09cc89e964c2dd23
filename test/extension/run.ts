import { projectRoot } from '../servers/cache.js';
import type { RunningServer, ServerAddress } from '../servers/server.js';
import { startServers, stopServers } from '../servers/servers.js';
import { runHostSuite } from './harness/host-suite.js';
import { runInterruptedJourney } from './interrupted.js';
import { runJourney } from './journey.js';
import { runRestrictedJourney } from './restricted.js';
import { serversVariable, type SuiteServers } from './suite/environment.js';

/** How many tests ended how. */
export interface ExtensionTestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** All of them, or those named in `EXTENSION_SUITES`, separated by commas. */
const suites = (
  process.env.EXTENSION_SUITES ?? 'connections,browse,protection,agents,migration,script,longScript,faults'
)
  .split(',')
  .map((name) => `test/extension/suite/${name}.suite.ts`);

/**
 * The mocha suites inside a real extension host and the journey through a real workbench, both against real servers. The product
 * must be built. `npm test` calls it; for one part alone set `EXTENSION_TESTS` to `suite`, `journey`, `interrupted` or `restricted`.
 */
export async function runExtensionTests(): Promise<ExtensionTestCounts> {
  const log = (line: string): void => console.log(line);
  const { postgres18, mysql97 } = await startServers(['postgres18', 'mysql97'], { log });
  try {
    const servers = { postgres: addressOf(postgres18), mysql: addressOf(mysql97) };
    process.env[serversVariable] = JSON.stringify(servers);
    const only = process.env.EXTENSION_TESTS;
    const parts = [
      ...(only !== undefined && only in namedJourneys ? [] : [runSuites]),
      ...(only === 'suite' ? [] : [runJourneys]),
    ];
    const counts: ExtensionTestCounts[] = [];
    for (const part of parts) counts.push(await part(servers));
    return counts.reduce(add);
  } finally {
    await stopServers([postgres18, mysql97]);
  }
}

type Journey = typeof runJourney;

const namedJourneys: Readonly<Record<string, readonly Journey[]>> = {
  journey: [runJourney, runRestrictedJourney],
  restricted: [runRestrictedJourney],
  interrupted: [runInterruptedJourney],
};

const journeys = namedJourneys[process.env.EXTENSION_TESTS ?? ''] ?? [runJourney, runRestrictedJourney];

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

async function runJourneys(servers: SuiteServers): Promise<ExtensionTestCounts> {
  const counts: ExtensionTestCounts[] = [];
  for (const journey of journeys) {
    try {
      await journey(servers, (line) => console.log(line));
      counts.push({ passed: 1, failed: 0, skipped: 0 });
    } catch (error) {
      console.error(error);
      counts.push({ passed: 0, failed: 1, skipped: 0 });
    }
  }
  return counts.reduce(add);
}

/** Plain data, without the methods of a running server. */
function addressOf(server: RunningServer): ServerAddress {
  const { name, engine, host, port, user, password, database, parameters } = server;
  return { name, engine, host, port, user, password, database, parameters };
}
