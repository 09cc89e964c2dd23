import * as vscode from 'vscode';
import { countOf, writeDuration } from '../../engine/model/quantity.js';
import type { StepResult } from '../../engine/model/reportOutline.js';
import type { StepState } from '../../engine/model/event.js';
import { differingRowsWords, type VerificationState } from '../../engine/model/verification.js';

const { l10n } = vscode;

/** How a result is coloured. */
export type Tone = 'good' | 'bad' | 'quiet';

/** A step's outcome in a few words. */
export interface ResultText {
  readonly tone: Tone;
  readonly words: string;
}

const stateWords: Readonly<Record<StepState, readonly [Tone, string]>> = {
  pending: ['quiet', ''],
  running: ['quiet', l10n.t('running')],
  done: ['good', l10n.t('done')],
  failed: ['bad', l10n.t('failed')],
  skipped: ['quiet', l10n.t('skipped')],
  interrupted: ['quiet', l10n.t('interrupted')],
};

/** What a comparison came to. */
export const verificationWords: Readonly<Record<VerificationState, readonly [Tone, string]>> = {
  verified: ['good', l10n.t('verified')],
  'equals-expression': ['good', l10n.t('equals your expression')],
  'counts-equal': ['good', l10n.t('counts are equal')],
  'sample-equal': ['good', l10n.t('sample is equal')],
  differs: ['bad', l10n.t('differs')],
  'still-changing': ['quiet', l10n.t('still changing')],
  'not-comparable': ['quiet', l10n.t('not comparable')],
  'not-checked': ['quiet', l10n.t('not checked')],
};

/** What a step came to, for the end of its line and for hovers; no words for a step that didn't run. */
export function resultText(result: StepResult): ResultText {
  const { state, verification, rows, milliseconds, error, differingRows, moreDiffer, reason } = result;
  const [tone, word] = error === undefined && verification ? verificationWords[verification] : stateWords[state];
  if (word === '') return { tone, words: '' };
  const differs =
    verification === 'differs' && differingRows !== undefined
      ? differingRowsWords({ differingRows, moreDiffer })
      : undefined;
  const parts = [
    differs === undefined ? word : `${word}: ${differs}`,
    rows !== undefined && state !== 'failed' ? countOf(rows, 'row') : '',
    milliseconds === undefined ? '' : writeDuration(milliseconds),
    error ?? (tone === 'good' ? '' : (reason ?? '')),
  ];
  return { tone, words: parts.filter(Boolean).join(' · ') };
}
