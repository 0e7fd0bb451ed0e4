// The keys of codes on their page: the next epoch, and voiding a whole one.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { readLabel } from '../../src/application/static/signed_label.js';
import { orderOnGoods, orderPrinted, signedIn } from './code_orders.mjs';
import { startServer } from './server.mjs';
import { signIn } from './visitor.mjs';

const gtin = '09521234000013';
const path = '/office/code-keys';
let server;
let city;
const account = (role) => server.demo.accounts.find((one) => one.role === role);
before(async () => {
  server = await startServer();
  city = await signIn(server, account('city_office'));
});
after(async () => { await server.stop(); server.remove(); });

const look = async (code) => (await fetch(new URL(`/01/${gtin}/21/${code[1]}`, server.address))).text();
const shown = async () => (await city.get(path)).text();
const post = async (what, fields = {}) => city.post(`${path}/${what}`, { form_token: await city.token(path), ...fields });

test('the next epoch numbers new orders, and codes of the earlier one stay good', async () => {
  const before = await orderOnGoods(server, { label: 'Kỳ A', quantity: '3' });
  assert.equal(before[0][1][0], 'A');
  assert.match(await shown(), /Kỳ khóa A[^]*Đang chạy/);
  assert.equal((await post('next')).status, 303);
  assert.match(await shown(), /Kỳ khóa A[^]*Kỳ trước[^]*Kỳ khóa B[^]*Đang chạy/);
  const after = await orderOnGoods(server, { label: 'Kỳ B', quantity: '3' });
  assert.equal(after[0][1][0], 'B');
  assert.match(await look(before[0]), /data-tone="good"/);
  assert.match(await look(after[0]), /data-tone="good"/);
});

test('voiding an epoch asks once more, is in force within a second, and touches no other', async () => {
  assert.match(await shown(), /<details class="confirm">[^]*name="epoch"[^]*không khôi phục được/);
  const kept = await orderOnGoods(server, { label: 'Giữ lại', quantity: '1' });
  assert.equal((await post('next')).status, 303);
  const { codes } = await orderPrinted(server, { label: 'Khóa lộ', quantity: '4', signed_labels: '1' });
  assert.equal(codes[0][1][0], 'C');
  for (const wrong of ['Z', '', 'CC']) assert.equal((await post('void', { epoch: wrong })).status, 303);
  assert.match(await look(codes[0]), /chưa được kích hoạt/);
  const started = performance.now();
  assert.equal((await post('void', { epoch: 'C' })).status, 303);
  assert.match(await look(codes[0]), /đã bị hủy/);
  assert.ok(performance.now() - started < 1000);
  assert.match(await look(kept[0]), /data-tone="good"/);
  assert.match(await shown(), /Kỳ khóa C[^]*Đã hủy hết[^]*Kỳ khóa D[^]*Đang chạy/, 'a new one began');
  const list = await (await fetch(new URL('/.well-known/ocop-label-keys', server.address))).json();
  const state = (address) => list.keys.find((key) => key.id === readLabel(address).key_id).state;
  assert.equal(state(codes[0][2]), 'revoked_from', 'whoever checks without a network learns of it');
});

test('only who decides on all codes sees the keys', async () => {
  const { owner, printer } = await signedIn(server);
  const ward = await signIn(server, account('ward_officer'));
  for (const other of [owner, printer, ward]) {
    assert.equal((await other.get(path)).status, 404);
    const form_token = await other.token('/office');
    for (const what of ['next', 'void']) {
      assert.equal((await other.post(`${path}/${what}`, { form_token, epoch: 'A' })).status, 404);
    }
  }
});
