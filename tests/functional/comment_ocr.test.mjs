// The codes of the comment form before a program that reads text from pictures, as somebody without much trouble would use it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { root, temporaryFolder } from './server.mjs';

const draw = process.env.OCOP_DRAW_COMMENT_CODES ?? join(root, 'build/release/draw_comment_codes');
const hasReader = spawnSync('tesseract', ['--version']).status === 0;
const skip = (!hasReader && 'tesseract is not installed') || (!existsSync(draw) && 'draw_comment_codes is not built');
const count = 100, most = 5;  // per cent

let folder;
before(() => {
  if (skip) return;
  folder = temporaryFolder();
  const drawn = spawnSync(draw, [folder, String(count)]);
  assert.equal(drawn.status, 0, String(drawn.stderr));
});
after(() => folder && rmSync(folder, { recursive: true }));

/// The page that the program reads in each picture. Some pictures kill it: those it has not read.
function pagesOf(paths, mode, letters) {
  const list = join(folder, 'list.txt');
  writeFileSync(list, paths.join('\n'));
  const { status, stdout, stderr } = spawnSync('tesseract', [list, 'stdout', '--psm', String(mode),
    '-c', `tessedit_char_whitelist=${letters}`, '-c', 'load_system_dawg=0', '-c', 'load_freq_dawg=0'],
    { encoding: 'utf8', env: { ...process.env, OMP_THREAD_LIMIT: '1' }, maxBuffer: 1 << 24 });
  if (status === null) {  // by a signal
    if (paths.length === 1) return [''];
    const half = Math.ceil(paths.length / 2);
    return [...pagesOf(paths.slice(0, half), mode, letters), ...pagesOf(paths.slice(half), mode, letters)];
  }
  assert.equal(status, 0, stderr);
  const pages = stdout.split('\f');
  assert.ok(pages.length >= paths.length, `${pages.length} pages of ${paths.length}`);
  return pages.slice(0, paths.length);
}

/// What it reads, blanks left out.
function read(sort, mode) {
  const files = readdirSync(join(folder, sort)).sort();
  const letters = [...new Set(files.flatMap((file) => [...file.slice(5, -4)]))].join('');
  const pages = pagesOf(files.map((file) => join(folder, sort, file)), mode, letters);
  return files.map((file, i) => ({ letters: file.slice(5, -4), seen: pages[i].replaceAll(/\s/g, '') }));
}

// 7: one line, 8: one word, 13: one raw line. A code is tried once, so that many readings of one are of no use.
for (const [sort, modes] of Object.entries({ plain: [7, 8], threshold: [7, 8, 13], opened: [7, 8] })) {
  for (const mode of modes) {
    test(`${sort}, mode ${mode}: less than ${most} % of the codes are read whole`, { skip }, (t) => {
      const readings = read(sort, mode);
      const whole = readings.filter(({ letters, seen }) => letters.toLowerCase() === seen.toLowerCase());
      const single = readings.reduce((sum, { letters, seen }) => sum + [...letters].filter((one, i) => seen[i] === one).length, 0);
      const rate = 100 * whole.length / readings.length;
      t.diagnostic(`${rate.toFixed(1)} % of ${readings.length} codes whole, ${(100 * single / readings.length / 5).toFixed(1)} % of letters in their place`);
      assert.ok(rate < most, `${rate} %: ${whole.map(({ letters }) => letters)}`);
    });
  }
}

test('the same program reads the same letters in a straight row, so that it could have', { skip }, (t) => {
  const readings = read('straight', 7);
  const whole = readings.filter(({ letters, seen }) => letters.toLowerCase() === seen.toLowerCase());
  t.diagnostic(`${(100 * whole.length / readings.length).toFixed(1)} % of ${readings.length} codes whole`);
  assert.ok(whole.length > readings.length / 2);
});
