import { quoteString } from '../lex.js';
import { atom, cast } from './printed.js';
import { Untranslatable, type Printed } from './typed.js';

export type Moment = 'date' | 'time' | 'timestamp' | 'instant';

const momentText = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d:\d\d:\d\d(?:\.\d{1,6})?)(?:\+00(?::?00)?|Z)?)?$/u;
const timeText = /^(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?|24:00:00)$/u;
const types = { date: 'date', time: 'time', timestamp: 'timestamp', instant: 'timestamptz' } as const;

/** A typed literal, of a moment that PostgreSQL has: zero dates and 30 February are none. */
export function momentLiteral(text: string, to: Moment): Printed {
  const plain = to === 'time' ? timeOf(text) : calendarOf(text, to);
  return atom(`${quoteString(plain)}::${types[to]}`, to, true, { precision: 6 });
}

function timeOf(text: string): string {
  if (!timeText.test(text)) throw new Untranslatable('time');
  return text;
}

function calendarOf(text: string, to: Exclude<Moment, 'time'>): string {
  const [, year, month, day, time] = momentText.exec(text) ?? [];
  const date = `${year ?? ''}-${month ?? ''}-${day ?? ''}`;
  if (year === '0000' || !isDay(Number(year), Number(month), Number(day))) throw new Untranslatable(to);
  if (to === 'date' && time !== undefined) throw new Untranslatable('time of a date');
  if (to === 'timestamp' && /[+Z]/u.test(text.slice(10))) throw new Untranslatable('zone');
  if (time !== undefined && !timeText.test(time)) throw new Untranslatable('time');
  return `${date}${time === undefined ? '' : ` ${time}`}${to === 'instant' ? '+00' : ''}`;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A bare string beside a moment, as MySQL takes it: beside a date one with a time of day makes both a timestamp. What it is beside an instant is the session's time zone's. */
export function adoptMoment(text: string, other: Exclude<Moment, 'instant'>): Printed {
  if (other !== 'date') return momentLiteral(text, other);
  return momentLiteral(text, momentText.exec(text)?.[4] === undefined ? 'date' : 'timestamp');
}

/** A date as a timestamp, or the other way round; digits of a second may not get lost, for they are rounded in one system and cut off in another. */
export function toMoment(item: Printed, to: Moment, precision = 6): Printed {
  const days = ['date', 'timestamp'];
  if (item.kind === to && (to === 'date' || (item.precision ?? 6) <= precision)) return item;
  if (item.kind === to || !days.includes(to) || !days.includes(item.kind)) throw new Untranslatable(`cast to ${to}`);
  return cast(item, types[to], to, { precision: 0 });
}

/** The date of a date or of a timestamp. */
export function dateOf(item: Printed): Printed {
  return toMoment(item, 'date');
}
