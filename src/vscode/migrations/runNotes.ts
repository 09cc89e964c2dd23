import * as vscode from 'vscode';
import type { RunEvent } from '../../engine/model/event.js';
import { objectName } from '../../engine/model/finding.js';
import { rowName } from '../../engine/model/reject.js';
import { writeDuration } from '../../engine/model/quantity.js';

/** Something that happened on the way of a run and isn't a step. */
export interface RunNote {
  /** ISO 8601. */
  readonly at: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
}

/** As many of the last ones are kept; all of them are in the log. */
const kept = 100;

/** The last notes of a run, in order. */
export class RunNotes {
  readonly #last: RunNote[] = [];
  #count = 0;

  /** How many there were in all: another number means that there is news. */
  get count(): number {
    return this.#count;
  }

  get last(): readonly RunNote[] {
    return this.#last;
  }

  /** Keeps what an event tells beside the steps, if anything. */
  take(event: RunEvent): void {
    const note = noteOf(event);
    if (!note) return;
    this.#count += 1;
    this.#last.push({ at: event.at, ...note });
    if (this.#last.length > kept) this.#last.shift();
  }
}

/** What is not there, and when it is tried again. */
export function retryWords({ error, pauseMilliseconds }: Extract<RunEvent, { type: 'retry' }>): string {
  return vscode.l10n.t('{0} Trying again in {1}.', error.message, writeDuration(pauseMilliseconds));
}

function noteOf(event: RunEvent): Omit<RunNote, 'at'> | undefined {
  const { l10n } = vscode;
  switch (event.type) {
    case 'warning':
      return { severity: 'warning', text: [event.step, event.message].filter(Boolean).join(': ') };
    case 'retry':
      return { severity: 'warning', text: retryWords(event) };
    case 'reject': {
      const { step, key, reason } = event.row;
      return { severity: 'warning', text: l10n.t('{0}: set aside {1}: {2}', step, rowName(key), reason) };
    }
    case 'paused':
      return { severity: 'warning', text: l10n.t('Paused: {0}', event.reason) };
    case 'continued':
      return { severity: 'info', text: l10n.t('Goes on after {0}.', writeDuration(event.milliseconds)) };
    case 'finding': {
      const { severity, object, message } = event.finding;
      return { severity, text: `${objectName(object)}: ${message}` };
    }
    case 'check': {
      const { state, seen, fix } = event.check;
      if (state === 'pass') return undefined;
      return { severity: state === 'fail' ? 'error' : 'warning', text: [seen, fix].filter(Boolean).join(' ') };
    }
    case 'step':
      return event.error && { severity: 'error', text: `${event.step}: ${event.error.message}` };
    case 'objects':
      return event.result.reason === undefined ? undefined : { severity: 'warning', text: event.result.reason };
    default:
      return undefined;
  }
}
