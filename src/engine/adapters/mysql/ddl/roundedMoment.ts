const form = /^(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{2}):(\d{2}):(\d{2})\.(\d{1,6})$/u;
/** PostgreSQL counts microseconds from here, and rounds halves away from it. */
const epoch = Date.UTC(2000, 0, 1);

/**
 * A moment or a time of day with so many digits of a second, as a column of PostgreSQL's keeps it: MariaDB would cut off the others. Undefined for what is no year of four
 * digits any more.
 */
export function roundedMoment(text: string, digits: number): string | undefined {
  const [, day, hours, minutes, seconds, fraction = ''] = form.exec(text) ?? [];
  if (fraction.length <= digits) return text;
  const clock = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  const start = day === undefined ? 0 : (Date.parse(`${day}T00:00:00Z`) - epoch) / 1000;
  const micros = BigInt(start + clock) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
  const unit = 10n ** BigInt(6 - digits);
  const size = micros < 0n ? -micros : micros;
  const units = ((size + unit / 2n) / unit) * (micros < 0n ? -1n : 1n);
  return day === undefined ? clockText(units, digits) : momentText(units, digits);
}

/** Units since midnight; a whole day is 24:00:00. */
function clockText(units: bigint, digits: number): string {
  const seconds = units / 10n ** BigInt(digits);
  const parts = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n];
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}${fractionText(units, digits)}`;
}

function momentText(units: bigint, digits: number): string | undefined {
  const second = 10n ** BigInt(digits);
  const rest = ((units % second) + second) % second;
  const date = new Date(Number((units - rest) / second) * 1000 + epoch);
  if (date.getUTCFullYear() > 9999) return undefined;
  return `${date.toISOString().slice(0, 19).replace('T', ' ')}${fractionText(rest, digits)}`;
}

function fractionText(units: bigint, digits: number): string {
  const fraction = units % 10n ** BigInt(digits);
  return digits === 0 ? '' : `.${String(fraction).padStart(digits, '0')}`;
}
