// Codes that people read all over the country become a case of an officer within a minute: taken, closed with
// what came of it, and not opened anew for what was known.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

import { startServer, temporaryFolder } from './server.mjs';
import { orderOnGoods, signedIn } from './code_orders.mjs';
import { signIn } from './visitor.mjs';

const gtin = '09521234000013';
const cases = '/office/code-cases';
/// Private networks (RFC 1918), each said to stand in a province of its own.
const provinces = ['01', '04', '08', '11', '12', '14', '15', '19', '20', '22', '24', '25'];
let server;
let officer;
let codes;
let path;

before(async () => {
  const data = temporaryFolder();
  writeFileSync(join(data, 'networks.csv'), provinces.map((code, i) => `10.0.${i}.0/24,VN,${code}\n`).join(''));
  server = await startServer({ data, more: ['--behind-tls'] });
  officer = await signIn(server, server.demo.accounts.find((one) => one.role === 'city_office'));
});
after(async () => { await server.stop(); server.remove(); });

const read = async (person, at) => (await person.get(at)).text();
const listed = (text) => [...text.matchAll(/VV-\d{4}-[0-9A-Z]{8}/g)].map(([number]) => number);
async function within(seconds, what) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await what();
    if (found || Date.now() > end) return found;
    await wait(500);
  }
}
/// A buyer in each province.
async function lookEverywhere([, serial]) {
  for (let i = 0; i < provinces.length; ++i) {
    const headers = { 'X-Forwarded-For': `10.0.${i}.7`, 'User-Agent': `phone ${i}` };
    assert.equal((await fetch(new URL(`/01/${gtin}/21/${serial}`, server.address), { headers })).status, 200);
  }
}
/// As somebody who opens the form, changes some fields and sends it.
async function change(fields) {
  const form = await read(officer, `${path}/edit`);
  const row_version = form.match(/name="row_version" value="(\d+)"/)[1];
  return officer.send(`${path}/edit`, { do: 'store', row_version, ...fields });
}

test('three codes that are read all over the country become a case within a minute', async () => {
  assert.deepEqual(listed(await read(officer, cases)), []);
  codes = await orderOnGoods(server, { label: 'Đợt tem', quantity: '20' });
  await lookEverywhere(codes[0]);
  await lookEverywhere(codes[1]);
  await wait(12_000);
  assert.deepEqual(listed(await read(officer, cases)), [], 'two codes at caution are none yet');
  await lookEverywhere(codes[2]);
  const from = Date.now();
  const text = await within(60, async () => {
    const page = await read(officer, cases);
    return listed(page).length > 0 && page;
  });
  assert.ok(text, 'no case within a minute');
  console.log(`a case after ${((Date.now() - from) / 1000).toFixed(1)} s`);
  path = text.match(/\/office\/code-cases\/[0-9A-Z]{26}/)[0];
  const page = await read(officer, path);
  assert.match(page, /Nhiều mã cần xem kỹ trong 7 ngày/);
  assert.match(page, /Đợt tem, tem số 1, đã quét 12 lần/);
  assert.match(page, /Đợt tem: 1, 2, 3</, 'what it was opened about');
});

test('the list of alarms leads to it, for those who may see it', async () => {
  const { owner } = await signedIn(server);
  assert.ok((await read(officer, '/office/code-alarms')).includes(`href="${path}"`));
  const own = await read(owner, '/office/code-alarms');
  assert.match(own, /Đợt tem, tem số 1/);
  assert.ok(!own.includes('/code-cases/'));
});

test('it waits on the home page of the office', async () => {
  assert.match(await read(officer, '/office'), /Xem xét nghi vấn sao chép: [^<]*Ô mai/);
});

test('its maker and the printer see nothing of it', async () => {
  const { owner, printer } = await signedIn(server);
  for (const person of [owner, printer]) {
    assert.equal((await person.get(cases)).status, 404);
    assert.equal((await person.get(path)).status, 404);
    assert.doesNotMatch(await read(person, '/office'), /nghi vấn sao chép/);
  }
});

test('it is not put aside, nor opened twice by hand', async () => {
  const removed = await officer.post(`${path}/remove`, { form_token: await officer.token(path) });
  assert.equal(removed.status, 409);
  const again = await officer.send(`${cases}/new`,
    { do: 'store', product_id: gtin, subject_id: 'OM-THUHUONG', unit_code: '00070' });
  assert.notEqual(again.status, 303);
  assert.match(await again.text(), /đang có vụ việc VV-/);
  assert.equal(new Set(listed(await read(officer, cases))).size, 1);
});

test('an officer takes it and closes it with what came of it, once', async () => {
  assert.equal((await change({ state: 'open' })).status, 303);
  assert.match(await read(officer, path), /Cán bộ phụ trách/);
  const without = await change({ state: 'closed' });
  assert.notEqual(without.status, 303);
  assert.match(await without.text(), /Chọn kết quả trước khi kết thúc vụ việc/);
  const closed = await change({ state: 'closed', outcome: 'copied', note: 'Đã gặp ba đại lý, thu 40 tem.' });
  assert.equal(closed.status, 303, await closed.text());
  assert.doesNotMatch(await read(officer, '/office'), /nghi vấn sao chép/);
  assert.ok(!(await read(officer, '/office/code-alarms')).includes(path));
});

test('what was known opens no second case, other codes do', async () => {
  await wait(12_000);
  assert.equal(new Set(listed(await read(officer, cases))).size, 1);
  for (const code of codes.slice(3, 6)) await lookEverywhere(code);
  const numbers = await within(60, async () => {
    const found = new Set(listed(await read(officer, cases)));
    return found.size > 1 && found;
  });
  assert.equal(numbers.size, 2);
});
