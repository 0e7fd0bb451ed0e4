// From the result of a council to its certificate, and what becomes of it: proposed by one person,
// released by another, given out again, revoked; and what nobody may do.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { best, openRoom } from './evaluation_people.mjs';
import { visit } from './visitor.mjs';

let room, server;
const person = (login) => room.person(login);
before(async () => {
  room = await openRoom();
  server = room.server;
});
after(async () => { await room.close(); });

const text = async (answer) => (await answer.text()).normalize('NFC');
const page = async (who, path) => text(await (await person(who)).get(path));
const open = async (path) => text(await visit(server).get(path));
const status = async (path) => (await visit(server).get(path)).status;
async function press(who, from, path, fields = {}) {
  const visitor = await person(who);
  return visitor.post(path, { form_token: await visitor.token(from), ...fields });
}
const day = (later) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' })
  .format(new Date(Date.now() + later * 86_400_000));
const year = day(0).slice(-4);
const overview = '/office/recognition';
const evaluated = '09521234000020';

/// The certificate of the newest stars of a product, by the register of the city.
async function certificateOf(name) {
  const list = await page('thanhpho', `/office/certificates?q=${encodeURIComponent(name)}`);
  return list.match(/\/office\/certificates\/[0-9A-Z]{26}/)[0];
}
/// The register is read anew by a thread behind each change.
async function soon(look, what) {
  for (let i = 0; i < 50; ++i) {
    if (await look()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(what);
}

let certificate;
test('the certificate of the demonstration came out of its case, with its code, days and points', async () => {
  certificate = await certificateOf('5127/QĐ-UBND');
  const shown = await page('thanhpho', certificate);
  assert.match(shown, new RegExp(`01-00070-1-${year}`));
  const said = await open(`/giay-chung-nhan/01-00070-1-${year}`);
  for (const words of ['Đang có hiệu lực', '5127/QĐ-UBND', '96\u00a0điểm', 'không có điểm của từng thành viên', 'SHA-256']) {
    assert.ok(said.includes(words), words);
  }
  assert.match(said, /A\. [^<]+<\/th><td class="end">\d+(,\d)?<\/td>/, 'points by part');
  assert.ok(!said.includes('Hoàng Thu Trang'), 'no member');
  assert.match(await open(`/en/certificate/01-00070-1-${year}`), /In force/);
});

test('a certificate of before has a page too; what is none has not', async () => {
  const old = await certificateOf('2471/QĐ-UBND');
  const id = old.split('/').at(-1).toLowerCase();
  assert.match(await open(`/giay-chung-nhan/${id}`), /Đang có hiệu lực[\s\S]*2471\/QĐ-UBND/);
  for (const wrong of ['x', '01-00070-99-2026', "'--"]) assert.equal(await status(`/giay-chung-nhan/${wrong}`), 404);
});

test('the certificate is printed with a code that leads to its state', async () => {
  for (const who of ['thanhpho', '0900000001', 'phuong']) {
    const answer = await (await person(who)).get(`${certificate}/certificate.pdf`);
    assert.equal(answer.status, 200, who);
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    assert.equal((await answer.text()).slice(0, 5), '%PDF-');
  }
  for (const who of ['nguoimua', 'hoidong', 'bientap']) {
    assert.equal((await (await person(who)).get(`${certificate}/certificate.pdf`)).status, 404, who);
  }
});

test('nothing is recognised twice out of one result, and only the city proposes', async () => {
  const cases = await page('thanhpho', '/office/council-cases');
  const ids = new Set([...cases.matchAll(/council-cases\/([0-9A-Z]{26})/g)].map((found) => found[1]));
  const recognised = [];
  for (const id of ids) {
    const asked = await page('thanhpho', `${overview}/cases/${id}`);
    if (/đã được đề nghị công nhận hoặc đã công nhận/.test(asked)) recognised.push(id);
    else assert.match(asked, /thành phố chưa phê duyệt kết quả/);
  }
  assert.equal(recognised.length, 1, 'the round of 2022 is not approved yet');
  const at = `${overview}/cases/${recognised[0]}`;
  const twice = await press('thanhpho2', overview, at, { number: '1/QĐ', day: day(0), issuer: 'UBND' });
  assert.equal(twice.status, 422);
  for (const who of ['phuong', '0900000001', 'thuky', 'hoidong', 'quanlythitruong']) {
    assert.equal((await (await person(who)).get(at)).status, 404, who);
    assert.equal((await (await person(who)).get(overview)).status, 404, who);
  }
});

test('a certificate that an act gave is changed by acts alone', async () => {
  const visitor = await person('thanhpho');
  const form = await page('thanhpho', `${certificate}/edit`);
  const typed = Object.fromEntries([...form.matchAll(/<input[^>]*name="([a-z_]+)"[^>]*value="([^"]*)"/g)].map((one) => [one[1], one[2]]));
  assert.equal(typed.code, `01-00070-1-${year}`, 'the form holds the row');
  for (const change of [{ stars: '5' }, { revoked_on: day(0) }, { code: `01-00070-9-${year}` }]) {
    const answer = await visitor.send(`${certificate}/edit`, { ...typed, kind: 'ocop_stars', do: 'store', ...change });
    assert.notEqual(answer.status, 303, JSON.stringify(change));
    assert.notEqual(answer.status, 500, JSON.stringify(change));
  }
  assert.doesNotMatch(await page('thanhpho2', '/office/proposals'), /5127\/QĐ-UBND/, 'nothing waits');
  assert.match(await open(`/giay-chung-nhan/01-00070-1-${year}`), /data-stars="3"/);
});

/// Proposes on a certificate; the address of the act.
async function propose(who, path, fields) {
  const answer = await press(who, path, path, fields);
  assert.equal(answer.status, 303, answer.status === 303 ? '' : await text(answer));
  return answer.headers.get('location').match(/\/office\/recognition\/[0-9A-Z]{26}/)[0];
}

test('a lost certificate is given out again by two people, under its code', async () => {
  const at = `${certificate}/reissue`;
  const fields = { cause: 'lost', reason: 'Thất lạc khi chuyển nhà', number: '77/QĐ-UBND', day: day(0), issuer: 'UBND thành phố Hà Nội' };
  for (const [wrong, why] of [[{ cause: 'law' }, 'a ground of revocation'], [{ reason: ' ' }, 'no reason'],
                              [{ number: '' }, 'no number'], [{ day: '31/02/2026' }, 'no day'], [{ day: day(1) }, 'a day to come']]) {
    const refused = await press('thanhpho', at, at, { ...fields, ...wrong });
    assert.equal(refused.status, 422, why);
  }
  const act = await propose('thanhpho', at, fields);
  assert.equal((await press('thanhpho', at, at, fields)).status, 422, 'one waits already');
  assert.equal((await press('thanhpho', act, `${act}/release`)).status, 422, 'not the proposer');
  assert.equal((await press('thanhpho2', act, `${act}/release`)).status, 303);
  const said = await open(`/giay-chung-nhan/01-00070-1-${year}`);
  assert.match(said, /Cấp lại giấy chứng nhận[\s\S]*77\/QĐ-UBND[\s\S]*Lần cấp 2[\s\S]*Bị mất/);
  assert.match(said, /Đang có hiệu lực/);
  assert.equal((await press('thanhpho2', overview, `${act}/release`)).status, 422, 'once only');
});

test('a proposal is refused with a note or taken back, and the producer never sees it', async () => {
  const at = `${certificate}/revoke`;
  const fields = { cause: 'mark', concluded_on: day(0), reason: 'Dùng sai biểu trưng', number: '', day: '', issuer: 'UBND thành phố Hà Nội' };
  const act = await propose('thanhpho', at, fields);
  assert.ok(!(await page('0900000001', certificate)).includes('Chờ người thứ hai'));
  assert.ok((await page('thanhpho2', certificate)).includes('Chờ người thứ hai'));
  assert.match(await page('thanhpho2', act), /Hạn ra quyết định \d\d\/\d\d\/\d{4}, còn 15/);
  await press('thanhpho2', act, `${act}/refuse`, { note: '' });
  assert.match(await page('thanhpho2', act), /Chờ người thứ hai/);
  assert.equal((await press('thanhpho2', act, `${act}/refuse`, { note: 'Chưa đủ căn cứ' })).status, 303);
  assert.match(await page('thanhpho', act), /Không đồng ý[\s\S]*Chưa đủ căn cứ/);
  const second = await propose('thanhpho', at, fields);
  await press('thanhpho2', second, `${second}/withdraw`);
  assert.match(await page('thanhpho', second), /Chờ người thứ hai/, 'only who proposed takes it back');
  assert.equal((await press('thanhpho', second, `${second}/withdraw`)).status, 303);
});

test('a revocation that is late says by how many days', async () => {
  const other = await certificateOf('2903/QĐ-BNNMT');
  const act = await propose('thanhpho', `${other}/revoke`, { cause: 'stopped', concluded_on: day(-20), reason: 'Ngừng sản xuất', number: '', day: '', issuer: 'Bộ Nông nghiệp và Môi trường' });
  assert.match(await page('thanhpho2', act), /Quá hạn ra quyết định \d\d\/\d\d\/\d{4}: chậm 5/);
  assert.match(await page('thanhpho', overview), /chậm 5/);
  assert.match(await page('thanhpho2', '/office'), /Chờ ban hành: Thu hồi 5 sao/);
  await press('thanhpho', act, `${act}/withdraw`);
});

test('a revocation takes the stars from every page at once', async () => {
  const path = (await open(`/giay-chung-nhan/01-00070-1-${year}`)).match(/\/san-pham\/[a-z0-9-]+/)[0];
  assert.match(await open(path), /data-stars="3"/);
  assert.match(await open(`/sao/${evaluated}.svg`), /<polygon/);
  const at = `${certificate}/revoke`;
  const fields = { cause: 'criteria', concluded_on: day(-1), reason: 'Không còn nguyên liệu địa phương', number: '', day: '', issuer: 'UBND thành phố Hà Nội' };
  assert.equal((await press('thanhpho', at, at, { ...fields, concluded_on: day(1) })).status, 422);
  assert.equal((await press('thanhpho', at, at, { ...fields, concluded_on: day(-400) })).status, 422, 'before the certificate');
  const act = await propose('thanhpho', at, { ...fields, concluded_on: day(0) });
  const without = await press('thanhpho2', act, `${act}/release`, { number: '', day: day(0), issuer: 'UBND' });
  assert.equal(without.status, 422, 'a decision has a number');
  assert.equal((await press('thanhpho2', act, `${act}/release`, { number: '91/QĐ-UBND', day: day(0), issuer: 'UBND thành phố Hà Nội' })).status, 303);
  await soon(async () => /hết hiệu lực từ/.test(await open(path)), 'the product page');
  const product = await open(path);
  assert.ok(!/class="stars[^"]*" data-stars="3" href/.test(product), 'no gold stars');
  assert.ok(!/"award"/.test(product), 'nor for machines');
  assert.ok(!/<polygon/.test(await open(`/sao/${evaluated}.svg`)), 'nor in the picture');
  assert.match(await open(`/01/${evaluated}`), /hết hiệu lực từ/);
  const said = await open(`/giay-chung-nhan/01-00070-1-${year}`);
  assert.match(said, /Đã thu hồi[\s\S]*Không còn đạt tiêu chí/);
  assert.ok((await page('0900000001', certificate)).includes('91/QĐ-UBND'), 'the producer is told');
  assert.equal((await press('thanhpho', at, at, fields)).status, 422, 'revoked once');
});

test('the picture of stars is asked for at every showing, and knows what is none', async () => {
  const answer = await visit(server).get('/sao/09521234000013.svg');
  assert.equal(answer.headers.get('content-type'), 'image/svg+xml');
  assert.equal(answer.headers.get('cache-control'), 'no-cache');
  assert.equal((await text(answer)).match(/<polygon/g).length, 4);
  assert.ok(!/<polygon/.test(await open('/sao/09521237000010.svg')), 'revoked');
  assert.ok(!/<polygon/.test(await open('/sao/09521238000019.svg')), 'expired');
  for (const wrong of ['x.svg', '00000000000000.svg']) assert.equal(await status(`/sao/${wrong}`), 404);
});

/// A certificate of stars that ends in so many days, entered by one person and approved by another.
async function giveStars(number, subject, product, endsIn) {
  const answer = await (await person('thanhpho')).send('/office/certificates/new', {
    do: 'store', row_version: '0', number, issuer: 'UBND thành phố Hà Nội', subject_id: subject, product_id: product,
    kind: 'ocop_stars', stars: '4', valid_from: day(0), valid_to: day(endsIn), reason: 'thử' });
  assert.equal(answer.status, 303, answer.status === 303 ? '' : await text(answer));
  const own = await page('thanhpho', '/office/proposals');
  const path = own.match(new RegExp(`href="(/office/proposals/[0-9A-Z]{26})">[^<]*${number}<`))[1];
  assert.equal((await press('thanhpho2', path, `${path}/approve`, { note: '' })).status, 303);
}
const part = (html, heading) => html.slice(html.indexOf(`>${heading}</h2>`)).split('</section>')[0];

let council, dossier;
/// The council of three gives the same points to everything; the address of the case.
async function concluded(path, points) {
  council ??= await room.council();
  const matter = await room.caseOf(council, path);
  for (const who of ['hoidong', 'hoidong2', 'hoidong3']) assert.equal((await room.score(who, matter, points)).status, 303, who);
  assert.equal((await room.conclude(matter, points)).status, 303);
  return matter;
}

test('in its window a renewal waits on the home pages of producer, ward and city; filed, the certificate holds on', async () => {
  await giveStars('CUA-SO-1', 'OM-THUHUONG', '09521234000013', 150);
  const owner = '0900000001';
  const at = '/office/renewals';
  await soon(async () => part(await page(owner, at), 'Cần nộp hồ sơ đánh giá lại').includes('Ô mai sấu gừng'), 'the window');
  for (const who of [owner, 'phuong', 'thanhpho']) {
    assert.match(await page(who, '/office'), /Nộp hồ sơ đánh giá lại: Ô mai sấu gừng/, who);
  }
  assert.ok(part(await page(owner, at), 'Cần nộp hồ sơ đánh giá lại').includes(`đến ${day(30)}; giấy hết hạn ${day(150)}`));
  assert.equal((await (await person('nguoimua')).get(at)).status, 404);
  dossier = await room.begin({ sort: 're_evaluation', changes: 'Đổi bao bì' });
  await room.answerAll(dossier);
  assert.equal((await room.file(dossier)).status, 303);
  const shown = part(await page(owner, at), 'Đang đánh giá lại');
  assert.ok(shown.includes('Ô mai sấu gừng') && shown.includes(`Đã nộp ngày ${day(0)}`));
  assert.doesNotMatch(await page(owner, '/office'), /Nộp hồ sơ đánh giá lại: Ô mai sấu gừng/);
  const paper = (await certificateOf('CUA-SO-1')).split('/').at(-1).toLowerCase();
  await soon(async () => (await open(`/giay-chung-nhan/${paper}`)).includes(day(330)), 'grace of 180 days after its end');
});

test('a council that gives too little ends the grace, and what follows does not bring it back', async () => {
  const paper = (await certificateOf('CUA-SO-1')).split('/').at(-1).toLowerCase();
  assert.equal((await room.check(dossier)).status, 303);
  assert.equal((await room.step('thanhpho', dossier, 'accept')).status, 303);
  await concluded(dossier, () => 0);
  const hasGrace = async () => (await open(`/giay-chung-nhan/${paper}`)).includes(day(330));
  await soon(async () => !(await hasGrace()), 'no grace after the answer');
  assert.equal((await room.step('thanhpho', dossier, 'approve', { number: '130/QĐ-UBND', day: day(0) })).status, 303);
  assert.match(await page('thanhpho', dossier), /Đã có kết quả/);
  await new Promise((done) => setTimeout(done, 500));
  assert.ok(!(await hasGrace()), 'nor after the city approved it');
  assert.match(await open(`/giay-chung-nhan/${paper}`), new RegExp(`đến ${day(150)}`), 'valid to its own end');
});

test('five stars are the centre\'s: the city sends a result on, and recognises what the centre answered', async () => {
  const path = await room.received();
  const matter = await concluded(path, best);
  assert.equal((await room.step('thanhpho', path, 'approve_and_send', { number: '131/QĐ-UBND', day: day(0) })).status, 303);
  const at = `${overview}/cases/${matter}`;
  assert.match(await page('thanhpho', path), /Đã trình trung ương/);
  assert.match(await page('thanhpho', at), /trung ương chưa trả kết quả/);
  assert.equal((await room.step('thanhpho', path, 'centre_result', { number: '9/QĐ-BNNMT', day: day(0), points: '95', star: '5' })).status, 303);
  const asked = await page('thanhpho', at);
  assert.ok(asked.includes('value="Bộ Nông nghiệp và Môi trường"'), 'the ministry recognises');
  assert.ok(asked.includes('value="9/QĐ-BNNMT"') && !asked.includes('value="131/QĐ-UBND"'), 'by the document of its answer');
  const act = await propose('thanhpho', at, { number: '9/QĐ-BNNMT', day: day(0), issuer: 'Bộ Nông nghiệp và Môi trường' });
  assert.equal((await press('thanhpho2', act, `${act}/release`)).status, 303);
  await soon(async () => (await text(await visit(server).get('/sao/09521234000013.svg'))).match(/<polygon/g)?.length === 5, 'five stars');
});

test('a missed window is told as late, and packs that carry stars are shown 90 days ahead', async () => {
  await giveStars('CUA-SO-2', 'GC-MINHTRAM', '09521235000012', 60);
  await soon(async () => part(await page('thanhpho', '/office/renewals'), 'Lỡ hạn nộp hoặc đã hết hiệu lực').includes('Lỡ hạn nộp'), 'missed');
  assert.match(await page('thanhpho', '/office'), /Lỡ hạn đánh giá lại: /);
  const packs = await page('thanhpho', '/office/starred-packs');
  assert.ok(part(packs, 'Sao hết trong 90\u00a0ngày tới').includes(`Đến hết ${day(60)}`));
  const after = part(packs, 'Sao đã hết, hàng và tem có thể vẫn còn');
  assert.match(after, /Thu hồi từ \d\d\/\d\d\/\d{4}/);
  assert.ok(!(await page('0900000001', '/office/starred-packs')).includes(`Đến hết ${day(60)}`), 'of another producer');
});

test('an unannounced visit is nobody else\'s to see before it was made; its findings lead on', async () => {
  const store = async (path, fields) => (await person('thanhpho')).send(path, { do: 'store', row_version: '0', ...fields });
  const fields = { subject_id: 'OM-THUHUONG', product_id: '09521234000013', sort: 'unannounced', planned_on: day(3) };
  const made = await store('/office/supervision-visits/new', fields);
  assert.equal(made.status, 303, made.status === 303 ? '' : await text(made));
  const visit = made.headers.get('location').match(/\/office\/supervision-visits\/[0-9A-Z]{26}/)[0];
  for (const who of ['0900000001', 'phuong']) assert.equal((await (await person(who)).get(visit)).status, 404, who);
  assert.match(await page('thanhpho', visit), /cơ sở và phường chưa thấy/);
  const found = { ...fields, row_version: '1', visited_on: day(0), visitors: 'Vũ Thanh Hà', criteria_kept: 'not_kept', mark_use: 'wrong', findings: 'Dùng nguyên liệu nơi khác', measures: 'Thu bao bì', due_on: day(7) };
  for (const [wrong, why] of [[{ findings: '' }, 'no findings'], [{ due_on: day(-1) }, 'due before the visit'], [{ due_on: '' }, 'measures without a day'], [{ visited_on: day(1), due_on: day(7) }, 'a visit to come']]) {
    assert.equal((await store(`${visit}/edit`, { ...found, ...wrong })).status, 422, why);
  }
  assert.equal((await store(`${visit}/edit`, found)).status, 303);
  for (const who of ['0900000001', 'phuong']) assert.match(await page(who, visit), /Dùng nguyên liệu nơi khác/, who);
  assert.match(await page('0900000001', '/office'), /Khắc phục sau kiểm tra/);
  assert.match(await page('thanhpho', visit), /căn cứ xem xét thu hồi[\s\S]*\/revoke"/);
  assert.doesNotMatch(await page('0900000001', visit), /\/revoke"/);
});

const list = '/san-pham-duoc-cong-nhan';
test('the public list tells of any day, narrowed, as a page, as CSV and as JSON', async () => {
  const now = await open(list);
  assert.match(now, /\d+ sản phẩm, ngày/);
  const data = JSON.parse(await open(`${list}.json`));
  assert.ok(now.includes(`${data.products.length} sản phẩm, ngày ${day(0)}`), 'the same rows');
  assert.equal(data.statistics.all.all, data.products.length);
  assert.equal(data.statistics.by_ward.reduce((sum, one) => sum + one.products.all, 0), data.products.length);
  assert.ok(!data.products.some((one) => one.gtin === evaluated), 'revoked above');
  const past = JSON.parse(await open(`${list}.json?day=2026-06-30`));
  assert.ok(past.products.some((one) => one.gtin === evaluated && one.stars === 3), 'and there before');
  assert.ok(past.products.some((one) => one.gtin === '09521238000019'), 'in force on its last day');
  assert.ok(!JSON.parse(await open(`${list}.json?day=2026-07-01`)).products.some((one) => one.gtin === '09521238000019'));
  assert.deepEqual(JSON.parse(await open(`${list}.json?day=2019-01-01`)).products, []);
  const narrow = JSON.parse(await open(`${list}.json?day=2026-06-30&stars=4&group=food&ward=00070`));
  assert.ok(narrow.products.length > 0 && narrow.products.every((one) => one.stars === 4 && one.group === 'food' && one.ward_code === '00070'));
  const csv = await open(`${list}.csv?day=2026-06-30`);
  assert.equal(csv.trim().split('\r\n').length, past.products.length + 1);
  assert.match(csv, /^\ufeff?gtin,code,name_vi/);
});

test('a list asked for wrongly says so, and nothing typed comes back as markup', async () => {
  assert.match(await open(`${list}?day=<script>`), /Không đọc được ngày/);
  assert.match(await open(`${list}?day=30/06/2026`), /name="day"[^>]*value="30\/06\/2026"/, 'typed as people here write days');
  const old = JSON.parse(await open(`${list}.json?day=2025-06-30`));
  for (const one of old.products) assert.ok(one.ward.startsWith('Nay thuộc ') || /^\d{5}$/.test(one.ward_code), one.ward);
  assert.equal(await status(`${list}.json?day=x`), 400);
  const typed = await open(`${list}?ward=%22%3E%3Cscript%3E&group=x&stars=9&page=99999`);
  assert.ok(!typed.includes('"><script>'));
  assert.match(await open('/en/recognised-products'), /Recognised products/);
});
