import type { RunTableState, RunTone } from '../../src/protocol/runViewProtocol.js';
import { icon, type IconName } from '../ui/dom.js';

const icons: Readonly<Record<RunTone, IconName | undefined>> = {
  quiet: undefined,
  active: 'arrow',
  good: 'check',
  warning: 'warning',
  bad: 'error',
};

/** The mark of a tone, beside words that say the same. */
export function toneIcon(tone: RunTone): SVGSVGElement[] {
  const name = icons[tone];
  return name === undefined ? [] : [icon(name)];
}

/** How a table's state is coloured. */
export const tableTones: Readonly<Record<RunTableState, RunTone>> = {
  waiting: 'quiet',
  copying: 'active',
  copied: 'active',
  indexes: 'active',
  verifying: 'active',
  verified: 'good',
  unproven: 'warning',
  differs: 'bad',
  failed: 'bad',
  interrupted: 'warning',
  skipped: 'quiet',
};
