// Runs one verb of the product in a process of its own: the job comes as JSON on standard input, the outcome goes as
// JSON to standard output.
import { text } from 'node:stream/consumers';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import {
  Redactor,
  connectionFromUrl,
  fileCheckpointStore,
  generate,
  parse,
  run,
  verify,
  type Connections,
} from '../../src/engine/index.js';
import type { RunEvent } from '../../src/engine/model/event.js';
import { peakMemoryOf } from '../cost.js';
import type { ProductJob, ProductOutcome } from './product.js';

const job = JSON.parse(await text(process.stdin)) as ProductJob;
const blocks = watchBlocks();
const outcome = await work(job);
process.stdout.write(JSON.stringify({ ...outcome, ...blocks(), peakMemory: peakMemoryOf('self') }));

/** Watches the event loop from now on; the function returned tells the longest blocks, in seconds. */
function watchBlocks(): () => Pick<ProductOutcome, 'longestBlock' | 'longestBlockCpu'> {
  // Milliseconds between two looks at the event loop; what is measured holds one of them.
  const resolution = 1;
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  // A block in which we got no CPU is the machine's: what we did between two looks is at most the CPU that we used.
  let last = { wall: performance.now(), cpu: cpuMilliseconds() };
  let longestCpu = 0;
  const look = (): void => {
    const now = { wall: performance.now(), cpu: cpuMilliseconds() };
    longestCpu = Math.max(longestCpu, Math.min(now.wall - last.wall, now.cpu - last.cpu));
    last = now;
  };
  const timer = setInterval(look, 10); // Asking costs: more often, and it would show.
  return () => {
    look();
    clearInterval(timer);
    delays.disable();
    const longest = delays.max / 1e6 - resolution;
    return { longestBlock: Math.max(0, longest) / 1000, longestBlockCpu: longestCpu / 1000 };
  };
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function work({ verb, source, target, ...rest }: ProductJob): Promise<Partial<ProductOutcome>> {
  const connections = { source: connectionFromUrl(source, 'source'), target: connectionFromUrl(target, 'target') };
  if (verb === 'generate') return generateScript(connections);
  const script = parse(rest.script ?? '');
  const redactor = new Redactor([connections.source.password ?? '', connections.target.password ?? '']);
  const options = { scriptName: 'bench.migration.sql', streams: rest.streams };
  const events =
    verb === 'verify'
      ? verify(script, connections, options)
      : run(script, connections, {
          ...options,
          store: fileCheckpointStore(rest.stateFile ?? '', (error) => redactor.value(error)),
          verify: rest.verify ?? false,
        });
  return await follow(events);
}

async function generateScript(connections: Connections): Promise<Partial<ProductOutcome>> {
  const stages: Record<string, number> = {};
  let stage = { name: 'connect', began: performance.now() };
  const enter = (name: string): void => {
    const now = performance.now();
    stages[stage.name] = (stages[stage.name] ?? 0) + (now - stage.began) / 1000;
    stage = { name, began: now };
  };
  const { script } = await generate(connections, { version: 1 }, { onProgress: (progress) => enter(progress.stage) });
  // From the start of the process, as the wall is.
  const toScript = performance.now() / 1000;
  enter('parse');
  parse(script);
  enter('end');
  return { script, stages, toScript };
}

async function follow(events: AsyncIterable<RunEvent>): Promise<Partial<ProductOutcome>> {
  const steps: Record<string, number> = {};
  const problems: string[] = [];
  let state = 'without an end';
  for await (const event of events) {
    if (event.type === 'finished') ({ state } = event.outcome);
    if (event.type === 'finished' && event.outcome.error !== undefined) problems.push(event.outcome.error.message);
    if (event.type === 'finding' && event.finding.severity === 'error') problems.push(event.finding.message);
    if (event.type === 'step' && event.milliseconds !== undefined) steps[event.step] = event.milliseconds / 1000;
  }
  return { state, steps, problems };
}
