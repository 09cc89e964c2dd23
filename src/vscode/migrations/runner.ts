import * as vscode from 'vscode';
import type { RunEvent, RunOutcome } from '../../engine/model/event.js';
import { blocksOf, type Script } from '../../engine/model/script.js';
import { countOf, writeDuration } from '../../engine/model/quantity.js';
import { limitWords, streamWords } from '../../engine/model/throttle.js';
import { rowName, usualMostRejects } from '../../engine/model/reject.js';
import { differingRowsWords, type TableVerification, type VerificationLevel } from '../../engine/model/verification.js';
import type { ConnectionPair, RehearsalResult, RejectChoice, RunResult } from '../../protocol/engineProtocol.js';
import { Failure } from '../../protocol/failure.js';
import { addressOf, engineLabel } from '../connections/profile.js';
import { confirmProduction, demandWritable } from '../connections/protection.js';
import { badInput } from '../failures.js';
import type { ReportView } from '../report/reportView.js';
import { scriptOf } from '../script/language.js';
import { lossesOf, summaryOf } from '../script/summary.js';
import type { Services } from '../services.js';
import { showFailure } from '../ui/failureDialog.js';
import { failureContextOf } from './failureContext.js';
import { fileOf, migrationOf, type FileRole, type Migration } from './files.js';
import { mostStreams, throttleOf } from './limits.js';
import { Run } from './run.js';
import { demandRunnable, demandTrust } from './runnable.js';
import type { RunBoard } from './runBoard.js';
import { outcomeWords } from './words.js';

/** More tables that differ are for the report to name. */
const namedTables = 3;

/** What can be done with a script. */
export type RunVerb = 'run' | 'verify' | 'resume' | 'rehearse';

const actions: Readonly<Record<RunVerb, string>> = {
  run: vscode.l10n.t('Run'),
  resume: vscode.l10n.t('Resume'),
  verify: vscode.l10n.t('Verify'),
  rehearse: vscode.l10n.t('Dry Run'),
};

const titles: Readonly<Record<RunVerb, string>> = {
  run: vscode.l10n.t('Migrating'),
  resume: vscode.l10n.t('Migrating'),
  verify: vscode.l10n.t('Verifying'),
  rehearse: vscode.l10n.t('Rehearsing'),
};

type Result = RunResult | RehearsalResult;

type MigrationPlace = Pick<Migration, 'name' | 'folder'>;
type StepProgress = vscode.Progress<{ message: string; increment: number }>;

/** What of a script runs, and whether the person named its target and agreed already. */
export interface AttemptOptions {
  /** How closely a verification looks. */
  readonly level?: VerificationLevel | undefined;
  readonly only?: readonly string[] | undefined;
  readonly agreed?: boolean | undefined;
}

/** What runs, decided before it begins. */
interface Job {
  readonly verb: RunVerb;
  readonly file: vscode.Uri;
  readonly migration: MigrationPlace;
  /** The text that was read and confirmed. */
  readonly script: string;
  readonly connections: ConnectionPair;
  readonly only: readonly string[] | undefined;
  readonly level: VerificationLevel | undefined;
}

/** Runs and verifies scripts: what runs is the text in the editor, after a person confirmed the target by name. */
export class Runner {
  constructor(
    private readonly services: Services,
    private readonly board: RunBoard,
    private readonly reports: ReportView,
  ) {}

  /** Runs a script, or only some of its steps (ids); `level` says how closely a verification looks. Resolves when it is over, whatever it came to; what kept it from running is shown. */
  async start(
    verb: RunVerb,
    file: vscode.Uri,
    only?: readonly string[],
    level?: VerificationLevel,
  ): Promise<Run | undefined> {
    try {
      return await this.attempt(verb, file, { only, level });
    } catch (error) {
      const migration = migrationOf(file);
      const again = (): Promise<unknown> => this.start(verb, file, only, level);
      const context = migration ? await failureContextOf(this.services, migration) : {};
      void showFailure(error, this.services.log, { ...context, again });
      return undefined;
    }
  }

  /** Like {@link Runner.start}, but rejects with what kept it from running. Nothing comes back when the person didn't agree. */
  async attempt(
    verb: RunVerb,
    file: vscode.Uri,
    { only, level, agreed = false }: AttemptOptions = {},
  ): Promise<Run | undefined> {
    const document = await vscode.workspace.openTextDocument(file);
    const migration = this.#refuse(verb, file, await scriptOf(document));
    if (document.isDirty && !(await document.save()))
      throw badInput(vscode.l10n.t('The script could not be saved.'), vscode.l10n.t('Save it and run it again.'));
    // Saving may have changed it. From here on this text counts, whatever happens to the document meanwhile.
    const script = await scriptOf(document);
    this.#refuse(verb, file, script);
    const profile = this.services.store.named(script.target?.name ?? '');
    if (verb !== 'verify') demandWritable(profile);
    const connections = await this.services.store.pairNamed(script.source?.name, script.target?.name);
    if (verb !== 'verify' && !agreed && !(await this.#confirm(verb, file, script, only))) return undefined;
    if (verb !== 'verify' && !(await confirmProduction(profile))) return undefined;
    return await this.#follow({ verb, file, migration, script: script.text, connections, only, level });
  }

  /** Stops what runs a script, or everything that runs. */
  cancel(file?: vscode.Uri): void {
    for (const run of this.board.live()) if (!file || run.script.toString() === file.toString()) run.cancel();
  }

  /** Throws when the script can't run; else the migration that it belongs to. */
  #refuse(verb: RunVerb, file: vscode.Uri, script: Script): MigrationPlace {
    demandTrust();
    const migration = migrationOf(file);
    if (file.scheme !== 'file' || !migration)
      throw badInput(
        vscode.l10n.t('A script has to be a file on disk to run.'),
        vscode.l10n.t('Save it as NAME.migration.sql.'),
      );
    demandRunnable(this.board, file, script);
    const [block] = verb === 'verify' ? [] : blocksOf(script);
    if (block) {
      throw new Failure({
        code: 'BLOCKED_BY_FINDING',
        stage: 'preflight',
        message: `${block.code} on ${block.object.path.join('.')}: ${block.message}`,
        hint: block.fix ?? vscode.l10n.t('Mend it in the mapping, or accept it with "-- @accept {0}".', block.code),
        line: block.line,
      });
    }
    return migration;
  }

  async #confirm(
    verb: RunVerb,
    file: vscode.Uri,
    script: Script,
    only: readonly string[] | undefined,
  ): Promise<boolean> {
    const profile = this.services.store.named(script.target?.name ?? '');
    if (!profile || !script.target) return false;
    const detail = [
      `Target: ${engineLabel(profile.engine)} ${script.target.version}, ${addressOf(profile)}`,
      vscode.l10n.t('Source: {0} (only read)', script.source?.name ?? ''),
      `${only ? vscode.l10n.t('Only {0}: it', only.join(', ')) : 'It'} ${summaryOf(script, only)}.`,
      ...lossesOf(script, only),
      ...((verb === 'run' || verb === 'resume') && keepsRejects(file)
        ? [vscode.l10n.t('Rows that the target refuses are set aside in a file.')]
        : []),
      ...(verb === 'rehearse'
        ? [
            vscode.l10n.t(
              'All of it with a sample of the rows, in a scratch database of that server which is dropped again.',
            ),
          ]
        : []),
      ...(verb === 'resume'
        ? [vscode.l10n.t('What the target already has stays, unless the source changed since.')]
        : []),
    ].join('\n');
    const action = actions[verb];
    const question = vscode.l10n.t(
      '{0} {1} on {2}, database {3}?',
      action,
      nameOf(file),
      profile.name,
      profile.database,
    );
    return (await vscode.window.showWarningMessage(question, { modal: true, detail }, action)) === action;
  }

  async #follow(job: Job): Promise<Run> {
    const { verb, file, migration, only } = job;
    const cancel = new vscode.CancellationTokenSource();
    const run = new Run(verb === 'verify' ? 'verify' : 'run', file, () => cancel.cancel());
    this.board.begin(run);
    this.services.log.info(`${verb} ${file.fsPath}${only ? `, only ${only.join(', ')}` : ''}`);
    try {
      const title = `${titles[verb]} ${migration.name}`;
      const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
      const result = await vscode.window.withProgress(options, async (progress, token) => {
        const subscription = token.onCancellationRequested(() => cancel.cancel());
        try {
          return await this.#ask(job, run, cancel.token, progress);
        } finally {
          subscription.dispose();
        }
      });
      run.outcome = result.outcome;
      this.board.end(run);
      await this.#finish(job, run, result);
    } finally {
      this.board.end(run);
      cancel.dispose();
    }
    return run;
  }

  async #ask(job: Job, run: Run, token: vscode.CancellationToken, progress: StepProgress): Promise<Result> {
    const { verb, file, migration, script, connections, only, level } = job;
    let shown = 0;
    const onEvent = (event: RunEvent): void => {
      this.board.apply(run, event);
      logEvent(event, this.services.log);
      const percent = Math.floor(run.share * 100);
      progress.report({ message: run.words ?? '', increment: Math.max(0, percent - shown) });
      shown = Math.max(shown, percent);
    };
    const body = { script, scriptName: nameOf(file), connections, only, streams: mostStreams(migration.folder) };
    const { engine } = this.services;
    if (verb === 'verify') return await engine.request('verify', { ...body, level }, { onEvent, token });
    if (verb === 'rehearse') return await engine.request('rehearse', body, { onEvent, token });
    const path = (role: FileRole): string => fileOf(migration, role).fsPath;
    const statePath = path('state');
    return await engine.request(
      'run',
      {
        ...body,
        statePath,
        reportPaths: { html: path('report'), markdown: path('reportText'), json: path('reportData') },
        verify: true,
        resume: verb === 'resume',
        rejects: rejectChoice(migration),
        throttle: throttleOf(migration.folder),
      },
      { onEvent, token },
    );
  }

  async #finish(job: Job, run: Run, result: Result): Promise<void> {
    const { verb, migration, connections } = job;
    const { outcome } = result;
    const report = fileOf(migration, 'report');
    // A run that was refused leaves the report of the one before as it is.
    if ('html' in result && [...run.steps.values()].some((status) => status.state !== 'pending')) {
      await vscode.workspace.fs.writeFile(report, new TextEncoder().encode(result.html));
      await vscode.workspace.fs.writeFile(fileOf(migration, 'reportText'), new TextEncoder().encode(result.markdown));
      await vscode.workspace.fs.writeFile(fileOf(migration, 'reportData'), new TextEncoder().encode(result.json));
      await this.reports.show(report, true);
    }
    const rehearsed =
      verb === 'rehearse' ? `, rehearsed${'forecast' in result ? forecastWords(result.forecast) : ''}` : '';
    const words = `${migration.name}: ${outcomeOf(run, outcome)}${rehearsed}.`;
    this.services.log.info(words);
    if (outcome.error && outcome.state !== 'cancelled') {
      const context = {
        connections: [connections.target.name, connections.source.name],
        script: run.script,
        mapping: fileOf(migration, 'mapping'),
        unfinished: run.kind === 'run' && outcome.state === 'failed',
        again: () => this.start(verb, run.script, job.only, job.level),
      };
      void showFailure(new Failure(outcome.error), this.services.log, context);
    } else if (outcome.state === 'differs') void offerRepair(words, run.script);
    else if (outcome.state === 'verified') void vscode.window.showInformationMessage(words);
    else void vscode.window.showWarningMessage(words);
  }
}

async function offerRepair(words: string, script: vscode.Uri): Promise<void> {
  const repair = vscode.l10n.t('Repair Rows');
  if ((await vscode.window.showWarningMessage(words, repair)) === repair)
    await vscode.commands.executeCommand('databaseMigration.repairRows', script);
}

/** What a run came to: how much moved or was compared, or else where it differs; where a person's own expressions made the values, that is said too. */
function outcomeOf(run: Run, outcome: RunOutcome): string {
  const results = [...run.steps.values()].flatMap(({ verification }) => verification ?? []);
  const differing = results.filter(({ state }) => state === 'differs');
  if (differing.length > 0)
    return `${outcomeWords[outcome.state]}: ${differing.slice(0, namedTables).map(differenceWords).join(', ')}`;
  const changed = [...run.steps.values()].filter((status) => status.verification?.state === 'equals-expression').length;
  const note = changed === 0 ? '' : vscode.l10n.t('; {0} by your own expressions', countOf(changed, 'table'));
  return `${outcomeWords[outcome.state]}, ${countOf(run.rows, 'row')}${note}`;
}

/** A table that differs, and in how many rows where they were counted. */
function differenceWords(result: TableVerification): string {
  return result.differingRows === 0
    ? result.table
    : vscode.l10n.t('{0} of {1}', differingRowsWords(result), result.table);
}

/** What the settings say about refused rows. */
function rejectChoice(migration: MigrationPlace): RejectChoice {
  const settings = vscode.workspace.getConfiguration('databaseMigration.run', migration.folder);
  return {
    onReject: keepsRejects(migration.folder) ? 'keep' : 'stop',
    most: settings.get<number>('maxRejects', usualMostRejects),
    path: fileOf(migration, 'rejects').fsPath,
  };
}

function keepsRejects(place: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('databaseMigration.run', place).get<string>('onReject') === 'keep';
}

/** How long the real run may take. */
function forecastWords(forecast: RehearsalResult['forecast']): string {
  if (!forecast) return '';
  const { rows, lowMilliseconds, highMilliseconds } = forecast;
  return vscode.l10n.t(
    '; the real run: {0}, {1} to {2}',
    countOf(rows, 'row'),
    writeDuration(lowMilliseconds),
    writeDuration(highMilliseconds),
  );
}

function nameOf(file: vscode.Uri): string {
  return file.path.slice(file.path.lastIndexOf('/') + 1);
}

function logEvent(event: RunEvent, log: vscode.LogOutputChannel): void {
  switch (event.type) {
    case 'started':
      log.info(
        `from ${event.source.name} (${event.source.engine} ${event.source.version}) to ${event.target.name} (${event.target.engine} ${event.target.version})`,
      );
      break;
    case 'check': {
      const { id, side, state, seen, fix = '' } = event.check;
      const line = `check ${id} (${side}): ${state}. ${seen} ${fix}`;
      if (state === 'pass') log.info(line);
      else log.warn(line);
      break;
    }
    case 'phase':
      log.info(`phase ${event.phase}`);
      break;
    case 'step':
      if (event.error) log.error(`${event.step}: ${event.error.message} ${event.error.detail ?? ''}`);
      else log.info(`${event.step}: ${event.state}${event.rows === undefined ? '' : `, ${event.rows} rows`}`);
      break;
    case 'statement':
      log.debug(`${event.side}, ${event.milliseconds} ms: ${event.sql}`);
      break;
    case 'warning':
      log.warn(`${event.step ?? ''} ${event.side}: ${event.message}`);
      break;
    case 'retry':
      log.warn(`${event.error.message} Trying again in ${Math.ceil(event.pauseMilliseconds / 1000)} s.`);
      break;
    case 'limits':
      log.info(`limits: ${limitWords(event.limits).join(', ')}`);
      break;
    case 'streams':
      log.info(streamWords(event));
      break;
    case 'paused':
      log.warn(`Paused: ${event.reason}`);
      break;
    case 'continued':
      log.info(`Goes on after ${writeDuration(event.milliseconds)}.`);
      break;
    case 'reject':
      log.warn(`${event.row.step}: set aside ${rowName(event.row.key)}: ${event.row.reason}`);
      break;
    case 'finding':
      log.warn(`${event.finding.code} ${event.finding.object.path.join('.')}: ${event.finding.message}`);
      break;
    case 'verification':
      log.info(
        `${event.result.table}: ${event.result.state}, ${event.result.sourceRows} and ${event.result.targetRows} rows`,
      );
      break;
    case 'objects':
      log.info(`Objects: ${event.result.reason ?? event.result.state}`);
      break;
    case 'clean-up':
      for (const { what, found } of event.result.looked)
        if (found.length > 0) log.warn(`left over, ${what}: ${found.join(', ')}`);
      break;
    case 'finished':
    case 'progress':
      break;
  }
}
