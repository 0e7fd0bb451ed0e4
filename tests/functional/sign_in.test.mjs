// Signing in as each kind of user: passwords, second factors, delays, sessions, recovery, rights.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startServer } from './server.mjs';
import { signIn as signInAt, totp, visit } from './visitor.mjs';

let server;
before(async () => { server = await startServer(); });
after(async () => { await server.stop(); server.remove(); });

const browser = () => visit(server);
const signIn = (one) => signInAt(server, one);
const account = (role) => server.demo.accounts.find((one) => one.role === role);

test('nobody gets in without a session, and is led back after signing in', async () => {
  const person = browser();
  const answer = await person.get('/office/people');
  assert.equal(answer.status, 303);
  assert.match(answer.headers.get('location'), /^\/office\/sign-in\?return=%2Foffice%2Fpeople/);
});

test('an owner signs in by phone number however written; the cookie is out of reach of scripts', async () => {
  const owner = account('subject_owner');
  const person = browser();
  const answer = await person.post('/office/sign-in',
    { name: owner.login.replace(/^0/, '+84 '), password: owner.password, return: '/office/account' });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/office/account');
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('session='));
  assert.match(cookie, /HttpOnly/i);
  assert.match(cookie, /SameSite=Lax/i);
  assert.equal((await person.get('/office/account')).status, 200);
});

test('a return address of another site is not followed', async () => {
  const owner = account('subject_owner');
  for (const back of ['https://evil.example/office/', '//evil.example/office', '/officeevil']) {
    const answer = await browser().post('/office/sign-in',
      { name: owner.login, password: owner.password, return: back });
    assert.equal(answer.headers.get('location'), '/office');
  }
});

test('a form sent from another site signs nobody in', async () => {
  const owner = account('subject_owner');
  for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }]) {
    const answer = await browser().post('/office/sign-in',
      { name: owner.login, password: owner.password }, headers);
    assert.equal(answer.headers.getSetCookie().length, 0);
  }
});

test('a wrong password and an unknown name get the same page', async () => {
  const wrong = await browser().post('/office/sign-in', { name: 'nguoimua', password: 'mưa rơi trên phố' });
  const unknown = await browser().post('/office/sign-in', { name: 'khongaica', password: 'mưa rơi trên phố' });
  assert.equal(wrong.status, 401);
  assert.equal(unknown.status, 401);
  const plain = (text) => text.replace(/data-challenge="[^"]*"/, '').replace(/nguoimua|khongaica/g, '');
  assert.equal(plain(await wrong.text()), plain(await unknown.text()));
});

test('after five wrong guesses even the right password waits', async () => {
  const one = account('printer');
  for (let i = 0; i < 5; ++i) {
    const answer = await browser().post('/office/sign-in', { name: one.login, password: `sai ${i}` });
    assert.equal(answer.status, 401);
  }
  const answer = await browser().post('/office/sign-in', { name: one.login, password: one.password });
  assert.equal(answer.status, 429);
  assert.match(await answer.text(), /Chờ \d+\s+giây/);
});

test('half a sign-in opens nothing, a wrong code neither, and no code works twice', async () => {
  const one = account('keeper');
  const person = browser();
  await person.post('/office/sign-in', { name: one.login, password: one.password });
  assert.equal((await person.get('/office/people')).status, 303);
  assert.equal((await person.post('/office/sign-in/code', { code: '000000' })).status, 401);
  const code = totp(one.totp);
  assert.equal((await person.post('/office/sign-in/code', { code })).status, 303);
  assert.equal((await person.get('/office/people')).status, 200);
  const again = browser();
  await again.post('/office/sign-in', { name: one.login, password: one.password });
  assert.equal((await again.post('/office/sign-in/code', { code })).status, 401);
});

test('each role sees its pages, and the others do not exist for it', async () => {
  const pages = { '/office/people': ['city_office', 'ward_officer'],
                  '/office/audit': ['city_office'],
                  '/office/appointments': ['city_office'],
                  '/office/account/delegates': ['subject_owner'],
                  '/office/account/tokens': ['subject_owner'] };
  for (const role of ['city_office', 'ward_officer', 'subject_owner', 'delegate', 'editor',
                      'inspector', 'buyer', 'council_member']) {
    const person = await signIn(account(role));
    for (const [path, roles] of Object.entries(pages)) {
      const status = (await person.get(path)).status;
      assert.equal(status, roles.includes(role) ? 200 : 404, `${role} ${path}`);
    }
    assert.equal((await person.get('/office/account')).status, 200);
    assert.equal((await person.get('/en/office/declarations')).status, 200);
  }
});

test('a POST without the token of the session is refused', async () => {
  const person = await signIn(account('subject_owner'));
  const token = await person.token('/office/account');
  assert.ok(token);
  for (const form_token of ['', token.replace(/^./, (one) => (one === '0' ? '1' : '0'))]) {
    const answer = await person.post('/office/account', { form_token, name: 'Ai đó' });
    assert.notEqual(answer.status, 303);
  }
  assert.doesNotMatch(await (await person.get('/office/account')).text(), /Ai đó/);
});

test('a ward officer helps a household back in; the household chooses a password', async () => {
  const officer = await signIn(account('ward_officer'));
  const owner = account('delegate');
  const found = await (await officer.get(`/office/people?q=${owner.login}`)).text();
  const path = found.match(/\/office\/people\/[0-9A-Z]{26}/)[0];
  const form_token = await officer.token(path);
  const answer = await officer.post(`${path}/recovery`, { form_token });
  const code = (await answer.text()).match(/\d{5}-\d{5}/)[0];
  const household = browser();
  const weak = await household.post('/office/recover', { name: owner.login, code, password: 'matkhau123' });
  assert.equal(weak.status, 400);
  const good = await household.post('/office/recover', { name: owner.login, code, password: 'sấu chín ngoài ngõ' });
  assert.equal(good.status, 303);
  assert.equal((await household.post('/office/recover', { name: owner.login, code, password: 'sấu chín ngoài ngõ' })).status, 401);
  await signIn({ ...owner, password: 'sấu chín ngoài ngõ' });
});

test('a ward officer finds no city officer and cannot help one', async () => {
  const officer = await signIn(account('ward_officer'));
  assert.doesNotMatch(await (await officer.get('/office/people?q=thanhpho')).text(),
                      /\/office\/people\/[0-9A-Z]{26}/);
});

test('sessions are listed, and one ends the other', async () => {
  const one = account('editor');
  const phone = await signIn(one);
  const desk = await signIn(one);
  const page = await (await desk.get('/office/account')).text();
  const form_token = page.match(/name="form_token" value="([0-9a-f]+)"/)[1];
  await desk.post('/office/account/other-sessions', { form_token });
  assert.equal((await phone.get('/office/account')).status, 303);
  assert.equal((await desk.get('/office/account')).status, 200);
  assert.equal((await desk.post('/office/sign-out', { form_token })).status, 303);
  assert.equal((await desk.get('/office/account')).status, 303);
});

test('an owner appoints a delegate for some things and ends it', async () => {
  const owner = await signIn(account('subject_owner'));
  const form_token = await owner.token('/office/account/delegates');
  const page = await (await owner.get('/office/account/delegates')).text();
  const subject = page.match(/<option value="([^"]+)"/)[1];
  const answer = await owner.post('/office/account/delegates',
    { form_token, subject, login: '0900 000 077', name: 'Vũ Thị Mơ', only: 'product' });
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /\d{5}-\d{5}/);
  const other = await owner.post('/office/account/delegates',
    { form_token, subject: 'SOMEBODY-ELSE', login: '0900 000 078', name: 'Ai', only: 'product' });
  assert.equal(other.status, 404);
});

test('the audit tells of signing in and of failures, and holds no password', async () => {
  const person = await signIn(server.demo.accounts.filter((one) => one.role === 'city_office')[1]);
  const failures = await (await person.get('/office/audit?act=sign_in.fail')).text();
  assert.match(failures, /sign_in\.fail/);
  const all = await (await person.get('/office/audit?q=password')).text();
  for (const one of server.demo.accounts) assert.ok(!all.includes(one.password));
});

test('script in a name stays text', async () => {
  const person = await signIn(account('adviser'));
  const form_token = await person.token('/office/account');
  const name = '<script>alert(1)</script>" onfocus="alert(2)';
  assert.equal((await person.post('/office/account', { form_token, name })).status, 303);
  const page = await (await person.get('/office/account')).text();
  assert.doesNotMatch(page, /<script>alert|" onfocus="/);
  assert.match(page, /&lt;script&gt;/);
});
