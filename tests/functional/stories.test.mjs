// A product story from a producer's phone to the scan page, over HTTP, and what must not work on the way: acts
// of the wrong people, a copy, a draft that leaks, a slogan whose days are over.
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
const status = async (path) => (await visit(server).get(path)).status;
async function press(who, path, fields = {}, from = path.replace(/\/[a-z-]+$/, '')) {
  const visitor = await person(who);
  return visitor.post(path, { form_token: await visitor.token(from), ...fields });
}

async function enter(who, register, fields, files) {
  const answer = await (await person(who)).send(`/office/${register}/new`, { do: 'store', row_version: '0', ...fields }, files);
  assert.equal(answer.status, 303, await text(answer));
  return answer.headers.get('location').match(/[0-9A-Z]{26}/)?.[0];
}
async function change(who, register, id, fields) {
  const visitor = await person(who);
  const form = await page(who, `/office/${register}/${id}/edit`);
  const version = form.match(/name="row_version" value="(\d+)"/)[1];
  const answer = await visitor.send(`/office/${register}/${id}/edit`, { do: 'store', row_version: version, ...fields });
  assert.equal(answer.status, 303, await text(answer));
}
const told = { origin: 'Gói quà có từ năm 2015.', material: 'Ô mai sấu và hộp giấy dó.', people: 'Ba chị em gói tay.',
  skill: 'Gấp hộp không cần hồ.', difference: 'Hộp mở ra thành khay mời khách.', culture: 'Quà biếu ngày Tết.' };
const gift = '09521234000037';
const address = '/cau-chuyen/goi-qua-tet-o-mai-sau-gung-09521234000037';
let story;
const at = (rest = '') => `/office/stories/${story}${rest}`;

test('a story goes from its producer over two other people to the scan page', async () => {
  const code = 'CC-GOI';
  story = await enter('0900000001', 'stories', { code, product_id: gift, title: 'Hộp mở ra thành khay', lead: 'Ba chị em gói tay từng hộp.', ...told, origin: '' });
  let shown = await page('0900000001', at());
  assert.match(shown, /Phần Nguồn gốc còn trống/);
  assert.match(shown, /Chưa có ảnh/);
  assert.match(shown, /Chọn một khẩu hiệu, hoặc ghi vì sao không dùng/);
  assert.match(shown, /PHO-NGHE-2026/, 'the slogans in use are offered');
  assert.doesNotMatch(shown, /TET-2026/, 'and none whose days are over');
  await press('0900000001', at('/submit'));
  assert.match(await page('0900000001', at()), /Đang viết/, 'nothing is submitted before it is whole');

  await change('0900000001', 'stories', story, { origin: told.origin, slogan_code: 'PHO-NGHE-2026' });
  await enter('0900000001', 'story-pictures', { story_id: code, address: '/media/demo/goi-qua-o-mai.svg', alt: 'Gói quà đỏ', author: 'Cơ sở', rights: 'tự chụp', people_shown: 'nobody' });
  assert.equal((await press('0900000001', at('/submit'))).status, 303);
  assert.match(await page('0900000001', at()), /Chờ kiểm tra/);
  await press('0900000001', at('/review'));
  assert.match(await page('0900000001', at()), /Chờ kiểm tra/, 'a producer does not review');
  assert.match(await page('phuong', '/office'), /Kiểm tra câu chuyện: Hộp mở ra thành khay/);
  assert.equal((await press('phuong', at('/review'))).status, 303);
  await press('phuong', at('/publish'));
  assert.match(await page('phuong', at()), /Chờ công bố/, 'who reviewed does not publish');
  assert.equal(await status(address), 404, 'and nobody reads it yet');
  assert.equal((await press('phuong2', at('/publish'))).status, 303);

  const read = await open(address);
  assert.match(read, /Hộp mở ra thành khay/);
  assert.match(read, /Quà phố nghề, rõ người làm, rõ nơi làm/, 'with its slogan');
  assert.match(read, /alt="Gói quà đỏ"/);
  assert.match(read, /Bản số 1, công bố ngày/);
  assert.match(await open('/en/stories/tet-gift-pack-of-candied-green-fruit-with-ginger-09521234000037'), /in Vietnamese only so far/);
  for (const path of [`/01/${gift}`, '/san-pham/goi-qua-tet-o-mai-sau-gung-09521234000037']) {
    assert.match(await open(path), new RegExp(`href="${address}"`), path);
  }
  assert.match(await open('/sitemap.xml'), new RegExp(address));
  assert.match(await page('phuong', at()), /Có câu chuyện \(1\/5 điểm\)/, 'no leaflet, no more than one point');
});

test('a change makes a draft and leaves the version; the next version ends it', async () => {
  await change('0900000001', 'stories', story, { leaflet: 'Lời trên tờ rơi.', web: 'Kể thêm.' });
  assert.match(await page('phuong', at()), /Đang viết/);
  assert.doesNotMatch(await open(address), /Kể thêm\./, 'what was not reviewed is not shown');
  const [version] = (await page('phuong', at())).match(/\/office\/story-versions\/[0-9A-Z]{26}/);
  const frozen = await page('hoidong', version);
  assert.match(frozen, /Hộp mở ra thành khay/, 'a council member sees the frozen version');
  assert.equal((await (await person('nguoimua')).get(version)).status, 404);
  const hash = frozen.match(/[0-9a-f]{64}/)[0];

  for (const [who, verb] of [['0900000001', 'submit'], ['phuong', 'review'], ['phuong2', 'publish']]) {
    assert.equal((await press(who, at(`/${verb}`))).status, 303, verb);
  }
  const read = await open(address);
  assert.match(read, /Kể thêm\./);
  assert.match(read, /Bản số 2/);
  assert.notEqual(read.match(/[0-9a-f]{64}/)[0], hash);
  assert.equal((await page('hoidong', version)).match(/[0-9a-f]{64}/)[0], hash, 'the old one stays as it was');
  assert.match(await page('phuong', at()), /trang truy xuất điện tử \(5\/5 điểm\)/);
  assert.match(await open(`${address}/to-roi`), /Lời trên tờ rơi\./);
});

test('a story that is taken down is nowhere, and its versions stay', async () => {
  await press('0900000001', at('/take-down'));
  assert.equal(await status(address), 404);
  assert.equal(await status(`${address}/to-roi`), 404);
  for (const path of ['/cau-chuyen', `/01/${gift}`, '/sitemap.xml']) {
    assert.doesNotMatch(await open(path), new RegExp(address), path);
  }
  assert.match(await page('phuong', at()), /Bản 2, công bố/);
});

test('a copy of another story is shown beside it with the shared passages marked', async () => {
  const list = await page('phuong', '/office/stories');
  const mo = list.match(/href="(\/office\/stories\/[0-9A-Z]{26})"[^>]*>Ba lần sên của mơ/)[1];
  const shown = await page('phuong', mo);
  const percent = Number(shown.match(/Trùng (\d+)% với một câu chuyện đã công bố/)[1]);
  assert.ok(percent >= 50 && percent < 100, `${percent} %`);
  const compare = await page('phuong', shown.match(/\/office\/stories\/[0-9A-Z]{26}\/compare\/[0-9A-Z]{26}/)[0]);
  assert.match(compare, /<mark>[^<]*đứng chảo từ năm mười bảy tuổi[^<]*<\/mark>/);
  assert.doesNotMatch(compare, /<mark>[^<]*Hương Tích[^<]*<\/mark>/, 'what is its own is not marked');
  assert.match(compare, new RegExp(`${percent}% câu chuyện này có trong câu chuyện kia`));
});

test('a council sees a published copy beside the earlier story', async () => {
  const list = await page('phuong', '/office/stories');
  const mo = list.match(/href="(\/office\/stories\/[0-9A-Z]{26})"[^>]*>Ba lần sên của mơ/)[1];
  await press('phuong', `${mo}/review`);
  await press('phuong2', `${mo}/publish`);
  const [version] = (await page('phuong', mo)).match(/\/office\/story-versions\/[0-9A-Z]{26}/);
  const shown = await page('hoidong', version);
  const beside = shown.match(new RegExp(`${version}/compare/[0-9A-Z]{26}`))[0];
  assert.match(shown, /Trùng \d+%/);
  assert.match(await page('hoidong', beside), /<mark>[^<]*đứng chảo từ năm mười bảy tuổi/);
  assert.equal((await (await person('nguoimua')).get(beside)).status, 404);
  await press('phuong', `${mo}/take-down`);
});

test('people without the right, and of another ward, find no story', async () => {
  for (const who of ['nguoimua', 'totruong', 'quantri']) {
    assert.equal((await (await person(who)).get(at())).status, 404, who);
  }
  assert.equal((await press('0900000001', at('/publish'))).status, 404, 'a producer decides nothing');
  const answer = await (await person('0900000001')).send('/office/stories/new', { do: 'store', row_version: '0',
    product_id: '09521236000011', title: 'Chuyện của người khác', lead: 'không phải hàng của mình' });
  assert.equal(answer.status, 422, 'of the product of another producer');
});

test('script in every field stays words, and limits name the field', async () => {
  const bad = '<script>alert(1)</script>';
  await change('0900000001', 'stories', story, { title: bad, lead: bad, origin: `${bad}\nhai`, culture: bad });
  for (const [who, verb] of [['0900000001', 'submit'], ['phuong', 'review'], ['phuong2', 'publish']]) await press(who, at(`/${verb}`));
  for (const path of [address, '/cau-chuyen', `/01/${gift}`, `${address}/to-roi`]) {
    const shown = await open(path);
    assert.match(shown, /&lt;script&gt;alert\(1\)/, path);
    assert.doesNotMatch(shown, /<script>alert/, path);
  }
  const answer = await (await person('0900000001')).send('/office/stories/new', { do: 'store', row_version: '0',
    product_id: '09521234000013', title: 'Hai', lead: 'x'.repeat(221) });
  const shown = await text(answer);
  assert.equal(answer.status, 422);
  assert.match(shown, /Tối đa 220 ký tự; anh chị đã viết 221/);
  const second = await (await person('0900000001')).send('/office/stories/new', { do: 'store', row_version: '0',
    product_id: '09521234000013', title: 'Hai', lead: 'ngắn' });
  assert.match(await text(second), /Sản phẩm này đã có câu chuyện/);
});

test('an uploaded picture is public only while a published story shows it, without where it was taken', async () => {
  const jpeg = Buffer.from('/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APn+v//Z', 'base64');
  await enter('0900000001', 'story-pictures', { story_id: 'CC-GOI', alt: 'Tay gói hộp', author: 'Cơ sở', rights: 'tự chụp', people_shown: 'consented' },
    { file: { name: 'goi.jpg', bytes: jpeg } });
  const list = await page('phuong', at());
  assert.match(list, /Đang viết/, 'a new picture is reviewed too');
  for (const [who, verb] of [['0900000001', 'submit'], ['phuong', 'review'], ['phuong2', 'publish']]) await press(who, at(`/${verb}`));
  const src = (await open(address)).match(/\/story-pictures\/[0-9A-Z]{26}/)[0];
  const answer = await visit(server).get(src);
  assert.equal(answer.headers.get('content-type'), 'image/jpeg');
  await press('phuong', at('/take-down'));
  assert.equal(await status(src), 404);
});

test('a slogan takes two people, fits everywhere, and is gone when its days are over', async () => {
  assert.match(await open('/'), /Quà phố nghề, rõ người làm, rõ nơi làm/);
  assert.match(await open('/en/'), /Gifts of the craft streets, each with its maker/);
  assert.doesNotMatch(await open('/'), /Tết này, quà OCOP/);
  const day = (days) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(Date.now() + days * 86_400_000));
  const fields = { do: 'store', row_version: '0', code: 'THU-1', words: 'Khẩu hiệu thử của hôm nay', words_en: 'A slogan of today',
    campaign: 'Đợt thử', valid_from: day(-1), valid_to: day(0), on_home: '1' };
  const long = await (await person('bientap')).send('/office/slogans/new', { ...fields, words: 'x'.repeat(61) });
  assert.match(await text(long), /Tối đa 60 ký tự; anh chị đã viết 61/);
  assert.equal((await (await person('bientap')).send('/office/slogans/new', fields)).status, 303);
  assert.doesNotMatch(await open('/'), /Khẩu hiệu thử của hôm nay/, 'one person alone');
  const proposal = (await page('duyetbai', '/office/proposals')).match(/\/office\/proposals\/[0-9A-Z]{26}/)[0];
  assert.equal((await press('duyetbai', `${proposal}/approve`, { note: '' }, proposal)).status, 303);
  assert.match(await open('/'), /Khẩu hiệu thử của hôm nay/);
});
