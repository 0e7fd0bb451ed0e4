// An order of codes from the first click to goods on the shelf, and what its print file holds.
import assert from 'node:assert/strict';
import { createCipheriv, pbkdf2Sync } from 'node:crypto';

import { signIn } from './visitor.mjs';

/// The files of a ZIP that WinZip's AES-256 closes (AE-2), by name; independent of the program under test.
export function openZip(bytes, passphrase) {
  const files = {};
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let directory = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < bytes.readUInt16LE(end + 10); ++i) {
    const size = bytes.readUInt32LE(directory + 20);
    const local = bytes.readUInt32LE(directory + 42);
    const named = bytes.readUInt16LE(directory + 28);
    const name = bytes.toString('utf8', directory + 46, directory + 46 + named);
    const packed = bytes.readUInt16LE(directory + 46 + named + 9);  // in the field of the encryption
    directory += 46 + named + bytes.readUInt16LE(directory + 30) + bytes.readUInt16LE(directory + 32);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + size);
    const key = pbkdf2Sync(passphrase, data.subarray(0, 16), 1000, 66, 'sha1');
    if (!key.subarray(64).equals(data.subarray(16, 18))) return undefined;
    assert.equal(packed, 0, 'stored, not packed');
    const closed = data.subarray(18, data.length - 10);
    const blocks = Buffer.alloc(Math.ceil(closed.length / 16) * 16);
    for (let at = 0; at * 16 < blocks.length; ++at) blocks.writeUInt32LE(at + 1, at * 16);
    const cipher = createCipheriv('aes-256-ecb', key.subarray(0, 32), null).setAutoPadding(false);
    const stream = Buffer.concat([cipher.update(blocks), cipher.final()]);
    files[name] = Buffer.from(closed.map((byte, at) => byte ^ stream[at]));
  }
  return files;
}

const people = new WeakMap();
/// Signed in once for each server.
export async function signedIn(server) {
  if (!people.has(server)) {
    const one = (role) => server.demo.accounts.find((account) => account.role === role);
    people.set(server, { owner: await signIn(server, one('subject_owner')), printer: await signIn(server, one('printer')),
                         login: one('printer').login });
  }
  return people.get(server);
}

export async function movePieces(server, order, act, first, last, lot = '') {
  const { owner } = await signedIn(server);
  const path = `/office/code-orders/${order}/move`;
  return owner.post(path, { form_token: await owner.token(path), act, first, last, lot });
}

/// Orders labels, prints them and gives the files of the printer.
export async function orderPrinted(server, fields, gtin = '09521234000013') {
  const { owner, printer, login } = await signedIn(server);
  const made = await owner.send('/office/code-orders/new',
    { subject_id: 'OM-THUHUONG', product_id: gtin, printer: login, second_factor: 'none', ...fields });
  assert.equal(made.status, 303, await made.text());
  const order = made.headers.get('location').match(/[0-9A-Z]{26}/)[0];
  const path = `/office/code-orders/${order}`;
  assert.equal((await owner.post(`${path}/number`, { form_token: await owner.token(path) })).status, 303);
  const ready = await (await printer.post(`/office/print-files/${order}`,
    { form_token: await printer.token('/office/print-files') })).text();
  const passphrase = ready.match(/[A-Z2-7]{4}(-[A-Z2-7]{4}){4}/)[0];
  const bytes = Buffer.from(await (await printer.get(`/office/print-files/${order}/file`)).arrayBuffer());
  const files = openZip(bytes, passphrase);
  const codes = files['codes.csv'].toString('utf8').trim().split('\r\n').slice(1).map((line) => line.split(','));
  return { order, files, codes, bytes, page: ready };
}

/// The codes (piece, serial, address, hidden code) of an order whose goods are on sale; and its id as `order`.
export async function orderOnGoods(server, fields) {
  const { order, codes } = await orderPrinted(server, fields);
  assert.equal((await movePieces(server, order, 'receive', '1', fields.quantity)).status, 303);
  assert.equal((await movePieces(server, order, 'activate', '1', fields.quantity, 'SG-2612')).status, 303);
  return Object.assign(codes, { order });
}

/// Writes down which chip sits on which label: {piece: UID as a Buffer}.
export async function writeDownChips(server, order, chips) {
  const { owner } = await signedIn(server);
  const bytes = Object.entries(chips).map(([piece, uid]) => `${piece},${uid.toString('hex')}\n`).join('');
  const done = await owner.send(`/office/code-orders/${order}/chips`, {}, { file: { bytes, name: 'chips.csv', type: 'text/csv' } });
  assert.equal(done.status, 303, await done.text());
}
