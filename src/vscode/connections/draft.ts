import type { ConnectionSettings } from '../../engine/model/connection.js';

/** What has been answered of a connection's questions so far. */
export interface Draft {
  readonly way: 'url' | 'steps';
  readonly settings: ConnectionSettings;
}

/** The draft with other settings. */
export function withSettings(draft: Draft, settings: Partial<ConnectionSettings>): Draft {
  return { ...draft, settings: { ...draft.settings, ...settings } };
}
