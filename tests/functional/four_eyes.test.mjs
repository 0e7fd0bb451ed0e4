// What takes two people, asked for over HTTP by one alone, by strangers, twice, and too late.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startServer } from './server.mjs';
import { people } from './visitor.mjs';

let server;
const person = people(() => server);
before(async () => { server = await startServer(); });
after(async () => { await server.stop(); server.remove(); });

const text = async (answer) => (await answer.text()).normalize('NFC');
const page = async (who, path) => text(await (await person(who)).get(path));
/// Presses a button: the form token stands on `from`.
async function press(who, from, path, fields = {}) {
  const visitor = await person(who);
  return visitor.post(path, { form_token: await visitor.token(from), ...fields });
}
const count = async (number) =>
  ((await page('thanhpho', `/office/certificates?q=${number.toLowerCase()}`)).match(/<tr role="row"><th role="rowheader"/g) ?? []).length;

let papers = 0;
/// The address of a proposal for a new certificate of that producer.
async function propose(who = 'thanhpho', subject = 'OM-THUHUONG') {
  const number = `BON-MAT-${++papers}`;
  const visitor = await person(who);
  const answer = await visitor.send('/office/certificates/new', {
    do: 'store', row_version: '0', number, issuer: 'Đơn vị thử (giả định)', subject_id: subject, kind: 'haccp',
    valid_from: '01/09/2026', valid_to: '01/09/2029', reason: 'thử' });
  assert.equal(answer.status, 303, await answer.text());
  const own = await page(who, '/office/proposals');
  const path = own.match(new RegExp(`href="(/office/proposals/[0-9A-Z]{26})">[^<]*${number}<`))?.[1];
  assert.ok(path, 'the proposal is listed for who made it');
  return { path, number };
}
const approve = (who, path, from = path) => press(who, from, `${path}/approve`, { note: '' });

test('who proposed cannot approve, and the one who may approves once', async () => {
  const { path, number } = await propose();
  await approve('thanhpho', path);
  assert.equal(await count(number), 0, 'the same person');
  assert.doesNotMatch(await page('thanhpho', path), /\/approve"/);

  const second = await person('thanhpho2');
  const token = await second.token(path);
  for (const wrong of [undefined, '', '0'.repeat(64), await (await person('thanhpho')).token(path)]) {
    const answer = await second.post(`${path}/approve`, wrong === undefined ? {} : { form_token: wrong });
    assert.equal(answer.status, 403, 'without a form token of this session');
  }
  assert.equal(await count(number), 0);
  assert.equal((await second.get(`${path}/approve`)).status, 405, 'no act behind a link');

  assert.equal((await second.post(`${path}/approve`, { form_token: token })).status, 303);
  assert.equal(await count(number), 1);
  const again = await second.post(`${path}/approve`, { form_token: token });
  assert.notEqual(again.status, 303, 'the same form a second time');
  assert.equal(await count(number), 1, 'and there is still one');
  await press('thanhpho2', path, `${path}/refuse`, { note: 'đổi ý' });
  assert.equal(await count(number), 1, 'nor is it refused afterwards');
});

test('a proposal is nothing to people without the right, and of another ward is not there', async () => {
  const { path, number } = await propose();
  for (const who of ['0900000001', 'phuong', 'quantri', 'bientap', 'nguoimua']) {
    const answer = await press(who, '/office', `${path}/approve`);
    assert.equal(answer.status, 404, `${who} approves`);
  }
  assert.equal((await (await person('nguoimua')).get(path)).status, 404);
  assert.equal(await count(number), 0);
  const other = await propose('thanhpho', 'BCH-BANGAN');
  assert.equal((await (await person('phuong')).get(other.path)).status, 404, 'a producer of another ward');
  const unknown = `/office/proposals/${'0'.repeat(26)}`;
  assert.equal((await press('thanhpho2', path, `${unknown}/approve`)).status, 404);
});

test('whoever decides reads the name of who proposed, in the list and at home', async () => {
  const { number } = await propose();
  const name = 'Vũ Thanh Hà';
  for (const at of ['/office/proposals', '/office']) {
    const shown = await page('thanhpho2', at);
    const row = shown.slice(shown.indexOf(number)).slice(0, 600);
    assert.ok(row.includes(number) && row.includes(name), `${at} shows ${name}`);
    assert.doesNotMatch(row, /thanhpho[^2/]/, at);
  }
});

test('two who approve at once approve once', async () => {
  const { path, number } = await propose('thanhpho');
  const second = await person('thanhpho2');
  const token = await second.token(path);
  const answers = await Promise.all(Array.from({ length: 8 }, () =>
    second.post(`${path}/approve`, { form_token: token })));
  assert.equal(answers.filter((one) => one.status === 303).length, 1);
  assert.equal(await count(number), 1);
});

async function idOf(login) {
  const found = await page('quantri', `/office/people?q=${login}`);
  return found.match(/\/office\/people\/([0-9A-Z]{26})/)[1];
}

test('a second factor is taken away by two, neither of whom it is', async () => {
  const victim = await idOf('hoidong');
  const at = `/office/people/${victim}`;
  const council = await person('hoidong');
  assert.equal((await council.get('/office')).status, 200);
  assert.equal((await (await person('quantri')).post(`${at}/reset`, { reason: 'mất máy' })).status, 403);
  assert.equal((await press('phuong', '/office', `${at}/reset`, { reason: 'mất máy' })).status, 404,
    'a ward officer reaches no member of the council');
  const unsaid = await press('quantri', at, `${at}/reset`, { reason: '' });
  assert.notEqual(unsaid.status, 303, 'not without a reason');
  assert.equal((await press('quantri', at, `${at}/reset`, { reason: 'mất điện thoại' })).status, 303);
  const waiting = await page('thanhpho', '/office/resets');
  assert.match(waiting, /mất điện thoại/);
  const reset = waiting.match(/\/office\/resets\/[0-9A-Z]{26}/)[0];

  for (const who of ['quantri', 'hoidong', 'phuong', '0900000001']) {
    const answer = await press(who, '/office', `${reset}/done`);
    assert.equal(answer.status, 404, `${who} decides`);
  }
  assert.equal((await (await person('thanhpho')).post(`${reset}/done`, {})).status, 403, 'without a form token');
  assert.equal((await council.get('/office')).status, 200, 'nothing has happened yet');

  assert.equal((await press('thanhpho', '/office/resets', `${reset}/done`)).status, 303);
  assert.equal((await council.get('/office')).status, 303, 'every session has ended');
  assert.equal((await press('thanhpho', '/office', `${reset}/done`)).status, 404, 'once');
  const { login: name, password } = server.demo.accounts.find((one) => one.login === 'hoidong');
  const bare = (await import('./visitor.mjs')).visit(server);
  const answer = await bare.post('/office/sign-in', { name, password });
  assert.equal(answer.status, 303);
  assert.match(answer.headers.get('location'), /second-factor|\/office/);
  assert.equal((await bare.get('/office/subjects')).status, 404, 'no rights before a new one is set up');
});

async function newPerson(login) {
  const answer = await press('quantri', '/office/people/new', '/office/people/new',
    { name: `Người thử ${login}`, phone: '', email: '', login, subject: '' });
  assert.equal(answer.status, 303, await answer.text());
  return answer.headers.get('location').match(/people\/([0-9A-Z]{26})/)[1];
}
const appoint = (who, id, role, more = {}) =>
  press(who, `/office/people/${id}`, `/office/people/${id}/appointments`,
    { role, unit: '', subject: '', valid_from: '01/01/2026', valid_to: '', ...more });

test('who can change everything is appointed by two', async () => {
  const id = await newPerson('thu.bonmat');
  assert.equal((await (await person('quantri')).post(`/office/people/${id}/appointments`, { role: 'keeper' })).status, 403);
  for (const who of ['phuong', '0900000001', 'bientap']) {
    const answer = await press(who, '/office', `/office/people/${id}/appointments`, { role: 'city_office' });
    assert.equal(answer.status, 404, `${who} appoints`);
  }
  assert.equal((await appoint('quantri', id, 'city_office')).status, 303);
  const waiting = await page('thanhpho', '/office/appointments');
  assert.match(waiting, /thu\.bonmat/);
  const at = waiting.match(/\/office\/appointments\/[0-9A-Z]{26}/)[0];
  assert.match(await page('quantri', '/office/appointments'), /thu\.bonmat/);
  assert.doesNotMatch(await page('quantri', '/office/appointments'), new RegExp(`${at}/approved`), 'who made it has no button');

  assert.notEqual((await press('quantri', '/office/appointments', `${at}/approved`)).status, 303, 'the same person');
  for (const who of ['phuong', '0900000001']) {
    assert.equal((await press(who, '/office', `${at}/approved`)).status, 404, who);
  }
  assert.equal((await (await person('thanhpho')).post(`${at}/approved`, {})).status, 403, 'without a form token');
  assert.equal((await press('thanhpho', '/office/appointments', `${at}/granted`)).status, 404, 'another word');
  assert.match(await page('thanhpho', '/office/appointments'), /thu\.bonmat/, 'it still waits');

  assert.equal((await press('thanhpho', '/office/appointments', `${at}/refused`)).status, 303);
  assert.notEqual((await press('thanhpho', '/office/appointments', `${at}/approved`)).status, 303, 'what was declined stays so');
  assert.equal((await appoint('quantri', id, 'city_office')).status, 303);
  const next = (await page('thanhpho', '/office/appointments')).match(/\/office\/appointments\/[0-9A-Z]{26}/)[0];
  assert.equal((await press('thanhpho', '/office/appointments', `${next}/approved`)).status, 303);
  assert.notEqual((await press('thanhpho', '/office/appointments', `${next}/approved`)).status, 303, 'once');
  const shown = await page('quantri', `/office/people/${id}`);
  assert.match(shown, /Văn phòng OCOP thành phố/);
});

test('a role that has ended decides nothing any more', async () => {
  const { path, number } = await propose();
  const second = await person('thanhpho2');
  const token = await second.token(path);
  const id = await idOf('thanhpho2');
  const end = (await page('quantri', `/office/people/${id}`)).match(/action="(\/office\/appointments\/[0-9A-Z]{26})"/)[1];
  assert.equal((await press('quantri', `/office/people/${id}`, end)).status, 303);
  assert.equal((await second.post(`${path}/approve`, { form_token: token })).status, 404);
  assert.equal((await second.get('/office/certificates')).status, 404);
  assert.equal((await second.get('/office/appointments')).status, 404);
  assert.equal(await count(number), 0);
});

test('an account is closed in two steps, the second of which says whose', async () => {
  const id = await newPerson('khoathu');
  const at = `/office/people/${id}`;
  const open = await page('quantri', at);
  const asking = open.match(/<details class="confirm"><summary[^>]*>Khóa tài khoản<\/summary>([\s\S]*?)<\/details>/)?.[1];
  assert.ok(asking, 'the button stands behind a question');
  assert.match(asking, /Khóa tài khoản của Người thử khoathu\?/);
  assert.match(asking, new RegExp(`action="${at}/disable"`));
  assert.equal(open.match(/\/disable"/g).length, 1, 'and nowhere else');
  assert.equal((await press('quantri', at, `${at}/disable`)).status, 303);
  const closed = await page('quantri', at);
  assert.match(closed, /Mở lại tài khoản/);
  assert.doesNotMatch(closed, /<details class="confirm">/, 'opening again takes nothing from anybody');
});

/// What stands behind the question of a button: the text of its disclosure that posts to `path`.
const asked = (html, path) => (html.match(/<details class="confirm">[\s\S]*?<\/details>/g) ?? [])
  .find((one) => one.includes(`action="${path}"`));

test('an appointment is decided on and ended in two steps, which name people and not logins', async () => {
  const id = await newPerson('giaoviec');
  assert.equal((await appoint('quantri', id, 'city_office')).status, 303);
  const waiting = await page('thanhpho', '/office/appointments');
  const row = waiting.slice(waiting.indexOf('Người thử giaoviec'));
  assert.match(row.slice(0, 600), /Tạ Hữu Phước giao/, 'the name of who appointed');
  assert.doesNotMatch(row.slice(0, 600), /quantri/);
  const at = row.match(/\/office\/appointments\/[0-9A-Z]{26}/)[0];
  for (const [end, words] of [['approved', /Duyệt để Người thử giaoviec nhận vai trò Văn phòng OCOP thành phố\?/],
                              ['refused', /Không duyệt vai trò Văn phòng OCOP thành phố cho Người thử giaoviec\?/]]) {
    assert.match(asked(waiting, `${at}/${end}`) ?? '', words);
    assert.equal(waiting.split(`action="${at}/${end}"`).length, 2, 'and nowhere else');
  }
  assert.equal((await press('thanhpho', '/office/appointments', `${at}/approved`)).status, 303);
  const shown = await page('quantri', `/office/people/${id}`);
  assert.match(asked(shown, at) ?? '', /Thôi giao Văn phòng OCOP thành phố cho Người thử giaoviec\?/);
  assert.equal(shown.split(`action="${at}"`).length, 2);
});
