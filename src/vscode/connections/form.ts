import * as vscode from 'vscode';
import type { ConnectionSettings } from '../../engine/model/connection.js';
import { isCancellation } from '../../protocol/failure.js';
import type { EngineClient } from '../engineClient.js';
import { askPick, askSeries, askText, back, type Answer, type Position, type Step } from '../ui/multiStep.js';
import { withSettings, type Draft } from './draft.js';
import { engineOffers, nameProblem, suggestName } from './profile.js';
import { sshSteps } from './sshForm.js';
import { tlsSteps } from './tlsForm.js';

const empty: ConnectionSettings = { name: '', engine: '', host: 'localhost', port: 0, user: '', database: '' };

/** Asks for a new connection: a URL to paste, or step by step. `name` is what to suggest. */
export async function askNewConnection(
  engine: EngineClient,
  taken: readonly string[],
  name = '',
): Promise<ConnectionSettings | undefined> {
  const viaUrl = (draft: Draft): boolean => draft.way === 'url';
  const steps: Step<Draft>[] = [
    { ask: askWay },
    { when: viaUrl, ask: (draft, position) => askUrl(engine, draft, position) },
    ...addressSteps.map((step) => ({
      ...step,
      when: (draft: Draft) => !viaUrl(draft) && (step.when?.(draft) ?? true),
    })),
    { when: (draft) => !hasPassword(draft.settings), ask: askPassword },
    ...[...tlsSteps, ...sshSteps].map((step) => ({
      ...step,
      when: (draft: Draft) => !viaUrl(draft) && (step.when?.(draft) ?? true),
    })),
    { ask: (draft, position) => askName(draft, position, taken) },
  ];
  const draft = await askSeries<Draft>(
    vscode.l10n.t('Add Connection'),
    { way: 'url', settings: { ...empty, name } },
    steps,
  );
  return draft?.settings;
}

/** Asks for changes of a connection. `others` are the names that are taken. A password that isn't asked for anew stays as it is. */
export async function askChangedConnection(
  settings: ConnectionSettings,
  others: readonly string[],
): Promise<ConnectionSettings | undefined> {
  const steps: Step<Draft>[] = [
    ...addressSteps,
    { ask: askChangedPassword },
    ...tlsSteps,
    ...sshSteps,
    { ask: (draft, position) => askName(draft, position, others) },
  ];
  const draft = await askSeries<Draft>(vscode.l10n.t('Edit {0}', settings.name), { way: 'steps', settings }, steps);
  return draft?.settings;
}

/** True where the password is known, or a file of the person's own is asked for it. */
function hasPassword({ password, passfile, defaultsFile }: ConnectionSettings): boolean {
  return (password ?? passfile ?? defaultsFile) !== undefined;
}

async function askWay(draft: Draft, position: Position): Promise<Answer<Draft>> {
  const url = {
    label: vscode.l10n.t('$(link) Paste a connection URL'),
    description: 'postgresql://user@host/database',
    offer: undefined,
  };
  const offers = engineOffers.map((offer) => ({
    label: `$(database) ${offer.label}`,
    description: vscode.l10n.t('step by step'),
    offer,
  }));
  const items = [url, ...offers];
  const answer = await askPick({
    ...position,
    placeholder: vscode.l10n.t('How do you want to add the connection?'),
    items,
  });
  if (answer === undefined || answer === back) return answer;
  const { offer } = answer;
  if (!offer) return withSettings({ ...draft, way: 'url' }, { ...empty, name: draft.settings.name });
  return withSettings({ ...draft, way: 'steps' }, { engine: offer.engine, port: offer.defaultPort });
}

async function askUrl(engine: EngineClient, draft: Draft, position: Position): Promise<Answer<Draft>> {
  let problem: string | undefined;
  let value: string | undefined;
  for (;;) {
    const answer = await askText({
      ...position,
      prompt:
        problem ?? vscode.l10n.t('The password may be left out; it is asked for next and kept in secret storage.'),
      placeholder: 'postgresql://user@host:5432/database',
      value,
      validate: (text) => (text.trim() === '' ? vscode.l10n.t('Paste a URL.') : undefined),
    });
    if (answer === undefined || answer === back) return answer;
    try {
      const settings = await engine.request('connectionFromUrl', { url: answer.trim(), name: 'connection' });
      return { ...draft, settings: { ...settings, name: draft.settings.name } };
    } catch (error) {
      if (isCancellation(error)) return undefined;
      problem = error instanceof Error ? error.message : String(error);
      // A URL that may hold a password isn't put back on the screen.
      value = answer.includes('@') ? undefined : answer;
    }
  }
}

type TextField = 'host' | 'user' | 'database';

function textStep(field: TextField, prompt: string, required: boolean): Step<Draft> {
  return {
    ask: async (draft, position) => {
      const answer = await askText({
        ...position,
        prompt,
        value: draft.settings[field],
        validate: (text) => (required && text.trim() === '' ? vscode.l10n.t('This is needed.') : undefined),
      });
      return typeof answer === 'string' ? withSettings(draft, { [field]: answer.trim() }) : answer;
    },
  };
}

const addressSteps: readonly Step<Draft>[] = [
  textStep('host', vscode.l10n.t('Host name or address. localhost is the machine on which the extension runs.'), true),
  {
    ask: async (draft, position) => {
      const answer = await askText({
        ...position,
        prompt: vscode.l10n.t('Port'),
        value: String(draft.settings.port),
        validate: (text) =>
          /^\d{1,5}$/.test(text) && +text > 0 && +text < 65536 ? undefined : vscode.l10n.t('A port is 1 to 65535.'),
      });
      return typeof answer === 'string' ? withSettings(draft, { port: Number(answer) }) : answer;
    },
  },
  textStep('user', vscode.l10n.t('User name, or ${env:NAME}'), true),
  textStep('database', vscode.l10n.t('Database'), true),
];

async function askPassword(draft: Draft, position: Position): Promise<Answer<Draft>> {
  const answer = await askText({
    ...position,
    password: true,
    prompt: vscode.l10n.t(
      'Password, kept in secret storage; or ${env:NAME} to read it from the environment at every connect',
    ),
    placeholder: vscode.l10n.t('Leave empty if the server asks for none'),
  });
  return typeof answer === 'string' ? withSettings(draft, { password: answer }) : answer;
}

async function askChangedPassword(draft: Draft, position: Position): Promise<Answer<Draft>> {
  const answer = await askText({
    ...position,
    password: true,
    prompt: vscode.l10n.t('New password, or ${env:NAME}'),
    placeholder: vscode.l10n.t('Leave empty to keep the password as it is'),
  });
  if (typeof answer !== 'string') return answer;
  return answer === '' ? draft : withSettings(draft, { password: answer });
}

async function askName(draft: Draft, position: Position, taken: readonly string[]): Promise<Answer<Draft>> {
  const { name, database, engine } = draft.settings;
  const answer = await askText({
    ...position,
    prompt: vscode.l10n.t('Name of the connection. It stands in scripts in place of the address.'),
    value: name || suggestName(database, engine, taken),
    validate: (text) => nameProblem(text.trim(), taken),
  });
  return typeof answer === 'string' ? withSettings(draft, { name: answer.trim() }) : answer;
}
