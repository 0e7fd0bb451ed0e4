// `ocop user`: the first administrator on an empty folder, and the accounts of the demonstration.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { binary, startServer, temporaryFolder, withDatabase } from './server.mjs';

const data = temporaryFolder();
after(() => rmSync(data, { recursive: true, force: true }));

function user(input, ...args) {
  const verb = args.shift();
  const result = spawnSync(binary, withDatabase(['user', verb, '--data', data, ...args]),
                           { encoding: 'utf8', input });
  return { status: result.status, stdout: result.stdout, stderr: result.stderr };
}

test('the first keeper is made on an empty folder, its key file is for its owner only', () => {
  const made = user('sấu chín ngoài ngõ\n', 'create', '--login', 'quantri', '--role', 'keeper',
                    '--name', 'Tạ Hữu Phước');
  assert.equal(made.status, 0, made.stderr);
  assert.equal(made.stderr, '');
  assert.equal(statSync(join(data, 'accounts.key')).mode & 0o777, 0o600);
  assert.match(user('', 'list').stdout, /^quantri\tTạ Hữu Phước\tkeeper\tgood$/m);
});

test('a second keeper waits for a second person', () => {
  const made = user('mưa rơi trên phố\n', 'create', '--login', 'quantri2', '--role', 'keeper');
  assert.equal(made.status, 0, made.stderr);
  assert.match(made.stderr, /second person/);
  assert.match(user('', 'list').stdout, /^quantri2\tquantri2\t-\tgood$/m);
});

test('a weak password, an unknown role, a missing unit and a taken login are one line each', () => {
  for (const [password, args, reason] of [
    ['matkhau123', ['--role', 'editor'], /password\.common/],
    ['short', ['--role', 'editor'], /password\.too_short/],
    ['', ['--role', 'editor'], /standard input/],
    ['mưa rơi trên phố', ['--role', 'mayor'], /ward_officer/],
    ['mưa rơi trên phố', ['--role', 'ward_officer'], /needs a unit/],
    ['mưa rơi trên phố', ['--role', 'subject_owner', '--subject', 'NOBODY'], /NOBODY/],
  ]) {
    const refused = user(`${password}\n`, 'create', '--login', 'other', ...args);
    assert.equal(refused.status, 1, args.join(' '));
    assert.match(refused.stderr, reason);
    assert.equal(refused.stderr.trim().split('\n').length, 1);
  }
  const taken = user('mưa rơi trên phố\n', 'create', '--login', 'QUANTRI', '--role', 'editor');
  assert.equal(taken.status, 1);
  assert.match(taken.stderr, /another account/);
  assert.doesNotMatch(user('', 'list').stdout, /^other/m);
});

test('a reset prints a code of ten digits', () => {
  assert.match(user('', 'reset', '--login', 'quantri', '--second-factor').stdout,
               /^\d{5}-\d{5}\n$/);
  assert.equal(user('', 'reset', '--login', 'nobody').status, 1);
});

test('the demonstration has an account for each role, with what it takes to sign in', async () => {
  const server = await startServer();
  try {
    const roles = new Set(server.demo.accounts.map((one) => one.role));
    assert.equal(roles.size, 17);
    for (const one of server.demo.accounts) {
      assert.ok(one.login && one.password.length >= 10, JSON.stringify(one));
      const decides = ['city_office', 'keeper', 'council_member', 'secretary', 'approver'];
      assert.equal(Boolean(one.totp), decides.includes(one.role), one.role);
    }
    assert.equal(server.demo.accounts.filter((one) => one.role === 'city_office').length, 2);
  } finally {
    await server.stop();
    server.remove();
  }
});
