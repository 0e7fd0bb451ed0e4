// A visitor of the back office: a browser without scripts, and its signing in.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';

/// RFC 6238, independent of the program under test.
export function totp(base32, step = Math.floor(Date.now() / 30000)) {
  let bits = '';
  for (const one of base32) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, '0');
}

/// Keeps its cookies, follows nothing.
export function visit(server) {
  const cookies = new Map();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const ask = async (path, options = {}) => {
    const answer = await fetch(new URL(path, server.address), {
      redirect: 'manual', ...options, headers: { Cookie: cookie(), ...options.headers } });
    for (const one of answer.headers.getSetCookie()) {
      const [, name, value] = one.match(/^([^=]+)=([^;]*)/);
      if (value === '' || /max-age=0|max-age=-/i.test(one)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  const get = (path) => ask(path);
  const post = (path, fields, headers = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  const token = async (path) =>
    (await (await get(path)).text()).match(/name="form_token" value="([0-9a-f]+)"/)?.[1];
  /// Fields and files ({name, bytes}, or several of one name) as a form with uploads sends them.
  const send = async (path, fields, files = {}) => {
    const body = new FormData();
    body.set('form_token', await token(path));
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    for (const [name, file] of Object.entries(files)) {
      for (const one of [file].flat()) {
        body.append(name, new Blob([one.bytes], { type: one.type ?? 'image/jpeg' }), one.name);
      }
    }
    return ask(path, { method: 'POST', body });
  };
  return { cookies, cookie, get, post, token, ask, send };
}

export async function signIn(server, account) {
  const person = visit(server);
  let answer = await person.post('/office/sign-in', { name: account.login, password: account.password });
  assert.equal(answer.status, 303, await answer.text());
  if (account.totp) {
    assert.match(answer.headers.get('location'), /sign-in\/code/);
    const step = Math.floor((Date.now() + (server.aheadMilliseconds ?? 0)) / 30000);
    answer = await person.post('/office/sign-in/code', { code: totp(account.totp, step) });
    assert.equal(answer.status, 303, await answer.text());
  }
  return person;
}

/// The people of the demonstration by login, each signed in once: a code of the second factor counts once.
export function people(server) {
  const visitors = new Map();
  return async (login) => {
    const account = server().demo.accounts.find((one) => one.login === login);
    if (!visitors.has(login)) visitors.set(login, await signIn(server(), account));
    return visitors.get(login);
  };
}
