import { fillNumbers } from '../../faults/tables.js';
import type { Place } from '../../faults/afterwards.js';
import type { ServerName } from '../../servers/server.js';
import { sharedServer } from '../../servers/vitest.js';
import type { Databases } from '../databases.js';

export interface Journey {
  readonly from: ServerName;
  readonly to: ServerName;
}

/** `FAULTS=5 npm run test:faults` is the long form: every fault so many times on each of four journeys. Without it: once, on one journey each way. */
export const times = Number(process.env.FAULTS ?? 1);
export const isLong = process.env.FAULTS !== undefined;

const there: Journey = { from: 'postgres18', to: 'mysql97' };
const back: Journey = { from: 'mysql97', to: 'postgres15' };

export const journeys: readonly Journey[] = isLong
  ? [there, back, { from: 'postgres15', to: 'mariadb1011' }, { from: 'mariadb1011', to: 'postgres18' }]
  : [there, back];

/** Every variant on every journey in the long form; in the short form each variant once, on alternating journeys. */
export function crossed<Variant>(variants: readonly Variant[]): (Journey & { readonly variant: Variant })[] {
  if (!isLong) return variants.map((variant, index) => ({ ...(index % 2 === 0 ? there : back), variant }));
  return journeys.flatMap((journey) => variants.map((variant) => ({ ...journey, variant })));
}

export const usualRows = isLong ? 20_000 : 10_000;

/** A source with the usual tables and an empty target on the shared servers. */
export async function makePlaces(
  databases: Databases,
  { from, to }: Journey,
): Promise<{ source: Place; target: Place }> {
  const source = { server: sharedServer(from), database: (await databases.create(from, 'source')).settings.database };
  await fillNumbers(source.server, source.database, usualRows);
  const target = { server: sharedServer(to), database: (await databases.create(to, 'target')).settings.database };
  return { source, target };
}

/** Does the same so often as is asked for. */
export async function repeatedly(act: (round: number) => Promise<void>): Promise<void> {
  for (let round = 1; round <= times; round += 1) await act(round);
}

/** How long a test may take, in milliseconds. */
export const patience = 60_000 * times + 60_000;
