// An officer brings a new decision: checked, shown, released by another person, in force from its day; and a
// dossier that was begun before asks for every answer again.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { best, criteria, openRoom, owner, text } from './evaluation_people.mjs';
import { startServer, temporaryFolder } from './server.mjs';
import { zip } from './zip.mjs';

const decision = '15/2099/QĐ-TTg';
const day = (days) => {
  const at = new Date(Date.now() + 7 * 3600_000 + days * 86_400_000);
  return at.toISOString().slice(0, 10);
};
const said = (iso) => iso.split('-').reverse().join('/');
const first = day(20);

/// The files of the decision of 2026 under another number; `change` may alter each of them.
function files(change = (name, object) => object, { name = decision, from = first } = {}) {
  const all = {};
  for (const file of readdirSync('data/criteria/2026')) {
    let object = JSON.parse(readFileSync(`data/criteria/2026/${file}`, 'utf8'));
    if (file === 'regime.json') object = { ...object, decision: name, from };
    else object.regime = name;
    object = change(file, object);
    if (object) all[file] = typeof object === 'string' ? object : JSON.stringify(object);
  }
  return all;
}
const scored = (list) => list.flatMap((each) => each.children ? scored(each.children) : [each]);
const criterionOf = (object, code) =>
  object.parts.flatMap((part) => scored(part.criteria)).find((one) => one.code === code);
/// Set 26 is gone, flowers have another name, numbers are given out anew, tea asks something else.
const changed = (file, object) => {
  if (file.startsWith('26-')) return undefined;
  if (file.startsWith('23-')) object.slug = 'hoa-tuoi';
  if (file !== 'regime.json') object.set = 40 - object.set;
  if (file.startsWith('07-')) criterionOf(object, '1.1').options[0].label.vi = 'Mức này viết lại';
  return object;
};

let room, data;
before(async () => { data = temporaryFolder(); room = await openRoom(await startServer({ data })); });
after(async () => { await room.server.stop(); room.server.remove(); });

const upload = async (who, sent) =>
  (await room.person(who)).send('/office/criteria', {}, { files: sent });
const archive = (parts) => [{ name: 'quyet-dinh.zip', bytes: zip(parts), type: 'application/zip' }];
const loose = (parts) => Object.entries(parts).map(([name, content]) => (
  { name, bytes: Buffer.from(content), type: 'application/json' }));
const pathIn = (answer) => {
  assert.equal(answer.status, 303);
  return answer.headers.get('location').match(/\/office\/criteria\/imports\/[0-9A-Z]{26}/)[0];
};
const act = (who, path, verb, fields = {}) => room.press(who, path, `${path}/${verb}`, fields);

test('decisions are shown to those who work by them, and brought by the city alone', async () => {
  const page = await room.page('thanhpho', '/office/criteria');
  for (const known of ['26/2026/QĐ-TTg', '148/QĐ-TTg', '1048/QĐ-TTg']) assert.ok(page.includes(known), known);
  assert.match(page, /Đang áp dụng cho hồ sơ nộp hôm nay/);
  assert.match(page, /26 bộ tiêu chí/);
  const ward = await room.page('phuong', '/office/criteria');
  assert.ok(ward.includes('26/2026/QĐ-TTg') && !ward.includes('name="files"'));
  assert.equal((await room.get(owner, '/office/criteria')).status, 404);
  assert.equal((await upload('phuong', archive(files()))).status, 404);
});

test('every fault is told with its file and its place, and nothing is stored', async () => {
  const broken = files((file, object) => {
    if (file === 'regime.json') object.certificate_months = 0;
    if (file.startsWith('07-')) object.parts[0].max = 41;
    if (file.startsWith('11-')) return '{';
    if (file.startsWith('08-')) criterionOf(object, '9').options.at(-1).points = 1;
    return object;
  });
  const refused = await upload('thanhpho', archive(broken));
  assert.equal(refused.status, 422);
  const page = await text(refused);
  assert.match(page, /regime\.json<[^]*?\/certificate_months<[^]*?Không được bằng 0/);
  assert.match(page, /07-che-bien-rau-cu-qua-hat\.json<[^]*?Tổng các phần không bằng 100/);
  assert.match(page, /11-che\.json<[^]*?Không phải JSON hợp lệ/);
  assert.match(page, /08-[^<]*<[^]*?Tiêu chí 9<[^]*?Mức cao nhất không bằng điểm tối đa/);
  assert.match(await room.page('thanhpho', '/office/criteria'), /Chưa có quyết định nào được nhập/);
  const english = await (await room.person('thanhpho')).send('/en/office/criteria', {}, { files: archive(broken) });
  assert.match(await text(english), /The parts do not add up to 100/);
});

test('what a stranger could send as files is refused with a reason', async () => {
  const bomb = zip({ 'regime.json': Buffer.alloc(30 << 20, 0x20) });
  const many = zip(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.json`, '{}'])));
  for (const [sent, why] of [
    [[], /Chưa chọn tệp nào/],
    [[{ name: 'x.zip', bytes: Buffer.from('PK\x03\x04 không phải') }], /Không mở được tệp ZIP/],
    [[{ name: 'x.zip', bytes: bomb }], /Giải nén ra quá lớn/],
    [[{ name: 'x.zip', bytes: many }], /Quá nhiều: tối đa/],
    [archive({ 'a/regime.json': '{}', 'b/regime.json': '{}' }), /Tên tệp bị lặp/],
    [archive({ ...files(), 'doc.exe': 'MZ' }), /Không phải tệp \.json/],
    [loose({ 'regime.json': '\xff\xfe' }).map((one) => ({ ...one, bytes: Buffer.from([0xff, 0xfe, 0]) })), /Không phải UTF-8/],
    [loose({ '01.json': '{}' }), /regime\.json<[^]*?Thiếu tệp này/],
    [loose({ 'regime.json': files()['regime.json'] }), /không có bộ tiêu chí nào/],
  ]) {
    const refused = await upload('thanhpho', sent);
    assert.equal(refused.status, 422, String(why));
    assert.match(await text(refused), why);
  }
});

test('a decision begins after today, after every other one, and is not replaced', async () => {
  for (const [more, why] of [
    [{ from: day(0) }, /không ở sau hôm nay/],
    [{ from: '2026-01-01' }, /không ở sau hôm nay/],
    [{ name: '26/2026/QĐ-TTg' }, /đã có Quyết định 26\/2026\/QĐ-TTg/],
  ]) {
    const refused = await upload('thanhpho', archive(files(undefined, more)));
    assert.equal(refused.status, 422);
    assert.match(await text(refused), why);
  }
});

let dossier, path;
test('two people bring a decision into force, and the preview says what changes', async () => {
  dossier = await room.begin();
  await room.answerAll(dossier);
  path = pathIn(await upload('thanhpho', archive({ '2099/': '', '__MACOSX/._regime.json': 'x', ...files(changed) })));
  const preview = await room.page('thanhpho', path);
  assert.match(preview, /Thay đổi so với Quyết định 26\/2026\/QĐ-TTg/);
  assert.match(preview, /1 bộ thêm, 2 bộ bỏ, 1 bộ sửa, 23 bộ giữ nguyên/);
  assert.match(preview, /Chế biến từ rau[^<]*: 1 tiêu chí khác/);
  assert.equal((await room.get('phuong', path)).status, 404);
  assert.equal((await act('thanhpho', path, 'release')).status, 303);
  assert.match(await room.page('thanhpho', path), /Đã kiểm tra, chưa trình/, 'a draft cannot be released');
  await act('thanhpho', path, 'propose');
  await act('thanhpho', path, 'release');
  assert.match(await room.page('thanhpho', path), /Người nhập không tự duyệt/);
  assert.doesNotMatch(await room.page('thanhpho', '/office/criteria'), new RegExp(`${decision} *</h2>`));
  assert.match(await room.page('thanhpho2', '/office'), /Duyệt bộ tiêu chí của Quyết định 15\/2099/);
  assert.equal((await room.press('phuong', '/office/criteria', `${path}/release`)).status, 404);
  assert.equal((await act('thanhpho2', path, 'release')).status, 303);
  const page = await room.page('thanhpho', '/office/criteria');
  assert.ok(page.includes(`Áp dụng cho hồ sơ nộp từ ${said(first)}`), 'at once, in the running server');
  assert.match(page, /Nguồn<[^]*?Cán bộ nhập</);
});

test('after a release nothing is released again, on that day or before it', async () => {
  const again = await upload('thanhpho', archive(files()));
  assert.match(await text(again), /đã có Quyết định 15\/2099/);
  for (const from of [first, day(10)]) {
    const other = await upload('thanhpho', archive(files(undefined, { name: '16/2099/QĐ-TTg', from })));
    assert.equal(other.status, 422);
    assert.match(await text(other), /Mỗi ngày chỉ có một quyết định/);
  }
  await act('thanhpho2', path, 'refuse', { note: 'muộn' });
  await act('thanhpho', path, 'withdraw');
  assert.match(await room.page('thanhpho', path), /<h2[^>]*>Đã duyệt/);
});

test('what was sent back names the reason, and what was taken back never comes', async () => {
  const more = { name: '17/2099/QĐ-TTg', from: day(60) };
  const sent = pathIn(await upload('thanhpho', loose(files(undefined, more))));
  await act('thanhpho', sent, 'propose');
  await act('thanhpho2', sent, 'refuse', { note: '' });
  assert.match(await room.page('thanhpho', sent), /Chờ duyệt/, 'a reason is needed');
  await act('thanhpho2', sent, 'refuse', { note: 'Thiếu phụ lục' });
  assert.match(await room.page('thanhpho', sent), /Thiếu phụ lục/);
  const taken = pathIn(await upload('thanhpho', loose(files(undefined, more))));
  await act('thanhpho', taken, 'withdraw');
  await act('thanhpho2', taken, 'release');
  assert.doesNotMatch(await room.page('thanhpho2', '/office/criteria'), /Áp dụng cho hồ sơ nộp từ [^]*17\/2099/);
});

test('until its day dossiers are filed under the decision of before', async () => {
  const page = await room.page(owner, dossier);
  assert.ok(page.includes('26/2026/QĐ-TTg') && !page.includes(decision));
  const other = await room.begin();
  await room.answerAll(other);
  assert.equal((await room.file(other)).status, 303);
  assert.match(await room.page(owner, other), /Xã, phường kiểm tra|Chờ xã, phường kiểm tra|PĐK/);
});

test('from its day on a draft takes it over, and every answer is looked at again', async () => {
  await room.server.stop();
  room = await openRoom(await startServer({ data, daysAhead: 21 }));
  const page = await room.page(owner, dossier);
  assert.ok(page.includes(`Từ ${said(first)} áp dụng Quyết định ${decision}`));
  await room.press(owner, dossier, `${dossier}/file`);
  assert.match(await room.page(owner, dossier), /Bản nháp|chưa nộp/, 'it cannot be handed in by the old one');
  const sheet = `${dossier}/self-assessment`;
  const early = await room.press(owner, `${sheet}?criterion=1.1`, sheet,
    { criterion: '1.1', choice: '|10', note: 'giữ lại lời này', go: 'save' });
  assert.equal(early.status, 422);
  assert.match(await text(early), /giữ lại lời này/);
  assert.equal((await room.press(owner, dossier, `${dossier}/take-over`)).status, 303);
  const taken = await room.page(owner, dossier);
  assert.ok(taken.includes(`Còn ${criteria.length} câu trả lời cũ chưa xem lại theo Quyết định ${decision}`));
  assert.match(taken, new RegExp(`0/${criteria.length}|Đã chấm 0`), 'none counts');
  const asked = await room.page(owner, `${sheet}?criterion=1.1`);
  assert.match(asked, /Trước đây, theo Quyết định 26\/2026\/QĐ-TTg, anh chị chọn/);
  assert.ok(asked.includes('Mức này viết lại') || asked.includes('name="choice"'));
  assert.doesNotMatch(asked, /name="choice"[^>]*checked/);
  await room.press(owner, dossier, `${dossier}/file`);
  assert.match(await room.page(owner, dossier), /Còn 32 câu trả lời cũ/, 'it is not handed in before that');
  await room.answerAll(dossier);
  assert.equal((await room.file(dossier)).status, 303);
  const filed = await room.page(owner, dossier);
  assert.ok(filed.includes(decision) && !filed.includes('câu trả lời cũ'));
  assert.equal((await room.get(owner, `${dossier}/papers/bao-cao-tu-danh-gia.pdf`)).status, 200);
});
