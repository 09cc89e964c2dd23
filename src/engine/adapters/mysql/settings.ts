import type { Session } from '../../adapter.js';
import type { ServerSetting } from '../../model/event.js';

const names = [
  'sql_mode',
  'time_zone',
  'system_time_zone',
  'character_set_server',
  'collation_server',
  'character_set_database',
  'collation_database',
  'character_set_client',
  'transaction_isolation',
  'tx_isolation',
  'lower_case_table_names',
  'default_storage_engine',
  'explicit_defaults_for_timestamp',
  'foreign_key_checks',
  'unique_checks',
  'local_infile',
  'max_allowed_packet',
  'log_bin',
  'sql_require_primary_key',
];

/** What a server doesn't have is left out. https://dev.mysql.com/doc/refman/9.7/en/server-system-variables.html */
export async function settings(session: Session, signal?: AbortSignal): Promise<ServerSetting[]> {
  const list = names.map((name) => `'${name}'`).join(', ');
  const show = async (scope: 'GLOBAL' | 'SESSION'): Promise<Map<string, string>> => {
    const { rows } = await session.query(`SHOW ${scope} VARIABLES WHERE Variable_name IN (${list})`, [], signal);
    return new Map(rows.map(([name, value]) => [(name ?? '').toLowerCase(), value ?? '']));
  };
  const [server, own] = [await show('GLOBAL'), await show('SESSION')];
  return names.flatMap((name) => {
    const [value, inSession] = [server.get(name) ?? own.get(name), own.get(name)];
    // Both names stand for one setting where a server has both.
    if (value === undefined || (name === 'tx_isolation' && server.has('transaction_isolation'))) return [];
    return [inSession === undefined || inSession === value ? { name, value } : { name, value, session: inSession }];
  });
}
