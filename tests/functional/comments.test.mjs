// Comments of readers over HTTP: the form and its code, what waits, is shown, refused and hidden, telephone numbers,
// and attacks: script in every field, floods, used codes, blank fields.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startServer } from './server.mjs';
import { people, visit } from './visitor.mjs';

let server, article;
const person = people(() => server);
before(async () => {
  server = await startServer({ more: ['--behind-tls'] });
  article = (await open('/tin-tuc?desk=story')).match(/href="(\/tin-tuc\/mot-dem-uop-tra-sen[^"]+)"/)[1];
});
after(async () => { await server.stop(); server.remove(); });

const text = async (answer) => (await answer.text()).normalize('NFC');
async function open(path, address = '192.0.2.1') {
  return text(await fetch(new URL(path, server.address), { headers: { 'X-Forwarded-For': address } }));
}
const post = (path, fields, address = '192.0.2.1') =>
  fetch(new URL(path, server.address), { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields),
    headers: { 'X-Forwarded-For': address } });
const numbers = ['nhất', 'hai', 'ba', 'tư', 'năm'];
/// Asks for a question and answers it, as somebody does who sees no pictures.
async function solved(at = article, address) {
  const page = await text(await post(`${at}/comments`, { do: 'question' }, address));
  const [, which, list] = page.match(/Gõ từ thứ (\S+) trong năm từ: ([^<]+?) <span/);
  return { token: page.match(/name="token" value="([^"]+)"/)[1], code: list.split(', ')[numbers.indexOf(which)] };
}
const words = { name: 'Phạm Bích Ngọc', title: 'Hỏi về hồ sơ nhãn hiệu', body: 'Chưa đăng ký nhãn hiệu thì có nộp hồ sơ được không?' };
async function send(fields = {}, address = '192.0.2.1', at = article) {
  return post(`${at}/comments`, { ...words, ...await solved(at, address), do: 'send', ...fields }, address);
}
async function waiting(title) {
  const page = await text(await (await person('bientap')).get('/office/moderation'));
  const part = page.slice(page.indexOf(title));
  return page.includes(title) ? part.match(/\/office\/comments\/([0-9A-Z]{26})/)[1] : undefined;
}
async function press(who, id, verb, fields = {}) {
  const visitor = await person(who);
  return visitor.post(`/office/comments/${id}/${verb}`, { form_token: await visitor.token('/office'), ...fields });
}

test('a comment waits, is shown by an officer and answered', async () => {
  const answer = await send({ title: 'Chờ rồi hiện', phone: '+84 977 123 456' }, '10.200.11.1');
  assert.equal(answer.status, 303);
  const receipt = answer.headers.get('location').split('?')[0];
  assert.match(await open(receipt), /Chờ duyệt/);
  assert.doesNotMatch(await open(article), /Chờ rồi hiện/);
  const id = await waiting('Chờ rồi hiện');
  assert.match(await text(await (await person('bientap')).get('/office')), /Duyệt bình luận: \d/);
  assert.equal((await press('bientap', id, 'show')).status, 303);
  assert.equal((await press('bientap', id, 'reply', { note: 'Chị nộp được.' })).status, 303);
  const page = await open(article);
  assert.match(page, /Bình luận \(1\)/);
  assert.match(page, /Chờ rồi hiện[^]*Dương Khánh Linh[^]*Chị nộp được\./);
  assert.doesNotMatch(page, /977[ .]?123/, 'a telephone number is never shown');
  assert.match(await open(receipt), /Đang hiện/);
  assert.match(await text(await (await person('bientap')).get('/office/moderation')), /Thường mất/);
});

test('readers answer a comment that is shown, one level deep, and each answer waits for an officer too', async () => {
  const at = (await open('/tin-tuc?desk=story')).match(/href="(\/tin-tuc\/sau-vao-mua[^"]+)"/)[1];
  const waitingOne = await send({ title: 'Chưa hiện thì chưa trả lời' }, '10.201.0.1', at);
  assert.equal(waitingOne.status, 303);
  const hiddenId = await waiting('Chưa hiện thì chưa trả lời');
  await send({ title: 'Mùa sấu còn không' }, '10.201.0.2', at);
  const above = await waiting('Mùa sấu còn không');
  await press('bientap', above, 'show');
  const form = await open(`${at}/comments?to=${above}`);
  assert.match(form, /<h1>Trả lời bình luận<\/h1>/);
  assert.match(form, /value="Trả lời: Mùa sấu còn không"/);
  const answer = await send({ title: 'Còn đến hết tháng', answers: above, body: 'Còn <b>đến</b> hết tháng.' }, '10.201.0.3', at);
  assert.equal(answer.status, 303);
  assert.doesNotMatch(await open(at), /Còn đến hết tháng/, 'an answer waits too');
  const desk = await text(await (await person('bientap')).get('/office/moderation'));
  const below = [...desk.slice(desk.indexOf('Còn đến hết tháng')).matchAll(/\/office\/comments\/([0-9A-Z]{26})"/g)]
    .map(([, id]) => id).find((id) => id !== above);
  assert.match(desk, /Trả lời bình luận<\/dt><dd><a href="[^"]*">Mùa sấu còn không/);
  await press('bientap', below, 'show');
  const page = await open(at);
  const thread = page.slice(page.indexOf(`id="c${above}"`));
  assert.ok(thread.indexOf('class="answers') > 0 && thread.indexOf('class="answers') < thread.indexOf(`id="c${below}"`), 'below what it answers');
  assert.match(page, /Còn &lt;b&gt;đến&lt;\/b&gt; hết tháng/);
  assert.match(page, /Bình luận \(2\)/);
  assert.doesNotMatch(page, new RegExp(`comments\\?to=${below}`), 'no answer to an answer is offered');
  for (const [i, to] of [below, hiddenId, '0'.repeat(26)].entries()) {
    const refused = await send({ title: 'Không có chỗ', answers: to }, `10.201.1.${i}`, at);
    assert.equal(refused.status, 409, to);
    assert.match(await text(refused), /value="Không có chỗ"/, 'what was typed stays');
  }
  await press('bientap', above, 'refuse', { note: 'Thử ẩn' });
  const without = await open(at);
  assert.doesNotMatch(without, /Còn đến hết tháng|Mùa sấu còn không/, 'no answer stands without what it answers');
});

test('comments are exported for officers without a telephone number', async () => {
  await send({ title: 'Xuất ra bảng', phone: '0977 123 456' }, '10.202.0.1');
  const officer = await person('bientap');
  const csv = await text(await officer.get('/office/comments/export.csv'));
  assert.match(csv, /Xuất ra bảng/);
  assert.doesNotMatch(csv, /977[ .]?123/);
  const stranger = await person(server.demo.accounts.find((one) => one.role === 'subject_owner').login);
  assert.equal((await stranger.get('/office/comments/export.csv')).status, 404);
});

test('one that is refused or hidden tells its writer why', async () => {
  const answer = await send({ title: 'Sẽ bị từ chối' }, '10.200.12.1');
  const receipt = answer.headers.get('location').split('?')[0];
  const id = await waiting('Sẽ bị từ chối');
  await press('bientap', id, 'refuse');
  assert.match(await open(receipt), /Chờ duyệt/, 'not without a reason');
  await press('bientap', id, 'refuse', { note: 'Quảng cáo' });
  assert.match(await open(receipt), /Không đăng[^]*Quảng cáo/);
  await press('bientap', id, 'show');
  await press('bientap', id, 'refuse', { note: 'Trùng lặp' });
  assert.match(await open(receipt), /Đã ẩn[^]*Trùng lặp/);
  assert.doesNotMatch(await open(article), /Sẽ bị từ chối/);
});

test('a telephone number is sealed, read only by officers, and erased by its owner', async () => {
  const answer = await send({ title: 'Có số', phone: '0987654321' }, '10.200.13.1');
  const receipt = answer.headers.get('location').split('?')[0];
  const id = await waiting('Có số');
  const officer = await person('bientap');
  assert.doesNotMatch(await text(await officer.get(`/office/comments/${id}`)), /987654321/);
  assert.match(await text(await press('bientap', id, 'phone')), /0987654321/);
  assert.equal((await press('0900000001', id, 'phone')).status, 404, 'a producer has no business here');
  for (const path of ['/office/comments', '/office/comments/export?format=csv', `/office/comments/${id}/history`]) {
    assert.doesNotMatch(await text(await officer.get(path)), /987654321/, path);
  }
  assert.equal((await post(receipt, { do: 'erase' })).status, 303);
  assert.doesNotMatch(await text(await press('bientap', id, 'phone')), /0987654321/);
  assert.equal((await post(receipt, { do: 'withdraw' })).status, 303);
  assert.match(await open(receipt), /Người viết đã rút/);
  await press('bientap', id, 'show');
  assert.match(await open(receipt), /Người viết đã rút/, 'what its writer took back nobody shows again');
  assert.equal((await fetch(new URL('/tin-tuc/receipts/0123456789abcdef0123456789abcdef', server.address))).status, 404);
});

test('what is wrong is said beside the field, and what was typed stays', async () => {
  const typed = { ...words, title: 'Giữ lại chữ này', name: ' \u200b\u00a0', phone: '12345' };
  const code = await solved();
  const answer = await post(`${article}/comments`, { ...typed, ...code, do: 'send' });
  assert.equal(answer.status, 400);
  const page = await text(answer);
  assert.match(page, /id="comment-name"[^>]*aria-invalid="true"/);
  assert.match(page, /id="comment-phone"[^>]*aria-invalid="true"/);
  assert.match(page, /Giữ lại chữ này/);
  assert.match(page, new RegExp(code.token.replaceAll('.', '\\.')), 'the code was not looked at, so it stays good');
  for (const reload of ['reload', 'question']) {
    const again = await text(await post(`${article}/comments`, { ...typed, do: reload }));
    assert.match(again, /Giữ lại chữ này/, reload);
    assert.doesNotMatch(again, /aria-invalid/, reload);
  }
  for (const field of ['name', 'title', 'body']) {
    for (const blank of ['', '   ', '\u3164', '\u2800\n']) {
      assert.equal((await post(`${article}/comments`, { ...words, ...code, [field]: blank })).status, 400, `${field} ${JSON.stringify(blank)}`);
    }
  }
  for (const [field, length] of [['name', 81], ['title', 151], ['body', 2001]]) {
    assert.equal((await post(`${article}/comments`, { ...words, ...code, [field]: 'ế'.repeat(length) })).status, 400, field);
  }
});

test('a code is drawn and spoken here', async () => {
  const token = (await open(article)).match(/name="token" value="([^"]+)"/)[1];
  const picture = await fetch(new URL(`/media/comment-code/${token}`, server.address));
  assert.equal(picture.headers.get('content-type'), 'image/png');
  assert.equal(picture.headers.get('cache-control'), 'no-store');
  const sound = await fetch(new URL(`/media/comment-code/${token}/sound?lang=vi`, server.address));
  assert.equal(Buffer.from(await sound.arrayBuffer()).toString('latin1', 0, 4), 'RIFF');
  assert.equal((await fetch(new URL(`/media/comment-code/${token}0`, server.address))).status, 404);
  assert.notEqual((await open(article)).match(/name="token" value="([^"]+)"/)[1], token, 'everybody has a code of their own');
});

test('a solved code is used up, a wrong one too, a forged one is none', async () => {
  const code = await solved(article, '10.200.20.1');
  assert.equal((await post(`${article}/comments`, { ...words, ...code }, '10.200.20.1')).status, 303);
  const again = await post(`${article}/comments`, { ...words, ...code }, '10.200.20.1');
  assert.equal(again.status, 400);
  assert.match(await text(again), /Mã đã dùng/);
  const other = await solved(article, '10.200.20.1');
  assert.match(await text(await post(`${article}/comments`, { ...words, ...other, code: 'sai' }, '10.200.20.1')), /Mã chưa đúng/);
  assert.match(await text(await post(`${article}/comments`, { ...words, ...other }, '10.200.20.1')), /Mã đã dùng/);
  const late = other.token.replace(/\.(\d+)\./, (_, end) => `.${BigInt(end) + 600_000_000n}.`);
  assert.match(await text(await post(`${article}/comments`, { ...words, token: late, code: other.code }, '10.200.20.1')), /Mã đã dùng/);
});

test('script in every field comes out harmless', async () => {
  const evil = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
  const answer = await send({ name: evil.slice(0, 70), title: evil, body: `${evil}\n\n\u202eđảo` }, '10.200.21.1');
  assert.equal(answer.status, 303);
  const harmless = (page, where) => assert.doesNotMatch(page, /<script>alert|<img src=x|\u202e/, where);
  harmless(await open(answer.headers.get('location')), 'receipt');
  harmless(await text(await (await person('bientap')).get('/office/moderation')), 'moderation');
  const id = await waiting('&lt;script&gt;alert(1)&lt;/script&gt;');
  await press('bientap', id, 'show');
  await press('bientap', id, 'reply', { note: evil });
  harmless(await open(article), 'article');
  assert.match(await open(article), /&lt;script&gt;alert/);
  harmless(await open(`${article}/comments/${id}/report`), 'report');
  const refused = await post(`${article}/comments`, { ...words, title: evil, name: '', do: 'send' });
  harmless(await text(refused), 'form');
});

test('readers report what is improper, and officers decide', async () => {
  const answer = await send({ title: 'Bị báo cáo' }, '10.200.22.1');
  assert.equal(answer.status, 303);
  const id = await waiting('Bị báo cáo');
  await press('bientap', id, 'show');
  const path = `${article}/comments/${id}/report`;
  const statuses = [];
  for (let i = 0; i < 8; ++i) statuses.push((await post(path, {}, '10.200.23.1')).headers.get('location'));
  assert.match(statuses[0], /sent=1/);
  assert.match(statuses[7], /late=1/, 'one block of addresses reports five times');
  assert.match(await open(article), /Bị báo cáo/, 'nobody votes a comment away');
  assert.match(await text(await (await person('bientap')).get('/office/moderation')), /đã báo 5 lần/);
  await press('bientap', id, 'keep');
  assert.doesNotMatch(await text(await (await person('bientap')).get('/office/moderation')), /đã báo/);
});

test('who is signed in types no code, and no other site sends in their name', async () => {
  const visitor = await person('phuong');
  const page = await text(await visitor.get(article));
  assert.doesNotMatch(page, /name="token"/);
  assert.match(page, /value="Lê Minh Khuê"/);
  const form_token = page.match(/name="form_token" value="([0-9a-f]+)"/)[1];
  assert.equal((await visitor.post(`${article}/comments`, { ...words, title: 'Từ phường', form_token })).status, 303);
  assert.equal((await visitor.post(`${article}/comments`, { ...words, form_token: 'x' })).status, 400);
  assert.equal((await visitor.post(`${article}/comments`, { ...words, form_token }, { Origin: 'https://evil.example' })).status, 400);
});

test('a program that fills in everything is thanked and forgotten', async () => {
  const answer = await send({ title: 'Bẫy', website: 'https://evil.example' }, '10.200.24.1');
  assert.equal(answer.headers.get('location'), article);
  assert.equal(await waiting('Bẫy'), undefined);
});

test('a flood from one address ends soon, with what was typed', async (t) => {
  let kept = 0, last;
  for (let i = 0; i < 12; ++i) {
    last = await send({ title: `Lũ ${i}` }, '10.200.99.1');
    if (last.status === 303) ++kept;
  }
  assert.ok(kept >= 4 && kept <= 5, `${kept}`);
  assert.equal(last.status, 429);
  assert.match(await text(last), /Lũ 11/);
  const guesses = [];
  for (let i = 0; i < 30; ++i) guesses.push((await post(`${article}/comments`, { ...words, token: 'x', code: 'y' }, '203.0.113.5')).status);
  assert.equal(guesses.at(-1), 429);
  t.diagnostic(`one address: ${kept} comments kept of 12, codes refused after ${guesses.indexOf(429)} tries`);
});

test('a flood from a thousand addresses ends at the limit of the article, and readers do not notice', async (t) => {
  const other = (await open('/tin-tuc?desk=story')).match(/href="(\/tin-tuc\/chiec-den-keo-quan[^"]+)"/)[1];
  let kept = 0, refused = 0;
  const attack = async (i) => {
    const address = `10.${(i >> 8) & 255}.${i & 255}.7`;
    const status = (await send({ title: `Nghìn ${i}` }, address, other)).status;
    if (status === 303) ++kept;
    if (status === 429) ++refused;
  };
  for (let i = 0; i < 1000; i += 50) await Promise.all(Array.from({ length: 50 }, (_, j) => attack(i + j)));
  assert.ok(kept >= 30 && kept <= 60, `${kept}`);
  assert.equal(kept + refused, 1000);
  assert.equal((await fetch(new URL(other, server.address))).status, 200);
  t.diagnostic(`a thousand addresses with solved codes: ${kept} comments kept`);
});
