import { describe, expect, it } from 'vitest';
import { mariadb } from '../../src/engine/adapters/mariadb/index.js';
import { mysql } from '../../src/engine/adapters/mysql/index.js';
import { versionCapabilities } from '../../src/engine/adapters/mysql/versions.js';
import { postgres } from '../../src/engine/adapters/postgres/index.js';
import type { Adapter, Carried } from '../../src/engine/adapter.js';
import type { Index, ServerInfo } from '../../src/engine/model/catalog.js';
import type { MappedIndex, TableMapping } from '../../src/engine/model/mapping.js';
import type { NeutralType } from '../../src/engine/model/type.js';
import { serverWords } from '../../src/engine/report/summary.js';

const context = { key: undefined, companions: [], autoIncrement: false, nameHint: 'x' };

function serverOf(engine: string, versionNumber: number, capabilities: ServerInfo['capabilities']): ServerInfo {
  return { engine, version: '', versionNumber, database: 'd', user: 'u', identity: '', tested: false, capabilities };
}

function typesOf(adapter: Adapter, server: ServerInfo, neutral: NeutralType): string[] {
  return adapter.types.fromNeutral(neutral, context, server).map((choice) => choice.type);
}

const offered = (adapter: Adapter, version: number, neutral: NeutralType): string => {
  const capabilities = versionCapabilities(adapter.id === 'mysql' ? 'mysql' : 'mariadb', version);
  return typesOf(adapter, serverOf(adapter.id, version, capabilities), neutral).join(' ');
};

/** Servers that nobody tests on are told apart by what their documentation says. */
describe('servers of other versions', () => {
  const vector: NeutralType = { kind: 'vector', dimensions: 3 };
  const folding: NeutralType = { kind: 'text', length: 10, foldsCase: true };

  it.each([
    ['MySQL 8.4 has no VECTOR', mysql, 80400, vector, /^(?!.*\bVECTOR)/],
    ['MySQL 9.7 has', mysql, 90704, vector, /\bVECTOR\(3\)/],
    ['MariaDB 10.6 has no UUID', mariadb, 100600, { kind: 'uuid' }, /^(?!UUID)/],
    ['MariaDB 11.4 has', mariadb, 110400, { kind: 'uuid' }, /^UUID/],
    ['MariaDB 10.6 has no INET4', mariadb, 100600, { kind: 'inet', family: 4, network: false }, /^VARCHAR/],
    ['but INET6', mariadb, 100600, { kind: 'inet', family: 6, network: false }, /^INET6/],
    ['MariaDB 10.6 has no collation that ignores case alone', mariadb, 100600, folding, /^(?!.*uca1400)/],
    ['MariaDB 10.11 has', mariadb, 101119, folding, /uca1400_nopad_as_ci/],
  ] as const)('%s', (_name, adapter, version, neutral, expected) => {
    expect(offered(adapter, version, neutral)).toMatch(expected);
  });

  const keyless: TableMapping = {
    source: {
      ...{ schema: 'public', name: 't', kind: 'ordinary', columns: [], indexes: [], foreignKeys: [], checks: [] },
      ...{ otherConstraints: [], estimatedRows: 0, estimatedBytes: 0 },
    },
    target: { schema: 'd', name: 't' },
    included: true,
    columns: [],
    indexes: [],
    foreignKeys: [],
    checks: [],
  };

  it('MySQL before 8.0.23 has no invisible columns: a key that the server demands is seen', () => {
    const created = (version: number): string =>
      mysql.ddl.createTable(
        keyless,
        serverOf('mysql', version, { ...versionCapabilities('mysql', version), requirePrimaryKey: true }),
      );
    expect(created(80022)).toContain('AUTO_INCREMENT PRIMARY KEY');
    expect(created(80400)).toContain('AUTO_INCREMENT INVISIBLE PRIMARY KEY');
  });

  it('MariaDB before 10.8 ignores DESC in an index, and is not asked for it', () => {
    const index: Index = {
      ...{ name: 'i', unique: false, constraint: false, method: 'fulltext', include: [], definition: '' },
      parts: [{ expression: { text: '1', expression: { kind: 'number', text: '1' } }, descending: true }],
    };
    const carried = (version: number): Carried<Omit<MappedIndex, 'name' | 'sourceName'>> =>
      mariadb.ddl.carryIndex(index, keyless, serverOf('mariadb', version, versionCapabilities('mariadb', version)));
    expect(carried(100700)).toMatchObject({
      value: { parts: [{ descending: false }] },
      findings: [{ code: 'DESCENDING_DROPPED' }],
    });
    expect(carried(110400)).toMatchObject({ value: { parts: [{ descending: true }] }, findings: [] });
  });

  it('PostgreSQL without ICU offers no collation that ignores case', () => {
    const types = (icu: boolean): string => typesOf(postgres, serverOf('postgresql', 150000, { icu }), folding).join();
    expect(types(true)).toContain('ignores_case');
    expect(types(false)).not.toContain('ignores_case');
  });

  it('a report says so of them', () => {
    const mark = { name: 'shop', engine: 'mysql', displayName: 'MySQL', version: '8.4.1', database: 'shop' };
    expect(serverWords({ ...mark, tested: false })).toContain('not tested on');
    expect(serverWords({ ...mark, tested: true })).toBe('MySQL 8.4.1, database shop');
  });
});
