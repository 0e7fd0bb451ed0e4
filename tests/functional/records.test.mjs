// What the pages of a row show, and to whom: no fields that somebody else fills, no marks that are off.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startServer } from './server.mjs';
import { people } from './visitor.mjs';

let server;
const person = people(() => server);
before(async () => { server = await startServer(); });
after(async () => { await server.stop(); server.remove(); });

const page = async (who, path) => (await (await (await person(who)).get(path)).text()).normalize('NFC');
const idOf = async (who, register, words) =>
  (await page(who, `/office/${register}?q=${encodeURIComponent(words)}`))
    .match(new RegExp(`/office/${register}/([0-9A-Z]{26})`))[1];
const names = (html) => [...html.matchAll(/<(?:input|select|textarea)[^>]* name="([a-z_0-9]+)"/g)].map((one) => one[1]);
const judged = ['novelty', 'novelty_note', 'prototype_on', 'test_on', 'pilot_on', 'market_on'];

test('a producer is not asked for what only an officer says of an idea', async () => {
  const idea = await idOf('0900000001', 'ideas', 'Ô mai sấu bao tử');
  for (const path of ['/office/ideas/new', `/office/ideas/${idea}/edit`, `/en/office/ideas/${idea}/edit`]) {
    const own = names(await page('0900000001', path)), officers = names(await page('phuong', path));
    assert.deepEqual(own.filter((name) => judged.includes(name)), [], path);
    assert.deepEqual(officers.filter((name) => judged.includes(name)), judged, path);
    assert.ok(own.includes('title') && own.includes('materials'));
  }
  assert.match(await page('0900000001', `/office/ideas/${idea}`), /Chưa thấy sản phẩm nào ngâm mật ong/,
    'what was found is still told');
});

test('what a producer sends for a field that is not there changes nothing', async () => {
  const idea = await idOf('0900000001', 'ideas', 'Ô mai sấu bao tử');
  const owner = await person('0900000001');
  const form = await page('0900000001', `/office/ideas/${idea}/edit`);
  const row_version = form.match(/name="row_version" value="(\d+)"/)[1];
  const before = await page('phuong', `/office/ideas/${idea}`);
  const answer = await owner.send(`/office/ideas/${idea}/edit`, { do: 'store', row_version,
    materials: 'Sấu bao tử, mật ong hoa nhãn, gừng sẻ', novelty: 'only_name', novelty_note: 'x', market_on: '01/01/2026' });
  assert.equal(answer.status, 303, await answer.text());
  const after = await page('phuong', `/office/ideas/${idea}`);
  assert.match(after, /gừng sẻ/);
  const gates = (html) => html.match(/data-tone="[a-z]+">(?:Đã qua|Chưa tới|[^<]*)<\/span>/g).join();
  assert.equal(gates(after), gates(before));
});

test('a mark that is off is not shown, a question answered with no is', async () => {
  const visitor = await person('phuong');
  const made = await visitor.send('/office/subjects/new', { do: 'store', row_version: '0', code: 'HO-KHONGDAU',
    name: 'Hộ không dấu', kind: 'household', unit_code: '00070' });
  assert.equal(made.status, 303, await made.text());
  const shown = await page('phuong', made.headers.get('location'));
  assert.doesNotMatch(shown, /<dt>Dữ liệu minh họa<\/dt>/);
  const demonstration = await page('phuong', `/office/subjects/${await idOf('phuong', 'subjects', 'OM-THUHUONG')}`);
  assert.match(demonstration, /<dt>Dữ liệu minh họa<\/dt><dd>Có</);
  const member = await page('thanhpho', `/office/members/${await idOf('thanhpho', 'members', 'Trịnh Xuân Bách')}`);
  assert.match(member, /<dt>Người địa phương<\/dt><dd>Không</);
});

test('a row named by another row or by a person is called by their names everywhere', async () => {
  const round = await idOf('phuong', 'shortlists', 'Quà phố cổ');
  const shown = await page('phuong', `/office/shortlists/${round}`);
  for (const [register, name] of [['shortlist-candidates', 'Ô mai sấu gừng'], ['shortlist-voters', 'Ngô Văn Lộc']]) {
    const [, id] = shown.match(new RegExp(`/office/${register}/([0-9A-Z]{26})">${name}`));
    for (const end of ['', '/edit', '/history']) {
      const html = (await page('phuong', `/office/${register}/${id}${end}`)).replace(/[\s\S]*<main/, '');
      assert.ok(html.includes(name), `${register}${end}`);
      assert.doesNotMatch(html.replace(/(href|action|value)="[^"]*"/g, ''), /\b[0-9A-HJKMNP-TV-Z]{26}\b|>totruong</, `${register}${end}`);
    }
    assert.ok((await page('phuong', `/office/${register}`)).includes(`>${name}</a>`), 'in the list');
  }
});
