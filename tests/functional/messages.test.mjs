// A message from its author down to a residential group, over HTTP, and everything that must not work on
// the way: releasing one's own, reading what was sent to others, confirming for others.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { startServer } from './server.mjs';
import { people, visit } from './visitor.mjs';

let server;
const person = people(() => server);
before(async () => { server = await startServer(); });
after(async () => { await server.stop(); server.remove(); });

const text = async (answer) => (await answer.text()).normalize('NFC');
const page = async (who, path) => text(await (await person(who)).get(path));
async function press(who, from, path, fields = []) {
  const visitor = await person(who);
  return visitor.post(path, [['form_token', await visitor.token(from)], ...fields]);
}
const day = (later) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' })
  .format(new Date(Date.now() + later * 86_400_000));
const root = '/office/messages';

let count = 0;
const fieldsOf = (more = {}) => {
  const fields = { version: '0', title: `Tin thử ${++count}`, body: 'Đoạn một.\n\nĐoạn hai.', unit: '01',
    units: 'Phường Hoàn Kiếm, Phường Cửa Nam', send_on: day(0), approver: '', ...more };
  const kinds = fields.kinds ?? ['authority'];
  const channels = fields.channels ?? [];
  delete fields.kinds, delete fields.channels;
  return [...Object.entries(fields), ...kinds.map((kind) => ['kind', kind]),
    ...channels.map((channel) => ['channel', channel])];
};
async function write(who, more = {}) {
  const fields = fieldsOf(more);
  const answer = await press(who, `${root}/new`, `${root}/new`, fields);
  assert.equal(answer.status, 303, await text(answer));
  const id = answer.headers.get('location').match(/[0-9A-Z]{26}/)[0];
  return { id, at: `${root}/${id}`, title: Object.fromEntries(fields).title };
}
async function submit(who, more) {
  const message = await write(who, more);
  assert.equal((await press(who, message.at, `${message.at}/submit`)).status, 303);
  return message;
}
async function send(who = 'bientap', by = 'duyetbai', more = {}) {
  const message = await submit(who, more);
  assert.equal((await press(by, message.at, `${message.at}/release`)).status, 303);
  assert.match(await page(who, message.at), /Đã gửi/);
  return message;
}
/// The button of the inbox for that message: its form's fields.
async function confirmForm(who, message) {
  const inbox = await page(who, root);
  const form = inbox.match(new RegExp(`action="(${message.at}/confirm)">.*?name="copy" value="([0-9A-Z]{26})"`, 's'));
  return form && { path: form[1], copy: form[2] };
}
async function confirm(who, message) {
  const form = await confirmForm(who, message);
  assert.ok(form, `${who} has a button`);
  return press(who, root, form.path, [['copy', form.copy]]);
}

test('a message goes from its author over another person to wards, groups and back as confirmations', async () => {
  const message = await submit('bientap');
  assert.match(await page('bientap', message.at), /Sẽ tới 2 nơi/);
  assert.match(await page('duyetbai', '/office'), new RegExp(`Duyệt tin: ${message.title}`));
  assert.equal((await press('duyetbai', message.at, `${message.at}/release`)).status, 303);

  assert.match(await page('phuong', '/office'), /\d+ tin chờ xác nhận/);
  assert.equal((await confirm('phuong', message)).status, 303);
  assert.match(await page('phuong', message.at), /Đã xác nhận/);
  assert.equal(await confirmForm('phuong2', message), null, 'a colleague has nothing left to confirm');

  const forward = (await page('phuong', message.at)).match(/href="([^"]+\/forward\/[0-9A-Z]{26})"/)[1];
  const form = await page('phuong', forward);
  const groups = [...form.matchAll(/name="audience" value="([0-9A-Z]{26})"[^>]*> <span>([^<]+)/g)];
  assert.ok(groups.length >= 3);
  assert.doesNotMatch(form, /Cửa Nam/, 'groups of another ward are not offered');
  const first = groups.find(([, , name]) => name.includes('Tổ dân phố 1'));
  assert.equal((await press('phuong', forward, forward, [['audience', first[1]], ['note', 'Phát loa 17:30']])).status, 303);

  const inbox = await page('totruong', root);
  assert.match(inbox, new RegExp(message.title));
  assert.match(inbox, /Phát loa 17:30/);
  assert.match(inbox, /Đoạn hai/);
  assert.equal((await confirm('totruong', message)).status, 303);
  const seen = await page('phuong', message.at);
  assert.match(seen, /Ngô Văn Lộc xác nhận/);
  assert.doesNotMatch(seen, />Phường Cửa Nam</, 'a ward sees its own subtree only');
  const head = await page('totruong', message.at);
  assert.doesNotMatch(head, /Lê Minh Khuê xác nhận/, 'and a head of a group not the ward above');
  assert.match(await page('bientap', message.at), /2\/3 nơi đã xác nhận/);
});

test('who has not confirmed stands in a file for the minutes', async () => {
  const demo = await page('bientap', `${root}/sent`);
  const at = demo.match(/href="(\/office\/messages\/[0-9A-Z]{26})">Nhận hồ sơ đăng ký/)[1];
  const shown = await page('bientap', at);
  assert.match(shown, /2\/5 nơi đã xác nhận; 1 nơi quá 3\u00a0ngày chưa xác nhận/);
  const csv = await page('bientap', `${at}/unconfirmed.csv`);
  const rows = csv.trim().split('\r\n');
  assert.match(rows[0], /Nơi nhận,Loại,Ngày gửi,Số ngày đã chờ,Quá 3\u00a0ngày chưa xác nhận/);
  assert.equal(rows.length, 4);
  assert.match(csv, new RegExp(`Phường Hồng Hà,Phường \\(cán bộ phường\\),${day(-4)},4,Có`));
  assert.doesNotMatch(csv, /Phường Cửa Nam/);
  const wards = await page('phuong', `${at}/unconfirmed.csv`);
  assert.doesNotMatch(wards, /Hồng Hà/);
  assert.match(await page('bientap', '/office'), /1 nơi quá hạn chưa xác nhận: Nhận hồ sơ/);
});

test('a restricted briefing is nothing to whom it does not address', async () => {
  const message = await send('thanhpho', 'thanhpho2',
    { restricted: '1', approver: 'thanhpho2', kinds: ['party_cell'], units: 'Phường Hoàn Kiếm' });
  assert.match(await page('chibo', root), new RegExp(message.title));
  for (const who of ['phuong', 'phuong2', 'totruong', 'bientap', 'duyetbai', 'quanlythitruong', 'quantri', '0900000001']) {
    const visitor = await person(who);
    for (const rest of ['', '/edit', '/unconfirmed.csv', '/forward/01ARZ3NDEKTSV4RRFFQ69G5FAV']) {
      assert.equal((await visitor.get(message.at + rest)).status, 404, `${who} reads ${rest}`);
    }
    for (const act of ['confirm', 'release', 'give-back', 'submit']) {
      assert.equal((await press(who, '/office', `${message.at}/${act}`, [['copy', 'x']])).status, 404, `${who} ${act}`);
    }
    for (const list of [root, `${root}/sent`, '/office', `/office/search?q=${encodeURIComponent(message.title)}`]) {
      const answer = await visitor.get(list);
      if (answer.status === 200) assert.ok(!(await text(answer)).includes(`${message.title}<`), `${who} finds it in ${list}`);
    }
  }
  assert.ok(!(await page('thanhpho', '/office/audit?act=message')).includes(message.title), 'nor does the audit say it');
  assert.equal((await confirm('chibo', message)).status, 303);
  assert.match(await page('thanhpho', message.at), /1\/1 nơi đã xác nhận/);
});

test('nobody releases what he wrote, and no draft of another is changed', async () => {
  const message = await submit('thanhpho');
  assert.equal((await press('thanhpho', message.at, `${message.at}/release`)).status, 303);
  assert.match(await page('thanhpho', message.at), /Chờ duyệt/);
  const own = await write('bientap');
  assert.equal((await press('thanhpho', '/office', `${own.at}/edit`, fieldsOf())).status, 404);
  assert.equal((await (await person('thanhpho')).get(`${own.at}/edit`)).status, 404);
  await press('duyetbai', message.at, `${message.at}/give-back`, [['note', 'Ghi rõ hạn nộp']]);
  assert.match(await page('thanhpho', '/office'), /Ghi rõ hạn nộp/);
});

test('heads of groups and party members write nothing', async () => {
  for (const who of ['totruong', 'chibo']) {
    assert.equal((await (await person(who)).get(`${root}/new`)).status, 404);
    assert.equal((await press(who, '/office', `${root}/new`, fieldsOf())).status, 404);
    assert.equal((await (await person(who)).get(`${root}/reach?unit=002`)).status, 404);
  }
});

test('the district is 18 wards on 30/06/2025 and three on 01/07/2025', async () => {
  const ask = (on) => page('bientap', `${root}/reach?unit=${encodeURIComponent('Quận Hoàn Kiếm')}&on=${on}`);
  assert.match(await ask('30/06/2025'), /18 phường trong ngày 30\/06\/2025/);
  const later = await ask('01/07/2025');
  assert.match(later, /3 phường trong ngày 01\/07\/2025/);
  for (const name of ['Phường Hoàn Kiếm', 'Phường Cửa Nam', 'Phường Hồng Hà']) assert.ok(later.includes(name), name);
});

test('faults stand beside their fields and nothing typed is lost', async () => {
  const answer = await press('bientap', `${root}/new`, `${root}/new`,
    fieldsOf({ title: '', body: 'giữ lại câu này', units: 'Phường Không Có', send_on: '01/01/2020', kinds: [] }));
  assert.equal(answer.status, 422);
  const form = await text(answer);
  assert.match(form, /giữ lại câu này/);
  assert.match(form, /Không rõ “Phường Không Có”/);
  for (const field of ['title', 'units', 'send_on', 'kinds']) assert.match(form, new RegExp(`href="#${field}"`), field);
});

test('a script in a message is text on every page', async () => {
  const evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';
  const message = await send('bientap', 'duyetbai', { title: evil, body: evil });
  const forward = (await page('phuong', message.at)).match(/href="([^"]+\/forward\/[0-9A-Z]{26})"/)[1];
  for (const [who, path] of [['bientap', message.at], ['phuong', root], ['bientap', `${root}/sent`], ['phuong', forward]]) {
    const shown = await page(who, path);
    assert.match(shown, /&lt;script&gt;alert/, path);
    assert.doesNotMatch(shown, /<script>alert|<img src=x/, path);
  }
});

/// A second of silence, as a recording.
function silence() {
  const bytes = Buffer.alloc(44 + 800, 128);
  bytes.write('RIFF', 0); bytes.writeUInt32LE(36 + 800, 4); bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16); bytes.writeUInt16LE(1, 20); bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(800, 24); bytes.writeUInt32LE(800, 28); bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34); bytes.write('data', 36); bytes.writeUInt32LE(800, 40);
  return bytes;
}

test('a channel counts as done once there is a proof with its file, place and time', async () => {
  const message = await send('bientap', 'duyetbai', { channels: ['notice_board', 'loudspeaker'] });
  const matrix = `${message.at}/channels`;
  const before = await page('bientap', matrix);
  assert.match(before, /0\/4 ô đã phát/);
  assert.match(before, /Bảng tin phường Cửa Nam/);
  const board = (await page('phuong', matrix)).match(/href="([^"]+\/channels\/[0-9A-Z]{26})">Bảng tin phường Hoàn Kiếm/)[1];
  assert.doesNotMatch(await page('phuong', matrix), /Cửa Nam/, 'a ward sees its own channels');
  const visitor = await person('phuong');
  const refused = await visitor.send(board, { place: '', day: day(0), hour: '17:30', note: '', kept_file: '' },
    { file: { bytes: silence(), name: 'loa.wav', type: 'audio/wav' } });
  assert.equal(refused.status, 422);
  const form = await text(refused);
  assert.match(form, /Ghi nơi phát/);
  const kept = form.match(/name="kept_file" value="([^"]+)"/)[1];
  const page1 = await visitor.send(board, { place: 'x', day: day(0), hour: '17:30', kept_file: '' },
    { file: { bytes: Buffer.from('<html>'), name: 'a.html', type: 'text/html' } });
  assert.equal(page1.status, 422, 'a page is no proof');
  assert.equal((await visitor.send(board, { place: 'Trụ sở', day: day(0), hour: '17h30', note: '', kept_file: kept })).status, 303);
  assert.match(await page('bientap', matrix), /1\/4 ô đã phát/);
  const shown = await visitor.get(board);
  assert.match(shown.headers.get('content-security-policy'), /media-src 'self'/);
  const proof = (await text(shown)).match(/<audio controls preload="none" src="([^"]+)"/)[1];
  const file = await visitor.get(proof);
  assert.equal(file.headers.get('content-type'), 'audio/wav');
  assert.equal(Buffer.compare(Buffer.from(await file.arrayBuffer()), silence()), 0);
  for (const who of ['cuanam', 'totruong', 'chibo', '0900000001']) {
    assert.equal((await (await person(who)).get(proof)).status, 404, `${who} hears it`);
    assert.equal((await (await person(who)).get(board)).status, 404, `${who} sees the channel`);
  }
  assert.equal((await press('cuanam', '/office', board, [['place', 'x']])).status, 404);
  const pdf = await visitor.get(`${message.at}/channels.pdf`);
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  assert.equal(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString(), '%PDF-');
});

test('a kept file of somebody else is no proof', async () => {
  const message = await send('bientap', 'duyetbai', { channels: ['notice_board'] });
  const boardOf = async (who) => (await page(who, `${message.at}/channels`)).match(/href="([^"]+\/channels\/[0-9A-Z]{26})"/)[1];
  const refused = await (await person('phuong')).send(await boardOf('phuong'), { place: '', day: day(0), hour: '8:00' },
    { file: { bytes: silence(), name: 'a.wav', type: 'audio/wav' } });
  const kept = (await text(refused)).match(/name="kept_file" value="([^"]+)"/)[1];
  const stolen = await (await person('cuanam')).send(await boardOf('cuanam'), { place: 'x', day: day(0), hour: '8:00', kept_file: kept });
  assert.equal(stolen.status, 422);
});

test('one text comes in five forms, each edited, frozen when it is submitted', async () => {
  const message = await write('bientap', { channels: ['portal'], units: 'Phường Hoàn Kiếm' });
  const forms = `${message.at}/forms`;
  const form = await page('bientap', forms);
  assert.match(form, /Kính thưa bà con/);
  assert.match(form, new RegExp(`name="sms"[^>]*>Tin thu \\d+ http://127.0.0.1:\\d+/thong-bao/`), 'without marks, with the address');
  assert.match(form, /\d+ tiếng, đọc khoảng \d+–\d+\u00a0giây/);
  const typed = { web: 'Trang web riêng', email_subject: 'Thư riêng', email: 'Nội dung thư\n\nhttps://a.example <b>',
    sms: 'Tin nhắn có dấu '.repeat(6), speech: 'bà con '.repeat(200), notice: 'Giấy riêng' };
  assert.equal((await press('bientap', forms, forms, [...Object.entries({ ...typed, sms: '' }), ['do', 'store']])).status, 422);
  assert.equal((await press('bientap', forms, forms, [...Object.entries(typed), ['do', 'store']])).status, 303);
  const stored = await page('bientap', forms);
  assert.match(stored, /Giấy riêng/);
  assert.match(stored, /96 ký tự, 2 tin; nếu bỏ dấu: 96 ký tự, 1 tin/);
  assert.match(stored, /400 tiếng, đọc khoảng 100–115\u00a0giây: quá 90/);
  const html = await page('bientap', `${message.at}/email.html`);
  assert.match(html, /<a href="https:\/\/a.example">https:\/\/a.example<\/a> &lt;b&gt;/);
  for (const who of ['phuong2', 'duyetbai']) {
    assert.equal((await press(who, '/office', forms, [...Object.entries(typed), ['do', 'store']])).status, 404, who);
  }
  await press('bientap', message.at, `${message.at}/submit`);
  const late = await press('bientap', message.at, forms, [['do', 'produce']]);
  assert.equal(late.status, 422);
  assert.match(await page('bientap', forms), /Giấy riêng/, 'not after it was submitted');
  await press('duyetbai', message.at, `${message.at}/release`);
  const address = (await page('duyetbai', message.at)).match(/href="(\/thong-bao\/[a-z0-9-]+)"/)[1];
  const shown = await text(await visit(server).get(address));
  assert.match(shown, /Trang web riêng/);
  assert.match(await text(await visit(server).get('/thong-bao')), new RegExp(message.title));
  assert.match(await text(await visit(server).get('/en/notices')), new RegExp(message.title));
  const pdf = await (await person('phuong')).get(`${message.at}/notice.pdf`);
  assert.equal(pdf.status, 200);
  writeFileSync(join(server.data, 'notice.pdf'), Buffer.from(await pdf.arrayBuffer()));
  const words = spawnSync('pdftotext', ['-layout', join(server.data, 'notice.pdf'), '-'], { encoding: 'utf8' }).stdout.normalize('NFC');
  assert.match(words, /Giấy riêng/);
  assert.match(words, /Quét mã/);
});

test('a restricted message, or one that is not for the portal, has no public page', async () => {
  const inner = await send('bientap', 'duyetbai');
  const code = (await page('bientap', inner.at)).match(/TB-\d{4}-[0-9A-Z]+/)[0].toLowerCase();
  assert.equal((await visit(server).get(`/thong-bao/${code}`)).status, 404);
  assert.doesNotMatch(await text(await visit(server).get('/thong-bao')), new RegExp(`${inner.title}<`));
  const draft = await write('bientap', { channels: ['portal'] });
  const waiting = (await page('bientap', draft.at)).match(/TB-\d{4}-[0-9A-Z]+/)[0].toLowerCase();
  assert.equal((await visit(server).get(`/thong-bao/${waiting}`)).status, 404);
});

test('notices are followed by feeds, found by the sitemap and leafed through, and nothing that is not public is', async () => {
  const open = async (path) => text(await visit(server).get(path));
  const hidden = [await send('bientap', 'duyetbai', { title: 'Tin nội bộ không có cổng' }), await write('bientap', { title: 'Nháp có cổng', channels: ['portal'] })];
  const evil = 'Nghỉ lễ & <script>alert(1)</script> "hoãn"';
  for (let i = 0; i < 30; ++i) {
    await send('bientap', 'duyetbai', { title: i === 29 ? evil : `Thông báo nối tiếp ${i}.`, channels: ['portal'], body: `Đoạn đầu của số ${i}.\n\nĐoạn sau.` });
  }
  const rss = await open('/thong-bao/rss.xml');
  assert.match(rss, /<title>Nghỉ lễ &amp; &lt;script&gt;alert\(1\)&lt;\/script&gt; &quot;hoãn&quot;<\/title>/);
  assert.match(rss, /<description>Đoạn đầu của số 29\.<\/description>/);
  assert.equal([...rss.matchAll(/<item>/g)].length, 30);
  const atom = await open('/en/notices/atom.xml');
  assert.match(atom, /<id>urn:ocop:notice:TB-\d{4}-[0-9A-Z]+<\/id><link href="http[^"]*\/en\/notices\/tb-/);
  const first = await open('/thong-bao');
  const titles = (page) => [...page.matchAll(/<h3><a href="([^"]+)"/g)].map(([, href]) => href);
  assert.equal(titles(first).length, 25);
  const older = first.match(/href="(\/thong-bao\?before=[^"]+)"/)[1];
  const second = titles(await open(older));
  assert.ok(second.length >= 5 && !second.some((href) => titles(first).includes(href)), 'each once');
  await send('bientap', 'duyetbai', { title: 'Tin mới đến sau', channels: ['portal'] });
  assert.deepEqual(titles(await open(older)), second, 'a page stays as it is when new ones come');
  const map = await open('/sitemap.xml');
  for (const href of [...titles(first), ...second]) assert.match(map, new RegExp(`<loc>[^<]*${href}</loc>`));
  for (const page of [rss, atom, first, map]) {
    for (const one of hidden) assert.ok(!page.includes(one.title), one.title);
  }
});

test('a script is read aloud as a recording, for those it was sent to', { skip: !existsSync('/usr/bin/espeak-ng') && 'espeak-ng is not installed' }, async () => {
  const message = await send('bientap', 'duyetbai', { units: 'Phường Hoàn Kiếm' });
  const sound = `${message.at}/sound`;
  assert.equal((await (await person('phuong')).get(sound)).status, 404);
  assert.equal((await press('cuanam', '/office', sound)).status, 404);
  assert.equal((await press('phuong', `${message.at}/forms`, sound)).status, 303);
  const answer = await (await person('phuong')).get(sound);
  assert.equal(answer.headers.get('content-type'), 'audio/wav');
  assert.ok((await answer.arrayBuffer()).byteLength > 50_000);
  assert.match(await page('phuong', `${message.at}/forms`), /<audio controls/);
});

test('a ward that has heard nothing for longer than was set is red', async () => {
  const wards = async () => [...(await page('bientap', `${root}/gaps`)).matchAll(/<th role="rowheader" scope="row">([^<]+)<\/th><td[^>]*><span class="chip" data-tone="(\w+)"/g)]
    .map((one) => `${one[1]} ${one[2]}`).sort();
  assert.deepEqual(await wards(), ['Phường Cửa Nam good', 'Phường Hoàn Kiếm good', 'Phường Hồng Hà good']);
  const city = await person('thanhpho');
  assert.equal((await city.send('/office/message-goals/new', { do: 'store', row_version: '0', name: 'Ba ngày', unit_code: '00097', days: '3' })).status, 303);
  assert.deepEqual(await wards(), ['Phường Cửa Nam good', 'Phường Hoàn Kiếm good', 'Phường Hồng Hà stop']);
  assert.match(await page('bientap', '/office'), /1 phường đã lâu chưa có tin/);
  assert.doesNotMatch(await page('phuong', `${root}/gaps`), /Hồng Hà/, 'a ward sees itself');
  assert.equal((await (await person('totruong')).get(`${root}/gaps`)).status, 404);
});

test('no act is taken without the form token, behind a link, or by somebody who is not signed in', async () => {
  const message = await send();
  for (const act of ['submit', 'release', 'give-back', 'confirm']) {
    assert.equal((await (await person('thanhpho')).post(`${message.at}/${act}`, {})).status, 403, act);
    assert.equal((await (await person('thanhpho')).get(`${message.at}/${act}`)).status, 405, act);
    assert.equal((await visit(server).post(`${message.at}/${act}`, {})).status, 303, act);
  }
});
