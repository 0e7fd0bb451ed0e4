// How councils work: composition and notice, written opinions, a member who leaves, two secretaries at once, and what
// a secretary sees.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { best, openRoom, owner, text } from './evaluation_people.mjs';

let room;
before(async () => { room = await openRoom(); });
after(async () => { await room.close(); });

const lower = (code) => (criterion) => criterion.code === code ? 0 : best(criterion);
const change = async (who, path, fields) => {
  const form = await room.page(who, `${path}/edit`);
  return (await room.person(who)).send(`${path}/edit`, {
    do: 'store', row_version: form.match(/name="row_version" value="(\d+)"/)[1], ...fields });
};

test('a council tells what its composition lacks, and its notice comes in time', async () => {
  const council = room.made(await room.store('thanhpho', 'councils', { name: 'Hội đồng đợt 1', unit_code: '01', incomplete_reason: 'Chủ tịch cho mở', quorum_percent: '75', spread_max: '10' }), 'councils');
  const at = `/office/councils/${council}`;
  const empty = await room.page('thanhpho', at);
  for (const words of ['Chưa có chủ tịch hội đồng', 'Chưa có thư ký', 'Chưa có thành viên của: Sở Nông nghiệp và Môi trường, Sở Công Thương']) assert.ok(empty.includes(words), words);
  await room.store('thanhpho', 'council-members', { council_id: council, login: 'hoidong', post: 'chair', agency: 'UBND thành phố' });
  await room.store('thanhpho', 'council-members', { council_id: council, login: 'hoidong2', post: 'member', agency: 'Phòng QLTM, Sở Công thương' });
  const some = await room.page('thanhpho', at);
  assert.ok(!some.includes('Chưa có chủ tịch hội đồng') && some.includes('thành viên của: Sở Nông nghiệp và Môi trường, Sở Y tế'));
  const notice = (notified_on, meets_on) => room.store('thanhpho', 'councils', { name: 'Hội đồng', unit_code: '01', incomplete_reason: 'Chủ tịch cho mở', quorum_percent: '75', spread_max: '10', notice_days: '2', notified_on, meets_on });
  const late = await notice('13/02/2026', '23/02/2026');
  assert.equal(late.status, 422, 'Tết lies between');
  assert.ok((await text(late)).includes('ít nhất 2 ngày làm việc'));
  assert.equal((await notice('12/02/2026', '24/02/2026')).status, 303);
});

test('a council without an agency that it needs stays closed until its chair says why it opens', async () => {
  const path = await room.received();
  const closed = await room.council({ incomplete_reason: '', required_agencies: 'Sở Y tế' });
  const bring = () => room.store('thanhpho', 'council-cases', { council_id: closed, dossier_id: path.split('/').at(-1) });
  const refused = await bring();
  assert.equal(refused.status, 422);
  assert.match(await text(refused), /Hội đồng chưa mở được: thiếu thành viên của Sở Y tế/);
  const at = `/office/councils/${closed}`;
  assert.match(await room.page('thanhpho', at), /Chưa đưa hồ sơ ra hội đồng được/);
  await change('thanhpho', at, { incomplete_reason: 'Sở Y tế cử người muộn, chủ tịch đồng ý họp' });
  assert.match(await room.page('thanhpho', at), /Sở Y tế cử người muộn/);
  assert.equal((await bring()).status, 303);
  const told = await room.council({ incomplete_reason: '', incomplete: 'warn', required_agencies: 'Sở Y tế' });
  const other = await room.received();
  await room.caseOf(told, other);
});

let matter, council, dossier;
test('a secretary sees the councils that name it and no other', async () => {
  dossier = await room.received();
  council = await room.council();
  matter = await room.caseOf(council, dossier);
  for (const path of ['/office/councils', '/office/council-members', '/office/council-cases', `/office/council-cases/${matter}`, `/office/councils/${council}`]) {
    assert.equal((await room.get('thuky', path)).status, 404, path);
  }
  assert.ok((await room.page('thuky', '/office/score-sheets')).includes(`/office/my-councils/${matter}`));
  assert.equal((await room.get('thuky', `/office/my-councils/${matter}`)).status, 200);
  for (const who of ['hoidong', owner, 'phuong', 'totuvan']) {
    assert.equal((await room.get(who, `/office/my-councils/${matter}`)).status, 404, who);
  }
  const seat = (await room.page('thanhpho', `/office/councils/${council}`)).match(/council-members\/[0-9A-Z]{26}/g);
  let secretary;
  for (const each of new Set(seat)) if ((await room.page('thanhpho', `/office/${each}`)).includes('Thư ký')) secretary = each;
  assert.equal((await room.press('thanhpho', `/office/${secretary}`, `/office/${secretary}/remove`)).status, 303);
  assert.equal((await room.get('thuky', `/office/my-councils/${matter}`)).status, 404, 'named no more');
  assert.ok(!(await room.page('thuky', '/office/score-sheets')).includes(matter));
  assert.equal((await room.press('thanhpho', `/office/${secretary}`, `/office/${secretary}/restore`)).status, 303);
});

test('who locked a sheet stays until the case is concluded; who leaves earlier takes the open sheet along', async () => {
  const seats = new Map();
  for (const each of new Set((await room.page('thanhpho', `/office/councils/${council}`)).match(/council-members\/[0-9A-Z]{26}/g))) {
    const shown = await room.page('thanhpho', `/office/${each}`);
    for (const [login, name] of [['hoidong2', 'Lâm Quốc Huy'], ['hoidong3', 'Chu Bích Thảo']]) if (shown.match(/<h1>[^<]*/)[0].includes(name) || shown.match(/<h1>[^<]*/)[0].includes(login)) seats.set(login, `/office/${each}`);
  }
  assert.equal(seats.size, 2);
  assert.equal((await room.score('hoidong', matter)).status, 303);
  assert.equal((await room.score('hoidong2', matter)).status, 303);
  assert.ok((await room.page('thanhpho', seats.get('hoidong2'))).includes('đã khóa phiếu ở 1 hồ sơ đang chấm'));
  await room.press('thanhpho', seats.get('hoidong2'), `${seats.get('hoidong2')}/remove`);
  assert.ok((await room.page('thanhpho', `/office/council-cases/${matter}`)).includes('2 trên 3 phiếu'), 'still a member');
  const sheet = `/office/score-sheets/${matter}`;
  await room.press('hoidong3', sheet, sheet, { criterion: '1.1', choice: '|10', note: '', go: 'save' });
  assert.equal((await room.press('thanhpho', seats.get('hoidong3'), `${seats.get('hoidong3')}/remove`)).status, 303);
  const shown = await room.page('thanhpho', `/office/council-cases/${matter}`);
  assert.ok(shown.includes('Chu Bích Thảo đã ra khỏi hội đồng giữa vòng chấm'));
  assert.ok(!shown.includes('2 trên 3 phiếu') && shown.includes('Điểm trung bình'), 'the quorum is of those who remain');
  assert.equal((await room.get('hoidong3', sheet)).status, 404);
});

test('of two secretaries at once the second is told who was first, and nothing of theirs is lost', async () => {
  const at = `/office/council-cases/${matter}/conclude`;
  const first = await room.page('thuky', at);
  const second = await room.person('thanhpho2');
  const form = await text(await second.get(at));
  const version = form.match(/name="row_version" value="(\d+)"/)[1];
  assert.ok(first.includes(`value="${version}"`));
  assert.equal((await room.conclude(matter)).status, 303);
  const late = await second.post(at, { form_token: form.match(/name="form_token" value="([0-9a-f]+)"/)[1], row_version: version, 'c.1.1': '|0' });
  assert.equal(late.status, 303);
  const told = await text(await second.get(late.headers.get('location')));
  assert.ok(told.includes('Mai Anh Tuấn đã ghi vào hồ sơ này trước') && told.includes('100 điểm, 5 sao'));
});

async function written(member2 = {}, points2 = best) {
  const path = await room.received(best, { sort: 're_evaluation', changes: 'Đổi bao bì, thêm kiểm nghiệm' });
  const one = await room.caseOf(await room.council({ mode: 'written' }, ['hoidong', 'hoidong2']), path);
  assert.equal((await room.score('hoidong', one, best, { opinion: 'agree', opinion_note: '' })).status, 303);
  await room.score('hoidong2', one, points2, { opinion: 'agree', opinion_note: '', ...member2 });
  return { path, one, page: () => room.page('thuky', `/office/my-councils/${one}`) };
}

test('a re-evaluation is concluded by written opinions, within 45 days', async () => {
  const wrong = await room.store('thanhpho', 'council-cases', { council_id: await room.council({ mode: 'written' }), dossier_id: (await room.received()).split('/').at(-1) });
  assert.ok((await text(wrong)).includes('chỉ dùng cho hồ sơ đánh giá lại'));
  const { path, one, page } = await written();
  const due = new Date(Date.now() + 7 * 3_600_000 + 45 * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('/');
  assert.ok((await room.page('thanhpho', path)).includes(`Hạn ${due}`));
  assert.ok((await page()).includes('/conclude'));
  assert.equal((await room.conclude(one)).status, 303);
  assert.ok((await page()).includes('100 điểm, 5 sao'));
});

test('an opinion that asks for a meeting says why, and nothing is concluded before one is called', async () => {
  const { one, page } = await written({ opinion: 'meet', opinion_note: '' });
  assert.ok((await page()).includes('1 trên 2 phiếu'), 'no reason, no lock');
  const sheet = `/office/score-sheets/${one}`;
  assert.equal((await room.press('hoidong2', sheet, `${sheet}/lock`, { opinion: 'meet', opinion_note: 'Bao bì chưa rõ' })).status, 303);
  const differs = await page();
  assert.ok(differs.includes('phải họp hội đồng') && !differs.includes('/conclude'));
  assert.equal((await room.get('thuky', `/office/council-cases/${one}/conclude`)).status, 404);
  assert.equal((await room.press('thuky', `/office/my-councils/${one}`, `/office/council-cases/${one}/meeting`)).status, 303);
  assert.ok((await page()).includes('Đã gọi họp ngày'));
  assert.equal((await room.conclude(one)).status, 303);
});

test('points far apart call a meeting too, then a second round', async () => {
  const { one, page } = await written({}, (criterion) => ['4.3', '7', '10', '11', '1.3', '1.4'].includes(criterion.code) ? 0 : best(criterion));
  assert.ok((await page()).includes('phải họp hội đồng'));
  await room.press('thuky', `/office/my-councils/${one}`, `/office/council-cases/${one}/meeting`);
  assert.ok((await page()).includes('/again'));
  assert.equal((await room.press('thuky', `/office/my-councils/${one}`, `/office/council-cases/${one}/again`)).status, 303);
  assert.ok((await page()).includes('Vòng chấm 2'));
});

test('a dossier that was filed stays as it was filed, whatever changes later', async () => {
  const path = await room.received();
  const before = (await room.page(owner, path)).match(/mã băm [0-9a-f]{16}/)[0];
  const edit = await change(owner, '/office/products/' + (await room.page(owner, path)).match(/products\/([0-9A-Z]{26})/)[1], { brand: 'Nhãn mới' });
  assert.equal(edit.status, 303);
  assert.equal((await change(owner, path, { sort: 'upgrade', changes: 'Đổi hạng' })).status, 422, 'what it asks for');
  const late = await room.press(owner, `${path}/self-assessment`, `${path}/self-assessment`, { criterion: '1.1', choice: '|0', note: '', go: 'save' });
  assert.notEqual(late.status, 200);
  const after = await room.page(owner, path);
  assert.ok(after.includes(before) && after.includes('100 điểm, 5 sao'));
});
