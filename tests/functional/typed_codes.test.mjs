// Codes typed instead of scanned: on the page, and in text messages that a gateway hands on.
import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { orderOnGoods } from './code_orders.mjs';
import { startServer, temporaryFolder } from './server.mjs';

const gtin = '09521234000013';
const token = 'mot-day-chu-dai-de-cong-nhan-tin-biet-nhau';
let server;
let codes;
before(async () => {
  const data = temporaryFolder();
  writeFileSync(join(data, 'text-gateway.token'), `${token}\n`, { mode: 0o600 });
  server = await startServer({ data, more: ['--behind-tls'] });
  codes = await orderOnGoods(server, { label: 'Gõ tay', quantity: 12, second_factor: 'hidden' });
});
after(async () => { await server.stop(); server.remove(); });

const get = async (path, from = '203.0.113.1') => {
  const answer = await fetch(new URL(path, server.address), { redirect: 'manual', headers: { 'X-Forwarded-For': from } });
  return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() };
};
const check = (typed, page = '/kiem-tra', from = undefined) => get(`${page}?code=${encodeURIComponent(typed)}`, from);
const text = async (fields, bearer = token) => {
  const answer = await fetch(new URL('/api/text', server.address), { method: 'POST', body: new URLSearchParams(fields),
    headers: bearer === null ? {} : { Authorization: `Bearer ${bearer}` } });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};
const guess = (i) => 'A' + Array.from({ length: 15 }, (_, at) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[(i * 7 + at * 5) % 32]).join('');

test('a typed serial leads to the page of its piece, however it was typed', async () => {
  const serial = codes[0][1];
  const path = `/01/${gtin}/21/${serial}`;
  const blurred = serial.replaceAll('O', '0').replaceAll('I', '1').replaceAll('B', '8');
  for (const typed of [serial, serial.toLowerCase(), serial.replace(/(....)(?=.)/g, '$1-'), serial.replace(/(....)(?=.)/g, '$1 '),
    ` ${blurred} `, blurred.toLowerCase()]) {
    assert.deepEqual([(await check(typed)).status, (await check(typed)).to], [303, path], typed);
  }
  assert.equal((await check(serial, '/en/check')).to, `/en${path}`);
  assert.equal((await get(`/scan?code=${serial}`)).to, `/kiem-tra?code=${serial}`, 'the box of the home page knows such codes');
  assert.match((await get(path)).text, /data-tone="good"/);
});

test('what is no serial is explained, and what the catalogue understands goes there', async () => {
  assert.equal((await get('/kiem-tra')).status, 200);
  for (const typed of ['ABC', `${codes[0][1]}A`, 'ABCDEFGHIJKLMN!9']) {
    const answer = await check(typed);
    assert.equal(answer.status, 400, typed);
    assert.match(answer.text, /16 ký tự/);
    assert.match(answer.text, new RegExp(`value="${typed}"`), 'what was typed stays');
  }
  assert.equal((await check(gtin)).to, `/scan?code=${gtin}`);
  assert.equal((await check('https://a/01/1')).to, '/scan?code=https%3A%2F%2Fa%2F01%2F1');
});

test('guessing at the page ends, for the block of addresses alone, and real codes go on', async () => {
  const answers = [];
  for (let i = 0; i < 25; ++i) answers.push((await check(guess(i), '/kiem-tra', '198.51.100.7')).status);
  assert.deepEqual([...new Set(answers)], [404, 429]);
  assert.equal((await check(codes[1][1], '/kiem-tra', '198.51.100.9')).status, 303);
  assert.equal((await check(guess(1), '/kiem-tra', '203.0.113.9')).status, 404);
});

test('a text message gets the answer of a scan in one message', async () => {
  const answer = await text({ from: '+84900000001', text: `ocop ${codes[2][1].toLowerCase()}` });
  assert.equal(answer.status, 200);
  assert.match(answer.type, /^text\/plain/);
  assert.match(answer.text, /^Ma hop le, lich su khop\. O mai sau gung/, answer.text);
  assert.ok(/^[\x20-\x7e]{1,160}$/.test(answer.text), answer.text);
  const marked = await text({ from: '+84900000001', text: codes[2][1], alphabet: 'ucs2' });
  assert.ok(marked.text.length <= 70 && /[ạ-ỹ]/.test(marked.text), marked.text);
  const english = await text({ from: '+84900000001', text: codes[2][1], language: 'en' });
  assert.match(english.text, /^[\x20-\x7e]{20,160}$/);
  assert.match((await get(`/01/${gtin}/21/${codes[2][1]}`)).text, /quét \d+ lần|lần thứ/, 'a message was a look');
});

test('the code under scratch may stand behind the serial', async () => {
  const [, serial, , hidden] = codes[3];
  assert.match((await text({ from: '+84900000002', text: `${serial} ${hidden}` })).text, /dung lan dau/);
  assert.match((await text({ from: '+84900000003', text: `${serial}${hidden}` })).text, /da co nguoi dung/);
});

test('a message without a code, and a serial that nobody issued, say so', async () => {
  assert.match((await text({ from: '+84900000004', text: 'xin chào' })).text, /16 ky tu/);
  assert.match((await text({ from: '+84900000004', text: guess(3) })).text, /khong do chung toi phat hanh/);
});

test('whoever asks without end waits, also for codes that are ours', async () => {
  let last = 0, answered = 0;
  for (let i = 0; i < 400 && last !== 429; ++i, ++answered) {
    last = (await check(codes[0][1], '/kiem-tra', '203.0.113.77')).status;
  }
  assert.equal(last, 429);
  assert.ok(answered > 200, `${answered} were answered before`);
});

test('guesses are counted for each sender', async () => {
  let last;
  for (let i = 0; i < 22; ++i) last = await text({ from: '+84900000005', text: guess(i) });
  assert.equal(last.status, 200);
  assert.match(last.text, /nhieu ma qua/);
  assert.match((await text({ from: '+84900000006', text: guess(3) })).text, /khong do chung toi/);
  assert.match((await text({ from: '+84900000005', text: codes[4][1] })).text, /^Ma hop le, lich su khop/);
});

test('without the token there is no answer, and the file of the token is the owner\'s alone', async () => {
  for (const bearer of [null, '', 'x', `${token}x`]) {
    assert.equal((await text({ from: '1', text: codes[0][1] }, bearer)).status, 401);
  }
  assert.equal((await text({ text: codes[0][1] })).status, 400, 'no sender');
  assert.equal((await get('/api/text')).status, 405);
  await server.stop();
  const file = join(server.data, 'text-gateway.token');
  chmodSync(file, 0o644);
  await assert.rejects(startServer({ data: server.data }), /text-gateway\.token/);
  writeFileSync(file, 'short', { mode: 0o600 });
  chmodSync(file, 0o600);
  await assert.rejects(startServer({ data: server.data }), /32 symbols/);
  writeFileSync(file, token);
  server = await startServer({ data: server.data });
});
