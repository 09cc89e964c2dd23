import * as vscode from 'vscode';
import type { EngineErrorData } from '../../engine/errors.js';
import { failureOf, UnknownConnection, UntrustedWorkspace } from '../failures.js';

/** What a failure was about, so that its message can offer the next thing to do. */
export interface FailureContext {
  /** Names of the connections that took part, the likeliest first. */
  readonly connections?: readonly string[] | undefined;
  readonly script?: vscode.Uri | undefined;
  readonly mapping?: vscode.Uri | undefined;
  /** True where a run stopped that can be resumed. */
  readonly unfinished?: boolean | undefined;
  /** Does the same again. */
  readonly again?: (() => Thenable<unknown>) | undefined;
}

interface Offer {
  readonly title: string;
  readonly run: () => Thenable<unknown>;
}

/** Shows what failed as one message: what happened, what to do, and a button that does it. Cancelling is no failure and stays silent. */
export async function showFailure(
  thrown: unknown,
  log: vscode.LogOutputChannel,
  context: FailureContext = {},
): Promise<void> {
  const failure = failureOf(thrown);
  if (failure.code === 'CANCELLED') return;
  const detail = failure.detail === undefined ? '' : ` (${failure.detail})`;
  log.error(`${failure.stage}: ${failure.message}${detail} ${failure.hint}`);
  const offers = ownOffers(thrown) ?? offersFor(failure, context);
  const message = `${failure.message} ${failure.hint}`;
  const chosen = await vscode.window.showErrorMessage(message, ...offers.map((offer) => offer.title));
  await offers.find((offer) => offer.title === chosen)?.run();
}

/** What mends a failure that the editor itself found. */
function ownOffers(thrown: unknown): readonly Offer[] | undefined {
  if (thrown instanceof UntrustedWorkspace) {
    const title = vscode.l10n.t('Manage Workspace Trust');
    return [{ title, run: () => vscode.commands.executeCommand('workbench.trust.manage') }];
  }
  return thrown instanceof UnknownConnection && thrown.connection !== undefined
    ? [command(vscode.l10n.t('Add Connection'), 'addConnection', thrown.connection)]
    : undefined;
}

/** The connection that a failure names, or else the likeliest one. */
export function connectionOf(failure: EngineErrorData, connections: readonly string[] = []): string | undefined {
  const text = `${failure.object ?? ''} ${failure.message}`;
  return (
    connections.find((name) => failure.object === name) ??
    connections.find((name) => text.includes(name)) ??
    connections[0]
  );
}

function command(title: string, id: string, ...rest: unknown[]): Offer {
  return { title, run: () => vscode.commands.executeCommand(`databaseMigration.${id}`, ...rest) };
}

/** The buttons of a message, the likeliest first. VS Code shows three well. */
function offersFor(failure: EngineErrorData, context: FailureContext): readonly Offer[] {
  const { script } = context;
  const log = command(vscode.l10n.t('Show Log'), 'showLog');
  const onScript = (title: string, id: string): Offer[] => (script ? [command(title, id, script)] : []);
  const place = script ? [goTo(script, failure.line)] : [];
  const resume = onScript(vscode.l10n.t('Resume'), 'resumeMigration');
  const again = context.again ? [{ title: vscode.l10n.t('Try Again'), run: context.again }] : [];
  const goOn = context.unfinished === true ? resume : again;
  const rollBack = onScript(vscode.l10n.t('Roll Back'), 'rollBackTarget');
  switch (failure.code) {
    case 'PASSWORD_MISSING':
    case 'AUTHENTICATION_FAILED':
    case 'CONNECTION_FAILED':
    case 'UNKNOWN_DATABASE':
    case 'UNSUPPORTED_SERVER':
    case 'SERVER_MISMATCH':
    case 'READ_ONLY_TARGET':
    case 'PERMISSION_DENIED':
      return [...connectionOffers(failure, context), ...goOn, log];
    case 'RUN_UNFINISHED':
      return script ? [...resume, ...rollBack] : [log];
    case 'RUN_UNDER_WAY':
      return [...again, ...onScript(vscode.l10n.t('Show Run'), 'showRun'), log];
    case 'CONNECTION_LOST':
    case 'STALLED':
    case 'DISK_FULL':
    case 'TOO_MANY_REJECTS':
      return [...goOn, log];
    case 'RESUME_REFUSED':
      return [...place, ...rollBack, log];
    case 'NOTHING_TO_RESUME':
      return [...onScript(vscode.l10n.t('Verify'), 'verify'), log];
    case 'TARGET_NOT_EMPTY': {
      const { mapping } = context;
      const choose = vscode.l10n.t('Choose What Becomes of Them');
      return mapping ? [command(choose, 'chooseExisting', mapping), ...place, log] : [...place, log];
    }
    case 'BLOCKED_BY_FINDING':
      return [...place, ...onScript(vscode.l10n.t('Open Mapping'), 'openMapping'), log];
    case 'SCRIPT_INVALID':
    case 'STATEMENT_FAILED':
    case 'PROOF_FAILED':
    case 'LOAD_IMPERFECT':
      return [...place, ...(context.unfinished === true ? resume : []), log];
    case 'MAPPING_INVALID':
      return context.mapping ? [goTo(context.mapping, failure.line), log] : [log];
    default:
      return [...goOn, log];
  }
}

/** What mends a connection, after what is wrong with it. */
function connectionOffers(failure: EngineErrorData, context: FailureContext): readonly Offer[] {
  const connection = connectionOf(failure, context.connections);
  if (connection === undefined) return [command(vscode.l10n.t('Add Connection'), 'addConnection')];
  const edit = command(vscode.l10n.t('Edit Connection'), 'editConnection', connection);
  switch (failure.code) {
    case 'PASSWORD_MISSING':
    case 'AUTHENTICATION_FAILED':
      return [command(vscode.l10n.t('Enter Password'), 'enterPassword', connection), edit];
    case 'READ_ONLY_TARGET':
      // Named by the connection alone where its mark is what stands against it; by the server else.
      return failure.object === connection
        ? [command(vscode.l10n.t('Change Protection'), 'protectConnection', connection)]
        : [edit];
    case 'SERVER_MISMATCH':
      return [
        edit,
        ...(context.script ? [command(vscode.l10n.t('Generate Script'), 'generateScript', context.script)] : []),
      ];
    default:
      return [edit];
  }
}

function goTo(file: vscode.Uri, line: number | undefined): Offer {
  const at = new vscode.Position(Math.max(0, (line ?? 1) - 1), 0);
  return {
    title: line === undefined ? vscode.l10n.t('Open File') : vscode.l10n.t('Go to Line {0}', line),
    run: () => vscode.window.showTextDocument(file, { selection: new vscode.Range(at, at) }),
  };
}
