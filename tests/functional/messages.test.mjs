// A message from its author down to a residential group, over HTTP, and everything that must not work on
// the way: releasing one's own, reading what was sent to others, confirming for others.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startServer } from './server.mjs';
import { signIn, visit } from './visitor.mjs';

let server;
const people = new Map();
const account = (login) => server.demo.accounts.find((one) => one.login === login);
async function person(login) {
  if (!people.has(login)) people.set(login, await signIn(server, account(login)));
  return people.get(login);
}
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
  delete fields.kinds;
  return [...Object.entries(fields), ...kinds.map((kind) => ['kind', kind])];
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

test('no act is taken without the form token, behind a link, or by somebody who is not signed in', async () => {
  const message = await send();
  for (const act of ['submit', 'release', 'give-back', 'confirm']) {
    assert.equal((await (await person('thanhpho')).post(`${message.at}/${act}`, {})).status, 403, act);
    assert.equal((await (await person('thanhpho')).get(`${message.at}/${act}`)).status, 405, act);
    assert.equal((await visit(server).post(`${message.at}/${act}`, {})).status, 303, act);
  }
});
