import type { RunEvent } from '../model/event.js';
import { countOf, writeDuration, writeInstant } from '../model/quantity.js';
import type { Pacing, Pause, Report } from '../model/report.js';
import { limitWords, streamWords } from '../model/throttle.js';
import { paragraph, type Block } from './page/document.js';

/** Pauses that are listed one by one. */
const mostListed = 50;

/** Out of a run's events. */
export function pacingOf(events: readonly RunEvent[]): Pacing {
  const pauses: Pause[] = [];
  for (const event of events) {
    if (event.type === 'paused') pauses.push({ at: event.at, reason: event.reason });
    const last = pauses.at(-1);
    if (event.type === 'continued' && last) pauses[pauses.length - 1] = { ...last, milliseconds: event.milliseconds };
  }
  const chosen = events.findLast((event) => event.type === 'streams');
  return {
    streams: chosen && { streams: chosen.streams, reasons: chosen.reasons },
    limits: events.findLast((event) => event.type === 'limits')?.limits,
    pauses,
  };
}

/** That the run rested, how often and how long; nothing where it didn't. */
export function pausesSentence({ pauses = [] }: Partial<Pacing> = {}): string | undefined {
  if (pauses.length === 0) return undefined;
  const rested = pauses.reduce((sum, { milliseconds = 0 }) => sum + milliseconds, 0);
  return `It rested ${countOf(pauses.length, 'time')}, ${writeDuration(rested)} in all, because the target was busy.`;
}

/** How the run went about it; nothing where that is not known. */
export function pacingBlocks({ pacing }: Report): Block[] {
  if (pacing === undefined) return [];
  const { streams, limits = {}, pauses } = pacing;
  const limited = limitWords(limits);
  const more = pauses.length - mostListed;
  const items = pauses.slice(0, mostListed).map(pauseWords);
  const rested = pausesSentence(pacing);
  return [
    ...(streams === undefined ? [] : [paragraph(streamWords(streams))]),
    ...(limited.length === 0 ? [] : [paragraph(`Limits: ${limited.join(', ')}.`)]),
    ...(rested === undefined
      ? []
      : [
          paragraph(rested),
          { kind: 'list', items: more > 0 ? [...items, `and ${countOf(more, 'more', 'more')}`] : items } as const,
        ]),
  ];
}

function pauseWords({ at, reason, milliseconds }: Pause): string {
  const time = milliseconds === undefined ? 'until the end' : writeDuration(milliseconds);
  return `${writeInstant(at)}, ${time}: ${reason}`;
}
