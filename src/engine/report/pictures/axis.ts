import { writeDuration } from '../../model/quantity.js';
import { html, type Markup } from '../page/markup.js';

/** The drawings of a report share a width and an axis of time, so that one can be read below the other. */
export const chartWidth = 1000;
export const chartLeft = 130;
export const chartRight = 20;
export const axisHeight = 24;

/** The place of a time since the run began, both in milliseconds. */
export function timeScale(end: number): (milliseconds: number) => number {
  return (milliseconds) => chartLeft + (milliseconds / end) * (chartWidth - chartLeft - chartRight);
}

/** Upright lines at even times, with their labels below. */
export function timeAxis(end: number, height: number): Markup[] {
  const ticks = 4;
  const x = timeScale(end);
  return Array.from({ length: ticks + 1 }, (_unused, index) => {
    const time = (end * index) / ticks;
    const anchor = index === 0 ? 'start' : index === ticks ? 'end' : 'middle';
    const place = x(time).toFixed(1);
    return html`<line class="rule" x1="${place}" x2="${place}" y1="0" y2="${height - axisHeight + 4}"></line
      ><text x="${place}" y="${height - 5}" text-anchor="${anchor}">${index === 0 ? '0' : writeDuration(time)}</text>`;
  });
}
