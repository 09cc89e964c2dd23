import { writeBytes, writeCount, writeDuration } from '../../model/quantity.js';
import type { Report } from '../../model/report.js';
import type { Throughput } from '../../model/throughput.js';
import type { PictureBlock } from '../page/document.js';
import { html, type Markup } from '../page/markup.js';
import { axisHeight, chartLeft, chartRight, chartWidth, timeAxis, timeScale } from './axis.js';

const chartHeight = 70;
const gap = 14;
/** Rows of the table beside the picture. */
const mostNumbers = 20;

/** What went through in one span of time, a second. */
interface Rate {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly bytes: number;
}

/** Bytes and rows a second that the target took, over the time of the run. Nothing where no progress was told. */
export function throughput(report: Report): PictureBlock | undefined {
  const rates = ratesOf(report.throughput);
  const end = Math.max(report.outcome.milliseconds, rates.at(-1)?.to ?? 0);
  const most = {
    bytes: Math.max(0, ...rates.map(({ bytes }) => bytes)),
    rows: Math.max(0, ...rates.map(({ rows }) => rows)),
  };
  if (rates.length < 2 || most.bytes === 0) return undefined;
  const height = 2 * chartHeight + gap + axisHeight;
  return {
    kind: 'picture',
    id: 'throughput',
    title: 'Throughput',
    description: `What the target took over time: at most ${writeBytes(most.bytes)} and ${writeCount(most.rows)} rows a second, measured over spans of ${writeDuration(report.throughput?.spanMilliseconds ?? 0)}.`,
    width: chartWidth,
    height,
    shapes: html`${timeAxis(end, height)}
    ${area(rates, ({ bytes }) => bytes, most.bytes, 0, end, `${writeBytes(most.bytes)}/s`)}
    ${area(rates, ({ rows }) => rows, most.rows, chartHeight + gap, end, `${writeCount(most.rows)} rows/s`)}`,
    numbers: {
      kind: 'table',
      caption: 'Throughput by time since the run began.',
      columns: ['Time', { title: 'Bytes a second', number: true }, { title: 'Rows a second', number: true }],
      rows: merged(rates, mostNumbers).map(({ from, to, rows, bytes }) => [
        `${writeDuration(from)} – ${writeDuration(to)}`,
        writeBytes(bytes),
        writeCount(rows),
      ]),
    },
  };
}

function ratesOf({ points, spanMilliseconds }: Throughput = { points: [], spanMilliseconds: 0 }): Rate[] {
  return points.map(({ after, rows, bytes }) => {
    const perSecond = 1000 / spanMilliseconds;
    return { from: after, to: after + spanMilliseconds, rows: rows * perSecond, bytes: bytes * perSecond };
  });
}

function merged(rates: readonly Rate[], most: number): Rate[] {
  const size = Math.ceil(rates.length / most);
  return Array.from({ length: Math.ceil(rates.length / size) }, (_unused, index) => {
    const own = rates.slice(index * size, (index + 1) * size);
    const mean = (of: (rate: Rate) => number): number => own.reduce((sum, rate) => sum + of(rate), 0) / own.length;
    const [first, last] = [own[0], own.at(-1)];
    return {
      from: first?.from ?? 0,
      to: last?.to ?? 0,
      rows: mean(({ rows }) => rows),
      bytes: mean(({ bytes }) => bytes),
    };
  });
}

function area(
  rates: readonly Rate[],
  of: (rate: Rate) => number,
  most: number,
  top: number,
  end: number,
  label: string,
): Markup {
  const x = timeScale(end);
  const bottom = top + chartHeight;
  const y = (rate: Rate): number => bottom - (most === 0 ? 0 : (of(rate) / most) * (chartHeight - 6));
  const steps = rates.flatMap((rate) =>
    [rate.from, Math.min(end, rate.to)].map((time) => `${x(time).toFixed(1)},${y(rate).toFixed(1)}`),
  );
  const [first, last] = [rates[0], rates.at(-1)];
  const points = [
    `${x(first?.from ?? 0).toFixed(1)},${bottom}`,
    ...steps,
    `${x(Math.min(end, last?.to ?? 0)).toFixed(1)},${bottom}`,
  ].join(' ');
  return html`<polygon class="area" points="${points}"></polygon
    ><line class="rule" x1="${chartLeft}" x2="${chartWidth - chartRight}" y1="${bottom}" y2="${bottom}"></line
    ><text x="0" y="${top + 14}">${label}</text><text x="0" y="${top + 29}">at most</text>`;
}
