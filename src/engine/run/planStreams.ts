import { availableParallelism } from 'node:os';
import type { ConnectionSettings } from '../model/connection.js';
import type { ScriptStep } from '../model/script.js';
import { together } from '../model/together.js';
import type { End } from './end.js';
import type { Execution } from './execution.js';
import { sourceTables } from './sourceTables.js';
import { chooseStreams, isSmall, type StreamEnd, type Streams } from './streams.js';
import { chunkLimits, piecesOf } from './tableCopy.js';

/** Asks both servers what they have left, and the source how large the tables are, and chooses. Only a few tables are worth the question: many give work to all. */
export async function planStreams(
  { options, connections, verb }: Execution,
  steps: readonly ScriptStep[],
  { source, target }: { readonly source: End; readonly target: End },
  signal: AbortSignal,
): Promise<Streams> {
  const [from, to] = await together([
    streamEnd(source, connections.source, signal),
    streamEnd(target, connections.target, signal),
  ]);
  const ends = { source: from, target: to };
  const cores = availableParallelism();
  const question = { most: options.streams, cores, ...ends, pieces: Infinity };
  const chosen = chooseStreams(question);
  const copies = steps.filter(({ kind, skip }) => kind === 'copy' && !skip);
  // A comparison divides its tables by itself.
  if (verb === 'verify' || copies.length >= chosen.streams) return chosen;
  const areWhole =
    options.streams === undefined && target.adapter.write.fillsAlone && ends.target.isHere && isSmall(cores);
  if (areWhole) {
    const whole = chooseStreams({ ...question, pieces: Math.max(1, copies.length), areWhole });
    return { ...whole, inTurn: chosen.streams > whole.streams };
  }
  const limits = chunkLimits(options.chunkRows, options.throttle);
  const tables = copies.flatMap((step) => sourceTables([step]).map((table) => ({ table, key: step.attributes.key })));
  const asked = tables.map(({ table }) => table);
  const sizes = await source.adapter.read.sizes(source.session, asked, signal);
  const cut = sizes.reduce(
    (sum, size, at) => sum + (size && tables[at]?.key ? piecesOf(size, limits, chosen.streams) : 1),
    0,
  );
  return chooseStreams({ ...question, pieces: Math.max(1, cut + copies.length - tables.length) });
}

async function streamEnd(
  { adapter, session }: End,
  { host, socketPath, ssh }: ConnectionSettings,
  signal: AbortSignal,
): Promise<StreamEnd> {
  const isHere = ssh === undefined && (socketPath !== undefined || /^(localhost|127\.|::1$)/u.test(host));
  return { name: adapter.displayName, isHere, ...(await adapter.capacity(session, signal)) };
}
