import * as vscode from 'vscode';
import type { ConnectionProfile } from './profile.js';
import type { ConnectionStore } from './store.js';

/** Asks how a connection is protected, and keeps the answer. */
export async function askProtection(
  store: ConnectionStore,
  { id, name, group, protection }: ConnectionProfile,
): Promise<void> {
  const { l10n } = vscode;
  const items = [
    { label: l10n.t('None'), detail: l10n.t('Source or target, after the usual confirmation'), protection: undefined },
    {
      label: l10n.t('Production'),
      detail: l10n.t('Every write is asked for twice, the second time naming server and database'),
      protection: 'production' as const,
    },
    {
      label: l10n.t('Read-only'),
      detail: l10n.t('Never a target; every session is opened read-only at the server'),
      protection: 'read-only' as const,
    },
  ];
  const chosen = await vscode.window.showQuickPick(
    items.map((item) => (item.protection === protection ? { ...item, description: l10n.t('now') } : item)),
    { title: l10n.t('Protection of {0}', name), placeHolder: l10n.t('What may be written to this database?') },
  );
  if (chosen) await store.mark(id, { protection: chosen.protection, group });
}

/** Asks under which group a connection is listed, and keeps the answer. */
export async function askGroup(
  store: ConnectionStore,
  { id, name, group, protection }: ConnectionProfile,
): Promise<void> {
  const { l10n } = vscode;
  const groups = [...new Set(store.list().flatMap((profile) => profile.group ?? []))].sort();
  const [none, other] = [{ label: l10n.t('$(close) No group') }, { label: l10n.t('$(add) New group …') }];
  const items = [...groups.map((label) => ({ label, description: label === group ? l10n.t('now') : '' })), other, none];
  const chosen =
    groups.length === 0
      ? other
      : await vscode.window.showQuickPick(items, {
          title: l10n.t('Group of {0}', name),
          placeHolder: l10n.t('An environment, mostly: staging, test'),
        });
  if (!chosen) return;
  const wanted = chosen === other ? await askGroupName(name) : chosen === none ? undefined : chosen.label;
  if (chosen === other && wanted === undefined) return;
  await store.mark(id, { protection, group: wanted });
}

async function askGroupName(connection: string): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Group of {0}', connection),
    prompt: vscode.l10n.t('Name of the new group'),
  });
  return name === undefined || name.trim() === '' ? undefined : name.trim();
}
