// Scripted attacks on codes over HTTP. Each says which evidence stopped it, and what a guesser could learn from
// the shape of the answers; their times are printed, not asserted.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { orderOnGoods, orderPrinted, writeDownChips } from './code_orders.mjs';
import { chip } from './ntag424.mjs';
import { ocop, startServer, temporaryFolder } from './server.mjs';

const gtin = '09521234000013';
const otherGtin = '09521234000020';
const shop = 'https://id.gs1.org/414/9521234009023';  // in Hà Nội
const provinces = ['01', '04', '08', '11', '12', '14', '15', '19', '20', '22', '24', '25'];
const more = ['--behind-tls'];
const gatewayToken = 'mot-day-chu-dai-de-cong-nhan-tin-biet-nhau';
let server;
before(async () => {
  const data = temporaryFolder();
  writeFileSync(join(data, 'networks.csv'), provinces.map((code, i) => `10.${i}.0.0/16,VN,${code}\n`).join(''));
  writeFileSync(join(data, 'text-gateway.token'), `${gatewayToken}\n`, { mode: 0o600 });
  server = await startServer({ data, more });
});
after(async () => { await server.stop(); server.remove(); });

/// Somebody with a phone and a block of addresses of their own, in the province with that place in the list.
let people = 0;
const somebody = (province = 0) => {
  ++people;
  return { 'X-Forwarded-For': `10.${province}.${people & 255}.${1 + (people >> 8)}`, 'User-Agent': `phone ${people}` };
};
/// Another phone behind the same address.
const beside = (who) => ({ ...who, 'User-Agent': `phone ${++people}` });
async function ask(path, who = somebody(), init = {}) {
  const started = performance.now();
  const answer = await fetch(new URL(path, server.address), { redirect: 'manual', ...init, headers: { ...who, ...init.headers } });
  const text = await answer.text();
  return { status: answer.status, to: answer.headers.get('location'), text, took: performance.now() - started,
    said: text.match(/<h1 id="answer">([^<]*)</)?.[1], why: text.match(/<h1 id="answer">[^<]*<\/h1><p>([^<]*)</)?.[1],
    tone: text.match(/data-tone="(\w+)"/)?.[1] };
}
const look = (serial, who, init) => ask(`/01/${gtin}/21/${serial}`, who, init);
async function textFrom(telephone, text) {
  const answer = await fetch(new URL('/api/text', server.address), { method: 'POST', body: new URLSearchParams({ from: telephone, text }),
    headers: { Authorization: `Bearer ${gatewayToken}` } });
  assert.match(await answer.text(), /^Ma hop le/);
}
const tryHidden = (serial, hidden, who) => look(serial, who, { method: 'POST', body: new URLSearchParams({ hidden }) });
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const invented = (i, epoch = 'A') =>
  epoch + Array.from({ length: 15 }, (_, at) => letters[(i * 11 + at * 7 + (i >> 3) * at) % 32]).join('');
async function happened(pieces, fields) {
  const event = { type: 'ObjectEvent', action: 'OBSERVE', eventTimeZoneOffset: '+07:00',
    epcList: pieces.map(([, serial]) => `https://id.gs1.org/01/${gtin}/21/${serial}`), ...fields };
  const answer = await fetch(new URL('/epcis/capture', server.address), { method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${server.demo.tokens.capture}` },
    body: JSON.stringify({ '@context': ['https://ref.gs1.org/standards/epcis/epcis-context.jsonld'], type: 'EPCISDocument',
      schemaVersion: '2.0', creationDate: new Date().toISOString(), epcisBody: { eventList: [event] } }) });
  assert.equal(answer.status, 202, await answer.text());
}
const at = (secondsAgo) => new Date(Date.now() - secondsAgo * 1000).toISOString();
const shipped = (pieces, secondsAgo) => happened(pieces, { bizStep: 'shipping', disposition: 'in_transit', eventTime: at(secondsAgo),
  destinationList: [{ type: 'location', destination: shop }] });
const is_warned = (answer) => ['caution', 'stop'].includes(answer.tone);

test('a look-alike link', async (t) => {
  const [code] = await orderOnGoods(server, { label: 'Liên kết', quantity: 1 });
  const forged = await look(invented(1));
  assert.match(forged.said, /không do chúng tôi phát hành/);
  const moved = await ask(`/01/${otherGtin}/21/${code[1]}`);
  assert.match(moved.said, /không do chúng tôi phát hành/, 'a serial of ours on other goods');
  for (const link of [`https://ocop-hoankiem.example/01/${gtin}/21/${code[1]}`, `//evil.example/01/${gtin}`, '/\\evil.example',
    `javascript:alert(1)//01/${gtin}`]) {
    const answer = await ask(`/scan?code=${encodeURIComponent(link)}`);
    assert.ok(answer.status !== 303 || /^\/(01|kiem-tra)/.test(answer.to), `${link} → ${answer.to}`);
  }
  t.diagnostic(`look-alike link: stopped by the key of the serial ("${forged.said}"); our box leads nowhere else`);
});

test('enumeration', async (t) => {
  const who = somebody();
  const answers = [];
  for (let i = 0; i < 40; ++i) answers.push((await look(invented(i), who)).status);
  const first = answers.indexOf(429);
  assert.ok(first > 0 && first <= 21, answers.join(' '));
  assert.ok(answers.slice(first).every((status) => status === 429));
  assert.ok(!answers.includes(200));
  const typed = [];
  const other = somebody();
  for (let i = 0; i < 30; ++i) typed.push((await ask(`/kiem-tra?code=${invented(i)}`, { ...other, 'X-Forwarded-For': '192.0.2.9' })).status);
  assert.equal(typed.at(-1), 429);
  t.diagnostic(`enumeration: refused after ${first} guesses by the limit for each block of addresses; a guess is right once in 2^40`);
});

test('what a guesser sees has one shape', async (t) => {
  const [foreign] = await orderOnGoods(server, { label: 'Hình dạng', quantity: 1 });
  const classes = {
    'never issued': () => `/01/${gtin}/21/${invented(101)}`,
    'of an epoch that we do not have': () => `/01/${gtin}/21/${invented(102, 'Z')}`,
    'of other goods': () => `/01/${otherGtin}/21/${foreign[1]}`,
  };
  const shape = (answer, path) => answer.text.replaceAll(path, '').replaceAll(path.split('/')[2], 'GTIN').replaceAll(encodeURIComponent(path), '')
    .replaceAll(path.split('/').at(-1), 'SERIAL').replace(/\d\d:\d\d/g, 'TIME');
  const shapes = {};
  for (const [name, path] of Object.entries(classes)) {
    const times = [];
    for (let i = 0; i < 15; ++i) {
      const answer = await ask(path(), { ...somebody(), 'X-Forwarded-For': `172.16.${people & 255}.1` });
      assert.equal(answer.status, 404, name);
      times.push(answer.took);
      if (i === 0) shapes[name] = shape(answer, path());
    }
    times.sort((a, b) => a - b);
    t.diagnostic(`${name}: ${times[7].toFixed(2)} ms (median of 15)`);
  }
  assert.equal(shapes['of an epoch that we do not have'], shapes['never issued']);
  assert.equal(shapes['of other goods'].replace(/<title>.*?<\/title>/, ''), shapes['never issued'].replace(/<title>.*?<\/title>/, ''));
});

test('one label copied many times', async (t) => {
  const [code] = await orderOnGoods(server, { label: 'Sao chép', quantity: 1 });
  let last;
  let warned_at = 0;
  for (let i = 0; i < 24; ++i) {
    last = await look(code[1], somebody(i % 12));
    if (!warned_at && is_warned(last)) warned_at = i + 1;
  }
  assert.ok(warned_at > 0 && warned_at <= 12, `${warned_at}`);
  // Of 24 networks three may share a mark by chance (1 of 30 runs), and count for two then.
  assert.match(last.why, /2[234] máy khác nhau[^]*ở 1[12] tỉnh/);
  t.diagnostic(`copy of one label: warned at the ${warned_at}th phone, by "${last.why}"`);
});

test('one label in two cities at once, told by those who looked', async (t) => {
  const [code] = await orderOnGoods(server, { label: 'Hai nơi', quantity: 1 });
  const tell = (who, latitude, longitude) => look(code[1], who, { method: 'POST', body: new URLSearchParams({ latitude, longitude }) });
  const first = somebody(0);
  const second = somebody(0);  // the network says Hà Nội too
  assert.equal((await look(code[1], first)).tone, 'good');
  const kept = await tell(first, '21.031', '105.852');
  assert.match(kept.text, /Đã ghi vị trí/);
  assert.equal(kept.tone, 'good', 'a place of its own changes nothing');
  for (const [latitude, longitude] of [['91', '0'], ['', ''], ['21', 'NaN'], ['1e400', '2'], ['21,03', '105']]) {
    assert.doesNotMatch((await tell(first, latitude, longitude)).text, /Đã ghi vị trí/, `${latitude} ${longitude}`);
  }
  const cities = [['10.772', '106.698'], ['21.031', '105.852']];
  let far;
  let phones = 1;
  for (; phones < 8 && !is_warned(far ?? {}); ++phones) far = await tell(phones === 1 ? second : somebody(0), ...cities[(phones - 1) % 2]);
  assert.ok(is_warned(far) && phones <= 4, `${phones} phones: ${far.said}`);
  t.diagnostic(`one label in Hà Nội and Thành phố Hồ Chí Minh at once: warned at phone ${phones}, by "${far.why}"`);
});

test('one machine that says to be many phones in many places', async (t) => {
  const [code, other] = await orderOnGoods(server, { label: 'Một máy', quantity: 2 });
  const machine = somebody(0);
  const cities = [['21.031', '105.852'], ['10.772', '106.698']];
  let last;
  for (let i = 0; i < 20; ++i) {
    const [latitude, longitude] = cities[i % 2];
    last = await look(code[1], beside(machine), { method: 'POST', body: new URLSearchParams({ latitude, longitude }) });
    assert.equal(last.tone, 'good', `request ${i + 1}: ${last.said}, ${last.why}`);
  }
  const neighbour = { ...machine, 'X-Forwarded-For': machine['X-Forwarded-For'].replace(/\d+$/, '77') };
  for (let i = 0; i < 20; ++i) last = await look(other[1], beside(i % 2 ? machine : neighbour));
  assert.equal(last.tone, 'good', `${last.said}, ${last.why}`);
  assert.equal((await look(code[1], somebody(0))).tone, 'good', 'its owner is not warned');
  t.diagnostic(`one machine, 20 browsers, places 1,100 km apart: counts for two phones and one place ("${last.said}")`);
});

test('a household whose shop recorded the sale', async (t) => {
  const codes = await orderOnGoods(server, { label: 'Đã bán', quantity: 1 });
  await shipped(codes, 5 * 86400);
  await happened(codes, { bizStep: 'retail_selling', disposition: 'retail_sold', eventTime: at(2 * 86400) });
  let last;
  for (const who of [somebody(0), somebody(0), somebody(0)]) {
    last = await look(codes[0][1], who);
    assert.equal(last.tone, 'good', `${last.said}, ${last.why}`);
  }
  t.diagnostic(`recorded sale: three phones afterwards read "${last.said}"`);
});

test('replay of a chip\'s message', async (t) => {
  const codes = await orderOnGoods(server, { label: 'Chip', quantity: 2, second_factor: 'chip' });
  const master = Buffer.from(JSON.parse(ocop('chip', 'keys', '--data', server.data, '--gtin', gtin).stdout)[0].master_key, 'hex');
  const uids = [4, 5].map((last) => Buffer.from([4, 9, 8, 7, 6, 5, last]));
  await writeDownChips(server, codes.order, { 1: uids[0], 2: uids[1] });
  const genuine = chip(master, uids[0]);
  const stolen = genuine.tap(1);
  assert.match((await look(codes[0][1] + stolen)).said, /vừa trả lời đúng/, 'its owner');
  let last;
  for (let i = 0; i < 5; ++i) {
    last = await look(codes[0][1] + stolen, somebody(i));
    assert.doesNotMatch(last.said, /vừa trả lời đúng/);
    assert.ok(is_warned(last));
  }
  const other = chip(master, uids[1]);
  const stored = [30, 60, 90].map((counter) => other.tap(counter));  // read from the chip in secret
  for (const message of stored) {
    assert.match((await look(codes[1][1] + message)).said, /thêm một lần/, 'single messages that were stored');
  }
  assert.match((await look(codes[1][1] + genuine.tap(61))).said, /không trả lời đúng/, 'a chip of another label');
  assert.match((await look(codes[1][1] + other.tap(91))).said, /vừa trả lời đúng/, 'the chip itself, tapped again');
  t.diagnostic(`chip replay: stopped by the counter at once ("${last.said}"), stored messages by the second tap`);
});

test('a chip taken off one pack before anybody tapped it, stuck on another', async (t) => {
  const codes = await orderOnGoods(server, { label: 'Chuyển chip', quantity: 3, second_factor: 'chip' });
  const master = Buffer.from(JSON.parse(ocop('chip', 'keys', '--data', server.data, '--gtin', gtin).stdout)[0].master_key, 'hex');
  const [written, unwritten] = [2, 1].map((last) => Buffer.from([4, 9, 8, 7, 6, 5, last]));
  await writeDownChips(server, codes.order, { 1: written });
  const moved = await look(codes[1][1] + chip(master, written).tap(1));
  assert.match(moved.said, /không trả lời đúng/);
  const unknown = await look(codes[2][1] + chip(master, unwritten).tap(1));
  assert.doesNotMatch(unknown.said, /vừa trả lời đúng/);
  assert.match((await look(codes[0][1] + chip(master, written).tap(2))).said, /vừa trả lời đúng/, 'where it belongs it still counts');
  t.diagnostic(`moved chip: stopped by the list of its maker ("${moved.said}"); one on no list proves nothing ("${unknown.said}")`);
});

test('harvest: codes read in the warehouse and printed one by one', async (t) => {
  const codes = await orderOnGoods(server, { label: 'Gom mã', quantity: 40 });
  await shipped(codes, 3600);
  const harvester = somebody(0);
  for (const [, serial] of codes) assert.equal((await look(serial, harvester)).status, 200);
  const warned = new Set();
  let why;
  for (const [piece, serial] of codes) {
    for (let copy = 0; copy < 2; ++copy) {
      const answer = await look(serial, somebody(1 + (Number(piece) * 2 + copy) % 11));
      if (!is_warned(answer)) continue;
      warned.add(piece);
      why = answer.why;
    }
  }
  assert.ok(warned.size >= 3, `${warned.size} of 40`);
  t.diagnostic(`harvest of 40 codes, two copies each, sold elsewhere: ${warned.size} warned of, by "${why}"`);
});

test('early scan: labels taken before the goods were sent', async (t) => {
  const { codes: unused } = await orderPrinted(server, { label: 'Chưa dán', quantity: 1 });
  const early = await look(unused[0][1]);
  assert.match(early.said, /chưa được kích hoạt/);
  const codes = await orderOnGoods(server, { label: 'Quét sớm', quantity: 3 });
  const [, serial] = codes[0];
  for (let i = 1; i <= 3; ++i) await look(serial, somebody(i));
  await shipped(codes, 0);
  const later = await look(serial, somebody(4));
  assert.ok(is_warned(later), later.said);
  assert.match(later.why, /trước khi hàng rời cơ sở|không được gửi tới/);
  t.diagnostic(`early scan: an unused label is not active ("${early.said}"); one on goods by "${later.why}"`);
});

test('refill of an empty pack', async (t) => {
  const tampered = await orderOnGoods(server, { label: 'Chai', quantity: 1, second_factor: 'chip_tamper' });
  const master = Buffer.from(JSON.parse(ocop('chip', 'keys', '--data', server.data, '--gtin', gtin).stdout)[0].master_key, 'hex');
  const sealing = Buffer.from([4, 9, 8, 7, 6, 5, 3]);
  await writeDownChips(server, tampered.order, { 1: sealing });
  const opened = await look(tampered[0][1] + chip(master, sealing).tap(1, { text: 'OO' }));
  assert.match(opened.said, /đã bị mở/);
  const scratched = await orderOnGoods(server, { label: 'Hộp cào', quantity: 1, second_factor: 'hidden' });
  const [, serial, , hidden] = scratched[0];
  assert.match((await tryHidden(serial, hidden, somebody(0))).said, /dùng lần đầu/);
  const again = await tryHidden(serial, hidden, somebody(5));
  assert.ok(is_warned(again));
  const codes = await orderOnGoods(server, { label: 'Vỏ hộp', quantity: 1 });
  await shipped(codes, 9 * 3600);
  await happened([], { type: 'TransformationEvent', action: undefined, epcList: undefined, eventTime: at(8 * 3600),
    inputEPCList: codes.map(([, serial]) => `https://id.gs1.org/01/${gtin}/21/${serial}`),
    outputEPCList: [`https://id.gs1.org/01/${gtin}/21/GIOQUA1`] });
  let used;
  for (let i = 0; i < 6; ++i) used = await look(codes[0][1], somebody(i));
  assert.ok(is_warned(used), used.said);
  t.diagnostic(`refill: by the loop of the chip ("${opened.said}"), by the used hidden code ("${again.said}"), by "${used.why}"`);
});

test('guessing the code under the scratch layer', async (t) => {
  const codes = await orderOnGoods(server, { label: 'Đoán', quantity: 3, second_factor: 'hidden' });
  const shape = (answer, serial) => answer.text.replaceAll(serial, 'SERIAL').replace(/\d\d:\d\d/g, 'TIME');
  const [used, fresh, attacked] = codes;
  await tryHidden(used[1], used[3], somebody(0));
  const wrong_of_used = await tryHidden(used[1], 'AAAAAAAAAA', somebody(0));
  await look(fresh[1], somebody(0));
  const wrong_of_fresh = await tryHidden(fresh[1], 'AAAAAAAAAA', somebody(0));
  assert.equal(shape(wrong_of_used, used[1]), shape(wrong_of_fresh, fresh[1]), 'whether it was used, a wrong one does not tell');
  const statuses = [];
  for (let i = 0; i < 7; ++i) statuses.push((await tryHidden(attacked[1], invented(i).slice(0, 10), somebody(i))).status);
  assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429, 429]);
  assert.equal((await tryHidden(attacked[1], attacked[3], somebody(0))).status, 429, 'the label rests, whoever asks');
  t.diagnostic(`hidden code: 5 tries, then the label rests for an hour; wrong on a used label ${wrong_of_used.took.toFixed(1)} ms, `
    + `on a fresh one ${wrong_of_fresh.took.toFixed(1)} ms`);
});

test('flooding with reports', async (t) => {
  const [code] = await orderOnGoods(server, { label: 'Phản ánh', quantity: 1 });
  const who = somebody(0);
  const before = await look(code[1], who);
  const report = async (from) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ code: code[2], sort: 'copy', story: 'Hàng của nhà bên cạnh là bản sao' })) body.set(name, value);
    return (await fetch(new URL('/phan-anh', server.address), { method: 'POST', body, redirect: 'manual', headers: { 'X-Forwarded-For': from } })).status;
  };
  const of_one = [];
  for (let i = 0; i < 8; ++i) of_one.push(await report('203.0.113.77'));
  assert.deepEqual([...new Set(of_one.slice(5))], [429]);
  for (let i = 0; i < 40; ++i) assert.equal(await report(`192.168.${i}.1`), 303);
  const after = await look(code[1], who);
  assert.equal(after.said, before.said);
  assert.equal(after.tone, 'good');
  t.diagnostic(`reports: one block is refused after 5; 45 reports from everywhere changed no word of the verdict ("${after.said}")`);
});

// The last one, since it leaves the server in another week. Each day is also another run of the server.
test('one network or telephone that comes back every day', async (t) => {
  const [attacked, crowded, texted, textedByMany] = await orderOnGoods(server, { label: 'Ngày nào cũng đến', quantity: 4 });
  const rival = somebody(5);
  const cities = [['21.031', '105.852'], ['10.772', '106.698']];
  let last;
  let crowd_warned = 0;
  for (let day = 1; day <= 12; ++day) {
    await server.stop();
    server = await startServer({ data: server.data, more, daysAhead: day });
    for (let browser = 0; browser < 4; ++browser) {
      const [latitude, longitude] = cities[(day + browser) % 2];
      last = await look(attacked[1], beside(rival), { method: 'POST', body: new URLSearchParams({ latitude, longitude }) });
      assert.equal(last.tone, 'good', `day ${day}, browser ${browser}: ${last.said}, ${last.why}`);
    }
    for (let browser = 0; browser < 2; ++browser) {
      if (is_warned(await look(crowded[1], somebody(5))) && !crowd_warned) crowd_warned = day;
    }
    await textFrom('+84912345678', texted[1]);
    await textFrom(`+849123456${10 + day}`, textedByMany[1]);
  }
  assert.equal((await look(texted[1], somebody(0))).tone, 'good', 'one telephone counts for two devices, on however many days');
  assert.ok(is_warned(await look(textedByMany[1], somebody(0))), 'the same of twelve telephones');
  const shopper = await look(attacked[1], somebody(0));
  assert.equal(shopper.tone, 'good', `${shopper.said}, ${shopper.why}`);
  assert.ok(crowd_warned > 0, 'as many looks from many networks are what copies do');
  t.diagnostic(`one network, 12 days, 4 browsers a day: changes nothing ("${shopper.said}"); two looks a day from many networks are warned of on day ${crowd_warned}`);
});
