import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { judgeHostKey, keyType, knownKeyTypes } from '../../src/engine/net/ssh/knownHosts.js';

function keyOf(type: string, body: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(type.length);
  return Buffer.concat([length, Buffer.from(type + body, 'latin1')]);
}

const key = keyOf('ssh-ed25519', 'one');
const other = keyOf('ssh-ed25519', 'two');
const line = (hosts: string, shown = key): string => `${hosts} ${keyType(shown)} ${shown.toString('base64')} comment\n`;

const salt = Buffer.from('twenty bytes of salt');
const hashed = (name: string): string =>
  `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(name).digest('base64')}`;

it.each([
  ['its name', line('bastion'), 'known'],
  ['one of several names', line('other,Bastion,10.0.0.1'), 'known'],
  ['a pattern', line('bas*n'), 'known'],
  ['a pattern with one letter', line('b?stion'), 'known'],
  ['a pattern that leaves it out', line('*,!bastion'), 'unknown'],
  ['a hash', line(hashed('bastion')), 'known'],
  ['another’s hash', line(hashed('other')), 'unknown'],
  ['another port', line('[bastion]:2222'), 'unknown'],
  ['a longer name', line('bastion2'), 'unknown'],
  ['a dot that is no pattern', line('b.stion'), 'unknown'],
  ['a comment', `# ${line('bastion')}`, 'unknown'],
  ['nothing', '', 'unknown'],
  ['another key', line('bastion', other), 'changed'],
  ['another key and this one', line('bastion', other) + line('bastion'), 'known'],
  ['another type', line('bastion', keyOf('ssh-rsa', 'x')), 'unknown'],
  ['a revoked key', line('bastion') + `@revoked * ${line('').trim()}\n`, 'revoked'],
  ['an authority', `@cert-authority ${line('bastion')}`, 'unknown'],
])('known hosts with %s', (_what, text, verdict) => {
  expect(judgeHostKey(text, 'bastion', 22, key)).toBe(verdict);
});

it('a port other than 22 stands in the name, hashed too', () => {
  expect(judgeHostKey(line('[bastion]:2222'), 'bastion', 2222, key)).toBe('known');
  expect(judgeHostKey(line(hashed('[bastion]:2222')), 'bastion', 2222, key)).toBe('known');
  expect(judgeHostKey(line('bastion'), 'bastion', 2222, key)).toBe('unknown');
});

it('tells the types to ask for', () => {
  const text =
    line('bastion', keyOf('ssh-rsa', 'x')) + line('bastion') + line('other', keyOf('ecdsa-sha2-nistp256', 'x'));
  expect(knownKeyTypes(text, 'bastion', 22)).toEqual(['ssh-rsa', 'ssh-ed25519']);
});
