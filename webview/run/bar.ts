import { apply, element } from '../ui/dom.js';

/** A bar that fills from left to right. */
export interface Bar {
  readonly element: HTMLElement;
  /** `share` from 0 to 1; `words` is what a screen reader says instead of a percentage. */
  set(share: number, words: string): void;
}

export function progressBar(label: string): Bar {
  const fill = element('div', { className: 'bar-fill' });
  const made = element(
    'div',
    { className: 'progress', role: 'progressbar', 'aria-label': label, 'aria-valuemin': 0, 'aria-valuemax': 100 },
    fill,
  );
  return {
    element: made,
    set: (share, words) => {
      const percent = Math.floor(Math.min(1, Math.max(0, share)) * 100);
      fill.style.width = `${share * 100}%`;
      apply(made, { 'aria-valuenow': percent, 'aria-valuetext': words });
    },
  };
}
