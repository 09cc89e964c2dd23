import * as vscode from 'vscode';
import type { EngineErrorData } from '../../engine/errors.js';
import type { Decisions } from '../../engine/model/mapping.js';
import type { PanelProblem } from '../../protocol/panelProtocol.js';
import { failureOf, UnknownConnection } from '../failures.js';
import { connectionOf } from '../ui/failureDialog.js';

/** A failure as the panel shows it: what happened and the buttons that mend it. */
export function problemOf(thrown: unknown, decisions: Decisions | undefined): PanelProblem {
  const failure = failureOf(thrown);
  const { message, hint } = failure;
  const names = [decisions?.source, decisions?.target].filter((name) => name !== undefined);
  const actions =
    thrown instanceof UnknownConnection
      ? missingActions(thrown.connection)
      : actionsFor(failure, connectionOf(failure, names));
  return { message: withPlace(message, failure), hint, actions };
}

function withPlace(message: string, { line, column }: EngineErrorData): string {
  if (line === undefined || message.includes(`line ${line}`) || message.includes(vscode.l10n.t('Line {0}', line)))
    return message;
  return `Line ${line}${column === undefined ? '' : `, column ${column}`}: ${message}`;
}

function missingActions(connection: string | undefined): PanelProblem['actions'] {
  const asText = { title: vscode.l10n.t('Open as Text'), action: 'open-as-text' } as const;
  if (connection === undefined) return [asText];
  return [{ title: vscode.l10n.t('Add {0}', connection), action: 'add-connection', connection }, asText];
}

function actionsFor(failure: EngineErrorData, connection: string | undefined): PanelProblem['actions'] {
  const retry = { title: vscode.l10n.t('Try Again'), action: 'retry' } as const;
  const edit = {
    title: vscode.l10n.t('Edit {0}', connection ?? vscode.l10n.t('Connection')),
    action: 'edit-connection',
    connection,
  } as const;
  switch (failure.code) {
    case 'MAPPING_INVALID':
      return [{ title: vscode.l10n.t('Open as Text'), action: 'open-as-text' }];
    case 'PASSWORD_MISSING':
    case 'AUTHENTICATION_FAILED':
      return [{ title: vscode.l10n.t('Enter Password'), action: 'enter-password', connection }, edit, retry];
    case 'CONNECTION_FAILED':
    case 'UNKNOWN_DATABASE':
    case 'UNSUPPORTED_SERVER':
    case 'PERMISSION_DENIED':
      return [edit, retry];
    case 'CANCELLED':
      return [retry];
    default:
      return [
        retry,
        { title: vscode.l10n.t('Open as Text'), action: 'open-as-text' },
        { title: vscode.l10n.t('Show Log'), action: 'show-log' },
      ];
  }
}
