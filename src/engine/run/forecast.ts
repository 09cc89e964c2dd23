import type { RunEvent } from '../model/event.js';
import type { Forecast } from '../model/forecast.js';
import type { Sample } from './sample.js';

/** Milliseconds below which a rate says nothing. */
const shortest = 5;

/** From a rehearsal's events and the sizes of the tables; undefined where nothing was copied. */
export function forecastOf(events: readonly RunEvent[], samples: ReadonlyMap<string, Sample>): Forecast | undefined {
  const copied = events.flatMap((event) =>
    event.type === 'statement' && event.side === 'target' && event.step.startsWith('copy ') && (event.rows ?? 0) > 0
      ? [{ step: event.step, rows: event.rows ?? 0, milliseconds: Math.max(shortest, event.milliseconds) }]
      : [],
  );
  if (copied.length === 0) return undefined;
  const sizes = [...samples.values()];
  const rows = sizes.reduce((sum, sample) => sum + sample.rows, 0);
  const bytes = sizes.reduce((sum, sample) => sum + sample.bytes, 0);
  const rates = copied.map((entry) => entry.rows / entry.milliseconds);
  const best = Math.max(...rates);
  const mean =
    copied.reduce((sum, entry) => sum + entry.rows, 0) / copied.reduce((sum, entry) => sum + entry.milliseconds, 0);
  const others = events.reduce(
    (sum, event) =>
      sum +
      (event.type === 'step' && event.state === 'done' && !event.step.startsWith('copy ')
        ? (event.milliseconds ?? 0)
        : 0),
    0,
  );
  return {
    ...{ rows, bytes },
    lowMilliseconds: Math.round(rows / best + others),
    highMilliseconds: Math.round(rows / mean + others),
  };
}
