import { element } from '../ui/dom.js';
import type { RunModel } from './model.js';

/** What is said aloud in between: each quarter of the way. */
const quarters = 4;

/**
 * What a screen reader says by itself: that a run began, each quarter of it, the first table that fails or differs, and how it ended. All else is
 * there to be read when the person wants to.
 */
export function announcer(model: RunModel): HTMLElement {
  const region = element('div', { className: 'aloud', role: 'status' });
  let said = '';
  model.onChange(() => {
    const { overview } = model;
    if (!overview) return;
    const { title, share, status, isLive } = overview;
    const bad = model
      .states()
      .flatMap(([state]) => (state === 'differs' || state === 'failed' ? [model.label(state)] : []));
    const quarter = Math.floor(share * quarters) * (100 / quarters);
    const words = isLive ? [title, `${quarter}%`, ...bad].join(', ') : `${title}: ${status}`;
    if (words === said) return;
    said = words;
    region.textContent = words;
  });
  return region;
}
