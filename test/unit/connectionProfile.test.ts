import { expect, test } from 'vitest';
import { joinSecrets, splitSettings } from '../../src/vscode/connections/profile.js';

const settings = {
  ...{ name: 'x', engine: 'mysql', host: 'h', port: 1, user: 'u', database: 'd', password: 'planted 1' },
  tls: { mode: 'require', key: '/k', passphrase: 'planted 2' },
  ssh: {
    ...{ host: 's', port: 22, user: 'u', password: 'planted 3', passphrase: '${env:P}' },
    jump: { host: 'j', port: 22, user: 'u', passphrase: 'planted 4' },
  },
} as const;

test('no secret stays in what is stored in the open, and each comes back to its place', () => {
  const { profile, password, secrets } = splitSettings(settings);
  expect(JSON.stringify(profile)).not.toContain('planted');
  expect(profile.ssh?.passphrase).toBe('${env:P}');
  expect({ ...joinSecrets(profile, secrets), password }).toEqual(settings);
});

test('a secret whose place is gone is left out', () => {
  const { profile, secrets } = splitSettings(settings);
  const { ssh: _ssh, ...rest } = profile;
  expect(JSON.stringify(joinSecrets(rest, secrets))).not.toMatch(/planted [34]/);
});
