// Culture pages over HTTP: places and a walk with its map, what is open at an hour, reviewed languages, two people for
// what is published and one for a consent that is taken back.
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
const walk = '/van-hoa/tuyen/nam-pho-nghe';
const states = (page) => [...page.matchAll(/<li id="stop-\d+">[\s\S]*?data-tone="[a-z]+">([^<]+)</g)].map((one) => one[1]);

/// What the editor enters and the approver agrees to.
async function publish(path, values) {
  const writer = await person('bientap');
  const answer = await writer.send(`${path}/new`, { do: 'store', row_version: '0', ...values });
  assert.equal(answer.status, 303, await text(answer));
  const approver = await person('duyetbai');
  const list = await text(await approver.get('/office/proposals'));
  const proposal = list.match(/\/office\/proposals\/[0-9A-Z]{26}/)[0];
  const agreed = await approver.post(`${proposal}/approve`, { form_token: await approver.token(proposal), note: '' });
  assert.equal(agreed.status, 303, await text(agreed));
}

test('everybody comes from the foot of a page to the list, a route and its places', async () => {
  assert.match(await open('/'), /<a href="\/van-hoa">Văn hóa, phố nghề<\/a>/);
  const list = await open('/van-hoa');
  assert.match(list, /href="\/van-hoa\/tuyen\/nam-pho-nghe"/);
  assert.match(list, /href="\/van-hoa\/hang-bac"/);
  assert.match(await open('/en/culture'), /Silver Street/);
  assert.match(await open('/tim-kiem?q=hang%20thiec'), /href="\/van-hoa\/hang-thiec"/);
  assert.match(await open('/en/search?q=silver%20street'), /href="\/en\/culture\/hang-bac"/);
  const map = await open('/sitemap.xml');
  for (const path of ['/van-hoa', walk, '/van-hoa/hang-ma']) assert.ok(map.includes(`${path}<`), path);
  assert.match(map, /\/en\/culture\/routes\/nam-pho-nghe"/);
  for (const path of ['/van-hoa/nowhere', '/van-hoa/tuyen/nowhere', '/en/culture/routes/x']) {
    assert.equal((await visit(server).get(path)).status, 404, path);
  }
});

test('the map is drawn in the page and asks nothing of anybody', async () => {
  const page = await open(walk);
  const svg = page.match(/<svg class="map"[\s\S]*?<\/svg>/)[0];
  assert.equal([...svg.matchAll(/<circle class="map-stop/g)].length, 6);
  for (const name of ['Phố Hàng Bạc', 'Phố Hàng Thiếc', 'Hồ Hoàn Kiếm']) assert.ok(svg.includes(name), name);
  assert.match(svg, /map-bar/);
  assert.match(svg, /map-north/);
  assert.doesNotMatch(svg, /href|https?:|<image|url\(/);
  assert.match(page, /<dd>1,\d km<\/dd>/);
});

test('which stops are open follows the day and the hour asked for', async () => {
  const at = (query) => open(`${walk}?${query}`);
  const thursday = states(await at('day=2026-11-26&time=09:00'));
  assert.deepEqual(thursday, ['Mở cả ngày', 'Mở đến 18:30', 'Mở đến 18:00', 'Mở đến 12:00', 'Mở đến 12:00', 'Mở đến 21:00']);
  const noon = states(await at('day=2026-11-26&time=12:30'));
  assert.equal(noon[3], 'Đóng, mở lúc 13:30');
  const sunday = await at('day=2026-11-29&time=15:00');
  assert.equal(states(sunday)[2], 'Đóng cả ngày');
  assert.equal(states(sunday)[4], 'Đã đóng cửa');
  assert.match(sunday, /<dd>3 trên 6<\/dd>/);
  const holiday = await at('day=2027-02-06&time=10:00');
  assert.equal(states(holiday)[1], 'Đóng cả ngày');
  assert.match(holiday, /Nghỉ Tết/);
  assert.match(await at('day=ngay-mai&time=25:00'), /Không đọc được ngày hoặc giờ/);
  assert.doesNotMatch(await at('day=%3Cscript%3E'), /<script>/);
  assert.match(await open('/en/culture/routes/nam-pho-nghe?day=2026-11-26&time=09:00'), /Thursday, 26\/11\/2026/);
});

test('another language is shown only when somebody reviewed it', async () => {
  const french = await open('/van-hoa/hang-bac?lang=fr');
  assert.match(french, /la rue de l’Argent/);
  assert.match(french, /hiệu đính ngày 20\/10\/2026/);
  const waiting = await open('/van-hoa/hang-ma?lang=fr');
  assert.doesNotMatch(waiting, /rue du Papier|relecture/);
  assert.doesNotMatch(waiting, /hreflang="fr"/);
  await publish('/office/culture-texts', { place_id: 'hang-ma', language: 'ko', name: '항마 거리', lead: '종이 거리', body: '종이', reviewer: 'Kim', reviewed_on: '2026-01-05' });
  assert.match(await open('/van-hoa/hang-ma?lang=ko'), /항마 거리/);
  assert.match(await open('/en/culture/cho-trung-thu'), /No English text of this place was reviewed/);
});

test('a place is public after two people, and what was typed stays when it is refused', async () => {
  const place = { code: 'hang-dong', kind: 'street', name: 'Phố Hàng Đồng <b>', lead: 'Đồ đồng', body: 'Một phố bán đồ đồng.', address: 'Phố Hàng Đồng',
    unit_code: '00070', latitude: '21.0370', longitude: '105.8480', hours_1: '8h-12h' };
  const writer = await person('bientap');
  const wrong = await writer.send('/office/culture-places/new', { do: 'store', row_version: '0', ...place, hours_1: 'sáng', latitude: 'bắc' });
  const form = await text(wrong);
  assert.match(form, /Ghi giờ như 08:00-12:00/);
  assert.match(form, /Ghi độ thập phân/);
  assert.match(form, /Một phố bán đồ đồng/);
  assert.equal((await visit(server).get('/van-hoa/hang-dong')).status, 404);
  await publish('/office/culture-places', place);
  const page = await open('/van-hoa/hang-dong');
  assert.match(page, /Phố Hàng Đồng &lt;b&gt;/);
  assert.match(page, /08:00–12:00/);
  assert.equal((await (await person('0900000001')).get('/office/culture-places')).status, 404, 'nothing to producers');
});

test('a consent that is taken back takes the person and the picture away at once', async () => {
  const before = await open('/van-hoa/hang-ma');
  assert.match(before, /Vũ Hạnh Dung/);
  assert.match(before, /den-ong-sao\.svg/);
  const officer = await person('bientap');
  const answer = await officer.send('/office/culture-withdrawals/new', { do: 'store', row_version: '0', person_id: 'tho-den-minh-hoa', told_on: '2026-11-26', told_how: 'Gọi điện' });
  assert.equal(answer.status, 303, await text(answer));
  const after = await open('/van-hoa/hang-ma');
  assert.doesNotMatch(after, /Vũ Hạnh Dung/);
  assert.doesNotMatch(after, /den-ong-sao\.svg/);
  assert.match(await open('/van-hoa/hang-bac'), /Đỗ Khánh Thịnh/, 'others stay');
});
