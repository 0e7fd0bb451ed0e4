// Mail and text messages through real protocols: sent once, again later when the server is ill, never
// twice, and nobody waits for a server that hangs.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';

import { startServer } from './server.mjs';
import { read, startSmtp } from './smtp.mjs';
import { signIn } from './visitor.mjs';

const root = '/office/messages';
const day = () => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
const account = (server, login) => server.demo.accounts.find((one) => one.login === login);

async function until(what, saying, seconds = 40) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    if (await what()) return;
    await new Promise((done) => setTimeout(done, 150));
  }
  assert.fail(`not within ${seconds} s: ${saying}`);
}

/// A message to the residential groups of phường Hoàn Kiếm, two of which have a reader.
async function send(server, more = {}) {
  const editor = await signIn(server, account(server, 'bientap'));
  const approver = await signIn(server, account(server, 'duyetbai'));
  const fields = { version: '0', title: 'Mời dự lớp: đợt «hai» — viết câu chuyện sản phẩm OCOP của phường', body: 'Đoạn một.\n\nĐoạn hai <b>.', unit: '01',
    units: 'Phường Hoàn Kiếm', send_on: day(), approver: '', ...more };
  const answer = await editor.post(`${root}/new`, [['form_token', await editor.token(`${root}/new`)],
    ...Object.entries(fields), ['kind', 'residential_group'], ['channel', 'email'], ['channel', 'sms']]);
  assert.equal(answer.status, 303, await answer.text());
  const at = answer.headers.get('location').match(/\/office\/messages\/[0-9A-Z]{26}/)[0];
  await editor.post(`${at}/submit`, { form_token: await editor.token(at) });
  await approver.post(`${at}/release`, { form_token: await approver.token(at) });
  return { at, page: async () => (await (await editor.get(at)).text()).normalize('NFC') };
}
const withMail = (smtp) => ['--smtp', `smtp://127.0.0.1:${smtp.port}`, '--mail-from', 'ocop@hoankiem.example'];

test('each reader of the audience gets one mail, as text and as HTML', async () => {
  const smtp = await startSmtp();
  const server = await startServer({ more: withMail(smtp) });
  const message = await send(server);
  await until(() => smtp.mails.length >= 2, 'two mails');
  await new Promise((done) => setTimeout(done, 2500));
  assert.deepEqual(smtp.mails.map((mail) => mail.to[0]).sort(), ['totruong2@hoankiem.example', 'totruong@hoankiem.example']);
  const mail = read(smtp.mails[0]);
  assert.equal(smtp.mails[0].from, 'ocop@hoankiem.example');
  assert.equal(mail.subject.normalize('NFC'), 'Mời dự lớp: đợt «hai» — viết câu chuyện sản phẩm OCOP của phường');
  assert.deepEqual(mail.parts.map((part) => part.type), ['text/plain', 'text/html']);
  assert.match(mail.parts[0].text, /Đoạn hai <b>\./);
  assert.match(mail.parts[1].text, /<p>Đoạn hai &lt;b&gt;\.<\/p>/);
  assert.match(mail.headers['message-id'], /^<[0-9A-Z]{26}@hoankiem\.example>$/);
  assert.match(await message.page(), /Thư điện tử: 2 đã gửi/);
  await server.stop();
  server.remove();
  await smtp.stop();
});

test('a server that hangs holds up nobody, and gets the mail once it is well', async () => {
  let mood = 'hang';
  const smtp = await startSmtp(() => mood);
  const server = await startServer({ more: withMail(smtp) });
  const message = await send(server);
  await until(() => smtp.visits() > 0, 'the server is asked');
  const began = Date.now();
  assert.match(await message.page(), /Thư điện tử: .*(đang gửi|chờ gửi)/);
  assert.ok(Date.now() - began < 1000, 'the pages answer meanwhile');
  mood = 'later';
  await until(async () => /chờ gửi/.test(await message.page()), 'it waits');
  mood = 'take';
  await until(() => smtp.mails.length >= 2, 'two mails', 60);
  assert.equal(new Set(smtp.mails.map((mail) => mail.to[0])).size, smtp.mails.length, 'each once');
  const stopping = Date.now();
  await server.stop();
  assert.ok(Date.now() - stopping < 5000);
  server.remove();
  await smtp.stop();
});

test('what a crash interrupts is not sent twice, and what waited still goes out', async () => {
  let mood = 'mute';
  const smtp = await startSmtp(() => mood);
  const server = await startServer({ more: withMail(smtp) });
  await send(server);
  await until(() => smtp.mails.length === 1, 'the first mail is taken, without an answer');
  await server.stop('SIGKILL');
  mood = 'take';
  const again = await startServer({ data: server.data, more: withMail(smtp) });
  await until(() => smtp.mails.length >= 2, 'the other one');
  await new Promise((done) => setTimeout(done, 3000));
  const reached = smtp.mails.map((mail) => mail.to[0]);
  assert.equal(reached.length, 2);
  assert.equal(new Set(reached).size, 2, 'nobody got it twice');
  const editor = await signIn(again, account(again, 'bientap'));
  const list = await (await editor.get(`${root}/sent`)).text();
  const at = list.normalize('NFC').match(/href="([^"]+)">Mời dự lớp/)[1];
  assert.match((await (await editor.get(at)).text()).normalize('NFC'), /1 không rõ đã tới/);
  await again.stop();
  again.remove();
  await smtp.stop();
});

test('an address that the server refuses is not asked again', async () => {
  const smtp = await startSmtp(() => 'never');
  const server = await startServer({ more: withMail(smtp) });
  const message = await send(server);
  await until(async () => /2 bị từ chối/.test(await message.page()), 'both refused');
  const visits = smtp.visits();
  await new Promise((done) => setTimeout(done, 7000));
  assert.equal(smtp.visits(), visits);
  await server.stop();
  server.remove();
  await smtp.stop();
});

test('text messages go to the hook that the operator names, without it nothing goes anywhere', async () => {
  const asked = [];
  const hook = createServer((request, answer) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      asked.push({ type: request.headers['content-type'], ...JSON.parse(body) });
      answer.writeHead(asked.length === 1 ? 503 : 200).end();
    });
  });
  await new Promise((done) => hook.listen(0, '127.0.0.1', done));
  const server = await startServer({ more: ['--text-gateway', `http://127.0.0.1:${hook.address().port}/send`] });
  const message = await send(server);
  await until(async () => /Tin nhắn: 2 đã gửi/.test(await message.page()), 'both sent');
  assert.equal(asked.length, 3, 'once more after the 503');
  assert.equal(new Set(asked.map((one) => one.id)).size, 2, 'under the same name');
  for (const one of asked) {
    assert.equal(one.type, 'application/json');
    assert.match(one.to, /^0900000\d{3}$/);
    assert.match(one.text, /^Moi du lop/);
  }
  assert.match(await message.page(), /Thư điện tử: 2 chờ gửi/, 'no mail server was named');
  await server.stop();
  server.remove();
  await new Promise((done) => hook.close(done));
});
