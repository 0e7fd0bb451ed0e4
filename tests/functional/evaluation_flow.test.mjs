// The way of a dossier after the ward: the city's receipt, more asked for, the decision, the centre; and
// dossiers of the districts' time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { best, openRoom, owner, text } from './evaluation_people.mjs';

let room;
before(async () => { room = await openRoom(); });
after(async () => { await room.close(); });

const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
let dossier;

test('what waits on whom shows each step with its owner and its deadline', async () => {
  dossier = await room.begin();
  await room.answerAll(dossier);
  assert.ok(!(await room.page(owner, '/office/waiting')).includes(dossier), 'practice waits on nobody');
  assert.equal((await room.file(dossier)).status, 303);
  for (const who of [owner, 'phuong', 'thanhpho', 'quanlythitruong']) {
    const waiting = await room.page(who, '/office/waiting');
    assert.match(waiting, new RegExp(`${dossier}[\\s\\S]*còn 15 ngày làm việc`), who);
  }
  assert.ok((await room.page('phuong', '/office')).includes(dossier), 'the ward\'s work');
  assert.ok(!(await room.page('thanhpho', '/office')).includes(dossier), 'not yet the city\'s');
  assert.equal((await room.get('bientap', '/office/waiting')).status, 404);
});

test('the ward takes its step by its form alone, and not the city\'s', async () => {
  assert.equal((await room.get('thanhpho', `${dossier}/step`)).status, 404, 'the ward checks first');
  assert.equal((await room.check(dossier)).status, 303);
  assert.equal((await room.get('phuong', `${dossier}/step`)).status, 404);
  assert.equal((await room.get(owner, `${dossier}/step`)).status, 404);
  assert.ok((await room.page('thanhpho', '/office')).includes(dossier));
  assert.ok(!(await room.page('phuong', '/office')).includes(dossier));
});

test('the city asks for more with a deadline, and the producer completes it under the same number', async () => {
  const asked = await room.step('thanhpho', dossier, 'ask_more', { due: day(-1) });
  assert.equal(asked.status, 422);
  const body = await text(asked);
  assert.ok(body.includes('Hãy ghi hạn bổ sung') && body.includes('Hãy ghi nhận xét'));
  assert.equal((await room.step('thanhpho', dossier, 'ask_more', { due: day(9), note: 'Thiếu phiếu kiểm nghiệm' })).status, 303);
  const shown = await room.page(owner, dossier);
  assert.ok(shown.includes('Cấp thành phố yêu cầu bổ sung: Thiếu phiếu kiểm nghiệm'));
  assert.ok((await room.page(owner, '/office')).includes(dossier), 'the producer\'s work');
  await room.answerAll(dossier);
  assert.equal((await room.file(dossier)).status, 303);
  const again = await room.page(owner, dossier);
  assert.match(again, /\d+\/PĐK-01-00070-\d{4} \(bổ sung 1\)/);
  assert.ok(again.includes('Chờ cấp thành phố tiếp nhận'));
  assert.ok(again.includes('Đã bổ sung'));
});

test('the city receives it under a number of its own, once', async () => {
  assert.equal((await room.step('thanhpho', dossier, 'accept')).status, 303);
  const shown = await room.page('thanhpho', dossier);
  assert.match(shown, /Số phiếu của cấp thành phố[\s\S]*2\/PĐK-01-00070-\d{4}/, 'the demonstration has the first');
  assert.ok(shown.includes('Cấp thành phố đang đánh giá') && !shown.includes('; 0 điểm'));
  assert.equal((await room.step('thanhpho', dossier, 'accept')).status, 303);
  assert.equal((await room.page('thanhpho', dossier)).match(/Đã tiếp nhận/g).length, 1);
});

let matter;
test('a dossier that is scored by one council comes before no second one', async () => {
  const council = await room.council();
  matter = await room.caseOf(council, dossier);
  const other = await room.council();
  const twice = await room.store('thanhpho', 'council-cases', { council_id: other, dossier_id: dossier.split('/').at(-1) });
  assert.equal(twice.status, 422);
  assert.ok((await text(twice)).includes('Một hội đồng khác đang chấm hồ sơ này.'));
});

test('from 90 points the city approves and sends it on, and enters what the centre gave', async () => {
  for (const who of ['hoidong', 'hoidong2', 'hoidong3']) assert.equal((await room.score(who, matter)).status, 303);
  assert.equal((await room.conclude(matter)).status, 303);
  const form = await room.page('thanhpho', `${dossier}/step`);
  assert.ok(form.includes('value="approve_and_send"') && !form.includes('value="approve"'), 'five stars are not the city\'s');
  assert.equal((await room.step('thanhpho', dossier, 'approve', { number: '1/QĐ', day: day(-1) })).status, 303);
  assert.ok((await room.page('thanhpho', dossier)).includes('Chờ cấp thành phố quyết định'), 'not taken');
  assert.equal((await room.step('thanhpho', dossier, 'approve_and_send', { number: '125/QĐ-UBND', day: day(3) })).status, 422, 'a day to come');
  assert.equal((await room.step('thanhpho', dossier, 'approve_and_send', { number: '125/QĐ-UBND', day: day(-1) })).status, 303);
  assert.ok((await room.page(owner, dossier)).includes('Đã trình trung ương'));
  assert.equal((await room.step('thanhpho', dossier, 'centre_result', { number: '9/QĐ-BNNMT', day: day(-1), points: '101', star: '5' })).status, 422);
  assert.equal((await room.step('thanhpho', dossier, 'centre_result', { number: '9/QĐ-BNNMT', day: day(-1), points: '88,5', star: '4' })).status, 303);
  const shown = await room.page(owner, dossier);
  assert.match(shown, /9\/QĐ-BNNMT; ngày [\d/]+; 88,5 điểm; 4 sao/);
  assert.ok(shown.includes('Đã có kết quả'));
  assert.ok(!(await room.page('thanhpho', '/office/waiting')).includes(dossier));
});

test('below five stars the city decides itself; who concluded the case does not approve it', async () => {
  const path = await room.received((criterion) => criterion.code === '9' ? 10 : best(criterion));
  const other = await room.caseOf(await room.council(), path);
  const lower = (criterion) => criterion.code === '9' ? 10 : best(criterion);
  for (const who of ['hoidong', 'hoidong2', 'hoidong3']) assert.equal((await room.score(who, other, lower)).status, 303);
  assert.equal((await room.conclude(other, lower, 'thanhpho')).status, 303);
  await room.step('thanhpho', path, 'approve', { number: '126/QĐ-UBND', day: day(-1) });
  assert.ok((await room.page('thanhpho', path)).includes('Chờ cấp thành phố quyết định'));
  assert.equal((await room.step('thanhpho2', path, 'approve', { number: '126/QĐ-UBND', day: day(-1) })).status, 303);
  assert.ok((await room.page(owner, path)).includes('Đã phê duyệt kết quả'));
});

test('a paper dossier of the districts\' time takes its decision, its set and the district\'s step', async () => {
  const paper = { lodged_on: '10/05/2022', lodged_set: 'Chế biến từ rau, củ, quả, hạt' };
  assert.ok((await room.page(owner, await room.begin(paper))).includes('26/2026/QĐ-TTg'), 'an officer alone enters the past');
  const unknown = await room.store('thanhpho', 'dossiers', { subject_id: 'OM-THUHUONG', product_id: '09521234000013', sort: 'first', ...paper, lodged_set: 'Không có' });
  assert.equal(unknown.status, 422);
  const set = JSON.parse(readFileSync('data/criteria/2019/che-bien-rau-cu-qua-hat.json', 'utf8'));
  paper.lodged_set = set.name.vi;
  const path = await room.begin(paper, 'thanhpho');
  assert.ok((await room.page('thanhpho', path)).includes('1048/QĐ-TTg'));
  const scored = (list) => list.flatMap((each) => each.children ? scored(each.children) : [each]);
  await room.answerAll(path, (criterion) => 10 * (criterion.options.at(-1)?.points ?? criterion.max), 'thanhpho', set.parts.flatMap((part) => scored(part.criteria)));
  assert.equal((await room.file(path, 'thanhpho')).status, 303);
  assert.match(await room.page('phuong', path), /PĐK-01-00070-2022/);
  assert.equal((await room.check(path)).status, 303);
  const shown = await room.page('phuong', path);
  assert.ok(shown.includes('Ở cấp huyện') && shown.includes('Không có hạn'));
  const refused = await room.step('thanhpho2', path, 'district_recognises', { number: '7/TTr-UBND', day: '2022-06-01', points: '71' });
  assert.equal(refused.status, 303);
  assert.ok((await room.page('thanhpho', path)).includes('Ở cấp huyện'), 'only from 24/02/2023 on');
  assert.equal((await room.step('thanhpho2', path, 'forward', { number: '7/TTr-UBND', day: '2022-06-01', points: '71' })).status, 303);
  assert.match(await room.page('thanhpho', path), /7\/TTr-UBND; ngày 01\/06\/2022; 71 điểm/);
  assert.ok((await room.page('thanhpho', path)).includes('Chờ cấp thành phố tiếp nhận'));
});

test('the demonstration has a round by the rules of 2019, by way of the district', async () => {
  const list = await room.page('thanhpho', '/office/dossiers?q=' + encodeURIComponent('Cà phê rang mộc'));
  const path = list.match(/\/office\/dossiers\/[0-9A-Z]{26}/)[0];
  const shown = await room.page('thanhpho', path);
  for (const words of ['1048/QĐ-TTg', '10/05/2022', '41/TTr-UBND']) assert.ok(shown.includes(words), words);
  assert.match(shown, /\d điểm[^<]*, [345] sao/);
  assert.match(shown, /PĐK-01-\d{5}-2022/, 'its number is of that year');
});
