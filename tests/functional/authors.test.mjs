// Who signs articles: bylines that lead to what somebody signed, pen names, and people who leave.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { moment, openNewsroom, text } from './editors.mjs';

const room = openNewsroom();
const count = (page, pattern) => [...page.matchAll(pattern)].length;

async function addAuthor(fields, who = 'bientap') {
  const answer = await (await room.person(who)).send('/office/authors/new', {
    do: 'store', row_version: '0', unit_code: '00070', ...fields });
  return { answer, id: answer.headers.get('location')?.match(/[0-9A-Z]{26}/)?.[0] };
}

test('a byline leads to what its author signed, each of several names to its own', async () => {
  const id = await room.write({ title: 'Hai người một bài', byline: 'Nguyễn Thử, Trần Mẫu và Lê Nháp' });
  await room.release(id);
  const page = await room.open(await room.path(id));
  for (const [slug, name] of [['nguyen-thu', 'Nguyễn Thử'], ['tran-mau', 'Trần Mẫu'], ['le-nhap', 'Lê Nháp']]) {
    assert.match(page, new RegExp(`<a href="/tac-gia/${slug}" rel="author">${name}</a>`));
    assert.match(await room.open(`/tac-gia/${slug}`), /Hai người một bài/);
  }
  assert.match(page, /"url":"[^"]*\/tac-gia\/nguyen-thu"/, 'the data of the page name the author');
  assert.doesNotMatch(await room.open('/tac-gia/nguyen-thu'), /Ươm|Thu Giang/);
});

test('an author of whom nothing is out is nowhere, not by name and not by feed', async () => {
  const id = await room.write({ title: 'Bài chưa đến giờ', byline: 'Phạm Chưa Ra', release_on: moment(60) });
  await room.release(id);
  for (const path of ['/tac-gia/pham-chua-ra', '/tac-gia/pham-chua-ra/rss.xml', '/tac-gia/khong-co-ai', '/en/authors/pham-chua-ra']) {
    assert.equal((await room.get(path)).status, 404, path);
  }
  const out = await room.write({ title: 'Bài đã đến giờ', byline: 'Phạm Chưa Ra' });
  await room.release(out);
  const page = await room.open('/tac-gia/pham-chua-ra');
  assert.match(page, /Bài đã đến giờ/);
  assert.doesNotMatch(page, /Bài chưa đến giờ/, 'the embargo holds on the page of the author too');
});

test('public pen names share a page; one with a row of its own is connected to nobody', async () => {
  const signed = { 'Đỗ Gốc': 'Bài ký tên thật', 'Mây Hàng Quạt': 'Bài ký bút danh', 'Ẩn Danh Riêng': 'Bài ký tên riêng' };
  for (const [byline, title] of Object.entries(signed)) await room.release(await room.write({ title, byline }));
  const { answer } = await addAuthor({ name: 'Đỗ Gốc', pen_names: 'Mây Hàng Quạt', role: 'contributor',
    about: 'Viết về nghề làm quạt.', about_en: 'Writes about fans.', login: 'bientap' });
  assert.equal(answer.status, 303, await text(answer));
  await addAuthor({ name: 'Ẩn Danh Riêng', login: 'bientap' });
  const moved = await room.get('/tac-gia/may-hang-quat');
  assert.equal(moved.status, 301);
  assert.equal(moved.headers.get('location'), '/tac-gia/do-goc');
  const page = await room.open('/tac-gia/do-goc');
  for (const words of [/Bài ký tên thật/, /Bài ký bút danh/, /Cộng tác viên/, /Viết về nghề làm quạt/, /2[ \u00a0]bài/]) assert.match(page, words);
  assert.doesNotMatch(page, /bientap|tên riêng/, 'neither the account nor the other name');
  const own = await room.open('/tac-gia/an-danh-rieng');
  assert.match(own, /Bài ký tên riêng/);
  assert.doesNotMatch(own, /bientap|Đỗ Gốc|Mây Hàng Quạt/);
  assert.equal((await addAuthor({ name: 'Người Khác', pen_names: 'mây hàng quạt' })).answer.status, 422,
    'a name leads to one author');
});

test('an author who leaves keeps every article, and so does a row that is put aside', async () => {
  await room.release(await room.write({ title: 'Bài của người sắp nghỉ', byline: 'Vũ Sắp Nghỉ' }));
  const { id } = await addAuthor({ name: 'Vũ Sắp Nghỉ', about: 'Phóng viên của phường.', login: 'bientap' });
  assert.match(await room.open('/tac-gia/vu-sap-nghi'), /Phóng viên của phường/);
  const editor = await room.person('bientap');
  const removed = await editor.post(`/office/authors/${id}/remove`, { form_token: await editor.token('/office') });
  assert.equal(removed.status, 303);
  const page = await room.open('/tac-gia/vu-sap-nghi');
  assert.match(page, /Vũ Sắp Nghỉ/);
  assert.match(page, /Bài của người sắp nghỉ/);
  assert.doesNotMatch(page, /Phóng viên của phường/);
});

test('the pages of an author have one article once each, and stay when a new one comes', async () => {
  for (let i = 1; i <= 23; ++i) await room.release(await room.write({ title: `Bài dài kỳ số ${i}.`, byline: 'Hoàng Viết Nhiều' }));
  const first = await room.open('/tac-gia/hoang-viet-nhieu');
  assert.equal(count(first, /<li><h3>/g), 20);
  const older = first.match(/href="(\/tac-gia\/hoang-viet-nhieu\?before=[^"]+)"/)[1];
  const rest = await room.open(older);
  assert.equal(count(rest, /<li><h3>/g), 3);
  await room.release(await room.write({ title: 'Bài mới tinh.', byline: 'Hoàng Viết Nhiều' }));
  const shown = (page) => [...page.matchAll(/<h3><a href="([^"]+)"/g)].map(([, href]) => href);
  assert.deepEqual(shown(await room.open(older)), shown(rest), 'the second page is as it was');
  const titles = [...(first + rest).matchAll(/Bài dài kỳ số \d+\./g)].map(([title]) => title);
  assert.equal(new Set(titles).size, 23);
  const feed = await room.open('/tac-gia/hoang-viet-nhieu/rss.xml');
  assert.equal(count(feed, /<item>/g), 24);
  assert.match(await room.open('/tac-gia/hoang-viet-nhieu/atom.xml'), /<title>Hoàng Viết Nhiều · OCOP Hoàn Kiếm<\/title>/);
});

test('an author without articles in one language leads to those in the other', async () => {
  const page = await room.open('/en/authors/hoang-viet-nhieu');
  assert.match(page, /No article in English yet/);
  assert.match(page, /href="\/tac-gia\/hoang-viet-nhieu"/);
});

test('signs of markup in a name harm neither its page nor its feeds', async () => {
  const evil = '"><script>alert(1)</script>';
  await room.release(await room.write({ title: 'Tên lạ', byline: `Xấu ${evil}` }));
  const slug = 'xau-script-alert-1-script';
  for (const path of [`/tac-gia/${slug}`, `/tac-gia/${slug}/rss.xml`, `/tac-gia/${slug}/atom.xml`]) {
    const answer = await room.get(path);
    assert.equal(answer.status, 200, path);
    assert.doesNotMatch(await answer.text(), /<script>alert/, path);
  }
});
