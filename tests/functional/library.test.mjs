// The library over HTTP: documents found the way people name them, their effect on any day, policies that can and
// that cannot be asked for, and that nothing is public before a second person agreed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startServer } from './server.mjs';
import { people, visit } from './visitor.mjs';

let server;
const person = people(() => server);
before(async () => { server = await startServer(); });
after(async () => { await server.stop(); server.remove(); });

const text = async (answer) => (await answer.text()).normalize('NFC');
const page = async (who, path) => text(await (await person(who)).get(path));
const open = async (path) => text(await visit(server).get(path));
const find = async (words) => [...(await open(`/van-ban?q=${encodeURIComponent(words)}`))
  .matchAll(/<h3><a href="([^"]+)">([^<]+)</g)].map((one) => one[2]);
const plan = '/van-ban/153-kh-ubnd-ubnd-quan-hoan-kiem-2019-08-06';

test('a plan is found by its number alone or as people say it, with marks or without', async () => {
  for (const words of ['153', '153/KH-UBND', 'ke hoach 153', 'Kế hoạch số 153', 'KH153', '153 hoan kiem']) {
    assert.equal((await find(words))[0], 'Kế hoạch 153/KH-UBND', words);
  }
  assert.deepEqual(await find('153'), ['Kế hoạch 153/KH-UBND', 'Quyết định 3629/QĐ-UBND'], 'then what tells of it');
  assert.deepEqual(await find('15'), []);
  assert.equal((await find('quyet dinh 148'))[0], 'Quyết định 148/QĐ-TTg');
  assert.equal((await find('26/2026'))[0], 'Quyết định 26/2026/QĐ-TTg');
  assert.match(await open('/van-ban?q=%3Cscript%3E'), /Không có văn bản nào khớp/);
  assert.doesNotMatch(await open('/van-ban?q=%3Cscript%3Ealert'), /<script>alert/);
  assert.match(await open('/en/documents?q=plan%20153'), /153\/KH-UBND/);
});

test('the chain of a document is drawn, and its effect is that of any day asked for', async () => {
  const shown = await open(plan);
  assert.match(shown, /Căn cứ/);
  assert.match(shown, /href="\/van-ban\/490-qd-ttg-thu-tuong-chinh-phu-2018-05-07"/);
  assert.match(shown, /3629\/QĐ-UBND[\s\S]*153\/KH-UBND/, 'the oldest first');
  assert.match(shown, /chưa đối chiếu với bản gốc/);
  const effect = async (path, day) => (await open(`${path}?day=${day}`)).match(/class="chip" data-tone="[a-z]+">([^<]+)</)[1];
  assert.equal(await effect(plan, '2019-08-05'), 'Chưa có hiệu lực');
  assert.equal(await effect(plan, '2019-08-06'), 'Còn hiệu lực');
  assert.equal(await effect(plan, '2020-12-31'), 'Còn hiệu lực');
  assert.equal(await effect(plan, '2021-01-01'), 'Hết hiệu lực');
  const decision = '/van-ban/148-qd-ttg-thu-tuong-chinh-phu-2023-02-24';
  assert.equal(await effect(decision, '2026-07-20'), 'Còn hiệu lực');
  assert.equal(await effect(decision, '2026-07-21'), 'Đã bị bãi bỏ');
  assert.match(await open(`${decision}?day=2026-07-21`), /href="\/van-ban\/26-2026-qd-ttg/);
  assert.match(await open('/van-ban/3629-qd-ubnd-ubnd-thanh-pho-ha-noi'), /Ngày ban hành chưa xác nhận/);
  assert.equal((await visit(server).get('/van-ban/154-kh-ubnd')).status, 404);
  assert.match(await open(`${plan}?day=ngay-mai`), /Hết hiệu lực/, 'what is no day is today');
});

test('a document is public only after two people, and not before', async () => {
  assert.deepEqual(await find('12/MH-KH'), []);
  const writer = await person('bientap');
  const answer = await writer.send('/office/library-entries/new', { do: 'store', row_version: '0',
    document_id: '12/MH-KH', checked: 'original', title_en: '<script>alert(1)</script>' });
  assert.equal(answer.status, 303, await text(answer));
  assert.deepEqual(await find('12/MH-KH'), []);
  const proposal = (await page('duyetbai', '/office/proposals')).match(/\/office\/proposals\/[0-9A-Z]{26}/)[0];
  const approver = await person('duyetbai');
  assert.equal((await approver.post(`${proposal}/approve`, { form_token: await approver.token(proposal), note: '' })).status, 303);
  assert.deepEqual(await find('12/MH-KH'), ['Kế hoạch 12/MH-KH']);
  assert.doesNotMatch(await open('/en/documents?q=12/MH-KH'), /<script>alert/);
  assert.equal((await (await person('0900000001')).get('/office/library-entries')).status, 404, 'nothing to producers');
});

test('six answers list only policies that are open today, with what is missing', async () => {
  const ask = (query) => open(`/chinh-sach/tim?${query}`);
  const all = await ask('kind=household&ward=00070&group=food&stars=4&need=');
  assert.match(all, /4 chính sách đang nhận đề nghị/);
  assert.doesNotMatch(all, /giai đoạn trước/, 'an ended one is not listed');
  const mark = await ask('kind=household&ward=00070&need=trademark&have-business_registration=1');
  assert.match(mark, /1 chính sách/);
  assert.match(mark, /Thiếu: Bản thiết kế nhãn|Thiếu: [^<]*nhãn/i);
  assert.doesNotMatch(mark, /Thiếu: Đăng ký kinh doanh/);
  const whole = await ask('kind=household&need=trademark&have-business_registration=1&have-label_artwork=1');
  assert.match(whole, /Đủ giấy tờ/);
  assert.match(await ask('kind=household&stars=0&need=market'), /không có chính sách nào phù hợp/);
  assert.match(await ask('kind=%22%3E%3Cscript%3E&stars=99&ward=xyz'), /không có chính sách nào phù hợp|chính sách đang nhận/);
  assert.match(await open('/en/policies/find?kind=household'), /policies open today/);
});

test('the answers of a producer come from the registers', async () => {
  const shown = await page('0900000001', '/office/eligibility');
  assert.match(shown, /Cơ sở Ô mai Thu Hường/);
  assert.match(shown, /Đăng ký nhãn hiệu/);
  assert.match(shown, /Gian hàng hội chợ/, 'it has four stars');
  assert.doesNotMatch(shown, /giai đoạn trước/);
});

test('an ended policy cannot be asked for, and says what replaced it', async () => {
  const old = await open('/chinh-sach/nhan-hieu-2023');
  assert.match(old, /Hết hiệu lực/);
  assert.match(old, /Nay áp dụng:[\s\S]*href="\/chinh-sach\/nhan-hieu-2026"/);
  assert.doesNotMatch(old, /policy-applications\/new/);
  const producer = await person('0900000001');
  const ask = (policy) => producer.send('/office/policy-applications/new', { do: 'store', row_version: '0',
    subject_id: 'OM-THUHUONG', policy_id: policy, request: 'Xin hỗ trợ' });
  const refused = await ask('NHAN-HIEU-2023');
  assert.equal(refused.status, 422);
  assert.match(await text(refused), /hết hiệu lực ngày 31\/12\/2025; nay thay bằng chính sách NHAN-HIEU-2026/);
  assert.match(await open('/chinh-sach/nhan-hieu-2026'), /policy-applications\/new\?policy_id=[0-9A-Z]{26}/);
  assert.equal((await ask('NHAN-HIEU-2026')).status, 303);
  assert.match(await page('phuong', '/office/policy-applications'), /Đăng ký nhãn hiệu/);
  const stranger = await producer.send('/office/policy-applications/new', { do: 'store', row_version: '0',
    subject_id: 'TS-DONGXUAN', policy_id: 'NHAN-HIEU-2026', request: 'của người khác' });
  assert.equal(stranger.status, 422, 'for another producer');
});

test('terms are explained where they stand, and each has its page', async () => {
  const shown = await open('/chinh-sach/tem-2026');
  assert.match(shown, /<a class="term" href="\/giai-thich\/tem" title="[^"]+">tem<\/a>/);
  const word = await open('/giai-thich/danh-gia-lai');
  assert.match(word, /<h1>Đánh giá lại<\/h1>/);
  assert.match(word, /từ 180 đến 120 ngày/);
  assert.match(await open('/en/explained/danh-gia-lai'), /between 180 and 120 days/);
  assert.match(await open('/giai-thich'), /Làm thế nào để tham gia/);
  assert.equal((await visit(server).get('/giai-thich/khong-co')).status, 404);
});

async function press(who, path) {
  const visitor = await person(who);
  return visitor.post(path, { form_token: await visitor.token(path.replace(/\/[a-z]+$/, '')) });
}

test('a good example is read only once its producer agreed and another person published it, and can be withdrawn', async () => {
  assert.match(await open('/cach-lam-hay'), /Một bếp ba ca/);
  const shown = await open('/cach-lam-hay/mot-bep-ba-ca');
  assert.match(shown, /Nguồn: Sổ lô của cơ sở \(giả định\), tính đến 31\/08\/2026/, 'a number has its source and day');
  assert.match(shown, /đồng ý cho đăng ngày 15\/09\/2026/);
  assert.doesNotMatch(await open('/cach-lam-hay'), /Hái sen theo giờ/, 'nobody agreed to that one');

  const writer = await person('phuong');
  const fields = { do: 'store', row_version: '0', code: 'THU', subject_id: 'OM-THUHUONG', title: 'Thử <b>một</b> cách', problem: 'Vướng',
    action: 'Làm', steps: 'Một\nHai', result: 'Được', result_source: 'Sổ', result_on: '01/09/2026', replicable: 'Được', contact: 'Phường' };
  const refused = await writer.send('/office/practice-cases/new', { ...fields, cost: '1000000' });
  assert.match(await text(refused), /Ghi con số chi phí lấy từ đâu/);
  const made = await writer.send('/office/practice-cases/new', fields);
  const at = `/office/practice-cases/${made.headers.get('location').match(/[0-9A-Z]{26}/)[0]}`;
  assert.equal((await press('phuong', `${at}/consent`)).status, 303);
  assert.match(await page('phuong', at), /Đang viết, chưa ai đồng ý/, 'an officer does not agree for a producer');
  await press('phuong2', `${at}/publish`);
  assert.equal((await visit(server).get('/cach-lam-hay/thu')).status, 404, 'nothing is published without consent');
  await press('0900000001', `${at}/consent`);
  assert.equal((await press('0900000001', `${at}/publish`)).status, 404, 'a producer publishes nothing');
  await press('phuong2', `${at}/publish`);
  assert.match(await open('/cach-lam-hay/thu'), /Thử &lt;b&gt;một/);

  const form = await page('phuong', `${at}/edit`);
  await writer.send(`${at}/edit`, { do: 'store', row_version: form.match(/name="row_version" value="(\d+)"/)[1], result: 'Được hơn nữa' });
  assert.equal((await visit(server).get('/cach-lam-hay/thu')).status, 404, 'nobody agreed to the new words');
  await press('0900000001', `${at}/consent`);
  await press('phuong2', `${at}/publish`);
  assert.match(await open('/cach-lam-hay/thu'), /Được hơn nữa/);
  await press('0900000001', `${at}/withdraw`);
  assert.equal((await visit(server).get('/cach-lam-hay/thu')).status, 404);
  assert.doesNotMatch(await open('/cach-lam-hay'), /Thử &lt;b&gt;/);
});

test('a good example becomes a list of tasks, all of them or none', async () => {
  const at = (await open('/cach-lam-hay/mot-bep-ba-ca')).match(/\/office\/practice-cases\/[0-9A-Z]{26}\/apply/)[0];
  const officer = await person('phuong');
  const send = async (fields) => officer.post(at, { form_token: await officer.token(at), unit_code: '00070', ...fields });
  const count = async () => ((await page('phuong', '/office/tasks?q=tách khu ướt')).match(/Tách khu ướt và khu nóng/g) ?? []).length;
  const refused = await send({ plan_id: 'KHONG-CO', deadline: '31/12/2026' });
  assert.equal(refused.status, 422);
  assert.match(await text(refused), /KHONG-CO/);
  assert.equal((await send({ plan_id: '12/MH-KH', deadline: 'mai' })).status, 422);
  assert.equal((await send({ plan_id: '12/MH-KH', deadline: '31/12/2026', unit_code: '00082' })).status, 422, 'another ward');
  assert.equal(await count(), 0);
  const made = await send({ plan_id: '12/MH-KH', deadline: '31/12/2026' });
  assert.equal(made.status, 303, await text(made));
  assert.equal(await count(), 1);
  assert.equal((await (await person('0900000001')).get(at)).status, 404, 'a producer makes no tasks of the ward');
});

test('a policy that closes soon waits on the home page of those it fits, and is closed the day after', async () => {
  const day = (days) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(Date.now() + days * 86_400_000));
  const add = async (code, deadline) => {
    const made = await (await person('bientap')).send('/office/policies/new', { do: 'store', row_version: '0', code, title: `Thử ${code}`,
      document_id: '05/MH-UBND', area_code: '01', need: 'training', benefit: 'Một khóa học', conditions: 'Không', how: 'Gọi phường',
      stars_min: '0', valid_from: day(-10), deadline, for_household: '1' });
    assert.equal(made.status, 303, await text(made));
    const approver = await person('duyetbai');
    const proposal = (await page('duyetbai', '/office/proposals')).match(/\/office\/proposals\/[0-9A-Z]{26}/)[0];
    assert.equal((await approver.post(`${proposal}/approve`, { form_token: await approver.token(proposal), note: '' })).status, 303);
  };
  await add('SAP-HET', day(3));
  await add('HET-HAN', day(-1));
  const home = await page('0900000001', '/office');
  assert.match(home, /Chính sách SAP-HET sắp hết hạn nộp/);
  assert.doesNotMatch(home, /HET-HAN/);
  assert.match(await open('/chinh-sach/het-han'), /Đã hết hạn nộp/);
});
