// A code from the order to the shopper: numbers, print file, receipt, activation, looks, the hidden
// code, a lost roll; and what nobody may do.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { binary, ocop, startServer, temporaryFolder, withDatabase } from './server.mjs';
import { readLabel } from '../../src/application/static/signed_label.js';
import { movePieces, openZip, orderPrinted, signedIn } from './code_orders.mjs';
import { signIn, visit } from './visitor.mjs';

const gtin = '09521234000013';
let server;
let owner;
let printer;
let codes;
let order;
let city;
const account = (role) => server.demo.accounts.find((one) => one.role === role);

/// Private networks (RFC 1918), each said to stand in a province of its own.
const provinces = ['01', '04', '08', '11', '12', '14', '15', '19', '20', '22', '24', '25'];
const start = (data) => startServer({ data, more: ['--behind-tls'] });
const from = (i) => ({ headers: { 'X-Forwarded-For': `10.0.${i}.1`, 'User-Agent': `phone ${i}` } });
before(async () => {
  const data = temporaryFolder();
  writeFileSync(join(data, 'networks.csv'),
    provinces.map((code, i) => `10.0.${i}.0/24,VN,${code}\n`).join(''));
  server = await start(data);
  ({ owner, printer } = await signedIn(server));
});
after(async () => { await server.stop(); server.remove(); });

async function move(person, act, first, last, lot = '', place = '') {
  const path = `/office/code-orders/${order}/move`;
  return person.post(path, { form_token: await person.token(path), act, first, last, lot, place });
}
const page = async (path, init) => {
  const answer = await fetch(new URL(path, server.address), init);
  return { status: answer.status, text: await answer.text() };
};
const look = (serial, more = {}) => page(`/01/${gtin}/21/${serial}`, more);
const said = (answer) => answer.text.match(/<h1 id="answer">([^<]*)</)?.[1];

test('the owner orders labels with codes under scratch and gets numbers once', async () => {
  const made = await owner.send('/office/code-orders/new', { label: 'Tháng 12', subject_id: 'OM-THUHUONG',
    product_id: gtin, quantity: '60', second_factor: 'hidden', printer: account('printer').login });
  assert.equal(made.status, 303, await made.text());
  order = made.headers.get('location').match(/[0-9A-Z]{26}/)[0];
  const path = `/office/code-orders/${order}`;
  const form_token = await owner.token(path);
  const numbered = await owner.post(`${path}/number`, { form_token });
  assert.equal(numbered.status, 303);
  assert.match(await (await owner.get(path)).text(), /Tem 1 đến 60[^]*Chờ in/);
  const again = await owner.post(`${path}/number`, { form_token });
  assert.equal(again.status, 303);
  assert.match(await (await owner.get(path)).text(), /đã có mã rồi/);
});

test('only the printer that the order names gets its file, once, closed by words shown once', async () => {
  const token = await owner.token('/office');
  assert.equal((await owner.post(`/office/print-files/${order}`, { form_token: token })).status, 404);
  const listed = await (await printer.get('/office/print-files')).text();
  assert.match(listed, /Tháng 12/);
  const form_token = await printer.token('/office/print-files');
  const ready = await (await printer.post(`/office/print-files/${order}`, { form_token })).text();
  const passphrase = ready.match(/[A-Z2-7]{4}(-[A-Z2-7]{4}){4}/)[0];
  const answer = await printer.get(`/office/print-files/${order}/file`);
  assert.equal(answer.status, 200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.equal(openZip(bytes, 'AAAA-AAAA-AAAA-AAAA-AAAA'), undefined);
  const files = openZip(bytes, passphrase);
  const lines = files['codes.csv'].toString('utf8').trim().split('\r\n');
  assert.equal(lines.length, 61);
  codes = lines.slice(1).map((line) => line.split(','));
  assert.equal(new Set(codes.map((code) => code[1])).size, 60);
  assert.equal(codes[0][2], `${server.address}/01/${gtin}/21/${codes[0][1]}`);
  assert.match(codes[0][3], /^[A-Z2-7]{10}$/);
  assert.deepEqual(Object.keys(files), ['codes.csv', 'labels.pdf', 'labels-001.svg']);
  const pdf = spawnSync('pdftotext', ['-layout', '-', '-'], { input: files['labels.pdf'], encoding: 'utf8' });
  for (const [piece, serial, , hidden] of codes) {
    assert.match(pdf.stdout, new RegExp(`\\b${piece}\\b`));
    for (const part of [...serial.match(/..../g), hidden]) assert.ok(pdf.stdout.includes(part), `${piece}: ${part}`);
  }
  const second = await printer.post(`/office/print-files/${order}`, { form_token });
  assert.equal(second.status, 303, 'no second file');
  assert.equal((await owner.get(`/office/print-files/${order}/file`)).status, 404);
});

test('the printer can do nothing to a code', async () => {
  for (const path of ['/office/code-orders', `/office/code-orders/${order}`, `/office/code-orders/${order}/move`]) {
    assert.equal((await printer.get(path)).status, 404, path);
  }
  const form_token = await printer.token('/office/print-files');
  for (const act of ['receive', 'activate', 'void', 'print']) {
    const answer = await printer.post(`/office/code-orders/${order}/move`,
      { form_token, act, first: '1', last: '60', lot: 'SG-2607' });
    assert.equal(answer.status, 404, act);
  }
});

test('a label that is printed and not on goods says so', async () => {
  const answer = await look(codes[0][1]);
  assert.match(said(answer), /chưa được kích hoạt/);
});

test('activation needs the receipt first, a lot, and pieces of this order', async () => {
  assert.equal((await move(owner, 'activate', '1', '10', 'SG-2612')).status, 400, 'not received yet');
  assert.equal((await move(owner, 'receive', '1', '60')).status, 303);
  assert.equal((await printer.get(`/office/print-files/${order}/file`)).status, 404, 'the file is gone');
  assert.equal((await move(owner, 'activate', '1', '10')).status, 400, 'no lot');
  assert.equal((await move(owner, 'activate', '51', '61', 'SG-2612')).status, 400, 'too far');
  assert.equal((await move(owner, 'activate', 'x', '10', 'SG-2612')).status, 400);
  assert.equal((await move(owner, 'print', '1', '10')).status, 400, 'not the maker\'s act');
  const refused = await move(owner, 'activate', '1', '50', 'SG-2612', '9521235009015');
  assert.equal(refused.status, 400, 'the place of another');
  assert.match(await refused.text(), /Chọn một địa điểm của chủ thể này/);
  assert.equal((await move(owner, 'activate', '1', '50', 'SG-2612', '9521234009016')).status, 303);
  assert.match(await (await owner.get(`/office/code-orders/${order}`)).text(), /lô SG-2612, Xưởng ô mai Hàng Đường/);
  assert.match(await (await owner.get(`/office/code-orders/${order}/move`)).text(),
    /<option value="9521234009016" selected/, 'the next move is likely made there too');
});

test('an active piece is in order, and its birth is an event of its lot', async () => {
  const answer = await look(codes[1][1]);
  assert.equal(answer.status, 200);
  assert.match(answer.text, /data-tone="good"/);
  assert.match(answer.text, /SG-2612/);
  assert.match(answer.text, /class="journey"[^]*Xưởng ô mai Hàng Đường/, 'where it was packed');
  assert.match(answer.text.match(/<dd class="code">(.*?)<\/dd>/)[1], /\(10\)SG-2612 \(21\)\w{16} \(414\)9521234009016 /);
  const events = await fetch(new URL(`/epcis/events?MATCH_anyEPC=${encodeURIComponent(
    `https://id.gs1.org/01/${gtin}/21/${codes[1][1]}`)}`, server.address),
  { headers: { Authorization: `Bearer ${server.demo.tokens.query}` } });
  assert.match(await events.text(), /"commissioning"/);
});

test('the hidden code proves once, later says when it was used, and wrong ones rest after five tries', async () => {
  const [, serial, , hidden] = codes[2];
  const attempt = (typed, one = serial) => look(one, { method: 'POST', body: new URLSearchParams({ hidden: typed }) });
  assert.match((await look(serial)).text, /name="hidden"/);
  assert.match(said(await attempt(codes[3][3])), /không|chưa/i, 'the code of another label');
  const spelt = hidden.toLowerCase().replace(/(.....)/, '$1-').replaceAll('o', '0').replaceAll('i', '1').replaceAll('b', '8');
  const first = await attempt(spelt);
  assert.match(said(first), /dùng lần đầu/);
  const again = await attempt(hidden);
  assert.doesNotMatch(said(again), /dùng lần đầu/);
  assert.match(again.text, /data-tone="(caution|stop)"/);
  const other = codes[4][1];
  for (let i = 0; i < 5; ++i) assert.equal((await attempt('AAAAAAAAAA', other)).status, 200);
  assert.equal((await attempt('AAAAAAAAAA', other)).status, 429);
  assert.equal((await attempt(codes[4][3], other)).status, 429, 'the right one must wait too');
});

test('a lost roll is void for the next look, after a question', async () => {
  const serial = codes[49][1];
  assert.match((await look(serial)).text, /data-tone="good"/);
  const form = await (await owner.get(`/office/code-orders/${order}/move`)).text();
  assert.match(form, /<details class="confirm">[^]*value="void"[^]*không dùng lại được[^]*<\/details>/, 'it asks once more');
  assert.doesNotMatch(form, /<option value="void"/);
  const refused = await move(owner, 'void', '41', '6000');
  assert.equal(refused.status, 400);
  assert.match(await refused.text(), /data-tone="stop"[^]*Dãy tem không đúng[^]*value="6000"/);
  const started = performance.now();
  assert.equal((await move(owner, 'void', '41', '60')).status, 303);
  assert.match(said(await look(serial)), /đã bị hủy/);
  assert.ok(performance.now() - started < 1000, 'in force within a second');
  assert.match((await look(codes[39][1])).text, /data-tone="good"/);
});

/// An order with its numbers, before the printer has made its file.
let orders = 0;
async function numberedOrder(fields) {
  const made = await owner.send('/office/code-orders/new', { label: `In lại ${++orders}`, subject_id: 'OM-THUHUONG',
    product_id: gtin, second_factor: 'hidden', printer: account('printer').login, ...fields });
  const id = made.headers.get('location').match(/[0-9A-Z]{26}/)[0];
  const path = `/office/code-orders/${id}`;
  assert.equal((await owner.post(`${path}/number`, { form_token: await owner.token(path) })).status, 303);
  return id;
}
const makeFile = async (id) => printer.post(`/office/print-files/${id}`,
  { form_token: await printer.token('/office/print-files') });
const fileOf = (id, part = 1) => printer.get(`/office/print-files/${id}/file?part=${part}`);
const linesOf = (bytes, passphrase) =>
  openZip(bytes, passphrase)['codes.csv'].toString('utf8').trim().split('\r\n').slice(1).map((line) => line.split(','));

test('two presses at once make one file, which its words open, and whose hidden codes are right', async () => {
  const id = await numberedOrder({ quantity: '3000' });
  const form_token = await printer.token('/office/print-files');
  const press = () => printer.post(`/office/print-files/${id}`, { form_token });
  const answers = await Promise.all([press(), press(), press()]);
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  const words = texts.flatMap((text) => text.match(/[A-Z2-7]{4}(-[A-Z2-7]{4}){4}/)?.[0] ?? []);
  assert.equal(words.length, 1, 'the words are shown once');
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 303, 303]);
  const lines = linesOf(Buffer.from(await (await fileOf(id)).arrayBuffer()), words[0]);
  assert.equal(lines.length, 3000);
  assert.equal((await movePieces(server, id, 'receive', '1', '3000')).status, 303);
  assert.equal((await movePieces(server, id, 'activate', '1', '5', 'SG-2613')).status, 303);
  const [, serial, , hidden] = lines[1];
  assert.match(said(await look(serial, { method: 'POST', body: new URLSearchParams({ hidden }) })), /dùng lần đầu/);
});

test('pieces that were void before printing are left out, and the file of a void order is gone', async () => {
  const id = await numberedOrder({ quantity: '6' });
  for (const piece of ['1', '4']) assert.equal((await movePieces(server, id, 'void', piece, piece)).status, 303);
  assert.match(await (await printer.get('/office/print-files')).text(), /In lại 2[^]*Chờ in/);
  const words = (await (await makeFile(id)).text()).match(/[A-Z2-7]{4}(-[A-Z2-7]{4}){4}/)[0];
  const lines = linesOf(Buffer.from(await (await fileOf(id)).arrayBuffer()), words);
  assert.deepEqual(lines.map((line) => line[0]), ['2', '3', '5', '6']);
  assert.equal((await movePieces(server, id, 'void', '2', '3')).status, 303);
  assert.equal((await fileOf(id)).status, 200, 'two are still to be printed');
  assert.equal((await movePieces(server, id, 'void', '5', '6')).status, 303);
  assert.equal((await fileOf(id)).status, 404);
});

test('a large order comes in files of its own, all opened by the same words', async () => {
  const id = await numberedOrder({ quantity: '200003', second_factor: 'none' });
  const page = await (await makeFile(id)).text();
  const words = page.match(/[A-Z2-7]{4}(-[A-Z2-7]{4}){4}/)[0];
  assert.match(page, /part=1[^]*1 trong 2[^]*part=2[^]*2 trong 2/);
  const rest = linesOf(Buffer.from(await (await fileOf(id, 2)).arrayBuffer()), words);
  assert.deepEqual(rest.map((line) => line[0]), ['200001', '200002', '200003']);
  const whole = await fileOf(id, 1);
  assert.ok(Number(whole.headers.get('content-length')) > 10_000_000);
  assert.equal((await fileOf(id, 3)).status, 404);
});

test('a piece of a large lot tells its own birth only, and its lot tells all births as one step', async () => {
  const large = await orderPrinted(server, { label: 'Mẻ lớn', quantity: '250' });
  assert.equal((await movePieces(server, large.order, 'receive', '1', '250')).status, 303);
  assert.equal((await movePieces(server, large.order, 'activate', '1', '250', 'SG-LON')).status, 303);
  const listed = async (query) => {
    const answer = await fetch(new URL(`/epcis/events?perPage=100&${query}`, server.address),
      { headers: { Authorization: `Bearer ${server.demo.tokens.query}` } });
    return (await answer.json()).epcisBody.queryResults.resultsBody.eventList;
  };
  const serial = large.codes[120][1];
  const births = await listed(`MATCH_anyEPC=${encodeURIComponent(`https://id.gs1.org/01/${gtin}/21/${serial}`)}`);
  assert.equal(births.length, 1);
  assert.equal(births[0].epcList.length, 50);
  const rows = (text) => [...text.matchAll(/<time datetime="[^"]*">/g)].length;
  const piece = await look(serial);
  assert.match(piece.text, /data-tone="good"[^]*SG-LON/);
  const lot = await page(`/01/${gtin}/10/SG-LON`);
  assert.match(lot.text, /250 /);
  assert.equal(rows(lot.text), rows(piece.text), 'one step in each');
});

test('a signed label is checked with its signature: in the page, in the browser, and not when its words were changed', async () => {
  const signed = await orderPrinted(server, { label: 'Ký số', quantity: '3', signed_labels: '1' });
  const [, serial, address] = signed.codes[0];
  const label = readLabel(address);
  assert.equal(label.signed_text, `/01/${gtin}/21/${serial}`);
  const list = JSON.parse((await page('/.well-known/ocop-label-keys')).text);
  const key = list.keys.find((one) => one.id === label.key_id);
  assert.ok(key, 'the key is in the public list');
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(key.public_key, 'base64url')]);
  assert.ok(verify(null, Buffer.from(label.signed_text), createPublicKey({ key: spki, format: 'der', type: 'spki' }),
    Buffer.from(label.signature)));
  const at = new URL(address);
  assert.match(said(await page(at.pathname + at.search)), /chưa được kích hoạt/);
  const changed = await page(`${at.pathname}?17=301231&8030=${at.searchParams.get('8030')}`);
  assert.equal(changed.status, 404);
  assert.match(said(changed), /không do chúng tôi phát hành/);
  const cut = await page(`${at.pathname}${at.search.slice(0, -5)}`);
  assert.match(said(cut), /chưa được kích hoạt/, 'a signature that was cut off on its way proves nothing');
});

test('guesses are not ours, and guessing ends', async () => {
  let last;
  for (let i = 0; i < 30; ++i) {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
    const guess = 'A' + Array.from({ length: 15 }, (_, at) => letters[(i * 7 + at * 5) % 32]).join('');
    last = await look(guess);
    if (i < 10) {
      assert.equal(last.status, 404);
      assert.match(said(last), /không do chúng tôi phát hành/);
    }
  }
  assert.equal(last.status, 429);
  assert.match((await look(codes[1][1])).text, /data-tone="good"/, 'real codes are still answered');
});

test('no page of a look says "giả"', async () => {
  for (const code of [codes[1], codes[2], codes[49]]) {
    assert.doesNotMatch((await look(code[1])).text, /hàng giả|\bfake\b/i);
  }
});

test('a look by an officer or by the maker\'s people is no look of the public', async () => {
  const path = `/01/${gtin}/21/${codes[6][1]}`;
  const officer = await signIn(server, account('ward_officer'));
  for (const staff of [officer, owner]) {
    for (let i = 0; i < 3; ++i) assert.equal((await staff.ask(path, from(i))).status, 200);
  }
  assert.match((await look(codes[6][1])).text, /lần đầu mã được quét/);
  const buyer = await signIn(server, account('buyer'));
  assert.match(await (await buyer.ask(path, from(4))).text(), /quét 2 lần/, 'other people with an account are the public');
});

test('a stranger sees no order of another', async () => {
  assert.equal((await visit(server).get(`/office/code-orders/${order}`)).status, 303, 'to the sign-in page');
  const buyer = await signIn(server, account('buyer'));
  assert.equal((await buyer.get(`/office/code-orders/${order}`)).status, 404);
});

test('the command line issues, opens and rotates', async () => {
  await server.stop();
  const issued = ocop('serial', 'issue', '--data', server.data, '--gtin', gtin, '--count', '3');
  assert.equal(issued.status, 0, issued.stderr);
  const lines = issued.stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(lines.map((line) => line.piece), [1, 2, 3]);
  const rotated = ocop('serial', 'rotate', '--data', server.data);
  assert.equal(rotated.stdout, 'key epoch B\n', rotated.stderr);
  const foreign = lines[0].digital_link.replace(gtin, '09521234000020');
  const opened = ocop('serial', 'open', '--data', server.data, lines[2].digital_link, foreign);
  assert.equal(opened.status, 1, 'one of them is not ours');
  const [good, bad] = opened.stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.equal(good.valid, true);
  assert.equal(good.state, 'ordered');
  assert.equal(bad.valid, false);
  server = await start(server.data);
  assert.match(said(await look(codes[1][1])), /./);
  assert.match((await look(codes[1][1])).text, /data-tone="good"/, 'codes of the old epoch stay good');
});

test('a serial that was read wrongly is not ours, and one in small letters leads to its page', async () => {
  const serial = codes[1][1];
  const answer = await fetch(new URL(`/01/${gtin}/21/${serial.toLowerCase()}`, server.address), { redirect: 'manual' });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), `/01/${gtin}/21/${serial}`);
  for (const wrong of ['ABC', serial.slice(1), `${serial}A`, 'SG-HANGGIA-12345']) {
    const refused = await look(wrong);
    assert.equal(refused.status, 404, wrong);
    assert.match(said(refused), /không do chúng tôi phát hành/, wrong);
  }
});

test('a report longer than its fields is not kept, says which field, and comes back to be shortened', async () => {
  const send = (fields) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return fetch(new URL('/phan-anh', server.address), { method: 'POST', body, redirect: 'manual' });
  };
  for (const [name, value, said] of [['story', 'a'.repeat(1_000_000), /Anh chị thấy gì: Dài 1000000 ký tự/],
    ['contact', 'b'.repeat(301), /Số điện thoại hoặc thư điện tử: Dài 301 ký tự[^]*value="b{301}"/],
    ['story', 'ấ'.repeat(21_000), /Anh chị thấy gì: Dài 21000 ký tự[^]*>ấ{21000}</],
    ['story', 'có byte \u0000 ở giữa', /Unicode/]]) {
    const answer = await send({ code: '', sort: 'seal', story: 'Tem lạ', place: '', contact: '', [name]: value });
    assert.equal(answer.status, 400, name);
    const text = await answer.text();
    assert.match(text, said);
    assert.ok(text.length < 60_000, 'a text of megabytes does not come back');
  }
});

test('a report becomes a case with a number, answered by an officer, and changes no verdict', async () => {
  const before = said(await look(codes[1][1]));
  const body = new FormData();
  for (const [name, value] of Object.entries({ code: `/01/${gtin}/21/${codes[1][1]}`, sort: 'seal',
    story: 'Tem có vết bóc <script>alert(1)</script>', place: 'chợ Đồng Xuân', contact: '', website: '' })) body.set(name, value);
  const sent = await fetch(new URL('/phan-anh', server.address), { method: 'POST', body, redirect: 'manual' });
  assert.equal(sent.status, 303);
  const number = sent.headers.get('location').match(/PA-\d{4}-[A-Z2-7]{8}/)[0];
  const shown = await page(`/phan-anh/${number}`);
  assert.match(shown.text, /Mới nhận/);
  assert.equal((await page('/phan-anh/PA-2026-AAAAAAAA')).status, 404);

  const officer = await signIn(server, account('ward_officer'));
  const list = await (await officer.get('/office/reports')).text();
  assert.match(list, new RegExp(number));
  const row = list.match(/\/office\/reports\/[0-9A-Z]{26}/)[0];
  const text = await (await officer.get(row)).text();
  assert.doesNotMatch(text, /<script>alert/);
  const edit = await (await officer.get(`${row}/edit`)).text();
  const row_version = edit.match(/name="row_version" value="(\d+)"/)[1];
  const answered = await officer.send(`${row}/edit`, { row_version, sort: 'seal', state: 'open',
    unit_code: '00070', answer: 'Cơ sở đã đổi tem cho anh chị.' });
  assert.equal(answered.status, 303, await answered.text());
  const answer = await page(`/phan-anh/${number}`);
  assert.match(answer.text, /Đã trả lời/);
  assert.match(answer.text, /Cơ sở đã đổi tem/);
  assert.equal(said(await look(codes[1][1])), before);
});

test('a report without a word, with a trap filled in, or one of many is not taken', async () => {
  const send = (fields) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return fetch(new URL('/phan-anh', server.address), { method: 'POST', body, redirect: 'manual' });
  };
  const empty = await send({ story: '   ', place: 'chợ' });
  assert.equal(empty.status, 400);
  assert.match(await empty.text(), /value="chợ"/, 'what was typed stays');
  const robot = await send({ story: 'x', website: 'https://example.com' });
  assert.equal(robot.headers.get('location'), '/', 'nothing became a case');
  let status;
  for (let i = 0; i < 6; ++i) status = (await send({ story: `lần ${i}` })).status;
  assert.equal(status, 429);
});

test('reports are counted by state, product and ward, with the time to answer, within the reach', async () => {
  const body = new FormData();
  const typed = codes[7][1].toLowerCase().replace(/(....)(?=.)/g, '$1-');
  for (const [name, value] of Object.entries({ code: typed, sort: 'quality', story: 'Hộp bị ẩm' })) body.set(name, value);
  const sent = await fetch(new URL('/phan-anh', server.address),
    { method: 'POST', body, redirect: 'manual', headers: { 'X-Forwarded-For': '203.0.113.200' } });
  assert.equal(sent.status, 303);
  const facts = async (person, query = '') => {
    const answer = await person.get(`/office/report-statistics${query}`);
    assert.equal(answer.status, 200);
    const text = await answer.text();
    // What was not reported is not counted by state.
    assert.equal(/Tình trạng<\/h2>/.test(text), !text.includes('<dt>Đã nhận</dt><dd>0</dd>'));
    return Object.fromEntries([...text.matchAll(/<dt>([^<]*)<\/dt><dd>([^<]*)<\/dd>/g)].map(([, term, value]) => [term, value]));
  };
  const officer = await signIn(server, account('ward_officer'));
  const all = await facts(officer);
  assert.equal(all['Đã nhận'], '2', JSON.stringify(all));
  assert.equal(all['Đã trả lời'], '1');
  assert.equal(all['Trả lời đúng hạn'], '1');
  assert.equal(all['Mới nhận'], '1');
  assert.equal(all['Chất lượng, hạn dùng'], '1');
  assert.equal(all['Ô mai sấu gừng'], '2', 'a serial that was typed tells the product, too');
  assert.equal(all['Phường Hoàn Kiếm'], '2');
  assert.match(all['Thời gian trả lời, trung vị'], /^0\sngày$/);
  assert.equal((await facts(officer, '?from=01/01/2020&to=31/12/2020'))['Đã nhận'], '0');
  for (const other of [await signIn(server, account('buyer')), await signIn(server, account('subject_owner'))]) {
    assert.equal((await other.get('/office/report-statistics')).status, 404);
  }
});

test('unusual scans of a code are listed with their reason for the ward and the city, not for another ward', async () => {
  const made = spawnSync(binary, withDatabase(['user', 'create', '--data', server.data, '--login', 'phuong-cuanam',
    '--role', 'ward_officer', '--unit', '00082']), { encoding: 'utf8', input: 'mưa rơi trên phố\n' });
  assert.equal(made.status, 0, made.stderr);
  const people = {
    ward: await signIn(server, account('ward_officer')),
    city: city = await signIn(server, account('city_office')),
    stranger: await signIn(server, { login: 'phuong-cuanam', password: 'mưa rơi trên phố' }),
  };
  const alarms = async (person) => {
    const answer = await person.get('/office/code-alarms');
    assert.equal(answer.status, 200);
    return answer.text();
  };
  assert.match(await alarms(people.ward), /Chưa có mã nào/);

  // One label read by a stranger in each of twelve provinces within minutes.
  const copied = codes[5][1];
  let last;
  for (let i = 0; i < provinces.length; ++i) last = await look(copied, from(i));
  assert.match(last.text, /data-tone="(caution|stop)"/);
  const reason = last.text.match(/<p[^>]*>(Mã (?:đã )?được quét [^<]*|Trong một giờ [^<]*|\d+ trong [^<]*)</)[1];

  for (const who of ['ward', 'city']) {
    const listed = await alarms(people[who]);
    assert.match(listed, /Tháng 12, tem số 6, đã quét 12 lần/, who);
    assert.ok(listed.includes(reason), `${who}: ${reason}`);
    assert.ok(listed.includes(`/office/code-orders/${order}`), who);
  }
  const elsewhere = await alarms(people.stranger);
  assert.match(elsewhere, /Chưa có mã nào/);
  assert.ok(!elsewhere.includes(order));
  assert.equal((await people.stranger.get(`/office/code-orders/${order}`)).status, 404);
  const buyer = await signIn(server, account('buyer'));
  assert.equal((await buyer.get('/office/code-alarms')).status, 404);
});

test('hundreds of scans of twenty codes leave one line for each that is suspect, and the older one where it was', async () => {
  const crowd = (await orderPrinted(server, { label: 'Tem chép', quantity: '20' })).codes;
  for (const [, serial] of crowd) {
    const looks = Array.from({ length: 20 }, (_, i) => look(serial,
      { headers: { ...from(i % provinces.length).headers, 'User-Agent': `passer-by ${i} of ${serial}` } }));
    await Promise.all(looks);
  }
  const listed = await (await city.get('/office/code-alarms')).text();
  const pieces = [...listed.matchAll(/Tem chép, tem số (\d+),/g)].map(([, piece]) => Number(piece));
  assert.ok(pieces.length > 0);
  assert.equal(new Set(pieces).size, pieces.length);
  assert.match(listed, /Tháng 12, tem số 6, đã quét 12 lần/);
  assert.doesNotMatch(listed, /page=2/);
});

test('a right hidden code that is typed again and again is answered and no longer kept', async () => {
  const [[, serial, , hidden]] = await orderPrinted(server, { label: 'Cào nhiều lần', quantity: '1', second_factor: 'hidden' })
    .then((printed) => printed.codes);
  const attempts = await Promise.all(Array.from({ length: 90 }, (_, i) => look(serial, {
    method: 'POST', body: new URLSearchParams({ hidden }),
    headers: { 'X-Forwarded-For': `172.20.${i}.1`, 'User-Agent': `scratcher ${i}` } })));
  for (const answer of attempts) assert.equal(answer.status, 200);
  const listed = await (await city.get('/office/code-alarms')).text();
  const count = Number(listed.match(/Cào nhiều lần, tem số 1, đã quét (\d+) lần/)[1]);
  assert.ok(count >= 60 && count < 85, `${count} of 90 kept`);
});
