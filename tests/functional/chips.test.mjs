// Chips on labels: from the keys that the operator hands out to what a shopper reads after each tap.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { ocop, startServer } from './server.mjs';
import { chip } from './ntag424.mjs';
import { orderOnGoods, signedIn, writeDownChips } from './code_orders.mjs';

const gtin = '09521234000013';
let server;
let codes;  // of an order with chips
let sealed;  // of one with chips that have a loop
let master;
const uid = (last) => Buffer.from([4, 0x52, 0x63, 1, 2, 3, last]);
before(async () => {
  server = await startServer();
  codes = await orderOnGoods(server, { label: 'Chip', quantity: 30, second_factor: 'chip' });
  sealed = await orderOnGoods(server, { label: 'Chip niêm phong', quantity: 5, second_factor: 'chip_tamper' });
  const own = [0, 1, 2, 3, 4, 5, 20, 21, 22, 26];  // the chip of that number is on the label of that place
  await writeDownChips(server, codes.order, Object.fromEntries(own.map((at) => [at + 1, uid(at)])));
  await writeDownChips(server, sealed.order, { 1: uid(24), 2: uid(25) });
  const keys = ocop('chip', 'keys', '--data', server.data, '--gtin', gtin);
  assert.equal(keys.status, 0, keys.stderr);
  master = Buffer.from(JSON.parse(keys.stdout)[0].master_key, 'hex');
});
after(async () => { await server.stop(); server.remove(); });

async function look(code, query = '', prefix = '', device = 'phone') {
  const answer = await fetch(new URL(`${prefix}/01/${gtin}/21/${code[1]}${query}`, server.address),
                             { headers: { 'User-Agent': device } });
  const text = await answer.text();
  return { status: answer.status, said: text.match(/<h1 id="answer">([^<]*)</)?.[1], tone: text.match(/data-tone="(\w+)"/)?.[1], text };
}
const live = /vừa trả lời đúng/;
const replayed = /đã được dùng trước đó/;
const wrong = /không trả lời đúng/;
const again = /chạm điện thoại vào tem thêm một lần/;

const ways = [{}, { plain: true }, { text: 'Ô mai' }, { mode: 'lrp' }, { mode: 'lrp', plain: true }, { mode: 'lrp', text: 'Ô mai' }];
for (const [i, way] of ways.entries()) {
  test(`a tap counts once: ${JSON.stringify(way)}`, async () => {
    const code = codes[i];
    const one = chip(master, uid(i));
    assert.match((await look(code, one.tap(1, way))).said, live);
    assert.match((await look(code, one.tap(1, way), '', 'another')).said, replayed);
    const reload = await look(code, one.tap(1, way));
    assert.match(reload.said, again, 'a page that its own phone loads again');
    assert.match(reload.text, /chip đã trả lời đúng trên điện thoại này/);
    assert.match((await look(code, one.tap(2, way))).said, live, 'the next tap');
    assert.match((await look(code, one.tap(1, way))).said, replayed, 'an old one stays used');
    const bent = one.tap(3, way).replace(/(.)$/, (last) => (last === '0' ? '1' : '0'));
    assert.match((await look(code, bent)).said, wrong);
    assert.match((await look(code, one.tap(3, way))).said, live, 'a wrong one used nothing up');
  });
}

test('the command line opens the messages with the keys that it handed out', () => {
  const file = join(server.data, 'chip-keys.json');
  writeFileSync(file, ocop('chip', 'keys', '--data', server.data, '--gtin', gtin, '--tamper').stdout);
  const one = chip(master, uid(9));
  const addresses = ['aes', 'lrp'].map((mode) => `https://a/${one.tap(7, { mode, text: 'OO' })}`);
  const { status, stdout } = ocop('chip', 'verify', '--keys', file, ...addresses);
  assert.equal(status, 0, stdout);
  const lines = stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(lines.map((line) => [line.mode, line.counter, line.tamper]), [['aes', 7, 'open'], ['lrp', 7, 'open']]);
  assert.equal(ocop('chip', 'keys', '--data', server.data, '--gtin', gtin, '--epoch', 'Z').status, 1);
  assert.equal(ocop('chip', 'keys', '--data', join(server.data, 'none'), '--gtin', gtin).status, 1);
});

test('a counter that runs ahead is believed after a second tap at once, in both languages', async () => {
  const one = chip(master, uid(20));
  const first = await look(codes[20], one.tap(500));
  assert.match(first.said, again);
  assert.equal(first.tone, 'plain');
  assert.match((await look(codes[20], one.tap(500))).said, again, 'the same message is no second tap');
  assert.match((await look(codes[20], one.tap(501))).said, live);
  assert.match((await look(codes[20], one.tap(900), '/en')).said, /tap the label with your phone again/);
});

test('a chip that nobody wrote down proves nothing; once it is written down, a plain scan asks for the tap', async () => {
  const asks = /Tem này có chip/;
  const one = chip(master, uid(28));
  for (const counter of [1, 2]) {
    const before = await look(codes[28], one.tap(counter));
    assert.equal(before.status, 200);
    assert.doesNotMatch(before.said, live);
    assert.doesNotMatch(before.text, asks);
    assert.equal(before.tone, 'good', 'the printed code answers');
  }
  await writeDownChips(server, codes.order, { 29: uid(28) });
  assert.match((await look(codes[28], one.tap(3))).said, live);
  const scanned = await look(codes[28], '', '', 'another');
  assert.match(scanned.text, asks);
  assert.equal(scanned.tone, 'good');
});

test('a chip belongs to one label', async () => {
  const one = chip(master, uid(21));
  assert.match((await look(codes[21], one.tap(1))).said, live);
  assert.match((await look(codes[22], one.tap(2))).said, wrong, 'a chip moved to another label');
  assert.match((await look(codes[21], chip(master, uid(22)).tap(1))).said, wrong, 'another chip at this label');
  assert.match((await look(codes[22], chip(master, uid(22)).tap(1))).said, live);
});

test('the maker writes down which chip sits on which label, and no other is taken there', async () => {
  const { owner } = await signedIn(server);
  const own = await orderOnGoods(server, { label: 'Ghi chip', quantity: 4, second_factor: 'chip' });
  const path = `/office/code-orders/${own.order}/chips`;
  const hex = (last) => uid(last).toString('hex').match(/../g).join(':');
  const hand_in = (text) => owner.send(path, {}, { file: { bytes: text, name: 'chips.csv', type: 'text/csv' } });
  for (const [text, why] of [['1;x\n', /Không đọc được|Dòng 1/], [`1,${hex(40)}\n1,${hex(41)}\n`, /Dòng 2/], [`9,${hex(40)}\n`, /không có tem số 9/],
    [`1,${hex(40)}\n2,${hex(21)}\n`, /đã được ghi khác/]]) {
    const refused = await hand_in(text);
    assert.equal(refused.status, 400, text);
    assert.match(await refused.text(), why);
  }
  const done = await hand_in(`tem,uid\n1,${hex(40)}\n2,${hex(41)}\n`);
  assert.equal(done.status, 303, await done.text());
  assert.match(await (await owner.get(`/office/code-orders/${own.order}`)).text(), /Đã ghi chip cho 2 tem/);
  assert.match((await look(own[0])).text, /Tem này có chip/, 'known before any tap');
  assert.match((await look(own[0], chip(master, uid(41)).tap(1))).said, wrong, 'the chip of its neighbour');
  assert.match((await look(own[0], chip(master, uid(42)).tap(1))).said, wrong, 'a chip that was not written down');
  assert.match((await look(own[0], chip(master, uid(40)).tap(1))).said, live);
  assert.equal((await owner.get(`/office/code-orders/${(await orderOnGoods(server, { label: 'Không chip', quantity: 1 })).order}/chips`)).status, 404);
});

test('a chip of other keys, a broken message and one too long are wrong; none is a look', async () => {
  const stranger = chip(Buffer.alloc(32, 7), uid(23));
  for (const query of [stranger.tap(1), '?cmac=00', '?picc_data=EF', `?picc_data=${'A'.repeat(1200)}&cmac=00`]) {
    const answer = await look(codes[23], query);
    assert.equal(answer.status, 200, query);
    assert.match(answer.said, wrong, query);
  }
  assert.equal((await look(codes[24])).tone, 'good');
});

test('a loop that was opened says so, and the chip still counts', async () => {
  const one = chip(master, uid(24));
  assert.match((await look(sealed[0], one.tap(1, { text: 'CC' }))).said, live);
  assert.match((await look(sealed[0], one.tap(2, { text: 'OO', mode: 'lrp' }))).said, /đã bị mở/);
  assert.match((await look(sealed[0], one.tap(3, { text: 'OC' }))).said, /đã bị mở/);
  assert.match((await look(sealed[0], one.tap(2, { text: 'CC' }))).said, replayed);
  const closed = await look(sealed[0], one.tap(4, { text: 'CC' }));
  assert.match(closed.said, /đã bị mở/, 'a message of before does not close it');
  const plain = await look(sealed[0], '', '', 'somebody else');
  assert.match(plain.said, /đã bị mở/, 'the printed code knows of it too');
  assert.match(plain.text, /Lúc \d\d:\d\d ngày [^]*dây niêm phong của tem bị đứt/);
  assert.match((await look(sealed[0], '', '/en')).text, /the sealing loop of the label was broken/);
  assert.match((await look(sealed[1], chip(master, uid(25)).tap(1))).said, wrong, 'the status is missing');
});

test('what a chip said stays said over a restart', async () => {
  const one = chip(master, uid(26));
  assert.match((await look(codes[26], one.tap(1))).said, live);
  await server.stop();
  server = await startServer({ data: server.data });
  assert.match((await look(codes[26], one.tap(1))).said, replayed);
  assert.match((await look(codes[27], one.tap(2))).said, wrong);
  assert.match((await look(codes[26], one.tap(2))).said, live);
});
