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
  if (line === undefined || message.includes(`line ${line}`) || message.includes(`Line ${line}`)) return message;
  return `Line ${line}${column === undefined ? '' : `, column ${column}`}: ${message}`;
}

function missingActions(connection: string | undefined): PanelProblem['actions'] {
  const asText = { title: 'Open as Text', action: 'open-as-text' } as const;
  if (connection === undefined) return [asText];
  return [{ title: `Add ${connection}`, action: 'add-connection', connection }, asText];
}

function actionsFor(failure: EngineErrorData, connection: string | undefined): PanelProblem['actions'] {
  const retry = { title: 'Try Again', action: 'retry' } as const;
  const edit = { title: `Edit ${connection ?? 'Connection'}`, action: 'edit-connection', connection } as const;
  switch (failure.code) {
    case 'MAPPING_INVALID':
      return [{ title: 'Open as Text', action: 'open-as-text' }];
    case 'PASSWORD_MISSING':
    case 'AUTHENTICATION_FAILED':
      return [{ title: 'Enter Password', action: 'enter-password', connection }, edit, retry];
    case 'CONNECTION_FAILED':
    case 'UNKNOWN_DATABASE':
    case 'UNSUPPORTED_SERVER':
    case 'PERMISSION_DENIED':
      return [edit, retry];
    case 'CANCELLED':
      return [retry];
    default:
      return [retry, { title: 'Open as Text', action: 'open-as-text' }, { title: 'Show Log', action: 'show-log' }];
  }
}
