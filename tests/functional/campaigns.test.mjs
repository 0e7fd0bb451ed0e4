// Campaigns (R05) and the editorial calendar (R06) over HTTP: the way of a campaign by two persons, its four
// figures counted apart, answers that leak nowhere, and two editors who meet at one item or one release.
import assert from 'node:assert/strict';
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
const shift = (later) => new Date(Date.now() + later * 86_400_000);
const day = (later) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(shift(later));
const iso = (later) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(shift(later));
const root = '/office/campaigns', calendar = '/office/calendar';
const location = (answer) => decodeURIComponent(answer.headers.get('location'));
/// The message that the next page shows once.
const flash = async (who, answer) => {
  assert.equal(answer.status, 303, await text(answer));
  return page(who, location(answer));
};

/// A reader with a browser of their own; `address` is not chosen here, the browser tells readers apart.
const reader = (name) => {
  const headers = { 'User-Agent': `Mozilla/5.0 (${name})`, Origin: server.address.replace(/\/$/, '') };
  return {
    get: (path) => fetch(new URL(path, server.address), { headers, redirect: 'manual' }),
    post: (path, fields) => fetch(new URL(path, server.address),
      { method: 'POST', headers, redirect: 'manual', body: new URLSearchParams(fields) }),
  };
};

let count = 0;
async function create(who, path, fields) {
  const answer = await press(who, `${path}/new`, `${path}/new`, Object.entries(fields));
  assert.equal(answer.status, 303, (await text(answer)).match(/id="faults".*?<\/div>/s)?.[0]);
  return location(answer).match(/[0-9A-Z]{26}/)[0];
}
async function campaign(more = {}) {
  const code = `thu-${++count}`;
  const id = await create('bientap', root, { code, title: `Đợt thử ${count}`, unit_code: '01', goal: 'Ai cũng biết',
    audience: 'Khách mua hàng', key_message: 'Quét mã trước khi mua', body: 'Đoạn một.\nĐoạn hai.',
    starts_on: day(-1), ends_on: day(20), responsible: 'Bộ phận truyền thông', measure: 'Người biết quét mã',
    measure_unit: '%', before_value: '12,5', before_on: day(-3), before_source: 'Phiếu hỏi', ...more });
  return { id, code, at: `${root}/${id}`, open: `/chien-dich/${code}` };
}
async function questions(one, correct = 'b') {
  for (const number of ['1', '2', '3']) {
    await create('bientap', '/office/campaign-questions', { campaign_id: one.code, number, question: `Hỏi ${number}?`,
      answer_a: `A${number}`, answer_b: `B${number}`, answer_c: `C${number}`, correct, explanation: `Lời giải bí mật ${number}` });
  }
}
const act = (who, one, verb, fields) => press(who, one.at, `${one.at}/${verb}`, fields);
async function running(more) {
  const one = await campaign(more);
  await questions(one);
  assert.match(await flash('bientap', await act('bientap', one, 'submit')), /Đã trình duyệt/);
  assert.match(await flash('duyetbai', await act('duyetbai', one, 'approve')), /Đã duyệt đợt/);
  assert.match(await flash('bientap', await act('bientap', one, 'start')), /Đợt đã bắt đầu/);
  return one;
}
const figure = (html, label) => Number(html.match(new RegExp(`<dd>([\\d.]+)<small[^]*?<dt>${label}</dt>`
  .replace('[^]*?', '(?:(?!<dd>)[^])*?')))[1]);

test('without an audience or a measure a campaign is not laid before anybody, nor started', async () => {
  for (const [lack, why] of [[{ audience: '' }, /Chưa có đối tượng/], [{ measure: '' }, /Chưa có số đo/],
    [{ before_value: '', before_on: '', before_source: '' }, /Chưa có giá trị trước đợt/]]) {
    const one = await campaign(lack);
    await questions(one);
    assert.match(await page('bientap', one.at), why);
    assert.match(await flash('bientap', await act('bientap', one, 'submit')), why);
    assert.match(await flash('bientap', await act('bientap', one, 'start')), /không còn ở bước này/);
    assert.equal((await reader('a').get(one.open)).status, 404);
  }
  const one = await campaign();
  assert.match(await flash('bientap', await act('bientap', one, 'submit')), /đúng ba câu hỏi; hiện có 0/);
});

test('a second person approves; then the plan and the questions stay', async () => {
  const one = await campaign();
  await questions(one);
  await act('bientap', one, 'submit');
  assert.equal((await act('bientap', one, 'approve')).status, 404, 'an editor decides nothing');
  const own = await campaign();
  assert.match(await page('duyetbai', '/office'), /Duyệt đợt tuyên truyền: Đợt thử/);
  assert.equal((await act('phuong', one, 'start')).status, 404, 'a ward does not see what is of the city');
  assert.match(await flash('duyetbai', await act('duyetbai', one, 'approve')), /Đã duyệt đợt/);
  assert.equal((await reader('a').get(one.open)).status, 404, 'approved is not public yet');
  await act('bientap', one, 'start');
  const form = await page('bientap', `${one.at}/edit`);
  const change = (fields) => press('bientap', `${one.at}/edit`, `${one.at}/edit`,
    [['do', 'store'], ['row_version', form.match(/name="row_version" value="(\d+)"/)[1]], ...fields]);
  const refused = await change([['goal', 'Khác']]);
  assert.equal(refused.status, 422);
  assert.match(await text(refused), /phần này không sửa nữa/);
  assert.equal((await change([['after_value', '60,5'], ['after_on', day(0)], ['after_source', 'Phiếu hỏi']])).status, 303);
  assert.equal((await act('bientap', own, 'approve')).status, 404);
});

test('sent, opened, read to the end and understood are counted apart, people not reloads or robots', async () => {
  const one = await running();
  const first = reader('Trang'), second = reader('Minh');
  for (let i = 0; i < 3; ++i) assert.equal((await first.get(`${one.open}?unit=00070`)).status, 200);
  await second.get(one.open);
  await fetch(new URL(one.open, server.address), { headers: { 'User-Agent': 'Googlebot/2.1' } });
  assert.equal((await first.post(`${one.open}/doc-het`, { unit: '00070', by: 'script' })).status, 204);
  const pressed = await first.post(`${one.open}/doc-het`, { unit: '00070' });
  assert.equal(pressed.status, 303);
  assert.equal(location(pressed), `${one.open}/cau-hoi?unit=00070`);

  const quiz = await text(await first.get(`${one.open}/cau-hoi`));
  assert.doesNotMatch(quiz, /Lời giải bí mật|correct|Đáp án đúng/, 'no answer leaks before it is given');
  const lacking = await first.post(`${one.open}/cau-hoi`, { q1: 'b', q3: 'x' });
  assert.equal(lacking.status, 422);
  const kept = await text(lacking);
  assert.match(kept, /value="b" required checked/);
  assert.doesNotMatch(kept, /Lời giải bí mật/);
  const right = await text(await first.post(`${one.open}/cau-hoi`, { q1: 'b', q2: 'b', q3: 'b', unit: '00070' }));
  assert.match(right, /đúng 3\/3 câu/);
  assert.match(right, /Lời giải bí mật 2/);
  const wrong = await text(await second.post(`${one.open}/cau-hoi`, { q1: 'a', q2: 'b', q3: 'b' }));
  assert.match(wrong, /đúng 2\/3 câu/);
  assert.match(wrong, /Đáp án đúng: <b>B1/);
  const again = await text(await second.post(`${one.open}/cau-hoi`, { q1: 'b', q2: 'b', q3: 'b' }));
  assert.match(again, /chỉ tính lần trả lời đầu/, 'who has seen the answers counts no second time');

  const sent = await page('bientap', '/office/messages/sent');
  const path = sent.match(/href="(\/office\/messages\/[0-9A-Z]{26})">Nhận hồ sơ/)[1];
  const notice = (await page('bientap', path)).match(/TB-\d{4}-[0-9A-Z]{6}/)[0];
  await create('bientap', '/office/campaign-items', { campaign_id: one.code, what: 'message', item: notice });
  await new Promise((resolve) => setTimeout(resolve, 700));  // opened and read are stored in groups

  const seen = await page('bientap', `${one.at}/report`);
  assert.equal(figure(seen, 'Đã gửi'), 5);
  assert.equal(figure(seen, 'Đã mở'), 2);
  assert.equal(figure(seen, 'Đã đọc hết'), 1);
  assert.equal(figure(seen, 'Đã hiểu'), 1);
  assert.match(seen, /1\/2 \(50\u00a0%\)/);
  assert.match(seen, /12,5\u00a0%/);
  const csv = await page('bientap', `${one.at}/report.csv`);
  assert.match(csv, /Đã hiểu,Phường Hoàn Kiếm,Trong đợt,1,/);
  assert.match(csv, /Đã mở,Không rõ phường,,1,/);

  await server.stop();
  Object.assign(server, await startServer({ data: server.data }));  // people keep their sessions
  const restarted = await page('bientap', `${one.at}/report`);
  assert.deepEqual(['Đã gửi', 'Đã mở', 'Đã đọc hết', 'Đã hiểu'].map((label) => figure(restarted, label)), [5, 2, 1, 1]);
});

test('one block of addresses does not inflate the figures', async () => {
  const one = await running();
  for (let i = 0; i < 30; ++i) {
    await reader(`script ${i}`).get(one.open);
    await reader(`script ${i}`).post(`${one.open}/cau-hoi`, { q1: 'b', q2: 'b', q3: 'b' });
  }
  await new Promise((resolve) => setTimeout(resolve, 700));
  const seen = await page('bientap', `${one.at}/report`);
  assert.equal(figure(seen, 'Đã mở'), 20);
  assert.equal(figure(seen, 'Đã hiểu'), 20);
  const strange = await fetch(new URL(`${one.open}/cau-hoi`, server.address),
    { method: 'POST', headers: { Origin: 'https://elsewhere.example' }, body: new URLSearchParams({ q1: 'b' }) });
  assert.equal(strange.status, 404, 'nor does another site answer for its visitors');
});

test('the quiz before the start is a baseline of its own; an evaluation takes the value after', async () => {
  const one = await campaign({ quiz_before: '1' });
  await questions(one);
  await act('bientap', one, 'submit');
  assert.equal((await reader('a').get(`${one.open}/cau-hoi`)).status, 404, 'not before it is approved');
  await act('duyetbai', one, 'approve');
  assert.match(await text(await reader('a').get(`${one.open}/cau-hoi`)), /chưa bắt đầu/);
  await reader('a').post(`${one.open}/cau-hoi`, { q1: 'a', q2: 'b', q3: 'c' });
  await act('bientap', one, 'start');
  await reader('b').post(`${one.open}/cau-hoi`, { q1: 'b', q2: 'b', q3: 'b' });
  const seen = await page('bientap', `${one.at}/report`);
  assert.match(seen, /Trước đợt<\/th><td[^>]*>0\/1 \(0\u00a0%\)/);
  assert.match(seen, /Trong đợt<\/th><td[^>]*>1\/1 \(100\u00a0%\)/);
  assert.equal(figure(seen, 'Đã hiểu'), 1, 'the baseline is no success of the campaign');
  await act('bientap', one, 'end');
  assert.match(await flash('duyetbai', await act('duyetbai', one, 'evaluate')), /Chưa có giá trị sau đợt/);
});

const openEntry = async (who, key) => {
  const html = await page(who, `${calendar}/${key}`);
  return { html, version: html.match(/name="version" value="(\d+)"/)?.[1] };
};
const entryAct = async (who, key, verb, version, fields = []) =>
  press(who, `${calendar}/${key}`, `${calendar}/${key}/${verb}`, [['version', version], ...fields]);
const keysOf = (html, title) => [...html.matchAll(/href="\/office\/calendar\/([ir]-[^"]+)">([^<]+)</g)]
  .filter(([, , name]) => name === title).map(([, key]) => key);
const monthOf = (later) => `${calendar}?month=${iso(later).slice(0, 7)}`;

test('two editors at one item: the second is told who has it', async () => {
  const title = `Mục thử ${++count}`;
  const id = await create('bientap', '/office/calendar-items', { title, what: 'article', unit_code: '01', day: day(1), hour: '8h' });
  const key = `i-${id}`;
  const [one, two] = [await openEntry('bientap', key), await openEntry('thanhpho', key)];
  assert.match(one.html, /08:00/);
  const answers = await Promise.all([entryAct('bientap', key, 'take-up', one.version), entryAct('thanhpho', key, 'take-up', two.version)]);
  const told = await Promise.all([flash('bientap', answers[0]), flash('thanhpho', answers[1])]);
  const taken = told.filter((html) => /Anh chị đã nhận mục này/.test(html));
  assert.equal(taken.length, 1, 'one of them has it');
  assert.equal(told.filter((html) => /(đã nhận mục này\. Trao đổi|vừa sửa mục này)/.test(html)).length, 1);
});

test('one occurrence of a rule is made a row once, though two press at once', async () => {
  const title = `Lệ thử ${++count}`;
  const weekday = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'][new Date(`${iso(1)}T00:00:00Z`).getUTCDay()];
  await create('bientap', '/office/calendar-rules', { title, what: 'broadcast', unit_code: '00070', frequency: 'weekly',
    [`on_${weekday}`]: '1', starts_on: day(1), ends_on: day(1), on_holiday: 'keep' });
  const [key] = keysOf(await page('bientap', monthOf(1)), title);
  assert.match(key, new RegExp(`^r-[0-9A-Z]{26}-${iso(1)}$`));
  const answers = await Promise.all(['bientap', 'thanhpho', 'phuong'].map((who) => entryAct(who, key, 'take-up', '0')));
  const told = await Promise.all(answers.map((answer, i) => flash(['bientap', 'thanhpho', 'phuong'][i], answer)));
  assert.equal(told.filter((html) => /Anh chị đã nhận mục này/.test(html)).length, 1);
  assert.equal(keysOf(await page('bientap', monthOf(1)), title).length, 1, 'it stands there once');
});

test('an item moves by a form; what the rule gave that day does not come back', async () => {
  const title = `Lệ thử ${++count}`;
  await create('bientap', '/office/calendar-rules', { title, what: 'message', unit_code: '01', frequency: 'monthly',
    month_day: iso(0).slice(8), starts_on: day(0), ends_on: day(3), on_holiday: 'keep' });
  const [key] = keysOf(await page('bientap', monthOf(0)), title);
  assert.match(await flash('bientap', await entryAct('bientap', key, 'move', '0', [['day', 'hôm nào']])), /Ghi ngày như/);
  assert.match(await flash('bientap', await entryAct('bientap', key, 'move', '0', [['day', day(2)]])), /Đã dời/);
  const shown = keysOf(await page('bientap', monthOf(2)), title);
  assert.equal(shown.length, 1);
  assert.match(shown[0], /^i-/);
  const entry = await openEntry('bientap', shown[0]);
  assert.match(entry.html, new RegExp(day(2)));
  assert.match(await flash('bientap', await entryAct('bientap', shown[0], 'leave-out', entry.version)), /Đã bỏ lần này/);
  assert.match(await flash('thanhpho', await entryAct('thanhpho', shown[0], 'bring-back', entry.version)), /vừa sửa mục này/,
    'an old page does nothing');
});

test('one publication stands for one item only, and what is released stands in the calendar by itself', async () => {
  const month = await page('thanhpho', monthOf(0)) + await page('thanhpho', monthOf(-28));
  assert.match(month, /href="\/office\/articles\/[0-9A-Z]{26}"/, 'a released article');
  assert.match(month, /href="\/office\/messages\/[0-9A-Z]{26}">Nhận hồ sơ/, 'a message that was sent');
  const make = async () => `i-${await create('bientap', '/office/calendar-items',
    { title: `Mục thử ${++count}`, what: 'message', unit_code: '01', day: day(0) })}`;
  const [first, second] = [await make(), await make()];
  const entry = await openEntry('bientap', first);
  const publication = entry.html.match(/value="(message:[0-9A-Z]{26})"/)[1];
  const pressed = [['bientap', first], ['thanhpho', second]];
  const answers = await Promise.all(pressed.map(([who, key]) =>
    entryAct(who, key, 'fulfil', '1', [['publication', publication]])));
  const told = await Promise.all(answers.map((answer, i) => flash(pressed[i][0], answer)));
  assert.equal(told.filter((html) => /Đã ghi bài của mục này/.test(html)).length, 1);
  assert.equal(told.filter((html) => /Mỗi bài chỉ dùng cho một mục/.test(html)).length, 1);
  const now = await page('thanhpho', monthOf(-4)) + (monthOf(-4) === monthOf(0) ? '' : await page('thanhpho', monthOf(0)));
  assert.doesNotMatch(now, new RegExp(`href="/office/messages/${publication.slice(8)}"`), 'it stands at its item, not a second time');
});

test('an article, and a message, that two release at once is out once', async () => {
  const id = await create('bientap', '/office/articles', { language: 'vi', title: `Bài thử ${++count}`, lead: 'Mở đầu.',
    body: 'Thân bài.', category: 'news', unit_code: '01', agency: 'HNP' });
  const at = `/office/articles/${id}`;
  await press('bientap', at, `${at}/submit`);
  await Promise.all(['duyetbai', 'thanhpho', 'thanhpho2', 'duyetbai'].map((who) => press(who, at, `${at}/approve`)));
  const versions = (await page('bientap', at)).match(/>Bản \d+</g) ?? [];
  assert.deepEqual(versions, ['>Bản 1<']);
  assert.equal((await page('bientap', monthOf(0))).split(`href="${at}"`).length - 1, 1, 'once in the calendar too');

  const draft = await press('bientap', '/office/messages/new', '/office/messages/new', [['version', '0'], ['title', 'Tin hai người duyệt'],
    ['body', 'Một đoạn.'], ['unit', '01'], ['units', 'Phường Cửa Nam'], ['kind', 'authority'], ['send_on', day(0)], ['approver', '']]);
  const message = `/office/messages/${location(draft).match(/[0-9A-Z]{26}/)[0]}`;
  await press('bientap', message, `${message}/submit`);
  const told = await Promise.all(['duyetbai', 'thanhpho', 'thanhpho2'].map(async (who) =>
    flash(who, await press(who, message, `${message}/release`))));
  assert.equal(told.filter((html) => /Tin không ở bước này/.test(html)).length, 2, 'who was slower is told');
  assert.match(await page('bientap', message), /0\/1 nơi đã xác nhận/, 'one copy for the ward');
  assert.equal((await page('bientap', monthOf(0))).split(`href="${message}"`).length - 1, 1);
});

test('a storm: a whole day moves, but what others have taken up', async () => {
  const make = async (who) => create(who, '/office/calendar-items',
    { title: `Bão ${++count}`, what: 'article', unit_code: '00070', day: day(45) });
  const own = await make('phuong'), others = await make('bientap');
  await entryAct('bientap', `i-${others}`, 'take-up', '1');
  const answer = await press('phuong', calendar, `${calendar}/shift`, [['from', day(45)], ['to', day(47)]]);
  const html = await flash('phuong', answer);
  assert.match(html, /Đã dời \d+ mục từ/);
  assert.match((await openEntry('phuong', `i-${own}`)).html, new RegExp(day(47)));
  assert.match((await openEntry('phuong', `i-${others}`)).html, new RegExp(day(45)));
});

test('the calendar shows the gap alarm; a goal of three days is red on day 4', async () => {
  const goal = async (days, name) => create('thanhpho', '/office/message-goals', { name, unit_code: '00097', days });
  await goal('4', 'Bốn ngày');  // the notice of the demonstration was sent four days ago
  const good = await page('thanhpho', calendar);
  assert.doesNotMatch(good, /<li>Phường Hồng Hà: 4 ngày/);
  await goal('3', 'Ba ngày');
  const red = await page('thanhpho', calendar);
  assert.match(red, /\d\/\d phường vắng tin quá hạn/);
  assert.match(red, /<li>Phường Hồng Hà: 4 ngày, tin gần nhất/);
});
