// A flood of invented codes from thousands of networks: known codes are answered as ever, unknown ones to whoever
// waits or works a little. And what else a crowd can do to one code.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { orderOnGoods } from './code_orders.mjs';
import { startServer } from './server.mjs';

const gtin = '09521234000013';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const invented = (i) => 'A' + Array.from({ length: 15 }, (_, at) => letters[Math.floor(i / 32 ** (at % 5) + at * 7) % 32]).join('');
const path = (serial) => `/01/${gtin}/21/${serial}`;
let server;
let code;
before(async () => {
  server = await startServer({ more: ['--behind-tls'] });
  [code] = await orderOnGoods(server, { label: 'Dò mã', quantity: 1 });
});
after(async () => { await server.stop(); server.remove(); });

const from = (i) => `10.${i >> 16 & 255}.${i >> 8 & 255}.${i & 255}`;
const ask = (address, who, agent = 'phone') => fetch(new URL(address, server.address),
  { redirect: 'manual', headers: { 'X-Forwarded-For': who, 'User-Agent': agent } });

/// Sends one request after the other without waiting, over one connection; resolves when all are answered.
function pour(first, count) {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answered = 0;
    let tail = '';
    const more = () => {
      const from_here = first;
      for (; first < from_here + 500 && count > 0; ++first, --count) {
        // Twenty a block of addresses, which is what one may guess at once.
        socket.write(`GET ${path(invented(first))} HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ${from(Math.floor(first / 20) << 8)}\r\n\r\n`);
      }
      return first - from_here;
    };
    let open = more();
    socket.on('data', (chunk) => {
      tail += chunk.toString('latin1');
      const heads = tail.split('HTTP/1.1 ').length - 1;
      tail = tail.slice(-8);
      answered += heads;
      if (answered < open) return;
      const next = more();
      if (next === 0) { socket.end(); resolve(); }
      open += next;
    });
    socket.on('error', reject);
  });
}

function workFor(passage) {
  for (let work = 0; ; ++work) {
    const mac = createHmac('sha256', passage).update(String(work)).digest();
    if (mac[0] === 0 && mac[1] === 0) return work;
  }
}

test('a flood of invented codes', async (t) => {
  // More than an hour may bring; once more should the hour turn meanwhile.
  let answer;
  for (let round = 0; round < 2; ++round) {
    const first = round * 200_000;
    await Promise.all([0, 1, 2, 3].map((i) => pour(first + i * 26_000, 26_000)));
    answer = await ask(path(invented(1_000_000)), '192.0.2.1');
    if (answer.status === 429) break;
  }
  const text = await answer.text();
  assert.equal(answer.status, 429);
  assert.equal(answer.headers.get('retry-after'), '15');
  assert.match(text, /Đang có nhiều lượt dò mã/);
  const passage = text.match(/name="pass" value="([^"]+)"/)[1];
  const again = (more, serial = invented(1_000_000), who = '192.0.2.1') => ask(`${path(serial)}?pass=${passage}${more}`, who);

  assert.equal((await again('')).status, 429, 'neither waited nor worked');
  const work = workFor(passage);
  assert.equal((await again(`&work=${work}`, invented(1_000_001))).status, 429, 'of another code');
  assert.equal((await again(`&work=${work}`, invented(1_000_000), '198.51.100.1')).status, 429, 'of another network');
  const passed = await again(`&work=${work}`);
  assert.equal(passed.status, 404);
  assert.match(await passed.text(), /không do chúng tôi phát hành/);
  assert.equal((await again(`&work=${work}`)).status, 429, 'good once');

  const waiting = await ask(path(invented(1_000_002)), '192.0.2.9');
  const patient = (await waiting.text()).match(/content="(\d+);url=([^"]+)"/);
  await sleep(Number(patient[1]) * 1000);
  assert.equal((await ask(patient[2].replaceAll('&amp;', '&'), '192.0.2.9')).status, 404, 'without a script, after a wait');

  const typed = await ask(`/kiem-tra?code=${invented(1_000_003)}`, '192.0.2.30');
  assert.equal(typed.status, 429, 'typed codes too');
  const its = (await typed.text()).match(/name="pass" value="([^"]+)"/)[1];
  const answered = await ask(`/kiem-tra?code=${invented(1_000_003)}&pass=${its}&work=${workFor(its)}`, '192.0.2.30');
  assert.equal(answered.status, 404);
  assert.match(await answered.text(), /không do chúng tôi phát hành/);
  const known = await ask(path(code[1]), '192.0.2.77');
  assert.equal(known.status, 200, 'a known code is answered as ever');
  t.diagnostic('stopped by: a breaker for unknown codes; passages by work or by waiting');
});

test('a crowd at one code fills no disk', async (t) => {
  const [crowded] = await orderOnGoods(server, { label: 'Đám đông', quantity: 1 });
  const looks = async (first, count) => {
    for (let i = first; i < first + count; ++i) assert.equal((await ask(path(crowded[1]), from(1 << 24 | i << 8), `phone ${i}`)).status, 200);
  };
  await looks(0, 120);
  // What it says of the 121st phone counts the looks that were kept, and that one; of one network only the first phones
  // count, and here and there several networks share a mark.
  const said = await (await ask(path(crowded[1]), '192.0.2.200')).text();
  const counted = Number(said.match(/(\d+) máy khác nhau/)?.[1]);
  assert.ok(counted >= 50 && counted < 115, `${counted} were kept`);
  t.diagnostic(`stopped by: a limit for each code; ${counted} of 121 looks are counted`);
});
