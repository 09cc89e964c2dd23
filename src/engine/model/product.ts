/** What made a report: the same name and version as in package.json (a test keeps them together). */
export const product = { name: 'Database Migration', version: '0.1.0' } as const;

/** What the names of tables and databases that we make for ourselves on a target begin with. */
export const ownPrefix = 'database_migration_';
