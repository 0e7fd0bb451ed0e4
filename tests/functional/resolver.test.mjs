// The Digital Link resolver in its first form, and what every answer carries.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startServer } from './server.mjs';

let server;
before(async () => { server = await startServer(); });
after(async () => { await server.stop(); server.remove(); });

const get = (path, options) => fetch(server.address + path, { redirect: 'manual', ...options });
const lotPath = () => new URL(server.demo.examples.lot).pathname;

test('a browser gets the consumer page in Vietnamese, and in English under /en', async () => {
  const vietnamese = await get(lotPath());
  assert.equal(vietnamese.status, 200);
  assert.match(vietnamese.headers.get('content-type'), /^text\/html/);
  assert.match(await vietnamese.text(), /<html lang="?vi"?/);
  const english = await get('/en' + lotPath());
  assert.equal(english.status, 200);
  assert.match(await english.text(), /<html lang="?en"?/);
});

test('linkType=gs1:epcis leads to the events', async () => {
  const answer = await get(`${lotPath()}?linkType=gs1:epcis`);
  assert.equal(answer.status, 307);
  const events = await fetch(new URL(answer.headers.get('location'), server.address), {
    headers: { Authorization: `Bearer ${server.demo.tokens.query}` } });
  assert.equal(events.status, 200);
  const document = await events.json();
  assert.ok(document.epcisBody.queryResults.resultsBody.eventList.length > 0);
});

test('an unknown link type is 404, never 200', async () => {
  assert.equal((await get(`${lotPath()}?linkType=gs1:nothing`)).status, 404);
});

test('an unknown key is a 404 page that tells what to do', async () => {
  const answer = await get('/01/09524000059109/10/NOBODY');
  assert.equal(answer.status, 404);
  const page = await answer.text();
  assert.match(page, /không do chúng tôi phát hành/);
  assert.match(page, /Nên làm gì bây giờ/);
});

test('a wrong check digit is a 400 that says so, in both languages', async () => {
  const vietnamese = await get('/01/09521234000014');
  assert.equal(vietnamese.status, 400);
  assert.match(await vietnamese.text(), /số kiểm tra/i);
  const english = await get('/en/01/09521234000014');
  assert.equal(english.status, 400);
  assert.match(await english.text(), /check digit/i);
});

test('every primary key has an address, and a value that breaks its rule is 400', async () => {
  for (const key of ['00', '253', '255', '401', '402', '414', '417', '8003', '8004', '8006', '8010',
                     '8013', '8017', '8018']) {
    const answer = await get(`/${key}/%01`);
    assert.equal(answer.status, 400, key);
  }
});

test('HEAD answers as GET without a body, OPTIONS names the methods, DELETE is 405', async () => {
  const head = await get(lotPath(), { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.equal(await head.text(), '');
  const options = await get(lotPath(), { method: 'OPTIONS' });
  assert.equal(options.status, 204);
  assert.match(options.headers.get('allow'), /GET/);
  const other = await get(lotPath(), { method: 'DELETE' });
  assert.equal(other.status, 405);
  assert.match(other.headers.get('allow'), /GET/);
});

test('a page needs no script, asks no third party, and fits its budget', async () => {
  for (const name of ['genuine', 'lot', 'recalled', 'product']) {
    const answer = await fetch(server.demo.examples[name], { headers: { 'Accept-Encoding': 'gzip' } });
    const policy = answer.headers.get('content-security-policy');
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe|\*/);
    // One script, after all else: the button that tells the place of a look.
    const page = (await answer.text()).replace(/<script type="module" src="\/static\/place[\w.-]+"><\/script>/, '');
    assert.doesNotMatch(page, /<script|<link[^>]+stylesheet|\sstyle=|\son[a-z]+=/i);
    assert.doesNotMatch(page, /(?:src|action)="?https?:/i);
    const { gzipSync } = await import('node:zlib');
    assert.ok(gzipSync(page).length <= 14 * 1024, `${name}: ${gzipSync(page).length} bytes`);
  }
});

test('labels are small pictures of the Digital Link', async () => {
  const answer = await get(`/office/labels/qr.svg?link=${encodeURIComponent(server.demo.examples.lot)}`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type'), /^image\/svg\+xml/);
  assert.ok((await answer.text()).length < 8192);
});

test('health and readiness answer, the resolver describes itself', async () => {
  assert.equal((await get('/healthz')).status, 200);
  assert.equal((await get('/readyz')).status, 200);
  const description = await (await get('/.well-known/gs1resolver')).json();
  assert.ok(description.supportedPrimaryKeys.length > 0);
});
