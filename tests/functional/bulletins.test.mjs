// A bulletin from its first block to a numbered, frozen issue and its correction, over HTTP; what must not work on
// the way; numbers when many approve at once and when the server is killed meanwhile; papers of products.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { startServer } from './server.mjs';
import { jpeg } from './small_jpeg.mjs';
import { people, visit } from './visitor.mjs';

let server;
const person = people(() => server);
before(async () => { server = await startServer(); });
after(async () => { await server.stop(); server.remove(); });

const text = async (answer) => (await answer.text()).normalize('NFC');
const page = async (who, path) => text(await (await person(who)).get(path));
const open = async (path) => text(await visit(server).get(path));
const status = async (path) => (await visit(server).get(path)).status;
async function press(who, path, from, fields = {}) {
  const visitor = await person(who);
  return visitor.post(path, { form_token: await visitor.token(from), ...fields });
}
const issueAt = (id, rest = '') => `/office/bulletins/${id}${rest}`;
async function enter(who, register, fields) {
  const answer = await (await person(who)).send(`/office/${register}/new`, { do: 'store', row_version: '0', ...fields });
  assert.equal(answer.status, 303, await text(answer));
  return answer.headers.get('location').match(/[0-9A-Z]{26}/)[0];
}
const day = (days = 0) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(Date.now() + days * 86_400_000));
const newIssue = (title, fields = {}) => enter('bientap', 'bulletins', { series_id: 'HK', title, issued_on: day(),
  lead: 'Lời dẫn của số.', lead_en: 'What this issue holds.', ...fields });
async function addBlock(who, id, kind, fields = {}, files) {
  return (await person(who)).send(issueAt(id, `/blocks/new?kind=${kind}`), { row_version: '0', ...fields }, files);
}
async function added(id, kind, fields, files) {
  const answer = await addBlock('bientap', id, kind, fields, files);
  assert.equal(answer.status, 303, await text(answer));
}
const picture = { picture: { name: 'pho.jpg', bytes: jpeg } };
const told = { alt: 'Sạp sấu ở Hàng Đường', rights: 'Ảnh: UBND phường' };
async function approve(who, id) {
  const shown = await page(who, issueAt(id));
  const path = shown.match(new RegExp(`action="(/office/bulletins/${id}/approve\\?seen=[0-9a-f]{64})"`))?.[1];
  assert.ok(path, 'approval is offered');
  return press(who, path, issueAt(id));
}
const numberOf = async (id) => (await page('bientap', issueAt(id))).match(/\/ban-tin\/hk\/(\d+)/)?.[1];
const blocksOf = async (id) => [...(await page('bientap', issueAt(id, '/compose'))).matchAll(/blocks\/([0-9A-Z]{26})\/edit/g)].map((one) => one[1]);
async function whole(title) {
  const id = await newIssue(title, { no_slogan: 'Số chuyên đề, không dùng khẩu hiệu' });
  await added(id, 'picture', told, picture);
  assert.equal((await press('bientap', issueAt(id, '/submit'), issueAt(id))).status, 303);
  return id;
}

test('the demonstration shows an issue with its correction, and no draft', async () => {
  assert.match(await open('/ban-tin'), /href="\/ban-tin\/hk\/1"[^>]*>Sấu vào mùa/);
  assert.doesNotMatch(await open('/ban-tin'), /Trung thu ở phố nghề/, 'a draft');
  assert.equal(await status('/ban-tin/hk/2'), 404);
  const now = await open('/ban-tin/hk/1');
  assert.match(now, /<strong>thứ Tư, 15\/07\/2026<\/strong>/);
  assert.match(now, /Đính chính ngày/);
  assert.match(now, /không phải thứ Ba, 14\/07\/2026/, 'what was corrected');
  const first = await open('/ban-tin/hk/1?edition=1');
  assert.match(first, /<strong>thứ Ba, 14\/07\/2026<\/strong>/, 'the first edition stays as it was');
  assert.match(first, /Đây là bản cũ/);
  const hash = (shown) => shown.match(/SHA-256 ([0-9a-f]{64})/)[1];
  assert.notEqual(hash(now), hash(first));
  for (const path of ['/ban-tin/hk/1?edition=3', '/ban-tin/hk/0', '/ban-tin/hk/01', '/ban-tin/hk/x', '/ban-tin/no/1', '/ban-tin/hk/99999999999999999999']) {
    assert.equal(await status(path), 404, path);
  }
  assert.match(await open('/en/bulletins/hk/1'), /The issue itself is in Vietnamese/);
  assert.match(await open('/en/bulletins/hk/1'), /Seven weeks of ripe dracontomelon/);
  const plain = await visit(server).get('/ban-tin/hk/1.txt');
  assert.match(plain.headers.get('content-type'), /text\/plain/);
  assert.match(await text(plain), /^UBND phường Hoàn Kiếm[^]*Số 1, 01\/07\/2026[^]*giấy đăng ký kinh doanh, bản chụp/);
  assert.match(await open('/sitemap.xml'), /\/ban-tin</);
});

test('the printed form has embedded faces and is found by Vietnamese words', async () => {
  const answer = await visit(server).get('/ban-tin/hk/1.pdf');
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-'));
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  const words = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' }).stdout.normalize('NFC').replace(/\s+/g, ' ');
  assert.match(words, /Bản đính chính lần 1/);
  assert.match(words, /thứ Tư, 15\/07\/2026/);
  assert.match(words, /giấy đủ điều kiện an toàn thực phẩm còn hạn/);
  const fonts = spawnSync('pdffonts', [file], { encoding: 'utf8' }).stdout.trim().split('\n').slice(2);
  assert.ok(fonts.length > 0);
  for (const line of fonts) assert.match(line, /Noto.* yes yes yes /);
  rmSync(folder, { recursive: true });
});

let issue;
test('an issue is composed of blocks without a script, and nothing typed is lost', async () => {
  issue = await newIssue('Chợ phiên tháng tám');
  const shown = await page('bientap', issueAt(issue));
  for (const lack of [/Chưa có phần nào/, /Chưa có ảnh nào đủ lời tả và quyền dùng/, /Chưa có khẩu hiệu/]) assert.match(shown, lack);
  await press('bientap', issueAt(issue, '/submit'), issueAt(issue));
  assert.match(await page('bientap', issueAt(issue)), /Đang soạn/, 'nothing is handed in before it is whole');

  await added(issue, 'heading', { words: 'Tin trong phường' });
  await added(issue, 'text', { words: 'Chợ mở **thứ Bảy** <script>alert(1)</script>\n\n- ô mai\n- trà sen' });
  const bad = await addBlock('bientap', issue, 'picture', { alt: '', rights: 'tự chụp' }, picture);
  assert.equal(bad.status, 422);
  const again = await text(bad);
  assert.match(again, /Tả ảnh cho người không nhìn thấy/);
  assert.match(again, /value="tự chụp"/);
  assert.match(again, /name="kept_picture" value="[0-9A-Z]{26}"/, 'the file is still there');
  await added(issue, 'picture', told, picture);
  for (const [kind, fields, reason] of [['quote', { words: 'Hay' }, /Ghi ai nói lời này/], ['quote', { words: 'x'.repeat(601), speaker: 'A' }, /Tối đa 600 ký tự; anh chị đã viết 601/],
    ['slogan', { slogan_code: 'KHONG-CO' }, /Không có khẩu hiệu mang mã này/], ['product', { product_id: '' }, /Chọn một sản phẩm/], ['heading', { words: 'a\nb' }, /Đề mục chỉ một dòng/]]) {
    const answer = await addBlock('bientap', issue, kind, fields);
    assert.equal(answer.status, 422, kind);
    assert.match(await text(answer), reason, kind);
  }
  assert.equal((await (await person('bientap')).get(issueAt(issue, '/blocks/new?kind=film'))).status, 404);
  await added(issue, 'product', { product_id: '09521234000013' });
  await added(issue, 'slogan', { slogan_code: 'TET-2026' });
  assert.match(await page('bientap', issueAt(issue)), /khẩu hiệu hết hạn hoặc chưa đến ngày/);
  const order = await blocksOf(issue);
  assert.equal(order.length, 5);
  await press('bientap', issueAt(issue, `/blocks/${order[4]}/take-out`), issueAt(issue, '/compose'));
  await added(issue, 'slogan', { slogan_code: 'PHO-NGHE-2026' });
  assert.equal((await press('bientap', issueAt(issue, `/blocks/${order[2]}/up`), issueAt(issue, '/compose'))).status, 303);
  await press('bientap', issueAt(issue, `/blocks/${order[0]}/up`), issueAt(issue, '/compose'));
  const moved = await blocksOf(issue);
  assert.deepEqual(moved.slice(0, 4), [order[0], order[2], order[1], order[3]]);
  await press('bientap', issueAt(issue, `/blocks/${order[0]}/down`), issueAt(issue, '/compose'));
  assert.deepEqual((await blocksOf(issue)).slice(0, 2), [order[2], order[0]]);
  const preview = await page('bientap', issueAt(issue, '/preview'));
  assert.match(preview, /Chợ mở <strong>thứ Bảy<\/strong>/);
  assert.doesNotMatch(preview, /<script>alert/);
  assert.match(preview, /src="\/office\/files\/[0-9A-Z]{26}"/);
  const paper = await (await person('bientap')).get(issueAt(issue, '/preview.pdf'));
  assert.match(await paper.text(), /^%PDF/);
  assert.match(await page('bientap', issueAt(issue, '/preview.txt')), /Bản nháp/);
});

let photo;
test('it is approved by another person, who has seen what is frozen, and gets the next number', async () => {
  assert.equal((await press('bientap', issueAt(issue, '/submit'), issueAt(issue))).status, 303);
  photo = (await page('bientap', issueAt(issue, '/preview'))).match(/\/office\/files\/([0-9A-Z]{26})/)[1];
  assert.equal(await status(`/media/bulletins/${photo}`), 404, 'before the approval');
  assert.match(await page('duyetbai', '/office'), /Duyệt bản tin: Chợ phiên tháng tám/);
  const nothing = await press('duyetbai', issueAt(issue, `/approve?seen=${'0'.repeat(64)}`), issueAt(issue));
  assert.equal(nothing.status, 303);
  assert.match(await page('duyetbai', issueAt(issue)), /Chờ duyệt/, 'something else than what was seen');
  assert.equal((await press('bientap', issueAt(issue, '/approve'), issueAt(issue))).status, 404, 'an editor decides nothing');
  await approve('duyetbai', issue);
  assert.equal(await numberOf(issue), '2');
  const read = await open('/ban-tin/hk/2');
  assert.match(read, /Chợ mở <strong>thứ Bảy<\/strong>/);
  assert.match(read, /alt="Sạp sấu ở Hàng Đường"/);
  assert.match(read, /Quà phố nghề, rõ người làm, rõ nơi làm/);
  assert.equal((await visit(server).get(`/media/bulletins/${photo}`)).headers.get('content-type'), 'image/jpeg');
  assert.equal(await status(`/media/bulletins/${'_'.repeat(26)}`), 404, 'no sign of a pattern');
});

test('whoever wrote does not approve, even with the right to', async () => {
  const id = await enter('thanhpho', 'bulletins', { series_id: 'HK', title: 'Số của thành phố', issued_on: day(), lead: 'L', lead_en: 'L', no_slogan: 'không' });
  await addBlock('thanhpho', id, 'picture', told, picture);
  await addBlock('thanhpho2', id, 'text', { words: 'Thêm một đoạn.' });
  await press('thanhpho', issueAt(id, '/submit'), issueAt(id));
  for (const who of ['thanhpho', 'thanhpho2']) {
    const shown = await page(who, issueAt(id));
    assert.match(shown, /cần người khác duyệt/, who);
    const seen = shown.match(/[0-9a-f]{64}/)[0];
    await press(who, issueAt(id, `/approve?seen=${seen}`), issueAt(id));
    assert.match(await page(who, issueAt(id)), /Chờ duyệt/, who);
  }
  await press('thanhpho', issueAt(id, '/remove'), issueAt(id));
});

test('an approved issue stays; a correction says what it corrects and keeps the number', async () => {
  const before = await open('/ban-tin/hk/2');
  await press('thanhpho', issueAt(issue, '/remove'), issueAt(issue));
  assert.equal(await status('/ban-tin/hk/2'), 200, 'it cannot be put aside');
  const blocks = await blocksOf(issue);
  const form = await page('bientap', issueAt(issue, `/blocks/${blocks[2]}/edit`));
  const answer = await (await person('bientap')).send(issueAt(issue, `/blocks/${blocks[2]}/edit`),
    { row_version: form.match(/name="row_version" value="(\d+)"/)[1], words: 'Chợ mở **Chủ nhật**.' });
  assert.equal(answer.status, 303, await text(answer));
  assert.equal(await open('/ban-tin/hk/2'), before, 'readers see what was approved');
  await press('bientap', issueAt(issue, '/submit'), issueAt(issue));
  assert.match(await page('bientap', issueAt(issue)), /phải ghi đính chính điều gì/);
  const edit = await page('bientap', issueAt(issue, '/edit'));
  await (await person('bientap')).send(issueAt(issue, '/edit'), { do: 'store', row_version: edit.match(/name="row_version" value="(\d+)"/)[1], correction: 'Chợ mở Chủ nhật, không phải thứ Bảy.' });
  await press('bientap', issueAt(issue, '/submit'), issueAt(issue));
  await approve('duyetbai', issue);
  const read = await open('/ban-tin/hk/2');
  assert.match(read, /Chợ mở <strong>Chủ nhật<\/strong>/);
  assert.match(read, /Chợ mở Chủ nhật, không phải thứ Bảy\./);
  assert.match(await open('/ban-tin/hk/2?edition=1'), /<strong>thứ Bảy<\/strong>/);
  assert.equal(await status('/ban-tin/hk/3'), 404, 'a correction takes no number');
});

test('people without the right, and a ward of others, find no issue', async () => {
  for (const who of ['nguoimua', 'totruong', 'quantri', '0900000001']) {
    for (const rest of ['', '/compose', '/preview', '/preview.pdf']) {
      assert.equal((await (await person(who)).get(issueAt(issue, rest))).status, 404, who + rest);
    }
  }
  const other = await newIssue('Số khác');
  const [block] = await blocksOf(issue);
  for (const rest of [`/blocks/${block}/edit`, `/blocks/${block}/up`, `/blocks/${block}/take-out`]) {
    const visitor = await person('bientap');
    const found = rest.endsWith('edit') ? await visitor.get(issueAt(other, rest)) : await press('bientap', issueAt(other, rest), issueAt(other, '/compose'));
    assert.equal(found.status, 404, 'a block of another issue');
  }
});

test('numbers neither repeat nor skip when many are approved at once', async () => {
  const ids = [];
  for (let i = 0; i < 8; ++i) ids.push(await whole(`Số đồng thời ${i}`));
  const approvers = await Promise.all(['duyetbai', 'thanhpho', 'thanhpho2'].map(person));
  const jobs = [];
  for (const id of ids) {
    const shown = await text(await approvers[0].get(issueAt(id)));
    const seen = shown.match(/approve\?seen=([0-9a-f]{64})/)[1];
    for (const visitor of approvers) jobs.push(async () => visitor.post(issueAt(id, `/approve?seen=${seen}`), { form_token: await visitor.token(issueAt(id)) }));
  }
  const answers = await Promise.all(jobs.map((job) => job()));
  assert.deepEqual(answers.map((answer) => answer.status), Array(24).fill(303), 'nobody is sent away');
  const numbers = await Promise.all(ids.map(numberOf));
  assert.deepEqual(numbers.map(Number).sort((a, b) => a - b), [3, 4, 5, 6, 7, 8, 9, 10]);
  for (const id of ids) assert.doesNotMatch(await page('bientap', issueAt(id)), /bản 2, duyệt/, 'each was approved once');
});

test('copies handed out are no more than were printed', async () => {
  const run = await enter('phuong', 'print-runs', { unit_code: '00070', title: 'Bản tin số 2', what: 'bulletin', bulletin_id: 'BT-MINH-HOA-1', format: 'a4', printer: 'Xưởng in', printed_on: day(), copies: '100' });
  const shown = await page('phuong', `/office/print-runs/${run}`);
  const code = shown.match(/IN-\d{4}-[0-9A-Z]{8}/)[0];
  const hand = (copies, place) => ({ do: 'store', row_version: '0', run_id: code, place, handed_on: day(), copies, received_by: 'Tổ dân phố' });
  const visitor = await person('phuong');
  assert.equal((await visitor.send('/office/print-handouts/new', hand('60', 'Tổ 1'))).status, 303);
  const refused = await visitor.send('/office/print-handouts/new', hand('50', 'Tổ 2'));
  assert.equal(refused.status, 422);
  assert.match(await text(refused), /In 100 bản, chỉ còn 40 bản để phát/);
  assert.equal((await visitor.send('/office/print-handouts/new', hand('40', 'Tổ 2'))).status, 303);
  assert.match(await page('phuong', `/office/print-runs/${run}`), /Còn lại[^]*?<dd[^>]*>0</);
});

test('catalogue, poster, leaflet and notice come from the data of the site', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'papers-'));
  const words = async (path) => {
    const answer = await visit(server).get(path);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers.get('content-type'), 'application/pdf', path);
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    return spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' }).stdout.normalize('NFC').replace(/\s+/g, ' ');
  };
  const all = await words('/an-pham/catalogue.pdf');
  const at = ['Bánh cốm Ngọc Bình', 'Cà phê phin giấy Bảo Khánh', 'Chả quế', 'Đèn kéo quân', 'Ô mai sấu gừng', 'Trà ướp sen Tịnh Liên'].map((name) => all.indexOf(name));
  assert.ok(at.every((place) => place >= 0), String(at));
  assert.deepEqual(at, [...at].sort((a, b) => a - b), 'the order of the Vietnamese alphabet');
  const four = await words('/an-pham/catalogue.pdf?stars=4&ward=00070');
  assert.match(four, /phường Hoàn Kiếm · từ 4 sao/);
  assert.match(four, /Ô mai sấu gừng/);
  assert.doesNotMatch(four, /Bánh chưng gói tay Bà Ngân/);
  assert.match(await words('/en/publications/catalogue.pdf'), /Candied green fruit with ginger/);
  for (const kind of ['poster', 'leaflet', 'notice']) {
    assert.match(await words(`/an-pham/${kind}.pdf?product=09521234000013`), /Ô mai sấu gừng/, kind);
    for (const wrong of ['', '?product=1', '?product=09521234000013&size=a5x', ...(kind === 'leaflet' ? ['?product=09521234000013&size=a3'] : ['?product=09521234000013&size=folded'])]) {
      const expected = wrong.includes('a5x') ? 200 : 404;  // an unknown size is the first one
      assert.equal(await status(`/an-pham/${kind}.pdf${wrong}`), expected, kind + wrong);
    }
  }
  assert.match(await open('/an-pham?q=tra+sen'), /leaflet\.pdf\?product=09521236000011&amp;size=folded/);
  assert.match(await open('/an-pham?q=tra+sen&bleed=1'), /size=folded&amp;bleed=1/);
  assert.match(await open('/an-pham?q=khong+co+gi'), /Không có sản phẩm nào như vậy/);
  assert.equal(await status('/01/09521234000013'), 200, 'where the code leads');
  rmSync(folder, { recursive: true });
});

test('numbers neither repeat nor skip when the server is killed among approvals', async () => {
  const ids = [];
  for (let i = 0; i < 6; ++i) ids.push(await whole(`Số giữa chừng ${i}`));
  const visitor = await person('thanhpho');
  const jobs = [];
  for (const id of ids) {
    const shown = await text(await visitor.get(issueAt(id)));
    const [, seen] = shown.match(/approve\?seen=([0-9a-f]{64})/);
    jobs.push({ id, seen, form_token: await visitor.token(issueAt(id)) });
  }
  const sent = jobs.map(async (job, i) => {
    await new Promise((go_on) => setTimeout(go_on, i * 4));
    try {
      return (await visitor.post(issueAt(job.id, `/approve?seen=${job.seen}`), { form_token: job.form_token })).status;
    } catch {
      return 0;
    }
  });
  await new Promise((go_on) => setTimeout(go_on, 12));
  await server.stop('SIGKILL');
  const answers = await Promise.all(sent);
  // The same sessions go on, at the new address.
  Object.assign(server, await startServer({ data: server.data, demo: false }), { demo: server.demo });
  const numbers = [];
  for (const [i, id] of ids.entries()) {
    const number = await numberOf(id);
    if (answers[i] === 303) assert.ok(number, 'what was answered stands');
    if (number) numbers.push(Number(number));
  }
  const next = await whole('Số sau khi khởi động lại');
  await approve('duyetbai', next);
  numbers.push(Number(await numberOf(next)));
  numbers.sort((a, b) => a - b);
  assert.deepEqual(numbers, numbers.map((_, i) => 11 + i));
  for (let number = 1; number < 11 + numbers.length; ++number) assert.equal(await status(`/ban-tin/hk/${number}`), 200, `issue ${number}`);
});
