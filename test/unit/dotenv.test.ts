import { expect, test } from 'vitest';
import {
  databaseVariables,
  expanded,
  parseDotenv,
  readDotenvReference,
  writeDotenvReference,
} from '../../src/vscode/connections/dotenv.js';
import { isReference } from '../../src/vscode/connections/profile.js';

const text = `
# the shop
export DATABASE_URL="postgresql://anna:p%40ss#word@db:5432/shop" # main
HOST=replica.example.com   # not the primary
READ_URL=mysql://anna:\${PASSWORD}@\${HOST}/shop
LOOP=\${LOOP}
EMPTY=
NAME='single quoted'
not a line
`;

test('the variables of a .env file', () => {
  expect(Object.fromEntries(parseDotenv(text))).toEqual({
    DATABASE_URL: 'postgresql://anna:p%40ss#word@db:5432/shop',
    HOST: 'replica.example.com',
    READ_URL: 'mysql://anna:${PASSWORD}@${HOST}/shop',
    LOOP: '${LOOP}',
    EMPTY: '',
    NAME: 'single quoted',
  });
});

test('its own variables are put in, others stay references to the environment, and a loop ends', () => {
  const variables = parseDotenv(text);
  expect(expanded('READ_URL', variables)).toBe('mysql://anna:${env:PASSWORD}@replica.example.com/shop');
  expect(expanded('LOOP', variables)).toContain('${env:LOOP}');
  expect(expanded('X', new Map([['X', 'mysql://u:${env:P}@h/d']]))).toBe('mysql://u:${env:P}@h/d');
});

test('only URLs of databases are offered', () => {
  expect(databaseVariables(parseDotenv(text))).toEqual(['DATABASE_URL', 'READ_URL']);
});

test('a place survives being written as a reference', () => {
  const place = { file: 'file:///work/a%20b/%7Bx%7D/.env', variable: 'DATABASE_URL' };
  const reference = writeDotenvReference(place);
  expect(isReference(reference)).toBe(true);
  expect(readDotenvReference(reference)).toEqual(place);
  expect(readDotenvReference('${env:DATABASE_URL}')).toBeUndefined();
});
