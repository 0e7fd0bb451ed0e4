// The restore drill: a backup of a folder that is being served, restored elsewhere, is the same site.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';

import { binary, ocop, startServer, temporaryFolder } from './server.mjs';

const folder = temporaryFolder();
const backup = join(folder, 'backup');
let server;
before(async () => { server = await startServer(); });
after(async () => {
  await server.stop();
  server.remove();
  rmSync(folder, { recursive: true, force: true });
});

const manifestOf = (at) => JSON.parse(readFileSync(join(at, 'manifest.json'), 'utf8'));
// What a reader sees, whatever the port and the moment.
async function seen(site, demo) {
  const texts = [];
  for (const address of Object.values(demo.examples)) {
    const answer = await fetch(site.address + new URL(address).pathname);
    texts.push([answer.status, (await answer.text()).replaceAll(site.address, '')]);
  }
  const events = await fetch(`${site.address}/epcis/events?perPage=1000`, {
    headers: { Authorization: `Bearer ${demo.tokens.query}` } });
  assert.equal(events.status, 200);
  texts.push((await events.json()).epcisBody.queryResults.resultsBody.eventList);
  return texts;
}

test('a backup of a served folder, restored elsewhere, shows the same pages and events', async () => {
  const made = ocop('backup', '--data', server.data, '--to', backup);
  assert.equal(made.status, 0, made.stderr);
  assert.ok(!existsSync(join(server.data, 'checkpoint')));
  const restored = join(folder, 'restored');
  const done = ocop('restore', '--from', backup, '--data', restored);
  assert.equal(done.status, 0, done.stderr);
  const checked = ocop('check', '--data', restored);
  assert.equal(checked.status, 0, checked.stderr);

  const before = await seen(server, server.demo);
  const other = await startServer({ demo: false, data: restored });
  try {
    assert.ok(before.at(-1).length > 100);
    assert.deepEqual(await seen(other, server.demo), before);
  } finally {
    await other.stop();
  }
});

test('a backup is one of that moment, readable by its owner only, and names every file', () => {
  const files = manifestOf(backup).files;
  assert.ok(files.some((file) => file.path === 'ocop.sqlite'));
  assert.ok(files.some((file) => file.path.startsWith('events/')));
  assert.ok(!files.some((file) => ['serving', 'database'].includes(file.path)));
  assert.equal(statSync(backup).mode & 0o077, 0);
  for (const file of files) {
    const found = statSync(join(backup, file.path));
    assert.equal(found.size, file.bytes);
    assert.equal(found.mode & 0o077, 0);
  }
});

test('a backup of a folder that nobody serves is the same', async () => {
  const data = join(folder, 'quiet');
  assert.equal(ocop('restore', '--from', backup, '--data', data).status, 0);
  const again = join(folder, 'again');
  const made = ocop('backup', '--data', data, '--to', again);
  assert.equal(made.status, 0, made.stderr);
  assert.equal(ocop('restore', '--from', again, '--data', join(folder, 'twice')).status, 0);
  const checked = ocop('check', '--data', join(folder, 'twice'));
  assert.equal(checked.status, 0, checked.stderr);
  assert.equal(checked.stdout, ocop('check', '--data', data).stdout);
});

const damages = {
  'a changed byte': (at, files) => {
    const path = join(at, files.find((file) => file.path === 'ocop.sqlite').path);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(path, bytes);
  },
  'a missing file': (at, files) =>
    rmSync(join(at, files.find((file) => file.path.startsWith('events/')).path)),
  'a file that is not named': (at) => writeFileSync(join(at, 'extra'), 'x'),
  'half a manifest': (at) => {
    const path = join(at, 'manifest.json');
    writeFileSync(path, readFileSync(path).subarray(0, 100));
  },
  'a manifest that leads out of the folder': (at, files) =>
    writeFileSync(join(at, 'manifest.json'), JSON.stringify(
      { format: 1, files: [...files, { path: '../escape', bytes: 0, sha256: '' }] })),
};
for (const [name, damage] of Object.entries(damages)) {
  test(`a backup with ${name} is refused and leaves nothing`, () => {
    const copy = join(folder, 'damaged');
    rmSync(copy, { recursive: true, force: true });
    cpSync(backup, copy, { recursive: true });
    damage(copy, manifestOf(backup).files);
    const target = join(folder, 'nothing');
    const refused = ocop('restore', '--from', copy, '--data', target);
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /backup/);
    assert.ok(!existsSync(target));
    assert.deepEqual(readdirSync(folder).filter((entry) => entry.endsWith('.partial')), []);
  });
}

test('neither overwrites anything', () => {
  const again = ocop('backup', '--data', server.data, '--to', backup);
  assert.equal(again.status, 1);
  assert.match(again.stderr, /something already/);
  assert.equal(ocop('restore', '--from', backup, '--data', server.data).status, 1);
  const inside = ocop('backup', '--data', server.data, '--to', join(server.data, 'backup'));
  assert.equal(inside.status, 1);
  assert.match(inside.stderr, /in the folder itself/);
});

test('a backup that is killed at any moment harms nothing and is never taken for a whole one', async () => {
  const data = join(folder, 'killed-data');
  assert.equal(ocop('restore', '--from', backup, '--data', data).status, 0);
  const whole = ocop('check', '--data', data).stdout;
  const target = join(folder, 'killed');
  for (const after_ms of [5, 20, 40, 60, 80, 120, 200]) {
    const running = spawn(binary, ['backup', '--data', data, '--to', target]);
    const ended = once(running, 'exit');
    await setTimeout(after_ms);
    running.kill('SIGKILL');
    await ended;
    if (existsSync(target)) break;  // it was quicker
    const half = join(folder, 'half');
    const { status } = ocop('restore', '--from', `${target}.partial`, '--data', half);
    assert.equal(existsSync(half), status === 0);
    if (status !== 0) continue;
    // Killed between its last byte and its name: every file is what the manifest says.
    assert.equal(ocop('check', '--data', half).stdout, whole);
    rmSync(half, { recursive: true });
  }
  rmSync(target, { recursive: true, force: true });
  const again = ocop('backup', '--data', data, '--to', target);
  assert.equal(again.status, 0, again.stderr);
  assert.ok(!existsSync(`${target}.partial`));
  assert.ok(!existsSync(join(data, 'checkpoint')));
  assert.equal(ocop('check', '--data', data).stdout, whole);
});

test('a server that starts clears away what a killed backup left', async () => {
  const data = join(folder, 'left');
  assert.equal(ocop('restore', '--from', backup, '--data', data).status, 0);
  mkdirSync(join(data, 'checkpoint'));
  const other = await startServer({ demo: false, data });
  await other.stop();
  assert.ok(!existsSync(join(data, 'checkpoint')));
});

test('a restore that finds no room says so and leaves nothing half', () => {
  // 16 KB a file, and the signal for more ignored: every larger write fails.
  const words = ['restore', '--from', backup, '--data', join(folder, 'cramped')];
  const refused = spawnSync('bash',
    ['-c', 'trap "" XFSZ; ulimit -f 16; exec "$0" "$@"', binary, ...words], { encoding: 'utf8' });
  assert.equal(refused.status, 1, refused.stderr);
  assert.match(refused.stderr, /^ocop restore: .*cannot be written/);
  assert.ok(!existsSync(join(folder, 'cramped')));
  assert.ok(!existsSync(join(folder, 'cramped.partial')));
});
