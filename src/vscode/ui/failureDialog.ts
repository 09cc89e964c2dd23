import * as vscode from 'vscode';
import type { EngineErrorData } from '../../engine/errors.js';
import { failureOf, UnknownConnection } from '../failures.js';

/** What a failure was about, so that its message can offer the next thing to do. */
export interface FailureContext {
  /** Names of the connections that took part, the likeliest first. */
  readonly connections?: readonly string[] | undefined;
  readonly script?: vscode.Uri | undefined;
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
  const missing = thrown instanceof UnknownConnection ? thrown.connection : undefined;
  const offers =
    missing === undefined
      ? offersFor(failure, context)
      : [command(vscode.l10n.t('Add Connection'), 'addConnection', missing)];
  const message = `${failure.message} ${failure.hint}`;
  const chosen = await vscode.window.showErrorMessage(message, ...offers.map((offer) => offer.title));
  await offers.find((offer) => offer.title === chosen)?.run();
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

function offersFor(failure: EngineErrorData, context: FailureContext): readonly Offer[] {
  const connection = connectionOf(failure, context.connections);
  const log = command(vscode.l10n.t('Show Log'), 'showLog');
  switch (failure.code) {
    case 'PASSWORD_MISSING':
    case 'AUTHENTICATION_FAILED':
      return [
        command(vscode.l10n.t('Enter Password'), 'enterPassword', connection),
        command(vscode.l10n.t('Edit Connection'), 'editConnection', connection),
      ];
    case 'CONNECTION_FAILED':
    case 'UNKNOWN_DATABASE':
    case 'UNSUPPORTED_SERVER':
    case 'SERVER_MISMATCH':
    case 'READ_ONLY_TARGET':
    case 'PERMISSION_DENIED':
      return connection === undefined
        ? [command(vscode.l10n.t('Add Connection'), 'addConnection'), log]
        : [command(vscode.l10n.t('Edit Connection'), 'editConnection', connection), log];
    case 'RUN_UNFINISHED':
      return context.script
        ? [
            command(vscode.l10n.t('Resume'), 'resumeMigration', context.script),
            command(vscode.l10n.t('Roll Back'), 'rollBackTarget', context.script),
          ]
        : [log];
    case 'SCRIPT_INVALID':
    case 'BLOCKED_BY_FINDING':
    case 'RESUME_REFUSED':
    case 'TARGET_NOT_EMPTY':
    case 'STATEMENT_FAILED':
    case 'MAPPING_INVALID':
      return context.script ? [goTo(context.script, failure.line), log] : [log];
    default:
      return [log];
  }
}

function goTo(script: vscode.Uri, line: number | undefined): Offer {
  const at = new vscode.Position(Math.max(0, (line ?? 1) - 1), 0);
  return {
    title: line === undefined ? vscode.l10n.t('Open Script') : vscode.l10n.t('Go to Line {0}', line),
    run: () => vscode.window.showTextDocument(script, { selection: new vscode.Range(at, at) }),
  };
}
