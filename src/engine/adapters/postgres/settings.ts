import type { Session } from '../../adapter.js';
import type { ServerSetting } from '../../model/event.js';

const names = [
  'server_encoding',
  'client_encoding',
  'TimeZone',
  'DateStyle',
  'IntervalStyle',
  'default_transaction_isolation',
  'standard_conforming_strings',
  'extra_float_digits',
  'lc_messages',
  'max_connections',
  'wal_level',
];

/** `reset_val` is what a session of this user begins with. https://www.postgresql.org/docs/18/view-pg-settings.html */
export async function settings(session: Session, signal?: AbortSignal): Promise<ServerSetting[]> {
  const { rows } = await session.query(
    `SELECT name, coalesce(reset_val, setting), setting FROM pg_catalog.pg_settings WHERE name = ANY($1::text[])
     UNION ALL SELECT 'datcollate', datcollate, datcollate FROM pg_catalog.pg_database WHERE datname = current_database()
     UNION ALL SELECT 'datctype', datctype, datctype FROM pg_catalog.pg_database WHERE datname = current_database()`,
    [`{${names.join(',')}}`],
    signal,
  );
  return [...names, 'datcollate', 'datctype'].flatMap((name) => {
    const row = rows.find(([found]) => found === name);
    if (!row) return [];
    const [value, own] = [row[1] ?? '', row[2] ?? ''];
    return [value === own ? { name, value } : { name, value, session: own }];
  });
}
