import * as vscode from 'vscode';
import { fingerprintShape, sshPlace, type SshSettings } from '../../engine/model/connection.js';
import { askPick, askText, type Step } from '../ui/multiStep.js';
import { withSettings, type Draft } from './draft.js';

type Way = 'none' | 'key' | 'agent' | 'password';

const ways: readonly (vscode.QuickPickItem & { readonly way: Way })[] = [
  { way: 'none', label: vscode.l10n.t('No SSH tunnel'), description: vscode.l10n.t('connect directly') },
  { way: 'key', label: vscode.l10n.t('SSH with a key file'), description: vscode.l10n.t('through another machine') },
  {
    way: 'agent',
    label: vscode.l10n.t('SSH with the agent'),
    description: vscode.l10n.t('through another machine; SSH_AUTH_SOCK'),
  },
  {
    way: 'password',
    label: vscode.l10n.t('SSH with a password'),
    description: vscode.l10n.t('through another machine'),
  },
];

const blank: SshSettings = { host: '', port: 22, user: '' };

/** The way in which a login was answered before. */
function wayOf(ssh: SshSettings | undefined): Way {
  if (ssh === undefined) return 'none';
  if (ssh.key !== undefined) return 'key';
  return ssh.password === undefined ? 'agent' : 'password';
}

/** What a way keeps of the answers before: its own, and where the server is. */
function settingsFor(way: Way, ssh: SshSettings = blank): SshSettings | undefined {
  if (way === 'none') return undefined;
  const { key, passphrase, password, agent, ...place } = ssh;
  if (way === 'key') return { ...place, key: key ?? '~/.ssh/id_ed25519', passphrase };
  return way === 'password' ? { ...place, password: password ?? '' } : { ...place, agent };
}

interface Field {
  readonly prompt: string;
  readonly secret?: boolean;
  readonly when?: (ssh: SshSettings) => boolean;
  readonly value: (ssh: SshSettings) => string | undefined;
  /** What is wrong with an answer, or nothing. */
  readonly problem?: (text: string) => string | undefined;
  readonly set: (text: string, ssh: SshSettings) => Partial<SshSettings>;
}

function fieldStep(field: Field): Step<Draft> {
  return {
    when: ({ settings: { ssh } }) => ssh !== undefined && (field.when?.(ssh) ?? true),
    ask: async (draft, position) => {
      const ssh = draft.settings.ssh ?? blank;
      const { prompt, secret = false, problem } = field;
      const answer = await askText({
        ...position,
        prompt,
        password: secret,
        value: field.value(ssh),
        validate: problem,
      });
      if (typeof answer !== 'string') return answer;
      return withSettings(draft, { ssh: { ...ssh, ...field.set(secret ? answer : answer.trim(), ssh) } });
    },
  };
}

/** Whether a machine leads to the database, and how to log in there. */
export const sshSteps: readonly Step<Draft>[] = [
  {
    when: ({ settings }) => settings.socketPath === undefined,
    ask: async (draft, position) => {
      const { ssh } = draft.settings;
      const active = ways.find(({ way }) => way === wayOf(ssh));
      const answer = await askPick({ ...position, placeholder: vscode.l10n.t('SSH tunnel'), items: ways, active });
      if (typeof answer !== 'object') return answer;
      return withSettings(draft, { ssh: settingsFor(answer.way, ssh) });
    },
  },
  fieldStep({
    prompt: vscode.l10n.t('SSH server as user@host or user@host:port. The database’s host is looked up from there.'),
    value: ({ host, port, user }) =>
      host === '' ? undefined : `${user}@${host.includes(':') ? `[${host}]` : host}:${port}`,
    problem: (text) => (sshPlace(text.trim()) ? undefined : vscode.l10n.t('Write user@host or user@host:port.')),
    set: (text) => sshPlace(text) ?? {},
  }),
  fieldStep({
    prompt: vscode.l10n.t('File with the private key'),
    when: ({ key }) => key !== undefined,
    value: ({ key }) => key,
    problem: (text) => (text.trim() === '' ? vscode.l10n.t('This is needed.') : undefined),
    set: (key) => ({ key }),
  }),
  fieldStep({
    prompt: vscode.l10n.t('Passphrase of the key, kept in secret storage; empty for none, or to keep it as it is'),
    secret: true,
    when: ({ key }) => key !== undefined,
    value: () => undefined,
    set: (text, { passphrase }) => ({ passphrase: text || passphrase }),
  }),
  fieldStep({
    prompt: vscode.l10n.t(
      'Password at the SSH server, kept in secret storage; or ${env:NAME}; empty to keep it as it is',
    ),
    secret: true,
    when: ({ key, password }) => key === undefined && password !== undefined,
    value: () => undefined,
    set: (text, { password }) => ({ password: text || password }),
  }),
  fieldStep({
    prompt: vscode.l10n.t('Fingerprint of the host key (SHA256:…); empty to compare it with your known_hosts'),
    value: ({ fingerprint }) => fingerprint,
    problem: (text) =>
      text.trim() === '' || fingerprintShape.test(text.trim())
        ? undefined
        : vscode.l10n.t('Write SHA256: and 43 letters and digits.'),
    set: (text) => ({ fingerprint: text || undefined }),
  }),
];
