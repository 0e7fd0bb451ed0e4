// What a stranger may send as a file, and what comes out again: uploads, imports, exports.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { deflateSync } from 'node:zlib';

import { binary, startServer } from './server.mjs';
import { unzip } from './sheets.mjs';
import { jpeg } from './small_jpeg.mjs';
import { signIn, visit } from './visitor.mjs';
import { crc32, zip } from './zip.mjs';

let server;
let owner;
const account = (role) => server.demo.accounts.find((one) => one.role === role);
before(async () => {
  server = await startServer();
  owner = await signIn(server, account('subject_owner'));
});
after(async () => { await server.stop(); server.remove(); });

const form = '/office/documents/new';
const paper = (more) => ({ subject_id: 'OM-THUHUONG', kind: 'other', title: 'Giấy thử', edition: '1', ...more });
let number = 0;
/// Sends a document with that file; the answer, and the address of the kept file when it was taken.
async function upload(person, file, more = {}) {
  const answer = await person.send(form, paper({ number: `T-${++number}`, ...more }), file && { file });
  const text = await answer.text();
  if (answer.status !== 303) return { status: answer.status, text };
  const row = await (await person.get(answer.headers.get('location'))).text();
  return { status: 303, href: row.match(/\/office\/files\/[0-9A-Z]{26}/)?.[0], row: answer.headers.get('location') };
}

/// A photo as a phone makes it: where it was taken stands before the pixels.
function withPlace(bytes) {
  const words = Buffer.from('Exif\0\0MM\0*\0\0\0\b\0\0\0\0\0\0GPS 21.0285,105.8542 199 Hàng Đường');
  const head = Buffer.from([0xff, 0xe1, 0, words.length + 2]);
  return Buffer.concat([bytes.subarray(0, 2), head, words, bytes.subarray(2)]);
}

function png(width, height) {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(data.length, 0);
    around.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1 << 20))), chunk('IEND', Buffer.alloc(0))]);
}

const workbook = (parts) => zip({
  '[Content_Types].xml': '<Types/>',
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  ...parts });

function keptFiles() {
  return readdirSync(join(server.data, 'media'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile()).map((one) => join(one.parentPath ?? one.path, one.name));
}

test('a photo is taken, and what is kept and served holds no place', async () => {
  const photo = withPlace(jpeg);
  assert.ok(photo.includes('GPS 21.0285'));
  const { status, href, text } = await upload(owner, { name: 'anh.jpg', bytes: photo });
  assert.equal(status, 303, text);
  const served = await owner.get(href);
  assert.equal(served.status, 200);
  assert.equal(served.headers.get('content-type'), 'image/jpeg');
  assert.equal(served.headers.get('x-content-type-options'), 'nosniff');
  const bytes = Buffer.from(await served.arrayBuffer());
  assert.deepEqual([...bytes.subarray(0, 3)], [0xff, 0xd8, 0xff]);
  for (const kept of [bytes, ...keptFiles().map((path) => readFileSync(path))]) {
    assert.ok(!kept.includes('GPS') && !kept.includes('Exif'));
  }
});

test('a name with a path in it, or with a header in it, is harmless', async () => {
  for (const name of ['../../../../tmp/ocop-escaped.pdf', '..\\..\\x.pdf', 'a"\r\nSet-Cookie: x=1.pdf']) {
    const { status, href } = await upload(owner, { name, bytes: '%PDF-1.7 thử' });
    assert.equal(status, 303);
    const served = await owner.get(href);
    assert.match(served.headers.get('content-disposition'), /^attachment; filename="[0-9A-Z]{26}\.pdf"$/);
    assert.equal(served.headers.get('set-cookie'), null);
  }
  for (const path of keptFiles()) assert.match(path, /media\/[0-9a-f]{2}\/[0-9a-f]{64}(\.\d+)?$/);
});

test('what is no picture and no document is refused, whatever it is called', async () => {
  const before = keptFiles().length;
  const macro = workbook({ 'xl/vbaProject.bin': 'Sub AutoOpen()' });
  const hostile = {
    'anh.jpg': macro,
    'bang.xlsx': macro,
    'hinh.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    'hinh.png': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    'trang.jpg': '<!doctype html><script>alert(1)</script>',
    'tep.pdf': 'MZ\x90\0 program',
    'gif.gif': 'GIF89a/*<script>alert(1)</script>*/=1;',
    'so.zip': zip({ 'a.exe': 'MZ' }),
    'cat.jpg': jpeg.subarray(0, 300),
  };
  for (const [name, bytes] of Object.entries(hostile)) {
    const { status, text } = await upload(owner, { name, bytes });
    assert.equal(status, 422, name);
    assert.match(text, /id="error-file"/, name);
    assert.match(text, /value="Giấy thử"/, 'what was typed stays');
  }
  assert.equal(keptFiles().length, before);
});

test('a picture that is also a page or an archive is only a picture afterwards', async () => {
  const page = Buffer.concat([jpeg, Buffer.from('<script>alert(document.domain)</script>')]);
  const archive = Buffer.concat([jpeg, workbook({ 'xl/vbaProject.bin': 'Sub AutoOpen()' })]);
  for (const bytes of [page, archive]) {
    const { href } = await upload(owner, { name: 'anh.html', bytes, type: 'text/html' });
    const served = await owner.get(href);
    assert.equal(served.headers.get('content-type'), 'image/jpeg');
    const kept = Buffer.from(await served.arrayBuffer());
    assert.ok(!kept.includes('script') && !kept.includes('PK\x03\x04'));
  }
});

test('a document that is also a page is handed out as a file, never shown', async () => {
  const { href } = await upload(owner, { name: 'a.html', bytes: '%PDF-1.7 <script>alert(1)</script>', type: 'text/html' });
  const served = await owner.get(href);
  assert.equal(served.headers.get('content-type'), 'application/pdf');
  assert.match(served.headers.get('content-disposition'), /^attachment/);
  assert.equal(served.headers.get('x-content-type-options'), 'nosniff');
});

/// The most memory that the server ever had, in MiB.
const peak = () =>
  Number(readFileSync(`/proc/${server.child.pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)[1]) / 1024;

test('an image bomb of a few kilobytes costs no memory', async () => {
  const bomb = png(60_000, 60_000);
  assert.ok(bomb.length < 10_000);
  const before = peak();
  const { status, text } = await upload(owner, { name: 'anh.png', bytes: bomb });
  assert.equal(status, 422);
  assert.match(text, /id="error-file"/);
  assert.ok(peak() - before < 50, `${peak() - before} MiB`);
});

/// Sends bytes by hand until the server answers or closes; what it said.
function raw(head, pieces = []) {
  return new Promise((done) => {
    const { hostname, port } = new URL(server.address);
    const socket = connect(Number(port), hostname);
    let answer = '';
    let sent = 0;
    socket.on('data', (data) => (answer += data));
    socket.on('error', () => {});
    socket.on('close', () => done({ answer, sent }));
    socket.write(head);
    const next = () => {
      if (answer || socket.destroyed || !pieces.length) return;
      sent += pieces[0].length;
      socket.write(pieces.shift(), next);
    };
    next();
  });
}

test('an upload of 2 GB is refused by its announcement, before its first byte', async () => {
  const head = (more) => `POST ${form} HTTP/1.1\r\nHost: x\r\nCookie: ${owner.cookie()}\r\n` +
    `Content-Type: multipart/form-data; boundary=b\r\n${more}\r\n\r\n`;
  const { answer } = await raw(head(`Content-Length: ${2 ** 31}`));
  assert.match(answer, /^HTTP\/1\.1 413 /);
});

test('an upload without an end is refused at the limit', async () => {
  const before = peak();
  const mebibyte = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(1 << 20, 'x'), Buffer.from('\r\n')]);
  const { answer, sent } = await raw(
    `POST ${form} HTTP/1.1\r\nHost: x\r\nCookie: ${owner.cookie()}\r\n` +
    'Content-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n',
    Array.from({ length: 200 }, () => mebibyte));
  assert.match(answer, /^HTTP\/1\.1 413 /);
  assert.ok(sent < 100 << 20, `${sent} bytes were sent`);
  assert.ok(peak() - before < 160, `${peak() - before} MiB`);
});

test('who is not signed in cannot make the server hold a body', async () => {
  const answer = await visit(server).ask(form, { method: 'POST', body: Buffer.alloc(1 << 20) });
  assert.equal(answer.status, 303);
  assert.match(answer.headers.get('location'), /^\/office\/sign-in/);
});

test("a file of another producer is not there: not by its address, not by its number in one's own form", async () => {
  const secret = await upload(owner, { name: 'bi-mat.pdf', bytes: '%PDF-1.7 công thức' });
  const id = secret.href.split('/').at(-1);
  const made = spawnSync(binary, ['user', 'create', '--data', server.data, '--login', 'nguoikhac', '--role',
    'subject_owner', '--subject', 'GC-MINHTRAM'],
  { encoding: 'utf8', input: 'sấu chín ngoài ngõ\n' });
  assert.equal(made.status, 0, made.stderr);
  const other = await signIn(server, { login: 'nguoikhac', password: 'sấu chín ngoài ngõ' });
  assert.equal((await other.get(secret.href)).status, 404);
  assert.equal((await visit(server).get(secret.href)).status, 303);
  const stolen = await upload(other, undefined, { subject_id: 'GC-MINHTRAM', kept_file: id });
  assert.equal(stolen.status, 303);
  assert.equal(stolen.href, undefined, 'the row must not hold the file');
  const sheet = await importDocuments(`subject_code,kind,title,file\nGC-MINHTRAM,other,a,${id}\n`, other);
  assert.match(sheet.text, /data-tone="stop"/, 'a sheet has no column for files');
  assert.equal((await other.get(secret.href)).status, 404);
});

test('a file that was taken stays when another field is wrong', async () => {
  const refused = await upload(owner, { name: 'giay.pdf', bytes: '%PDF-1.7 giữ' }, { kind: 'no-such-kind' });
  assert.equal(refused.status, 422);
  const kept = refused.text.match(/name="kept_file" value="([0-9A-Z]{26})"/)[1];
  const again = await upload(owner, undefined, { kept_file: kept });
  assert.equal(again.href, `/office/files/${kept}`);
});

const formula = ['=HYPERLINK("http://evil.example")', '+1+cmd|\' /C calc\'!A0', '@SUM(1)', '-2+3+cmd()', '＝1+1',
  'a;=1+1', '\t=1+1'];

test('what somebody typed runs in no export', async () => {
  for (const title of formula) assert.equal((await upload(owner, undefined, { title })).status, 303, title);
  const csv = await (await owner.get('/office/documents/export.csv')).text();
  for (const text of ['=HYPERLINK', '+1+cmd', '@SUM', '-2+3', '＝1']) {
    assert.ok(csv.includes(`'${text}`), text);
    assert.doesNotMatch(csv, new RegExp(`(^|[,;\\t\\n"])${text.replace(/[+|@()]/g, '\\$&')}`, 'm'));
  }
  const book = await owner.get('/office/documents/export.xlsx');
  assert.equal(book.status, 200);
  const sheet = unzip(Buffer.from(await book.arrayBuffer()), 'xl/worksheets/sheet1.xml');
  assert.ok(sheet.includes('=HYPERLINK'), 'as text');
  assert.doesNotMatch(sheet, /<f[ >]/, 'as a formula');
});

async function importDocuments(bytes, person = owner) {
  const answer = await person.send('/office/documents/import', { step: 'try' },
    { file: { name: 'giay.csv', bytes, type: 'text/csv' } });
  return { status: answer.status, text: await answer.text() };
}

test('an import says what is wrong with the file, in words', async () => {
  const rows = 'subject_code,kind,title\nOM-THUHUONG,other,';
  const latin = (text) => Buffer.from(text, 'latin1');
  const cases = [
    [latin(`${rows}C\xf4ng ty c\xf4\xd2 ph\xe2\xccn H\xe0 N\xf4\xf2i\n`), /Windows-1258/],
    [latin(`${rows}C\xabng ty c\xe6 ph\xc7n H\xb5 N\xe9i\n`), /TCVN3/],
    [`${rows}Coâng ty coå phaàn Haø Noäi, phöôøng\n`.replace(', ', ' '), /VNI/],
    [Buffer.from(`\ufeff${rows}a\n`, 'utf16le'), /UTF-16/],
    [`${rows}"9,52E+12"\n`, /9,52E\+12/],
    [workbook({ 'xl/vbaProject.bin': 'x' }), /macro/i],
    [Buffer.from('\xd0\xcf\x11\xe0old', 'latin1'), /\.xls/],
    [workbook({ 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>' }), /alert/],
    [workbook({ 'xl/worksheets/sheet1.xml': `<worksheet>${' '.repeat(20 << 20)}</worksheet>` }), /alert/],
  ];
  const before = peak();
  for (const [bytes, words] of cases) {
    const { status, text } = await importDocuments(bytes);
    assert.ok(status === 200 || status === 422, String(status));
    assert.match(text, /data-tone="stop"/, String(words));
    assert.match(text, words);
  }
  assert.ok(peak() - before < 200, `${peak() - before} MiB`);
});
