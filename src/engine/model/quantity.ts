/** How amounts are written for people, the same in the terminal, the editor and reports. Always in English. */

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `1234567` as `1,234,567`. */
export function writeCount(count: number): string {
  return whole.format(count);
}

/** A count and its noun: `1 row`, `2,000 rows`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${writeCount(count)} ${count === 1 ? noun : plural}`;
}

/** Bytes in decimal units, three digits: `0 B`, `12.3 kB`, `1.20 GB`. */
export function writeBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${value.toFixed(digits)} ${units[unit] ?? ''}`;
}

/** A span of time with as much detail as matters: `35 ms`, `4.2 s`, `1 min 12 s`, `2 h 3 min`. */
export function writeDuration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(milliseconds < 9950 ? 1 : 0)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${writeCount(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}

/** An instant (ISO 8601) in UTC, to the second: `2026-11-23 08:21:29 UTC`. */
export function writeInstant(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
