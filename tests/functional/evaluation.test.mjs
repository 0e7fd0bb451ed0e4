// A producer scores itself, hands the dossier in, and the ward checks it; and what nobody may do.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { startServer } from './server.mjs';
import { people } from './visitor.mjs';

let server;
const person = people(() => server);
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

test('what the system itself knows proves a criterion: the story, that it is no copy, codes on goods', async () => {
  const { path } = await begin();
  const at = (criterion) => page(owner, `${path}/self-assessment?criterion=${criterion}`);
  const story = await at('5.1');
  assert.match(story, /Câu chuyện đã công bố: [^(]+\([1-5]\/5 điểm\)/);
  const version = story.match(/href="(\/office\/story-versions\/[^"]+)"/)[1];
  assert.equal((await (await person(owner)).get(version)).status, 200);
  assert.match(await at('5.3'), /Câu chuyện không trùng câu chuyện nào|\d+% câu chuyện trùng/);
  const labels = await at('2.3');
  assert.match(labels, /Tem của đơn “[^”]+” đang dùng/);
  assert.equal((await (await person(owner)).get(labels.match(/href="(\/office\/code-orders\/[^"]+)"/)[1])).status, 200);
  assert.doesNotMatch(await at('1.1'), /Hệ thống tự đối chiếu/);
});

test('the cheapest way goes by what the office entered of money and days', async () => {
  const { path } = await begin();
  await answerAll(path, (criterion) => criterion.code === '9' ? 10 : best(criterion));
  const way = () => page(owner, `${path}/self-assessment?criterion=1.1`);
  assert.doesNotMatch(await way(), /Khoảng [\d.]+ đồng/);
  const name = criteria.find((one) => one.code === '9').name.vi;
  const entered = await (await person('thanhpho')).send('/office/efforts/new', { do: 'store', row_version: '0',
    criterion: name, dong: '60.000.000', days: '120', source: 'Báo giá minh họa', as_of: '01/11/2026' });
  assert.equal(entered.status, 303, entered.status === 303 ? '' : await text(entered));
  const strange = await (await person('thanhpho')).send('/office/efforts/new', { do: 'store', row_version: '0',
    criterion: 'Không có tiêu chí này', dong: '1', days: '1', source: 'x', as_of: '01/11/2026' });
  assert.equal(strange.status, 422);
  assert.match(await text(strange), /Không bộ tiêu chí nào có tiêu chí tên này/);
  assert.match(await way(), /Khoảng 60\.000\.000 đồng, 120 ngày[^]*Tổng các khoản đã có ước tính: khoảng 60\.000\.000/);
  assert.equal((await (await person(owner)).get('/office/efforts')).status, 404, 'no register of producers');
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
  assert.match(shown, /2\/PĐK-01-\d{5}-\d{4}/, 'the first one is of the demonstration');
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
  assert.match(await page(owner, filed), /3\/PĐK-01-/);
  assert.equal((await press('phuong', `${filed}/check`, `${filed}/check`, { ...all, result: 'pass_on' })).status, 303);
  assert.ok((await page('thanhpho', filed)).includes('Chờ cấp thành phố tiếp nhận'));
  assert.equal((await (await person('phuong')).get(`${filed}/check`)).status, 404, 'it waits no more');
});

const members = ['hoidong', 'hoidong2', 'hoidong3'];
let council, matter;
const made = (answer, path) => answer.headers.get('location').match(new RegExp(`/office/${path}/([0-9A-Z]{26})`))[1];
const store = async (who, path, fields) =>
  (await person(who)).send(`/office/${path}/new`, { do: 'store', row_version: '0', ...fields });
const sheet = () => `/office/score-sheets/${matter}`;
const score = (who, criterion, tenths) => press(who, sheet(), sheet(),
  { criterion, choice: `|${tenths}`, note: '', go: 'save' });
async function scoreAll(who, points) {
  const visitor = await person(who);
  const form_token = await visitor.token(sheet());
  for (const criterion of criteria) {
    const saved = await visitor.post(sheet(), { form_token, criterion: criterion.code, choice: `|${points(criterion)}`, note: '', go: 'save' });
    assert.equal(saved.status, 303, `${who} ${criterion.code}`);
  }
}
const lock = (who) => press(who, sheet(), `${sheet()}/lock`);
const atCase = () => page('thanhpho', `/office/council-cases/${matter}`);

async function passOn(path) {
  const all = { local_material: 'met', local_labour: 'met', idea_origin: 'met', local_identity: 'met', check_note: '', result: 'pass_on' };
  assert.equal((await press('phuong', `${path}/check`, `${path}/check`, all)).status, 303);
}
async function receive(path) {
  const received = await press('thanhpho', `${path}/step`, `${path}/step`, { result: 'accept', note: '' });
  assert.equal(received.status, 303);
}

test('a council is set up from people with the role, with one chair, and takes what the ward passed on', async () => {
  council = made(await store('thanhpho', 'councils', { name: 'Hội đồng đợt 2/2026', unit_code: '01', incomplete_reason: 'Chủ tịch cho mở', quorum_percent: '75', spread_max: '10' }), 'councils');
  const seat = (login, post) => store('thanhpho', 'council-members', { council_id: council, login, post });
  assert.equal((await seat('bientap', 'member')).status, 422, 'not of that role');
  assert.equal((await seat('hoidong', 'chair')).status, 303);
  assert.equal((await seat('hoidong2', 'chair')).status, 422, 'a second chair');
  for (const login of ['hoidong2', 'hoidong3']) assert.equal((await seat(login, 'member')).status, 303);
  assert.equal((await seat('thuky', 'secretary')).status, 303);
  const caseOf = (path) => store('thanhpho', 'council-cases', { council_id: council, dossier_id: path.split('/').at(-1) });
  assert.equal((await caseOf((await begin()).path)).status, 422, 'not passed on');
  assert.equal((await caseOf(filed)).status, 422, 'not received');
  await receive(filed);
  matter = made(await store('thanhpho', 'council-cases', { council_id: council, dossier_id: filed.split('/').at(-1) }), 'council-cases');
});

test('members score each alone, and nobody sees points before enough sheets are locked', async () => {
  for (const who of ['thanhpho', 'thuky', owner, 'phuong', 'tuvan']) {
    assert.equal((await (await person(who)).get(sheet())).status, 404, who);
  }
  await scoreAll('hoidong', (criterion) => criterion.code === '9' ? 10 : best(criterion));
  assert.ok((await page('hoidong2', sheet())).includes('>0/100<'), 'the chair\'s points are not theirs');
  assert.ok(!(await atCase()).includes('Điểm trung bình'));
  assert.equal((await lock('hoidong2')).status, 404, 'there is no sheet yet');
  await press('hoidong2', sheet(), sheet(), { criterion: '1.1', choice: '|10', note: 'ghi-chu-rieng', go: 'save' });
  await lock('hoidong2');
  assert.ok((await page('hoidong2', sheet())).includes('Chỉ mình tôi thấy phiếu này'), 'open criteria keep it open');
  assert.equal((await lock('hoidong')).status, 303);
  await score('hoidong', '9', 30);
  assert.ok((await page('hoidong', sheet())).includes('>96/100<'), 'a locked sheet stays');
  const waiting = await atCase();
  assert.ok(waiting.includes('1 trên 3 phiếu đã khóa, cần ít nhất 3') && !waiting.includes('Điểm trung bình'));
  assert.equal((await press('thuky', `/office/council-cases/${matter}`, `/office/council-cases/${matter}/conclude`)).status, 303);
  assert.ok(!(await atCase()).includes('Kết quả của hội đồng'), 'not concluded');
});

test('neither the audit nor a second office tells the points of an open sheet', async () => {
  // The chair's 9 was 1 point, 10 tenths: the audit says that it was stored, not what.
  for (const words of ['ghi-chu-rieng', '"points":"10"', '"case_code"']) {
    const found = await page('thanhpho', `/office/audit?q=${encodeURIComponent(words)}&act=score_answer`);
    assert.ok(found.includes('Không có mục nào khớp.'), words);
  }
  const told = await page('thanhpho', '/office/audit?act=score_answer');
  assert.ok(told.includes('Hoàng Thu Trang') && !told.includes('ghi-chu-rieng'), 'the act itself is told');
});

test('members too far apart score again, and both rounds are kept', async () => {
  await scoreAll('hoidong2', best);
  await scoreAll('hoidong3', (criterion) => ['4.3', '7', '10', '11', '1.3', '1.4'].includes(criterion.code) ? 0 : best(criterion));
  await lock('hoidong2');
  await lock('hoidong3');
  assert.match(await atCase(), /Các thành viên chênh nhau \d+ điểm, quá mức 10/);
  assert.equal((await (await person('thanhpho')).get(`/office/council-cases/${matter}/conclude`)).status, 404);
  assert.equal((await press('thuky', `/office/council-cases/${matter}`, `/office/council-cases/${matter}/again`)).status, 303);
  assert.ok((await page('hoidong3', sheet())).includes('>0/100<'), 'a new sheet');
  assert.ok((await atCase()).includes('Vòng chấm 2'));
  await scoreAll('hoidong', (criterion) => criterion.code === '9' ? 10 : best(criterion));
  await scoreAll('hoidong2', best);
  await scoreAll('hoidong3', best);
  for (const who of members) await lock(who);
  assert.match(await atCase(), /Điểm trung bình[\s\S]*98,66/);
});

test('the council agrees per criterion, is warned of splits, and the stored result is reckoned again', async () => {
  const at = `/office/council-cases/${matter}/conclude`;
  const form = await page('thuky', at);
  assert.match(form, /Mức tối thiểu 4 sao: 2 đạt, 1 chưa/);
  const agreed = Object.fromEntries(criteria.map((criterion) => [`c.${criterion.code}`, `|${best(criterion)}`]));
  const wrong = await press('thuky', at, at, { ...agreed, 'c.5.1': '|0' });
  assert.equal(wrong.status, 422);
  assert.equal((await press('thuky', at, at, { ...agreed, 'c.9': '|10' })).status, 303);
  const shown = await atCase();
  assert.match(shown, /98,66 điểm, 3 sao: tiêu chí 9/);
  assert.ok(shown.includes('Tính lại từ các phiếu đã lưu cho đúng kết quả này.'));
  assert.notEqual((await press('thuky', `/office/council-cases/${matter}`, at, agreed)).status, 200);
  assert.match(await atCase(), /98,66 điểm, 3 sao/, 'once only');
});

test('a member of the city\'s office sees nothing of the others before the own sheet is locked', async () => {
  const before = matter;
  const other = made(await store('thanhpho', 'councils', { name: 'Hội đồng nhỏ', unit_code: '01', incomplete_reason: 'Chủ tịch cho mở', quorum_percent: '50', spread_max: '10' }), 'councils');
  for (const [login, post] of [['hoidong', 'chair'], ['hoidong2', 'member'], ['hoidong3', 'member']]) {
    assert.equal((await store('thanhpho', 'council-members', { council_id: other, login, post })).status, 303);
  }
  assert.equal((await store('thanhpho', 'council-cases', { council_id: other, dossier_id: filed.split('/').at(-1) })).status, 422, 'concluded');
  const { path } = await begin();
  await answerAll(path);
  await press(owner, path, `${path}/file`);
  await passOn(path);
  await receive(path);
  matter = made(await store('thanhpho', 'council-cases', { council_id: other, dossier_id: path.split('/').at(-1) }), 'council-cases');
  for (const who of ['hoidong', 'hoidong2']) {
    await scoreAll(who, best);
    assert.equal((await lock(who)).status, 303);
  }
  const list = await page('quantri', '/office/people?q=hoidong3');
  const id = list.match(/people\/([0-9A-Z]{26})/)[1];
  assert.equal((await press('quantri', `/office/people/${id}`, `/office/people/${id}/appointments`,
    { role: 'city_office', unit: '', subject: '', valid_from: '01/01/2026', valid_to: '' })).status, 303);
  const waiting = (await page('thanhpho', '/office/appointments')).match(/\/office\/appointments\/[0-9A-Z]{26}/)[0];
  assert.equal((await press('thanhpho', '/office/appointments', `${waiting}/approved`)).status, 303);
  assert.match(await atCase(), /Điểm trung bình[\s\S]*100/, 'the office sees it');
  const own = await page('hoidong3', `/office/council-cases/${matter}`);
  assert.ok(own.includes('Anh chị chưa khóa phiếu của mình') && !own.includes('Điểm trung bình'));
  assert.equal((await (await person('hoidong3')).get(`/office/council-cases/${matter}/conclude`)).status, 404);
  await scoreAll('hoidong3', best);
  await lock('hoidong3');
  assert.ok((await page('hoidong3', `/office/council-cases/${matter}`)).includes('Điểm trung bình'));
  matter = before;
});

test('who declares a conflict with the producer scores nothing of it', async () => {
  const { path } = await begin();
  await answerAll(path);
  await press(owner, path, `${path}/file`);
  await passOn(path);
  await receive(path);
  const before = matter;
  matter = made(await store('thanhpho', 'council-cases', { council_id: council, dossier_id: path.split('/').at(-1) }), 'council-cases');
  assert.equal((await (await person('hoidong3')).get(sheet())).status, 200);
  assert.equal((await press('hoidong3', '/office/declarations', '/office/declarations', { subject: 'OM-THUHUONG', relation: 'relative', note: 'Cháu của chủ cơ sở' })).status, 303);
  assert.equal((await (await person('hoidong3')).get(sheet())).status, 404);
  assert.ok((await page('hoidong3', '/office/score-sheets')).includes('Có xung đột lợi ích'));
  assert.ok((await atCase()).includes('cần ít nhất 2'), 'the quorum is of those who may score');
  matter = before;
  assert.match(await atCase(), /98,66 điểm, 3 sao/, 'what was concluded before stays');
});

test('who has nothing to do with dossiers finds nothing', async () => {
  for (const who of ['nguoimua', 'quantri', 'bientap', 'nhain', 'hoidong']) {
    assert.equal((await (await person(who)).get(filed)).status, 404, who);
  }
  assert.equal((await fetch(server.address + filed, { redirect: 'manual' })).status, 303);
});
