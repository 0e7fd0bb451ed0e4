// The module that checks labels in a browser reads them as the binary does, and the published list of
// keys is as src/authenticity/key_list.h says.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { bytesOf, readKeyList, readLabel } from '../../src/application/static/signed_label.js';
import { startServer } from './server.mjs';

let server;
before(async () => (server = await startServer({ demo: false })));
after(async () => {
  await server.stop();
  server.remove();
});

const signature = `8030=${'A'.repeat(86)}AbCd`;

test('the signed text is the canonical path with lot and dates, whatever else the address holds', () => {
  for (const [address, text] of [
    ['https://ocop.example/01/09521234000013/21/7KQ4M9XTREABCDEF?', '/01/09521234000013/21/7KQ4M9XTREABCDEF'],
    ['http://other.example/vn/01/09521234000013/10/SG-2606/21/7K?17=270101&3103=000250&15=261231&utm=x&',
     '/01/09521234000013/10/SG-2606/21/7K?15=261231&17=270101'],
    ['https://a/01/09521234000013/22/2A/10/l%2fT%2a/21/7%4b-_.(1)?', '/01/09521234000013/22/2A/10/l%2FT%2A/21/7K-_.%281%29'],
    ['https://a/01/09521234000013/10/01/21/01?', '/01/09521234000013/10/01/21/01'],
  ]) {
    const label = readLabel(`${address}${signature}#top`);
    assert.equal(label.signed_text, text, address);
    assert.equal(label.key_id, 'AbCd');
  }
});

test('what is no label of ours has its own answer', () => {
  const link = 'https://a/01/09521234000013/21/7K';
  assert.equal(readLabel(link).fault, 'unsigned');
  for (const address of ['', 'SG-2606', `https://a/01/09521234000014/21/7K?${signature}`,
    `https://a/01/09521234000013?${signature}`, `${link}?${signature}A`, `${link}?${signature.slice(0, -1)}`,
    `${link}?${signature.replace('AAbCd', 'BAbCd')}`, `${link}?17=2701&${signature}`, `${link}?17=270101&17=270101&${signature}`,
    `https://a/01/09521234000013/21/7K/10/L?${signature}`, `${link}/?${signature}`]) {
    assert.equal(readLabel(address).fault, 'unreadable', address);
  }
  assert.equal(bytesOf('-_9'), null);
});

test('the published list is signed by the keeper that the page names, and by nobody else', async () => {
  const page = await (await fetch(`${server.address}/kiem-tra-ngoai-tuyen`)).text();
  const keeper = page.match(/data-keeper="([^"]+)"/)[1];
  const answer = await fetch(`${server.address}/.well-known/ocop-label-keys`);
  assert.equal(answer.headers.get('content-type'), 'application/json');
  const text = await answer.text();
  const list = await readKeyList(text, keeper);
  assert.equal(list.keys.length, 1);
  assert.deepEqual(Object.keys(list.keys[0]), ['id', 'public_key', 'state']);
  assert.equal(list.keys[0].public_key.slice(0, 4), list.keys[0].id);
  assert.equal(list.keys[0].state, 'active');
  assert.equal(await readKeyList(text, list.keys[0].public_key), null);
  assert.equal(await readKeyList(text.replace('active', 'verify_only'), keeper), null);
  assert.equal(await readKeyList(`${text}\n`, keeper), null);
  assert.equal((await fetch(`${server.address}/.well-known/ocop-label-keys`,
                            { headers: { 'If-None-Match': answer.headers.get('etag') } })).status, 304);
});
