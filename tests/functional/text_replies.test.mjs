// A head of a residential group confirms a message by answering its text message, through a gateway on this machine.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { startServer, temporaryFolder } from './server.mjs';
import { people } from './visitor.mjs';

const token = 'mot-day-chu-dai-de-cong-nhan-tin-biet-nhau';
const root = '/office/messages';
let server, gateway;
const sent = [];
const person = people(() => server);
const page = async (who, path) => (await (await (await person(who)).get(path)).text()).normalize('NFC');

before(async () => {
  gateway = createServer((request, answer) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => { sent.push(JSON.parse(body)); answer.writeHead(200).end(); });
  });
  await new Promise((done) => gateway.listen(0, '127.0.0.1', done));
  const data = temporaryFolder();
  writeFileSync(join(data, 'text-gateway.token'), `${token}\n`, { mode: 0o600 });
  server = await startServer({ data, more: ['--text-gateway', `http://127.0.0.1:${gateway.address().port}/send`] });
});
after(async () => {
  await server.stop();
  server.remove();
  await new Promise((done) => gateway.close(done));
});

/// A message to the residential groups of phường Hoàn Kiếm, two of which have a reader; the texts that went out.
async function send(title) {
  const before = sent.length;
  const [editor, approver] = [await person('bientap'), await person('duyetbai')];
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
  const answer = await editor.post(`${root}/new`, [['form_token', await editor.token(`${root}/new`)], ['version', '0'], ['title', title],
    ['body', 'Nội dung.'], ['unit', '01'], ['units', 'Phường Hoàn Kiếm'], ['send_on', day], ['approver', ''],
    ['kind', 'residential_group'], ['channel', 'sms']]);
  assert.equal(answer.status, 303, await answer.text());
  const at = answer.headers.get('location').match(/\/office\/messages\/[0-9A-Z]{26}/)[0];
  await editor.post(`${at}/submit`, { form_token: await editor.token(at) });
  await approver.post(`${at}/release`, { form_token: await approver.token(at) });
  for (const end = Date.now() + 30_000; sent.length < before + 2 && Date.now() < end;) await new Promise((done) => setTimeout(done, 100));
  assert.equal(sent.length, before + 2);
  return { at, texts: sent.slice(before).map(({ to, text }) => ({ to, text, code: text.match(/OK (\d{4})$/)?.[1] })) };
}
const reply = async (from, text, more = {}, bearer = token) => {
  const answer = await fetch(new URL('/api/text', server.address), { method: 'POST', body: new URLSearchParams({ from, text, ...more }),
    headers: { Authorization: `Bearer ${bearer}` } });
  return { status: answer.status, text: (await answer.text()).normalize('NFC') };
};
const confirmed = async (message) => [...(await page('bientap', message.at)).matchAll(/[Đđ]ã xác nhận|bằng tin nhắn|xác nhận lúc/g)].length;
let guesser;
const other = (code) => String((Number(code) + 1) % 10_000).padStart(4, '0');

test('an answer from the telephone that got the message confirms it, once, and the audit tells', async () => {
  const message = await send('Hop to dan pho toi thu bay');
  const [first, second] = message.texts;
  assert.match(first.text, /\nDa nhan: tra loi OK \d{4}$/, 'the text says what to answer');
  assert.ok(first.text.length <= 160);
  const none = await confirmed(message);
  const said = await reply(first.to.replace(/^0/, '+84'), ` ok ${first.code}. `);
  assert.equal(said.status, 200);
  assert.match(said.text, /^Da ghi nhan anh chi da nhan tin: Hop to dan pho/);
  assert.ok(said.text.length <= 160);
  const one = await confirmed(message);
  assert.ok(one > none, 'the author sees who has confirmed');
  assert.match((await reply(first.to, `OK ${first.code}`)).text, /da duoc xac nhan truoc do/);
  assert.equal(await confirmed(message), one);
  assert.match((await reply(second.to, `OK${second.code}`, { language: 'en' })).text, /^Noted that you received/);
  assert.ok(await confirmed(message) > one);
  const code = (await page('bientap', message.at)).match(/TB-\d{4}-[0-9A-Z]+/)[0];
  const audit = await page('thanhpho', '/office/audit?act=message');
  const entries = [...audit.matchAll(/<b>([^<]*)<\/b> xác nhận đã nhận tin[^]*?<\/p>/g)].filter(([entry]) => entry.includes(code));
  assert.deepEqual(entries.map(([, who]) => who), ['sms', 'sms'], 'one entry for each copy');
});

test('a code of somebody else, a number that nobody knows and a stranger at the gateway confirm nothing', async () => {
  const message = await send('Phat loa luc 17 gio 30');
  const [first, second] = message.texts;
  const none = await confirmed(message);
  if (first.code !== second.code) assert.match((await reply(first.to, `OK ${second.code}`)).text, /Ma xac nhan khong dung/);
  assert.match((await reply('0987654321', `OK ${first.code}`)).text, /Ma xac nhan khong dung/);
  assert.match((await reply('ViettelQC', `OK ${first.code}`)).text, /Ma xac nhan khong dung/);
  assert.equal((await reply(first.to, `OK ${first.code}`, {}, 'x'.repeat(40))).status, 401);
  assert.equal(await confirmed(message), none);
});

test('who guesses is stopped after a few, even with the right code, and others are not', async () => {
  const message = await send('Ve sinh pho phuong');
  const [first, second] = message.texts;
  const none = await confirmed(message);
  let said;
  guesser = second.to;
  for (let i = 0, code = first.code; i < 8; ++i) said = await reply(second.to, `OK ${code = other(code)}`);
  assert.match(said.text, /thu nhieu ma qua/);
  assert.match((await reply(second.to, `OK ${second.code}`)).text, /thu nhieu ma qua/);
  assert.equal(await confirmed(message), none);
  assert.match((await reply(first.to, `OK ${first.code}`)).text, /^Da ghi nhan/);
});

test('the code of a removed reader is worth nothing, and the codes of products still answer', async () => {
  const message = await send('Tin sau cung');
  const first = message.texts.find(({ to }) => to !== guesser);
  const officer = await person('thanhpho');
  const list = await page('thanhpho', '/office/message-readers');
  const rows = [...list.matchAll(/href="\/office\/message-readers\/([0-9A-Z]{26})"/g)].map(([, id]) => id);
  for (const id of new Set(rows)) {
    const record = await page('thanhpho', `/office/message-readers/${id}`);
    if (!record.includes(first.to)) continue;
    const answer = await officer.post(`/office/message-readers/${id}/remove`, { form_token: await officer.token('/office') });
    assert.equal(answer.status, 303);
  }
  assert.match((await reply(first.to, `OK ${first.code}`)).text, /Ma xac nhan khong dung/);
  assert.match((await reply(first.to, 'OK nhe')).text, /16 ky tu/, 'any other text is for the codes of products');
});
