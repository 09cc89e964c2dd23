import type { Usage } from '../../model/usage.js';

/** How applications meet both members of the family, where systems differ. https://dev.mysql.com/doc/refman/9.7/en/ */
const shared = {
  names:
    'Names are quoted as `name`; names of columns ignore case, those of tables follow lower_case_table_names. Double quotes hold texts unless sql_mode has ANSI_QUOTES.',
  comparison:
    'Texts are compared by the collation of their column: = and LIKE ignore case (and, in many collations, accents) unless it ends with _bin or _cs.',
  isolation:
    'REPEATABLE READ unless set otherwise: a transaction goes on seeing the state of its first read, and UPDATE, DELETE and SELECT … FOR UPDATE lock gaps between rows too. A deadlock (1213) ends a transaction, which is to be tried again.',
  boolean: 'BOOLEAN is TINYINT(1): 1 and 0; drivers give numbers unless told otherwise, and any number is a condition.',
  instant:
    "TIMESTAMP is converted by the session's time_zone, DATETIME is kept as it is: moments are held in UTC, so read and write them with time_zone = '+00:00'. No offset is kept.",
  bytes: "BINARY, VARBINARY and BLOB: drivers give bytes; as text they are written 0x or X'…'.",
  enum: 'ENUM belongs to its column; ALTER TABLE … MODIFY changes the labels; it is ordered by the position of the label.',
  set: "SET belongs to its column: a text with commas; FIND_IN_SET('label', column).",
  'full-text': "MATCH (columns) AGAINST ('…' IN BOOLEAN MODE), over a FULLTEXT index.",
} as const;

export const mysqlUsage: Usage = {
  ...shared,
  'generated-keys':
    'LAST_INSERT_ID(), which drivers give as insertId, is the new key; there is no RETURNING. AUTO_INCREMENT counts for one column a table.',
  sequences: 'There are no sequences: a table with an AUTO_INCREMENT column stands for one.',
  json: "column->'$.key', column->>'$.key', JSON_CONTAINS(column, …); indexes go over generated columns or, for arrays, over CAST(… AS … ARRAY).",
  array: 'An array is JSON: JSON_TABLE(…), JSON_CONTAINS(…), value MEMBER OF (column); positions count from 0.',
  uuid: 'There is no UUID type: as text CHAR(36), or BINARY(16) through UUID_TO_BIN() and BIN_TO_UUID().',
};

/** https://mariadb.com/docs/server */
export const mariadbUsage: Usage = {
  ...shared,
  'generated-keys':
    'INSERT … RETURNING gives the new key, and LAST_INSERT_ID(), which drivers give as insertId. AUTO_INCREMENT counts for one column a table.',
  sequences:
    "NEXT VALUE FOR name (or NEXTVAL(name)) takes the next value, LASTVAL(name) gives this session's last one.",
  json: "JSON is a text with a CHECK: JSON_VALUE(column, '$.key'), JSON_CONTAINS(column, …); there are no -> operators; indexes go over generated columns.",
  array: 'An array is JSON: JSON_TABLE(…), JSON_CONTAINS(…); positions count from 0.',
  uuid: 'UUID is a type of its own; UUID() makes one.',
};
