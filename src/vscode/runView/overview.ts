import * as vscode from 'vscode';
import type { RunState, ServerMark } from '../../engine/model/event.js';
import { countOf, writeBytes, writeCount, writeDuration } from '../../engine/model/quantity.js';
import type { RunButton, RunFact, RunOverview, RunTone } from '../../protocol/runViewProtocol.js';
import { engineLabel } from '../connections/profile.js';
import { migrationOf } from '../migrations/files.js';
import type { Run } from '../migrations/run.js';
import { recordedState } from '../migrations/recorded.js';
import { liveResult } from '../migrations/stepResults.js';
import { outcomeWords, recordedWords } from '../migrations/words.js';

const { l10n } = vscode;

const outcomeTones: Readonly<Record<RunState, RunTone>> = {
  ready: 'good',
  verified: 'good',
  'not-verified': 'warning',
  incomplete: 'bad',
  differs: 'bad',
  blocked: 'bad',
  failed: 'bad',
  cancelled: 'warning',
};

/** As many steps that run are named. */
const namedSteps = 3;

/** What stands on top of the run view. `hasReport`: there is one to open. */
export function overviewOf(run: Run, hasReport: boolean): RunOverview {
  const { error } = run.outcome ?? {};
  return {
    title: titleOf(run),
    route: run.ends ? l10n.t('{0} to {1}', serverWords(run.ends.source), serverWords(run.ends.target)) : '',
    status: statusOf(run),
    tone: toneOf(run),
    isLive: run.isLive,
    share: run.isLive ? run.share : shareAfter(run),
    problem: error && !run.isLive && run.outcome?.state !== 'cancelled' ? `${error.message} ${error.hint}` : undefined,
    facts: factsOf(run),
    buttons: buttonsOf(run, hasReport),
    elapsed: elapsed(run),
  };
}

function titleOf(run: Run): string {
  const name = migrationOf(run.script)?.name ?? '';
  if (run.kind === 'verify') return l10n.t('Verification of {0}', name);
  return run.kind === 'rehearse' ? l10n.t('Dry run of {0}', name) : l10n.t('Run of {0}', name);
}

function serverWords({ name, engine, displayName = engineLabel(engine), version }: ServerMark): string {
  return version === '' ? name : `${name} (${displayName} ${version})`;
}

function statusOf(run: Run): string {
  if (run.isLive) {
    if (run.rest !== undefined) return run.rest;
    const running = [...run.steps.values()]
      .filter(({ state }) => state === 'running')
      .map(({ outline }) => outline.step);
    if (running.length === 0) return run.steps.size === 0 ? l10n.t('Checking both servers') : l10n.t('Getting ready');
    const more = running.length - namedSteps;
    const named = running.slice(0, namedSteps).join(', ');
    return more > 0 ? l10n.t('{0} and {1} more', named, more) : named;
  }
  if (run.outcome) return outcomeWords[run.outcome.state];
  if (run.steps.size === 0) return run.isRecorded ? l10n.t('not run yet') : l10n.t('did not begin');
  return hasDifferences(run) ? outcomeWords.differs : recordedWords[recordedState(run)];
}

function toneOf(run: Run): RunTone {
  if (run.isLive) return run.rest === undefined ? 'active' : 'warning';
  if (run.outcome) return outcomeTones[run.outcome.state];
  if (hasDifferences(run)) return 'bad';
  if (run.steps.size === 0) return 'quiet';
  const state = recordedState(run);
  if (state === 'failed') return 'bad';
  return state === 'done' ? 'quiet' : 'warning';
}

function hasDifferences(run: Run): boolean {
  return [...run.steps.values()].some((status) => liveResult(status).verification === 'differs');
}

/** Of a run that is over: a finished one is whole whatever it came to. */
function shareAfter(run: Run): number {
  if (run.outcome && ['verified', 'not-verified', 'differs', 'incomplete'].includes(run.outcome.state)) return 1;
  if (!run.isRecorded) return run.share;
  const steps = [...run.steps.values()];
  const over = steps.filter(({ state }) => state === 'done' || state === 'skipped').length;
  return steps.length === 0 ? 0 : over / steps.length;
}

function elapsed(run: Run): number {
  return Math.max(0, (run.isLive ? Date.now() : (run.endedAt ?? run.startedAt).getTime()) - run.startedAt.getTime());
}

function factsOf(run: Run): RunFact[] {
  const fact = (label: string, value: string): RunFact => ({ label, value });
  const { pace, outcome } = run;
  const time = elapsed(run) > 0 ? [fact(l10n.t('Time'), writeDuration(elapsed(run)))] : [];
  if (pace && (run.isLive || !outcome || outcome.rows < pace.rowsTotal))
    return [
      fact(l10n.t('Rows'), l10n.t('{0} of {1}', writeCount(pace.rows), writeCount(pace.rowsTotal))),
      fact(l10n.t('Data'), l10n.t('{0} of {1}', writeBytes(pace.bytes), writeBytes(pace.bytesTotal))),
      ...(run.isLive
        ? [
            fact(
              l10n.t('Rate'),
              l10n.t(
                '{0} and {1} a second',
                countOf(Math.round(pace.rowsPerSecond), 'row'),
                writeBytes(pace.bytesPerSecond),
              ),
            ),
          ]
        : []),
      ...time,
      ...(run.isLive && run.rest === undefined && pace.secondsLeft !== undefined
        ? [fact(l10n.t('Copied in'), writeDuration(pace.secondsLeft * 1000))]
        : []),
    ];
  if (outcome && outcome.rows > 0)
    return [
      fact(l10n.t('Rows'), writeCount(outcome.rows)),
      ...(outcome.bytes > 0 ? [fact(l10n.t('Data'), writeBytes(outcome.bytes))] : []),
      ...time,
    ];
  return time;
}

function buttonsOf(run: Run, hasReport: boolean): RunButton[] {
  const log: RunButton = { action: 'show-log', title: l10n.t('Open Log') };
  const script: RunButton = { action: 'open-script', title: l10n.t('Open Script') };
  if (run.isLive) return [{ action: 'cancel', title: l10n.t('Cancel') }, script, log];
  const report: RunButton[] = hasReport ? [{ action: 'open-report', title: l10n.t('Open Report') }] : [];
  return [...nextOf(run).map((button, at) => ({ ...button, primary: at === 0 })), ...report, script, log];
}

/** What to do next, after what it came to. */
function nextOf(run: Run): RunButton[] {
  const resume: RunButton = { action: 'resume', title: l10n.t('Resume') };
  const verify: RunButton = { action: 'verify', title: l10n.t('Verify Again') };
  if (run.steps.size === 0) return [{ action: 'run', title: l10n.t('Run') }];
  if (run.kind === 'run' && isUnfinished(run)) return [resume];
  if (run.outcome?.state === 'differs' || hasDifferences(run))
    return [{ action: 'repair', title: l10n.t('Repair Rows') }, verify];
  if (run.outcome?.state === 'blocked') return [{ action: 'run', title: l10n.t('Run Again') }];
  return run.kind === 'verify' ? [verify] : [];
}

/** A run that went so far as to write, and not to its end. */
export function isUnfinished(run: Run): boolean {
  if (run.outcome) return run.outcome.state === 'failed' || run.outcome.state === 'cancelled';
  return ['failed', 'interrupted', 'pending'].includes(recordedState(run));
}
