import * as vscode from 'vscode';
import type { TlsMode, TlsSettings } from '../../engine/model/connection.js';
import { askPick, askText, back, type Step } from '../ui/multiStep.js';
import { withSettings, type Draft } from './draft.js';

const tlsOffers: readonly (vscode.QuickPickItem & { readonly mode: TlsMode })[] = [
  {
    mode: 'prefer',
    label: vscode.l10n.t('Prefer'),
    description: vscode.l10n.t('encrypt where the server can; check nothing'),
  },
  { mode: 'require', label: vscode.l10n.t('Require'), description: vscode.l10n.t('encrypt or fail; check nothing') },
  {
    mode: 'verify-ca',
    label: vscode.l10n.t('Verify CA'),
    description: vscode.l10n.t('encrypt and check who signed the certificate'),
  },
  {
    mode: 'verify-full',
    label: vscode.l10n.t('Verify full'),
    description: vscode.l10n.t('also check that the certificate is for this host'),
  },
  { mode: 'disable', label: vscode.l10n.t('Disable'), description: vscode.l10n.t('never encrypt') },
];

/** How the line is encrypted, and with which files. */
export const tlsSteps: readonly Step<Draft>[] = [
  {
    ask: async (draft, position) => {
      const mode = draft.settings.tls?.mode ?? 'prefer';
      const active = tlsOffers.find((offer) => offer.mode === mode);
      const answer = await askPick({
        ...position,
        placeholder: vscode.l10n.t('Encryption (TLS)'),
        items: tlsOffers,
        active,
      });
      if (answer === undefined || answer === back) return answer;
      return withSettings(draft, { tls: { ...draft.settings.tls, mode: answer.mode } });
    },
  },
  textStep(
    'ca',
    vscode.l10n.t('File with the certificate authority (PEM); empty for the ones that Node knows'),
    ({ mode }) => mode.startsWith('verify-'),
  ),
  textStep('certificate', vscode.l10n.t('File with your client certificate (PEM); empty for none'), ({ mode }) =>
    ['require', 'verify-ca', 'verify-full'].includes(mode),
  ),
  textStep(
    'key',
    vscode.l10n.t('File with the key of the client certificate (PEM)'),
    ({ certificate }) => certificate !== undefined,
  ),
  textStep(
    'passphrase',
    vscode.l10n.t('Passphrase of that key, kept in secret storage; empty for none, or to keep it as it is'),
    ({ certificate }) => certificate !== undefined,
  ),
];

function textStep(
  field: 'ca' | 'certificate' | 'key' | 'passphrase',
  prompt: string,
  when: (tls: TlsSettings) => boolean,
): Step<Draft> {
  return {
    when: ({ settings: { tls } }) => tls !== undefined && when(tls),
    ask: async (draft, position) => {
      const { tls } = draft.settings;
      const secret = field === 'passphrase';
      const answer = await askText({ ...position, prompt, password: secret, value: secret ? undefined : tls?.[field] });
      if (typeof answer !== 'string') return answer;
      const value = secret ? answer : answer.trim();
      return withSettings(draft, {
        tls: { ...tls, mode: tls?.mode ?? 'prefer', [field]: value || (secret ? tls?.passphrase : undefined) },
      });
    },
  };
}
