// Articles from the draft to the reader, over HTTP: four eyes, the embargo, corrections, views, feeds,
// search, and script in every field.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startServer } from './server.mjs';
import { people, visit } from './visitor.mjs';

let server;
const person = people(() => server);
before(async () => { server = await startServer(); });
after(async () => { await server.stop(); server.remove(); });

const text = async (answer) => (await answer.text()).normalize('NFC');
const open = async (path) => text(await visit(server).get(path));
const browser = { 'User-Agent': 'Mozilla/5.0 (X11; Linux) Firefox/140.0' };

async function write(fields, who = 'bientap') {
  const answer = await (await person(who)).send('/office/articles/new', {
    do: 'store', row_version: '0', language: 'vi', category: 'news', unit_code: '00070',
    lead: 'Tóm tắt', body: 'Nội dung', ...fields });
  assert.equal(answer.status, 303, await text(answer));
  return answer.headers.get('location').match(/[0-9A-Z]{26}/)[0];
}
async function press(who, id, verb, fields = {}) {
  const visitor = await person(who);
  return visitor.post(`/office/articles/${id}/${verb}`,
    { form_token: await visitor.token('/office'), ...fields });
}
async function release(id) {
  assert.equal((await press('bientap', id, 'submit')).status, 303);
  assert.equal((await press('duyetbai', id, 'approve')).status, 303);
}
const record = async (id, who = 'bientap') => text(await (await person(who)).get(`/office/articles/${id}`));
const path = async (id) => (await record(id)).match(/href="(\/tin-tuc\/[^"]+)"/)?.[1];
/// Hour and day in Viet Nam, some minutes from now.
function moment(minutes) {
  const at = new Date(Date.now() + minutes * 60_000);
  const part = (options) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', ...options }).format(at);
  return `${part({ hour: '2-digit', minute: '2-digit' })} ${part({})}`;
}

test('an article goes from its draft over another person to every reader', async () => {
  const id = await write({ title: 'Sấu chín sớm ở phố Hàng Đường', byline: 'Hoàng Nam', agency: 'HNP',
    lead: 'Bảy tuần trong một năm.', body: '## Mùa sấu\n\nGừng **giã tay**.', tags: 'ô mai, sấu' });
  assert.doesNotMatch(await open('/tin-tuc'), /Sấu chín sớm/, 'a draft is nowhere');
  assert.equal((await press('bientap', id, 'submit')).status, 303);
  assert.match(await text(await (await person('duyetbai')).get('/office')), /Duyệt bài: Sấu chín sớm/);
  await press('bientap', id, 'approve');
  assert.doesNotMatch(await open('/tin-tuc'), /Sấu chín sớm/, 'an editor approves nothing');
  await press('duyetbai', id, 'approve');
  const page = await open(await path(id));
  assert.match(page, /<h2>Mùa sấu<\/h2>/);
  assert.match(page, /<strong>giã tay<\/strong>/);
  assert.match(page, /HNP/);
  assert.match(page, /"@type":"NewsArticle"/);
  for (const list of ['/', '/tin-tuc', '/tin-tuc/rss.xml', '/tin-tuc/atom.xml', '/tin-tuc?q=sau+chin+som', '/tin-tuc?desk=news']) {
    assert.match(await open(list), /Sấu chín sớm/, list);
  }
  assert.match(await open('/sitemap.xml'), /\/tin-tuc\/sau-chin-som/);
  assert.doesNotMatch(await open('/tin-tuc?desk=notice'), /Sấu chín sớm/);
});

test('who wrote an article or handed it in does not approve it', async () => {
  const id = await write({ title: 'Bài của cán bộ thành phố' }, 'thanhpho');
  await press('thanhpho', id, 'submit');
  await press('thanhpho', id, 'approve');
  assert.doesNotMatch(await open('/tin-tuc'), /Bài của cán bộ/);
  assert.match(await record(id, 'thanhpho'), /người khác phải duyệt/);
  await press('thanhpho2', id, 'approve');
  assert.match(await open('/tin-tuc'), /Bài của cán bộ/);
});

test('an article with an hour to come is nowhere before it', async () => {
  const id = await write({ title: 'Tin cấm đăng sớm', release_on: moment(60) });
  await release(id);
  const at = await path(id);
  for (const list of ['/', '/tin-tuc', '/tin-tuc/rss.xml', '/tin-tuc/atom.xml', '/tin-tuc?q=cam+dang+som', '/sitemap.xml']) {
    assert.doesNotMatch(await open(list), /cấm đăng sớm|tin-cam-dang-som/, list);
  }
  for (const one of [at, `${at}/print`]) assert.equal((await visit(server).get(one)).status, 404, one);
});

test('an hour that has passed is refused', async () => {
  const id = await write({ title: 'Tin của hôm qua', release_on: moment(-1440) });
  await press('bientap', id, 'submit');
  assert.match(await record(id), /giờ đăng đã qua/);
  assert.match(await record(id), /Đang viết/);
});

test('a correction waits for approval, shows what differs and leaves the hour of publication', async () => {
  const id = await write({ title: 'Lịch tập huấn', body: 'Ngày 12' });
  await release(id);
  const at = await path(id);
  const time = (await open(at)).match(/<time datetime="([^"]+)"/)[1];
  const visitor = await person('bientap');
  const form = await text(await visitor.get(`/office/articles/${id}/edit`));
  const version = form.match(/name="row_version" value="(\d+)"/)[1];
  const change = (body) => visitor.post(`/office/articles/${id}/edit`, {
    form_token: form.match(/name="form_token" value="([0-9a-f]+)"/)[1], do: 'store', row_version: version, body });
  assert.equal((await change('Ngày 13')).status, 303);
  assert.equal((await change('Ngày 14')).status, 409, 'the second of two editors is told');
  assert.match(await open(at), /Ngày 12/, 'the public reads what was approved');
  assert.match(await record(id), /Khác bản đã duyệt/);
  await release(id);
  const page = await open(at);
  assert.match(page, /Ngày 13/);
  assert.match(page, /Cập nhật lúc/);
  assert.equal(page.match(/<time datetime="([^"]+)"/)[1], time);
});

test('a writer sees how the text will look, with cards of products, before anybody else does', async () => {
  const id = await write({ title: 'Xem trước đã', body: 'Một\n\n::product 09521236000011\n\n<script>alert(1)</script>' });
  const page = await text(await (await person('bientap')).get(`/office/articles/${id}/preview`));
  assert.match(page, /class="card"[^]*Trà ướp sen Tịnh Liên/);
  assert.doesNotMatch(page, /<script>alert/);
  assert.equal((await visit(server).get(`/office/articles/${id}/preview`)).status, 303);
  const visitor = await person('bientap');
  const fragment = await text(await visitor.post('/office/articles/preview',
    { form_token: await visitor.token('/office'), body: '## Mục\n\n| a | b |\n|---|---|\n| 1 | 2 |' }));
  assert.match(fragment, /^<h2>Mục<\/h2>[^]*<td>2<\/td>/);
  assert.match(await text(await visitor.get('/office/articles/toolbar')), /data-around="\*\*"/);
});

test('readers are shown what a correction changed', async () => {
  const page = await open('/tin-tuc?desk=notice');
  const at = page.match(/href="(\/tin-tuc\/lich-tap-huan-ghi-nhan[^"]+)"/)[1];
  const changes = await open(`${at}/changes`);
  assert.match(changes, /<del>[^<]*Thứ Ba, 18:00[^]*<ins>[^<]*Thứ Ba, 19:00/);
  assert.doesNotMatch(changes, /Thứ Năm/, 'what stayed is not in it');
});

test('a text shows only pictures of its article, with their words and whose they are', async () => {
  const body = '![a](/media/news/01K00000000000000000000000 "b")';
  const id = await write({ title: 'Ảnh lạ', body });
  await press('bientap', id, 'submit');
  assert.match(await record(id), /không thuộc bài này/);
  const bare = await write({ title: 'Ảnh thiếu lời', body: '![](/media/demo/tra-sen.svg)' });
  await press('bientap', bare, 'submit');
  assert.match(await record(bare), /chưa có mô tả/);
});

test('script in every field comes out harmless', async () => {
  const evil = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
  const id = await write({ title: `Xấu ${evil}`, lead: evil, byline: evil, agency: evil, series: evil, tags: evil,
    body: `${evil}\n\n[bấm](javascript:alert(1)) ![](https://evil.example/x.png)\n\n<iframe src=x></iframe>` });
  await release(id);
  const at = await path(id);
  for (const one of [at, `${at}/print`, '/tin-tuc', '/', '/tin-tuc/rss.xml', '/tin-tuc/atom.xml']) {
    const page = await open(one);
    assert.doesNotMatch(page, /<script>alert|<img src=x|<iframe|href="javascript|evil\.example/, one);
  }
});

test('views count people, not reloads, robots or invented browsers', async () => {
  const id = await write({ title: 'Bài để đếm' });
  await release(id);
  const at = await path(id);
  const look = async (headers) => text(await visit(server).ask(at, { headers }));
  const views = (page) => Number(page.match(/(\d+)\u00a0lượt/)[1]);
  assert.equal(views(await look({ 'User-Agent': 'Googlebot/2.1' })), 0);
  assert.equal(views(await look(browser)), 1);
  assert.equal(views(await look(browser)), 1, 'a reload');
  for (let i = 0; i < 60; ++i) await look({ 'User-Agent': `Mozilla/5.0 forged ${i}` });
  assert.equal(views(await look(browser)), 20, 'one network adds twenty in half an hour');
});

test('addresses that a script invents in headers are nobody', async () => {
  const id = await write({ title: 'Địa chỉ tự đặt' });
  await release(id);
  const at = await path(id);
  const look = async (headers) => text(await visit(server).ask(at, { headers }));
  const views = (page) => Number(page.match(/(\d+)\u00a0lượt/)[1]);
  for (let i = 0; i < 30; ++i) {
    await look({ ...browser, 'X-Forwarded-For': `198.51.100.${i}`, 'X-Real-IP': `198.51.100.${i}`, Forwarded: `for=198.51.100.${i}` });
  }
  assert.equal(views(await look(browser)), 1, 'without a proxy in front, a header says nothing about who reads');
});

test('an article that is put aside disappears for everybody', async () => {
  const id = await write({ title: 'Bài sẽ gỡ' });
  await release(id);
  const at = await path(id);
  assert.match(await open(at), /Bài sẽ gỡ/);
  const visitor = await person('bientap');
  const answer = await visitor.post(`/office/articles/${id}/remove`, { form_token: await visitor.token('/office') });
  assert.equal(answer.status, 303);
  assert.equal((await visit(server).get(at)).status, 404);
  assert.doesNotMatch(await open('/tin-tuc'), /Bài sẽ gỡ/);
});

test('the demonstration has articles of several desks, pairs, one to come and one corrected', async () => {
  const page = await open('/tin-tuc?desk=story');
  assert.match(page, /Một đêm ướp trà sen/);
  const one = page.match(/href="(\/tin-tuc\/mot-dem-uop-tra-sen[^"]+)"/)[1];
  assert.match(await open(one), /hreflang="en" href="[^"]*\/en\/news\/a-night-of-scenting/);
  for (const list of ['/tin-tuc', '/tin-tuc?q=phien+cho+qua']) assert.doesNotMatch(await open(list), /Phiên chợ quà Tết/, list);
  const corrected = (await open('/tin-tuc?desk=notice')).match(/href="(\/tin-tuc\/lich-tap-huan-ghi-nhan[^"]+)"/)[1];
  assert.match(await open(corrected), /Cập nhật lúc[^]*Thứ Ba, 19:00/);
});

// The last one: it ends the server of the others.
test('what was counted is there after a restart', async () => {
  const listed = (await open('/tin-tuc')).match(/href="(\/tin-tuc\/bai-de-dem[^"]+)"/)[1];
  await server.stop();
  server = await startServer({ data: server.data });
  assert.match(await open(listed), /20\u00a0lượt/);
});
