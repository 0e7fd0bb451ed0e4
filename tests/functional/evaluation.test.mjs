// A producer scores itself, hands the dossier in, and the ward checks it; and what nobody may do.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { startServer } from './server.mjs';
import { signIn } from './visitor.mjs';

let server;
const people = new Map();
async function person(login) {
  if (!people.has(login)) {
    people.set(login, await signIn(server, server.demo.accounts.find((one) => one.login === login)));
  }
  return people.get(login);
}
before(async () => { server = await startServer(); });
after(async () => { await server.stop(); server.remove(); });

const owner = '0900000001';
const text = async (answer) => (await answer.text()).normalize('NFC');
const page = async (who, path) => text(await (await person(who)).get(path));
async function press(who, from, path, fields = {}) {
  const visitor = await person(who);
  return visitor.post(path, { form_token: await visitor.token(from), ...fields });
}
const set = JSON.parse(readFileSync('data/criteria/2026/07-che-bien-rau-cu-qua-hat.json', 'utf8'));
const scored = (list) => list.flatMap((each) => each.children ? scored(each.children) : [each]);
const criteria = set.parts.flatMap((part) => scored(part.criteria));
const best = (criterion) => (criterion.options.at(-1)?.points ?? criterion.max) * 10;

/// The address of a new dossier for "Ô mai sấu gừng", of set 7.
async function begin(fields = {}) {
  const answer = await (await person(owner)).send('/office/dossiers/new', {
    do: 'store', row_version: '0', subject_id: 'OM-THUHUONG', product_id: '09521234000013', sort: 'first', ...fields });
  if (answer.status !== 303) return { status: answer.status, body: await text(answer) };
  return { status: 303, path: answer.headers.get('location').match(/\/office\/dossiers\/[0-9A-Z]{26}/)[0] };
}
const answer = (path, criterion, tenths, more = {}) =>
  press(owner, `${path}/self-assessment?criterion=${criterion}`, `${path}/self-assessment`,
    { criterion, choice: `|${tenths}`, note: '', go: 'save', ...more });
async function answerAll(path, points = best) {
  for (const criterion of criteria) {
    const saved = await answer(path, criterion.code, points(criterion));
    assert.equal(saved.status, 303, `${criterion.code}: ${saved.status === 303 ? '' : await text(saved)}`);
  }
}

let filed;
test('a dossier takes its criteria from the product and is scored one criterion at a time', async () => {
  const { path } = await begin();
  const sheet = await page(owner, `${path}/self-assessment`);
  assert.ok(sheet.includes('Đã chấm 0 trên 32 tiêu chí'));
  assert.ok(sheet.includes('26/2026/QĐ-TTg'));
  await answerAll(path, (criterion) => criterion.code === '9' ? 10 : best(criterion));
  const done = await page(owner, path);
  assert.ok(done.includes('96 điểm, 3 sao'), 'a missed minimum bars the fourth star');
  const way = await page(owner, `${path}/self-assessment?criterion=1.1`);
  assert.match(way, /Để đạt 4 sao[\s\S]*criterion=9[\s\S]*Từ 1 lên 3 điểm[\s\S]*Bắt buộc/);
  filed = path;
});

test('what the criteria do not offer is refused beside the choices, and the note stays', async () => {
  const { path } = await begin();
  for (const [choice, criterion] of [['|25', '1.1'], ['|-10', '1.1'], ['x', '1.1'], ['', '1.1'], ['7|10', '1.1'], ['|10', '5.2']]) {
    const refused = await answer(path, criterion, 0, { choice, note: 'ghi chú của tôi' });
    assert.equal(refused.status, 422, `${criterion} ${choice}`);
    const body = await text(refused);
    assert.ok(body.includes('ghi chú của tôi') && body.includes('choice-fault'), `${criterion} ${choice}`);
  }
  assert.equal((await answer(path, '99', 10)).status, 422);
});

test('a criterion that loses its points takes those of what depends on it along', async () => {
  const { path } = await begin();
  await answer(path, '5.1', 30);
  await answer(path, '5.3', 10);
  await answer(path, '5.1', 0);
  const sheet = await page(owner, `${path}/self-assessment?criterion=5.3`);
  assert.ok(sheet.includes('Chỉ chấm khi tiêu chí 5.1 có điểm.'));
  assert.ok(sheet.includes('>0/100<'));
});

test('an upgrade tells what changed; a product of somebody else gets no dossier', async () => {
  assert.equal((await begin({ sort: 'upgrade' })).status, 422);
  assert.equal((await begin({ sort: 'upgrade', changes: 'Đổi bao bì' })).status, 303);
  assert.equal((await begin({ product_id: '09521234000099' })).status, 422);
});

test('a dossier with open questions is not handed in', async () => {
  const { path } = await begin();
  await press(owner, path, `${path}/file`);
  assert.ok((await page(owner, path)).includes('Còn 32 tiêu chí cần chấm trước khi nộp'));
});

test('handed in, it has a number, a deadline and a hash, and stays as it was', async () => {
  assert.equal((await press(owner, filed, `${filed}/file`)).status, 303);
  const shown = await page(owner, filed);
  assert.match(shown, /1\/PĐK-01-\d{5}-\d{4}/);
  assert.match(shown, /còn 15 ngày làm việc/);
  assert.match(shown, /mã băm [0-9a-f]{16}/);
  const late = await answer(filed, '9', 30);
  assert.notEqual(late.status, 303);
  assert.ok((await page(owner, filed)).includes('96 điểm, 3 sao'));
  await press(owner, filed, `${filed}/file`);
  assert.equal((await page(owner, filed)).match(/PĐK-01-\d{5}-\d{4}<\/(p|h3)>/g)?.length ?? 1, 1, 'once only');
});

test('the ward checks it, and only the ward of the producer', async () => {
  assert.equal((await (await person(owner)).get(`${filed}/check`)).status, 404);
  assert.equal((await (await person('hoidong')).get(filed)).status, 404);
  const all = { local_material: 'met', local_labour: 'met', idea_origin: 'met', local_identity: 'met', check_note: '' };
  const incomplete = await press('phuong', `${filed}/check`, `${filed}/check`, { ...all, idea_origin: '', result: 'pass_on' });
  assert.equal(incomplete.status, 422);
  assert.equal((await press('phuong', `${filed}/check`, `${filed}/check`, { ...all, result: 'give_back' })).status, 422, 'a reason');
  const back = await press('phuong', `${filed}/check`, `${filed}/check`, { ...all, result: 'give_back', check_note: 'Thiếu <b>hợp đồng</b>' });
  assert.equal(back.status, 303);
  const shown = await page(owner, filed);
  assert.ok(shown.includes('Thiếu &lt;b&gt;hợp đồng&lt;/b&gt;'));
  assert.equal((await answer(filed, '9', 30)).status, 303, 'it is open again');
  assert.equal((await press(owner, filed, `${filed}/file`)).status, 303);
  assert.match(await page(owner, filed), /2\/PĐK-01-/);
  assert.equal((await press('phuong', `${filed}/check`, `${filed}/check`, { ...all, result: 'pass_on' })).status, 303);
  assert.ok((await page('thanhpho', filed)).includes('Đã chuyển cấp thành phố'));
  assert.equal((await (await person('phuong')).get(`${filed}/check`)).status, 404, 'it waits no more');
});

test('who has nothing to do with dossiers finds nothing', async () => {
  for (const who of ['nguoimua', 'quantri', 'bientap', 'nhain', 'hoidong']) {
    assert.equal((await (await person(who)).get(filed)).status, 404, who);
  }
  assert.equal((await fetch(server.address + filed, { redirect: 'manual' })).status, 303);
});
