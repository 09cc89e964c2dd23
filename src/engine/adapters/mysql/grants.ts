import type { Stage } from '../../errors.js';
import type { MysqlSession } from './session.js';

/** What SHOW GRANTS tells of a user. What a role grants is not in it and counts as granted, as does what a pattern may grant: the run itself would tell. */
export class Grants {
  private constructor(private readonly grants: readonly string[]) {}

  static async read(session: MysqlSession, stage: Stage, signal?: AbortSignal): Promise<Grants> {
    const { rows } = await session.execute('SHOW GRANTS', { stage, signal });
    return new Grants(rows.map(([grant]) => grant ?? ''));
  }

  private get hasRoles(): boolean {
    return this.grants.some((grant) => /^GRANT [`'"][^ ]*[`'"](@| TO)/.test(grant));
  }

  /** On every table of the schema; without a schema, on the whole server. */
  allow(privilege: string, schema?: string): boolean {
    return this.hasRoles || this.grants.some((grant) => covers(grant, privilege, schema));
  }
}

function covers(grant: string, privilege: string, schema: string | undefined): boolean {
  const [, list = '', on = ''] = /^GRANT (.*?) ON (\*|`(?:[^`]|``)*`)\.\*/.exec(grant) ?? [];
  if (!/\bALL PRIVILEGES\b/.test(list) && !list.split(', ').includes(privilege)) return false;
  if (on === '*') return true;
  if (schema === undefined) return false;
  // `%` and `_` are wildcards there unless escaped.
  const pattern = on
    .slice(1, -1)
    .replaceAll('``', '`')
    .replace(/\\([_%])|([%_])|([.*+?^${}()|[\]\\])/g, (_all, literal?: string, wild?: string, special?: string) => {
      if (literal !== undefined) return literal;
      return wild === undefined ? `\\${special}` : wild === '%' ? '.*' : '.';
    });
  return new RegExp(`^${pattern}$`, 'i').test(schema);
}
