import type { ServerInfo } from '../../model/catalog.js';

/** True when the extension is installed in the connected database. */
export function hasExtension(server: ServerInfo, name: string): boolean {
  return String(server.capabilities.extensions ?? '')
    .split(',')
    .includes(name);
}

/** True for `version` or later, as `server_version_num` counts: 180000. */
export function isAtLeast(server: ServerInfo, version: number): boolean {
  return server.versionNumber >= version;
}
