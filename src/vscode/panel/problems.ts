import type { EngineErrorData } from '../../engine/errors.js';
import type { Decisions } from '../../engine/model/mapping.js';
import type { PanelProblem } from '../../protocol/panelProtocol.js';
import { failureOf } from '../failures.js';
import { connectionOf } from '../ui/failureDialog.js';

/** A failure as the panel shows it: what happened and the buttons that mend it. */
export function problemOf(thrown: unknown, decisions: Decisions | undefined): PanelProblem {
  const failure = failureOf(thrown);
  const { message, hint } = failure;
  const names = [decisions?.source, decisions?.target].filter((name) => name !== undefined);
  return { message: withPlace(message, failure), hint, actions: actionsFor(failure, connectionOf(failure, names)) };
}

function withPlace(message: string, { line, column }: EngineErrorData): string {
  if (line === undefined || message.includes(`line ${line}`) || message.includes(`Line ${line}`)) return message;
  return `Line ${line}${column === undefined ? '' : `, column ${column}`}: ${message}`;
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
      if (failure.message.includes('There is no connection'))
        return [
          { title: 'Add Connection', action: 'add-connection' },
          { title: 'Open as Text', action: 'open-as-text' },
        ];
      return [edit, retry];
    case 'CANCELLED':
      return [retry];
    default:
      return [retry, { title: 'Open as Text', action: 'open-as-text' }, { title: 'Show Log', action: 'show-log' }];
  }
}
