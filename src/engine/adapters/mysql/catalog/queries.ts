/** What the two families' information_schema have under different names. */
export interface CatalogDialect {
  /** Expressions over STATISTICS. */
  readonly indexExpression: string;
  readonly indexVisible: string;
  /** Gives schema, table, name, clause, enforced (YES or NO) and level (Column or Table). Merged into one join, MySQL's two views take a minute for 2,000 tables. */
  readonly checks: string;
  /** Expression over COLUMNS. */
  readonly srid: string;
}

export const mysqlCatalog: CatalogDialect = {
  indexExpression: 'EXPRESSION',
  indexVisible: 'IS_VISIBLE',
  checks: `
SELECT /*+ NO_MERGE(c) NO_MERGE(t) */ t.TABLE_SCHEMA, t.TABLE_NAME, c.CONSTRAINT_NAME, c.CHECK_CLAUSE, t.ENFORCED, 'Table'
FROM (SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA IN (@schemas)) c
JOIN (SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_SCHEMA, TABLE_NAME, ENFORCED FROM information_schema.TABLE_CONSTRAINTS
  WHERE CONSTRAINT_TYPE = 'CHECK' AND CONSTRAINT_SCHEMA IN (@schemas)) t
  ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME
ORDER BY 1, 2, 3`,
  srid: 'SRS_ID',
};

/** https://mariadb.com/docs/server/reference/system-tables/information-schema */
export const mariadbCatalog: CatalogDialect = {
  indexExpression: 'NULL',
  indexVisible: `IF(IGNORED = 'YES', 'NO', 'YES')`,
  checks: `
SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE, 'YES', LEVEL
FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA IN (@schemas) ORDER BY 1, 2, 3`,
  srid: 'NULL',
};

/**
 * The catalog's queries; `@schemas` stands for placeholders. Each runs once, whatever the number of tables. Tables come in one order every time, also those whose names
 * differ in case only: the names that a target gives to their keys follow from it.
 */
export function catalogQueries(dialect: CatalogDialect) {
  return {
    tables: `
SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_ROWS, DATA_LENGTH, AUTO_INCREMENT, TABLE_COLLATION, TABLE_COMMENT, CREATE_OPTIONS
FROM information_schema.TABLES WHERE TABLE_SCHEMA IN (@schemas) ORDER BY 1, 2, CAST(TABLE_NAME AS BINARY)`,
    columns: `
SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, COLUMN_DEFAULT, IS_NULLABLE, COLUMN_TYPE, CHARACTER_SET_NAME, COLLATION_NAME, EXTRA,
  COLUMN_COMMENT, GENERATION_EXPRESSION, ${dialect.srid}
FROM information_schema.COLUMNS WHERE TABLE_SCHEMA IN (@schemas) ORDER BY 1, 2, 4`,
    indexes: `
SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, COLLATION, SUB_PART, INDEX_TYPE, INDEX_COMMENT,
  ${dialect.indexVisible}, ${dialect.indexExpression}
FROM information_schema.STATISTICS WHERE TABLE_SCHEMA IN (@schemas) ORDER BY 1, 2, INDEX_NAME <> 'PRIMARY', 3, SEQ_IN_INDEX`,
    foreignKeyColumns: `
SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME
FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA IN (@schemas) AND REFERENCED_TABLE_NAME IS NOT NULL
ORDER BY 1, 2, 3, ORDINAL_POSITION`,
    foreignKeyRules: `
SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE
FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA IN (@schemas)`,
    checks: dialect.checks,
    partitions: `
SELECT TABLE_SCHEMA, TABLE_NAME, PARTITION_NAME, SUBPARTITION_NAME, PARTITION_METHOD, PARTITION_EXPRESSION, PARTITION_DESCRIPTION,
  SUBPARTITION_METHOD, SUBPARTITION_EXPRESSION
FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA IN (@schemas) AND PARTITION_NAME IS NOT NULL
ORDER BY 1, 2, PARTITION_ORDINAL_POSITION, SUBPARTITION_ORDINAL_POSITION`,
    views: `
SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION, CHECK_OPTION, SECURITY_TYPE FROM information_schema.VIEWS WHERE TABLE_SCHEMA IN (@schemas) ORDER BY 1, 2`,
    triggers: `
SELECT TRIGGER_SCHEMA, TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_STATEMENT, SQL_MODE
FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA IN (@schemas) ORDER BY 1, EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER`,
    routines: `
SELECT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_TYPE, EXTERNAL_LANGUAGE, ROUTINE_DEFINITION, DTD_IDENTIFIER, IS_DETERMINISTIC, SQL_DATA_ACCESS, SECURITY_TYPE, SQL_MODE
FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA IN (@schemas) ORDER BY 1, 2`,
    parameters: `
SELECT SPECIFIC_SCHEMA, SPECIFIC_NAME, ROUTINE_TYPE, PARAMETER_MODE, PARAMETER_NAME, DTD_IDENTIFIER
FROM information_schema.PARAMETERS WHERE SPECIFIC_SCHEMA IN (@schemas) AND ORDINAL_POSITION > 0 ORDER BY 1, 2, 3, ORDINAL_POSITION`,
    events: `
SELECT EVENT_SCHEMA, EVENT_NAME, EVENT_DEFINITION, EXECUTE_AT, INTERVAL_VALUE, INTERVAL_FIELD, ENDS, ON_COMPLETION, STATUS, SQL_MODE FROM information_schema.EVENTS WHERE EVENT_SCHEMA IN (@schemas) ORDER BY 1, 2`,
  } as const;
}

export type CatalogRows = Readonly<Record<keyof ReturnType<typeof catalogQueries>, readonly CatalogRow[]>>;
export type CatalogRow = readonly (string | null)[];

/** The databases that are the system's own. */
export const systemSchemas = ['information_schema', 'mysql', 'performance_schema', 'sys'] as const;

export const schemasQuery = `
SELECT SCHEMA_NAME FROM information_schema.SCHEMATA
WHERE SCHEMA_NAME NOT IN (${systemSchemas.map((name) => `'${name}'`).join(', ')}) ORDER BY 1`;
