import type { Usage } from '../../model/usage.js';

/** How applications meet PostgreSQL, where systems differ. https://www.postgresql.org/docs/18/ */
export const usage: Usage = {
  names: 'Names are quoted as "Name"; without quotes they are folded to lower case. Texts stand in single quotes only.',
  comparison:
    'Texts are equal when they are the same, letter for letter, unless the column is citext or has an ICU collation that ignores case; LIKE minds case, ILIKE does not.',
  'generated-keys': 'INSERT … RETURNING gives the new key; currval(sequence) gives this session the last one.',
  sequences: "nextval('name') takes the next value, currval('name') gives this session's last one.",
  isolation:
    'READ COMMITTED unless set otherwise: each statement sees what was committed before it began. Under REPEATABLE READ a conflict ends with an error (40001) after which the transaction is to be tried again.',
  boolean: 'boolean is a type of its own, true or false; a number is no condition.',
  instant: "timestamp with time zone is a moment; it is read and written in the session's TimeZone, with its offset.",
  json: "column -> 'key', column ->> 'key', column @> '{…}' and jsonpath; a GIN index serves @>.",
  array: 'column[1] from 1 on, = ANY(column), unnest(column).',
  bytes: 'bytea: drivers give bytes; as text it is written \\x and hexadecimal digits.',
  uuid: 'uuid is a type of its own; gen_random_uuid() makes one.',
  enum: 'An enum is a type with a name, shared by tables; ALTER TYPE … ADD VALUE adds a label; another text is an error.',
  set: 'There is no SET: a set is an array of text, or a text.',
  'full-text': "column @@ to_tsquery('…') over a tsvector, ranked by ts_rank.",
};
