import * as vscode from 'vscode';
import type { EngineErrorData } from '../engine/errors.js';
import { Failure } from '../protocol/failure.js';

/** The facts of anything thrown; what isn't a {@link Failure} is a defect of ours and says so. */
export function failureOf(thrown: unknown): EngineErrorData {
  if (thrown instanceof Failure) return thrown.data;
  return {
    code: 'INTERNAL',
    stage: 'input',
    message: vscode.l10n.t(
      'Something unexpected happened: {0}',
      thrown instanceof Error ? thrown.message : String(thrown),
    ),
    hint: vscode.l10n.t('This is a defect of Database Migration. Please report it with the log.'),
  };
}

/** A failure that the editor itself found, before the engine was asked. */
export function badInput(message: string, hint: string, place: { object?: string; line?: number } = {}): Failure {
  return new Failure({ code: 'BAD_INPUT', stage: 'input', message, hint, ...place });
}

/** Something that a workspace says would reach the person's databases, and nobody trusts the workspace. */
export class UntrustedWorkspace extends Failure {
  constructor(message: string) {
    super({ code: 'BAD_INPUT', stage: 'input', message, hint: vscode.l10n.t('Trust the workspace first.') });
  }
}

/** A script or a decisions file names a connection that nobody saved here, or none at all. */
export class UnknownConnection extends Failure {
  constructor(readonly connection: string | undefined) {
    const [message, hint] =
      connection === undefined
        ? [
            vscode.l10n.t('The source or the target is not chosen.'),
            vscode.l10n.t('Write the names of two connections into the file.'),
          ]
        : [
            vscode.l10n.t('There is no connection called "{0}".', connection),
            vscode.l10n.t('Add a connection called "{0}".', connection),
          ];
    super({ code: 'BAD_INPUT', stage: 'connect', object: connection, message, hint });
  }
}
