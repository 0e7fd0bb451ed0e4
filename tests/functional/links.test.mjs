// Links of articles that lead nowhere: within the site looked at before a release, to other hosts by the operator only.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';

import { moment, openNewsroom, text } from './editors.mjs';
import { binary, withDatabase } from './server.mjs';

const room = openNewsroom();
const panel = (page) => page.match(/>Liên kết trong bài<[^]*?<\/section>/)?.[0] ?? '';
const told = (page) => [...panel(page).matchAll(/<h3>([^<]*)<\/h3><p class="small quiet">([^<]*)<\/p><span class="chip" data-tone="stop">([^<]*)</g)]
  .map(([, words, address, state]) => [words, address, state]);

test('who hands in an article is told which of its links lead nowhere, and so is the reviewer', async () => {
  const waiting = await room.write({ title: 'Bài còn chờ giờ', release_on: moment(90) });
  await room.release(waiting);
  const hidden = await room.path(waiting);
  const id = await room.write({ title: 'Bài nhiều liên kết', body: [
    `Còn: [sản phẩm](/san-pham/9521234000013), [sao](/sao-ocop#duoi), [văn bản](/van-ban), [mã](/01/09521234000013),`,
    `[trang chủ](${room.server.address}/), [thư](mailto:a@b.example), [phần](#x), [ngoài](https://ngoai.example/mat).`, '',
    `Mất: [**trang** lạ](/khong-co-trang-nay), [chờ giờ](${hidden}), [sổ](/office/subjects), [cũ](${room.server.address}/tin-tuc/da-go).`, '',
    '::product 09521234000013', '', '::product 09521299999999'].join('\n') });
  await room.press('bientap', id, 'submit');
  const expected = [
    ['trang lạ', '/khong-co-trang-nay', 'không có trang này'],
    ['chờ giờ', hidden, 'không có trang này'],
    ['sổ', '/office/subjects', 'người đọc không vào được'],
    ['cũ', `${room.server.address}/tin-tuc/da-go`, 'không có trang này'],
    ['09521299999999', '::product 09521299999999', 'sản phẩm không còn trên trang']];
  const page = await room.record(id);
  assert.match(page, /Số liên kết không mở được: 5/, 'the writer is told at once');
  assert.deepEqual(told(page), expected);
  assert.deepEqual(told(await room.record(id, 'duyetbai')), expected);
  assert.match(await text(await (await room.person('bientap')).get('/office')), /Liên kết không mở được: Bài nhiều liên kết/);
  await room.press('duyetbai', id, 'approve');
  assert.match(await room.open('/tin-tuc'), /Bài nhiều liên kết/, 'the reviewer has seen the list, and decides');
});

test('what becomes wrong between the look and the approval is shown before anybody approves', async () => {
  const goal = await room.write({ title: 'Bài sẽ bị gỡ' });
  await room.release(goal);
  const at = await room.path(goal);
  const id = await room.write({ title: 'Bài dẫn tới bài khác', body: `Xem [bài trước](${at}).` });
  await room.press('bientap', id, 'submit');
  assert.deepEqual(told(await room.record(id)), []);
  assert.match(panel(await room.record(id)), /đều mở được/);
  const editor = await room.person('bientap');
  await editor.post(`/office/articles/${goal}/remove`, { form_token: await editor.token('/office') });
  await room.press('duyetbai', id, 'approve');
  assert.doesNotMatch(await room.open('/tin-tuc'), /Bài dẫn tới bài khác/, 'not approved unseen');
  const page = await room.record(id, 'duyetbai');
  assert.match(page, /Chưa duyệt: có 1 liên kết/);
  assert.deepEqual(told(page), [['bài trước', at, 'không có trang này']]);
  await room.press('duyetbai', id, 'approve');
  assert.match(await room.open('/tin-tuc'), /Bài dẫn tới bài khác/);
});

test('looking again after the text was mended clears the list, and no reader is counted', async () => {
  const goal = await room.write({ title: 'Bài được dẫn tới' });
  await room.release(goal);
  const at = await room.path(goal);
  const views = async () => (await room.open(at)).match(/Lượt xem:?\s*(?:<[^>]*>)?\s*([\d.]+)/)?.[1];
  const first = await views();
  const id = await room.write({ title: 'Bài sửa liên kết', body: `[sai](/sai-dia-chi) [đúng](${at})` });
  await room.press('bientap', id, 'submit');
  assert.equal(told(await room.record(id)).length, 1);
  const editor = await room.person('bientap');
  const form = await text(await editor.get(`/office/articles/${id}/edit`));
  await editor.post(`/office/articles/${id}/edit`, { form_token: form.match(/name="form_token" value="([0-9a-f]+)"/)[1],
    do: 'store', row_version: form.match(/name="row_version" value="(\d+)"/)[1], body: `[đúng](${at})` });
  const answer = await editor.post(`/office/articles/${id}/links`, { form_token: await editor.token('/office') });
  assert.equal(answer.status, 303);
  assert.deepEqual(told(await room.record(id)), []);
  assert.equal(await views(), first);
});

test('somebody who writes no articles looks at no links', async () => {
  const id = await room.write({ title: 'Bài không của họ' });
  const other = await room.person(room.server.demo.accounts.find((one) => one.role === 'subject_owner').login);
  const answer = await other.post(`/office/articles/${id}/links`, { form_token: await other.token('/office') });
  assert.equal(answer.status, 404);
});

// Another host, on this machine: what it was asked, and what it answers.
let host;
const asked = [];
before(async () => {
  host = createServer((request, answer) => {
    asked.push(`${request.method} ${request.url}`);
    const say = (status, headers = {}) => answer.writeHead(status, headers).end('x'.repeat(100_000));
    if (request.url === '/tot') return say(200);
    if (request.url === '/chi-get') return say(request.method === 'HEAD' ? 405 : 200);
    if (request.url === '/mat') return say(404);
    if (request.url === '/cam') return say(403);
    if (request.url === '/chuyen') return say(302, { Location: '/tot' });
    if (request.url === '/vong') return say(302, { Location: '/vong' });
    if (request.url === '/treo') return undefined;
    return say(500);
  });
  await new Promise((done) => host.listen(0, '127.0.0.1', done));
});
after(() => { host.closeAllConnections(); host.close(); });

/// The host of the test answers in this process, so that nothing may block it.
function check(...more) {
  const child = spawn(binary, withDatabase(['links', 'check', '--data', room.server.data, ...more]));
  let stdout = '', stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return new Promise((done) => child.on('exit', (status) => done({ status, stdout, stderr })));
}

test('other hosts are asked by the operator alone, each address once, with a limit of time', async () => {
  const at = `http://127.0.0.1:${host.address().port}`;
  const id = await room.write({ title: 'Bài dẫn ra ngoài', body:
    ['tot', 'chi-get', 'mat', 'cam', 'chuyen', 'vong', 'treo', 'loi', 'tot'].map((one) => `[${one}](${at}/${one})`).join('\n') });
  const draft = await room.write({ title: 'Bài chưa ra', body: `[nháp](${at}/nhap)` });
  await room.release(id);
  await room.open(await room.path(id));
  assert.deepEqual(asked, [], 'no server of ours calls out by itself');
  const closed = await check('--seconds', '2');
  assert.equal(closed.status, 0, closed.stderr);
  assert.match(closed.stdout, new RegExp(`closed\tnot on the public internet\t${at}/tot\t/tin-tuc/bai-dan-ra-ngoai`));
  assert.deepEqual(asked, [], 'hosts of private networks only when the operator says so');
  const begin = Date.now();
  const { stdout, stderr, status } = await check('--seconds', '2', '--private-networks');
  assert.equal(status, 0, stderr);
  assert.ok(Date.now() - begin < 20_000);
  const said = Object.fromEntries(stdout.trim().split('\n').filter((line) => line.includes(at))
    .map((line) => line.split('\t')).map(([state, detail, address]) => [address.slice(at.length), `${state} ${detail}`]));
  assert.match(said['/vong'], /no answer .*redirect/i);
  assert.match(said['/treo'], /no answer Timeout/);
  delete said['/vong'];
  delete said['/treo'];
  assert.deepEqual(said, { '/mat': 'broken 404', '/cam': 'refused 403', '/loi': 'broken 500' });
  assert.equal(asked.filter((one) => one === 'HEAD /tot').length, 2, 'itself once, and once behind the redirect');
  assert.ok(asked.includes('GET /chi-get'));
  assert.ok(!asked.some((one) => one.includes('/nhap')), 'drafts are nobody\'s business');
  assert.ok(draft);
});
