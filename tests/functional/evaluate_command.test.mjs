// `ocop evaluate`: every vector of the programme, and what is wrong with other files.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { ocop, temporaryFolder } from './server.mjs';

const folder = temporaryFolder();
after(() => rmSync(folder, { recursive: true, force: true }));
const vectors = JSON.parse(readFileSync('src/criteria/testdata/score-vectors.json', 'utf8'));

function evaluate(...sheets) {
  const files = sheets.map((sheet, i) => {
    const file = join(folder, `sheet${i}.json`);
    writeFileSync(file, typeof sheet === 'string' ? sheet : JSON.stringify(sheet));
    return file;
  });
  const result = ocop('evaluate', ...files);
  return { ...result, lines: result.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line)) };
}

test('every vector gets its total, its band, its star and what bars a higher one', () => {
  const { status, lines, stderr } = evaluate(...vectors.vectors);
  assert.equal(status, 0, stderr);
  assert.equal(lines.length, 42);
  lines.forEach((line, i) => {
    const { id, expected } = vectors.vectors[i];
    assert.equal(line.id, id);
    for (const name of ['total', 'band', 'star', 'certificate', 'failed_gates']) {
      assert.deepEqual(line[name], expected[name], `${id}: ${name}`);
    }
    assert.ok(line.reasons.vi.length > 0 && line.reasons.en.length === line.reasons.vi.length, id);
  });
});

test('a knock-out leaves no star', () => {
  const { lines } = evaluate(...vectors.knockouts);
  assert.deepEqual(lines.map((line) => [line.star, line.certificate]), vectors.knockouts.map(() => [null, false]));
});

test('the exact mean of the members decides the band', () => {
  const { vectors: [best] } = vectors;
  const { lines: [line] } = evaluate({ ...best, members: ['89.9', '90.0', '89.9'] });
  assert.equal(line.mean, '1349/15');
  assert.equal(line.band, 4);
  assert.equal(line.total, 100);
});

test('a file that cannot be judged is named with the reason, and the others are judged', () => {
  const good = vectors.vectors[0];
  const { status, lines, stderr } = evaluate(good, '{', { ...good, answers: { 1.1: 99 } });
  assert.equal(status, 1);
  assert.equal(lines.length, 1);
  assert.match(stderr, /sheet1\.json.*no JSON/);
  assert.match(stderr, /sheet2\.json.*1\.1/);
  assert.equal(ocop('evaluate').status, 2);
});
