import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { introspect, listSchemas } from '../../src/engine/adapters/postgres/introspect.js';
import { types } from '../../src/engine/adapters/postgres/types.js';
import { findTable, type Catalog, type Column, type Schema, type Table } from '../../src/engine/model/catalog.js';
import { connectPostgres } from '../servers/connect.js';
import { fewFixtures, fixtureNames, fixturesFolder } from '../servers/fixtures.js';
import { sharedServer } from '../servers/vitest.js';
import { TestDatabase } from './postgresDatabase.js';
import { moveOntoItself } from './postgresOntoItself.js';

const servers = ['postgres15', 'postgres18'] as const;

/** The one thing of the fixtures that 18 has and 15 can't hold: an infinite interval. */
const refusedBy15 = (fixture: string, server: string): string[] =>
  fixture === 'everything' && server === 'postgres18' ? ['copy t_time', 'verify t_time'] : [];

/** What pg_catalog itself counts, extension members and the system's own left out. */
const counts = `
WITH schemas AS (SELECT oid, nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'),
  members AS (SELECT objid FROM pg_depend WHERE deptype = 'e'),
  relations AS (SELECT c.* FROM pg_class c JOIN schemas s ON s.oid = c.relnamespace WHERE c.oid NOT IN (SELECT objid FROM members))
SELECT (SELECT count(*) FROM relations WHERE relkind IN ('r', 'p', 'f')) AS tables,
  (SELECT count(*) FROM pg_attribute a JOIN relations r ON r.oid = a.attrelid WHERE relkind IN ('r', 'p', 'f') AND attnum > 0 AND NOT attisdropped) AS columns,
  (SELECT count(*) FROM pg_index i JOIN relations r ON r.oid = i.indrelid WHERE relkind <> 'm' AND NOT indisprimary AND NOT indisexclusion) AS indexes,
  (SELECT count(*) FROM pg_constraint k JOIN relations r ON r.oid = k.conrelid WHERE contype = 'p') AS primary_keys,
  (SELECT count(*) FROM pg_constraint k JOIN relations r ON r.oid = k.conrelid WHERE contype = 'f' AND conparentid = 0) AS foreign_keys,
  (SELECT count(*) FROM pg_constraint k JOIN relations r ON r.oid = k.conrelid WHERE contype = 'x') AS exclusions,
  (SELECT count(*) FROM pg_constraint k JOIN relations r ON r.oid = k.conrelid WHERE contype = 'c') AS checks,
  (SELECT count(*) FROM relations WHERE relkind IN ('v', 'm')) AS views,
  (SELECT count(*) FROM relations WHERE relkind = 'S') AS sequences,
  (SELECT count(*) FROM pg_trigger t JOIN relations r ON r.oid = t.tgrelid WHERE NOT tgisinternal) AS triggers,
  (SELECT count(*) FROM pg_proc p JOIN schemas s ON s.oid = p.pronamespace WHERE p.oid NOT IN (SELECT objid FROM members)
    AND p.oid NOT IN (SELECT objid FROM pg_depend WHERE deptype = 'i' AND classid = 'pg_proc'::regclass)) AS routines,
  (SELECT count(*) FROM pg_type t JOIN schemas s ON s.oid = t.typnamespace WHERE typtype IN ('e', 'd', 'r') AND t.oid NOT IN (SELECT objid FROM members)) AS types,
  (SELECT count(*) FROM pg_policy) AS policies,
  (SELECT count(*) FROM pg_extension WHERE extname <> 'plpgsql') AS extensions,
  (SELECT count(*) FROM pg_description d JOIN relations r ON r.oid = d.objoid WHERE classoid = 'pg_class'::regclass AND relkind IN ('r', 'p', 'f')) AS comments`;

async function counted(database: TestDatabase): Promise<Record<string, number>> {
  const client = await connectPostgres(database.server, database.name);
  const { rows } = await client.query<Record<string, string>>(counts).finally(() => client.end());
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, value]) => [name, Number(value)]));
}

const total = <T>(items: readonly T[], count: (item: T) => number): number =>
  items.reduce((sum, item) => sum + count(item), 0);

function countedIn(catalog: Catalog): Record<string, number> {
  const { schemas } = catalog;
  const tables = schemas.flatMap((schema) => schema.tables);
  const others = (kind: string): number =>
    total(schemas, (s) => s.others.filter((other) => other.kind === kind).length);
  const domains = (table: Table): number => table.columns.filter((column) => column.type.category === 'domain').length;
  return {
    tables: tables.length,
    columns: total(tables, (table) => table.columns.length),
    indexes: total(tables, (table) => table.indexes.length),
    primary_keys: tables.filter((table) => table.primaryKey).length,
    foreign_keys: total(tables, (table) => table.foreignKeys.length),
    exclusions: total(tables, (table) => table.otherConstraints.length),
    checks: total(
      tables,
      (table) => table.checks.filter((check) => domains(table) === 0 || !isOfDomain(table, check.name)).length,
    ),
    views: total(schemas, (schema) => schema.views.length),
    sequences: total(schemas, (schema) => schema.sequences.length),
    triggers: total(schemas, (schema) => schema.triggers.length),
    routines: total(schemas, (schema) => schema.routines.length),
    types: total(schemas, (schema) => schema.types.filter((type) => type.category !== 'composite').length),
    policies: others('policy'),
    extensions: others('extension'),
    comments: total(
      tables,
      (table) => (table.comment === undefined ? 0 : 1) + table.columns.filter((c) => c.comment !== undefined).length,
    ),
  };
}

function isOfDomain(table: Table, check: string): boolean {
  return table.columns.some((column) => column.type.category === 'domain' && check.startsWith(`${column.name}_`));
}

describe.each(servers)('the catalog of %s', (name) => {
  describe.skipIf(fixturesFolder() === undefined)('of databases written by others', () => {
    test.each(name === 'postgres18' ? fixtureNames('postgresql') : fewFixtures('postgresql'))(
      '%s is complete, every type known, and all of it moves to the other PostgreSQL',
      async (fixture) => {
        const database = await TestDatabase.withFixture(sharedServer(name), fixture);
        try {
          const catalog = await introspect(await database.session('source'), {});
          expect(countedIn(catalog)).toEqual(await counted(database));
          const columns = catalog.schemas.flatMap((schema) => schema.tables.flatMap((table) => table.columns));
          const unknown = columns.filter((column) => types.toNeutral(column, catalog.server).kind === 'unknown');
          expect(unknown.map((column) => column.type.text)).toEqual([]);
          expect(JSON.parse(JSON.stringify(catalog))).toEqual(catalog);
          const other = await TestDatabase.create(sharedServer(name === 'postgres15' ? 'postgres18' : 'postgres15'));
          const failures = await moveOntoItself(catalog, database, other).finally(() => other.drop());
          expect(failures.map((failure) => failure.step)).toEqual(refusedBy15(fixture, name));
        } finally {
          await database.drop();
        }
      },
    );
  });

  describe.skipIf(fixturesFolder() === undefined)('of everything', () => {
    let database: TestDatabase;
    let catalog: Catalog;
    const schema = (): Schema => catalog.schemas.find((entry) => entry.name === 'tm_everything')!;
    const table = (tableName: string, schemaName = 'tm_everything'): Table => {
      const found = findTable(catalog, schemaName, tableName);
      if (!found) throw new Error(`no table ${tableName}`);
      return found;
    };
    const columnOf = (tableName: string, column: string): Column =>
      table(tableName).columns.find((entry) => entry.name === column)!;

    beforeAll(async () => {
      database = await TestDatabase.withFixture(sharedServer(name), 'everything');
      catalog = await introspect(await database.session('source'), {});
    });
    afterAll(() => database.drop());

    test('has every schema of the user, whatever its name', async () => {
      const names = ['public', 'tm Odd.Schema', 'tm_everything'];
      expect(catalog.schemas.map((entry) => entry.name)).toEqual(names);
      expect(await listSchemas(await database.session('source'))).toEqual(names);
      expect(table('Select', 'tm Odd.Schema').columns.map((column) => column.name)).toContain('a"b');
    });

    test('keeps to the schemas asked for', async () => {
      const some = await introspect(await database.session('source'), { schemas: ['tm Odd.Schema', 'absent"'] });
      expect(some.schemas.map((entry) => entry.name)).toEqual(['tm Odd.Schema']);
      expect(some.schemas[0]?.tables).toHaveLength(3);
    });

    test('leaves the session as it was', async () => {
      const session = await database.session('source');
      const before = (await session.query('SHOW search_path')).rows;
      await introspect(session, {});
      expect((await session.query('SHOW search_path')).rows).toEqual(before);
    });

    test('leaves out what belongs to extensions, but not the extensions', () => {
      const home = catalog.schemas.find((entry) => entry.name === 'public')!;
      expect(home.routines).toEqual([]);
      expect(home.types).toEqual([]);
      expect(home.others.filter((other) => other.kind === 'extension').map((other) => other.name)).toEqual([
        ...['btree_gist', 'citext', 'hstore', 'ltree'],
      ]);
    });

    test('has types with their parameters', () => {
      expect(columnOf('t_numeric', 'n5_m2').type).toMatchObject({ name: 'numeric', precision: 5, scale: -2 });
      expect(columnOf('t_numeric', 'n1000').type).toMatchObject({ precision: 1000, scale: 500 });
      expect(columnOf('t_time', 'ts3').type).toMatchObject({ name: 'timestamptz', precision: 3 });
      expect(columnOf('t_text', 'v').type).toMatchObject({
        name: 'varchar',
        length: 20,
        text: 'character varying(20)',
      });
      expect(columnOf('t_text', 'c1').type).toMatchObject({ name: '"char"' });
      expect(columnOf('t_enum', 'm').type.labels).toEqual([
        ...['sad', 'ok', 'happy', 'Happy', `it's`, 'a,b', '', 'tail ', ' lead', 'héé', '😀', '1', '2', 'NULL', '\\N'],
      ]);
      expect(columnOf('t_array', 'ta').type).toMatchObject({ category: 'array', element: { name: 'text' } });
      expect(columnOf('t_array', 'ca').type.element).toMatchObject({ category: 'composite', name: 'addr' });
      expect(columnOf('t_numeric', 'd').type).toMatchObject({ category: 'domain', base: { precision: 70, scale: 5 } });
      expect(columnOf('t_reg', 'i2v').type).toMatchObject({ name: 'int2vector', category: 'base' });
    });

    test('knows counters by what they are, and shared sequences for none', () => {
      expect(columnOf('s_ident', 'id').identity).toMatchObject({
        mode: 'always',
        start: '10',
        increment: '5',
        next: '20',
      });
      expect(columnOf('s_ident', 'g').identity).toMatchObject({ mode: 'by-default', next: '3' });
      expect(columnOf('s_serial', 'b').identity).toMatchObject({ mode: 'by-default', next: '3' });
      expect(columnOf('s_serial', 'b').default).toBeUndefined();
      expect(columnOf('s_a', 'id').identity).toBeUndefined();
      expect(columnOf('s_a', 'id').default?.text).toBe(`nextval('tm_everything.shared_seq'::regclass)`);
      const sequence = (sequenceName: string) => schema().sequences.find((entry) => entry.name === sequenceName);
      expect(sequence('desc_seq')).toMatchObject({ increment: '-1', cycle: true, lastValue: '-5', isCalled: true });
      expect(sequence('never_called_seq')).toMatchObject({ start: '42', lastValue: '42', isCalled: false });
      expect(sequence('s_serial_id_seq')?.ownedBy).toEqual(['tm_everything', 's_serial', 'id']);
    });

    test('has defaults with their meaning', () => {
      const meaning = (column: string) => columnOf('s_default', column).default?.expression;
      expect(meaning('a')).toEqual({ kind: 'string', value: 'x' });
      expect(meaning('b')).toEqual({ kind: 'string', value: '' });
      expect(meaning('d')).toEqual({ kind: 'now', what: 'timestamp', local: false });
      expect(meaning('e')).toEqual({ kind: 'now', what: 'date', local: true });
      expect(meaning('f')).toEqual({ kind: 'uuid', version: 4 });
      expect(meaning('h')).toEqual({ kind: 'string', value: '{a,b}' });
      expect(meaning('i')).toEqual({ kind: 'string', value: '{}' });
      expect(meaning('l')).toEqual({ kind: 'boolean', value: true });
      expect(meaning('m')).toEqual({ kind: 'bytes', hex: '00ff' });
      expect(meaning('n')).toEqual({ kind: 'string', value: '2020-01-01 00:00:00' });
      expect(meaning('o')).toEqual({ kind: 'now', what: 'timestamp', local: true });
      expect(meaning('r')).toEqual({ kind: 'string', value: `it's` });
      expect(meaning('s')).toEqual({ kind: 'string', value: '101' });
      for (const column of ['g', 'k', 'p'])
        expect(columnOf('s_default', column).default).toMatchObject({ expression: undefined });
    });

    test('has generated columns, stored and virtual', () => {
      expect(columnOf('s_gen', 'g').generated).toMatchObject({ stored: true, text: '((a * 2) + 1)' });
      expect(columnOf('s_gen', 'gt').generated?.expression).toMatchObject({ kind: 'concat', nullWins: true });
      if (name === 'postgres18') expect(columnOf('s_gen', 'gv').generated).toMatchObject({ stored: false });
    });

    test('has indexes to the last option', () => {
      const index = (indexName: string) => table('k_idx').indexes.find((entry) => entry.name === indexName)!;
      expect(index('k_idx_desc').parts).toEqual([
        { column: 'a', descending: true, nulls: 'last' },
        { column: 'b', descending: false, nulls: 'first' },
      ]);
      expect(index('k_idx_part')).toMatchObject({ unique: true, constraint: false, predicate: { text: '(a > 0)' } });
      expect(index('k_idx_expr').parts[0]?.expression?.expression).toMatchObject({ kind: 'call', name: 'lower' });
      expect(index('k_idx_expr').parts[1]?.expression?.expression).toMatchObject({ operator: 'modulo' });
      expect(index('k_idx_inc')).toMatchObject({ include: ['b', 'e'], parts: [{ column: 'a' }] });
      expect(index('k_idx_gin')).toMatchObject({ method: 'gin', parts: [{ operatorClass: 'jsonb_path_ops' }] });
      expect(index('k_idx_coll').parts[0]).toMatchObject({ column: 'b', collation: 'C' });
      expect(table('k_nnd').indexes[0]).toMatchObject({ unique: true, constraint: true, nullsEqual: true });
    });

    test('has foreign keys to the last option', () => {
      const keys = table('k_fk_c').foreignKeys;
      expect(keys.find((key) => key.columns.length === 2)).toMatchObject({
        columns: ['a', 'b'],
        referencedSchema: 'tm_everything',
        referencedTable: 'k_fk_p',
        referencedColumns: ['a', 'b'],
        onDelete: 'set default',
        match: 'full',
        deferrable: true,
        initiallyDeferred: true,
        validated: true,
      });
      expect(keys.find((key) => key.columns[0] === 'u')).toMatchObject({ onDelete: 'set null', onUpdate: 'cascade' });
    });

    test('has CHECKs, a domain’s as its column’s, unproven ones marked', () => {
      const checks = table('k_check').checks;
      expect(checks.map((check) => [check.name, check.validated])).toEqual([
        ...[
          ['ck odd name', true],
          ['k_check_j_check', true],
          ['k_check_n_check', true],
          ['k_check_nv', false],
        ],
      ]);
      const [ofDomain] = table('t_domain').checks;
      expect(ofDomain).toMatchObject({ name: 'id_posint_check', text: '("id" > 0)' });
      expect(ofDomain?.expression).toMatchObject({ kind: 'compare', left: { kind: 'column', name: 'id' } });
      expect(columnOf('t_domain', 'e').nullable).toBe(false);
    });

    test('has exclusion constraints as printed', () => {
      expect(table('k_excl').otherConstraints).toEqual([
        { name: 'k_excl_room_r_excl', definition: 'EXCLUDE USING gist (room WITH =, r WITH &&)' },
      ]);
      expect(table('k_excl').indexes).toEqual([]);
    });

    test('has partitions and children as what they are', () => {
      expect(table('p_range')).toMatchObject({ kind: 'partitioned', partitioning: 'RANGE (d)' });
      expect(table('p_range_2')).toMatchObject({ kind: 'partition' });
      expect(table('i_child').inherits).toEqual([['tm_everything', 'i_parent']]);
    });

    test('has comments, long and hostile ones too', () => {
      expect(table('t_int').comment).toBe(`comment: it's \\ "q" \n newline 😀`);
      expect(columnOf('t_int', 'i4').comment).toBe('é'.repeat(2000));
    });

    test('lists code and everything else by name', () => {
      const { views, triggers, routines, others } = schema();
      expect(views.map((view) => [view.name, view.materialized])).toEqual([
        ...[
          ['mv_count', true],
          ['v_check', false],
          ['v_rec', false],
          ['v_simple', false],
        ],
      ]);
      expect(views[3]?.columns).toEqual([
        { name: 'id', type: 'integer' },
        { name: 'i4', type: 'integer' },
      ]);
      expect(triggers.map((trigger) => [trigger.table, trigger.name, trigger.timing, trigger.events.join()])).toEqual([
        ['k_nopk', 'a_con', 'AFTER', 'INSERT'],
        ['k_nopk', 'a_row', 'BEFORE', 'UPDATE'],
        ['k_nopk', 'a_stmt', 'AFTER', 'TRUNCATE'],
        ['v_simple', 'a_inst', 'INSTEAD OF', 'INSERT'],
      ]);
      expect(routines.map((routine) => routine.name)).toEqual([
        ...[
          'agg_cat(text)',
          'f_over(integer)',
          'f_over(text)',
          'f_sql(a integer, b text)',
          'pr(INOUT a integer)',
          'trg()',
        ],
      ]);
      expect(others.map((other) => `${other.kind} ${other.name}`)).toEqual([
        ...[
          'comment the schema itself',
          'grant SELECT on t_int to PUBLIC',
          'policy p1 on t_bool',
          'rule r1 on k_empty',
        ],
      ]);
    });

    test('tells findings of its own', () => {
      expect(catalog.findings.map((finding) => [finding.code, finding.object.path.at(-1)])).toEqual([
        ['COLLATION_NOT_NAMED', 'a'],
        ['DEFERRABLE_KEY', 'k_defer_a_key'],
        ['UNLOGGED_TABLE', 'k_unlogged'],
      ]);
    });
  });

  test('says what the user may not read', async () => {
    const database = await TestDatabase.create(sharedServer(name));
    const user = `reader_${database.name}`;
    try {
      await database.run(`CREATE TABLE half (id int, secret int); CREATE ROLE ${user} LOGIN PASSWORD 'p'; GRANT SELECT (id) ON half TO ${user}; CREATE SCHEMA closed; CREATE TABLE closed.t (id int);
        CREATE TABLE hidden (id int); CREATE TABLE seen (id int); GRANT SELECT ON seen TO ${user};
        CREATE TABLE guarded (id int); ALTER TABLE guarded ENABLE ROW LEVEL SECURITY; GRANT SELECT ON guarded TO ${user}`);
      const session = await database.session('source', { user, password: 'p' });
      const catalog = await introspect(session, {});
      expect(catalog.findings.map((finding) => [finding.code, finding.object.path.join('.')]).sort()).toEqual([
        ['COLUMN_NOT_READABLE', 'public.half.secret'],
        ['ROW_SECURITY', 'public.guarded'],
        ['SCHEMA_NOT_READABLE', 'closed'],
        ['TABLE_NOT_READABLE', 'closed.t'],
        ['TABLE_NOT_READABLE', 'public.hidden'],
      ]);
      const { others } = catalog.schemas.find((schema) => schema.name === 'public')!;
      expect(others.filter(({ kind }) => kind === 'policy').map((other) => other.name)).toEqual([
        'row level security on guarded',
      ]);
      await session.close();
    } finally {
      await database.run(`DROP OWNED BY ${user}; DROP ROLE ${user}`);
      await database.drop();
    }
  });

  test('lists comments that have no place of their own', async () => {
    const database = await TestDatabase.create(sharedServer(name));
    try {
      await database.run(`CREATE SCHEMA s; COMMENT ON SCHEMA s IS 'a schema'; CREATE TABLE s.t (id int CONSTRAINT positive CHECK (id > 0));
        COMMENT ON CONSTRAINT positive ON s.t IS 'a constraint'; CREATE SEQUENCE s.q; COMMENT ON SEQUENCE s.q IS 'a sequence';
        CREATE FUNCTION s.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; COMMENT ON FUNCTION s.f IS 'a function'`);
      const catalog = await introspect(await database.session('source'), {});
      const others = catalog.schemas.find((schema) => schema.name === 's')!.others;
      expect(others.map((other) => [other.kind, other.name, other.definition])).toEqual([
        ['comment', 'constraint positive on s.t', 'a constraint'],
        ['comment', 'routine s.f(integer)', 'a function'],
        ['comment', 'sequence q', 'a sequence'],
        ['comment', 'the schema itself', 'a schema'],
      ]);
    } finally {
      await database.drop();
    }
  });

  test.runIf(name === 'postgres18')('does not trust a NOT NULL that was never checked', async () => {
    const database = await TestDatabase.create(sharedServer(name));
    try {
      await database.run(
        'CREATE TABLE t (a int, b int NOT NULL); INSERT INTO t VALUES (NULL, 1); ALTER TABLE t ADD NOT NULL a NOT VALID',
      );
      const catalog = await introspect(await database.session('source'), {});
      expect(findTable(catalog, 'public', 't')?.columns.map((column) => column.nullable)).toEqual([true, false]);
      expect(catalog.findings.map((finding) => finding.code)).toEqual(['NOT_NULL_UNPROVEN']);
    } finally {
      await database.drop();
    }
  });

  test('stops when it is told to, and leaves the session usable', async () => {
    const database = await TestDatabase.create(sharedServer(name));
    try {
      const session = await database.session('source');
      const stop = new AbortController();
      const reading = introspect(session, {}, stop.signal);
      const cancelled = expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
      stop.abort();
      await cancelled;
      expect((await session.query('SHOW transaction_isolation')).rows).toEqual([['read committed']]);
      expect((await introspect(session, {})).schemas.map((schema) => schema.name)).toEqual(['public']);
    } finally {
      await database.drop();
    }
  });

  test('takes as many queries for 300 tables as for one', async () => {
    const database = await TestDatabase.create(sharedServer(name));
    try {
      const statements = async (): Promise<number> => {
        const session = await database.session('source');
        const sent = vi.spyOn(session, 'execute');
        await introspect(session, {});
        return sent.mock.calls.length;
      };
      await database.run('CREATE TABLE one (id int PRIMARY KEY)');
      const few = await statements();
      await database.run(`DO $$ BEGIN FOR i IN 1..300 LOOP
        EXECUTE format('CREATE TABLE t%s (id serial PRIMARY KEY, a text UNIQUE, b int REFERENCES one)', i); END LOOP; END $$`);
      expect(await statements()).toBe(few);
      expect(few).toBeLessThan(20);
    } finally {
      await database.drop();
    }
  });
});
