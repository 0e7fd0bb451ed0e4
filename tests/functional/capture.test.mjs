// From a producer's file to the store: what is taken, what is refused and how it is said.
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { conformance, hasConformance, ocop, startServer, temporaryFolder } from './server.mjs';

let server;
before(async () => { server = await startServer(); });
after(async () => { await server.stop(); server.remove(); });

const context = 'https://ref.gs1.org/standards/epcis/epcis-context.jsonld';
const event = (fields) => ({
  type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', disposition: 'in_transit',
  eventTime: '2026-07-18T15:20:00+07:00', eventTimeZoneOffset: '+07:00',
  epcList: ['https://id.gs1.org/01/09521234000013/21/ABCDEFGH22'], ...fields });
const documentOf = (events) => ({
  '@context': [context], type: 'EPCISDocument', schemaVersion: '2.0',
  creationDate: '2026-07-18T15:20:00+07:00', epcisBody: { eventList: events } });

const post = (path, body, headers = {}) => fetch(server.address + path, {
  method: 'POST', body,
  headers: { 'Content-Type': 'application/json',
             Authorization: `Bearer ${server.demo.tokens.capture}`, ...headers } });
const get = (path, token = server.demo.tokens.query) => fetch(server.address + path, {
  headers: token ? { Authorization: `Bearer ${token}` } : {} });
const capture = (value, headers) => post('/epcis/capture', JSON.stringify(value), headers);
const eventsOf = async (query) => {
  const answer = await get(`/epcis/events?${query}`);
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()).epcisBody.queryResults.resultsBody.eventList;
};

test('a document is captured once, whatever the number of times it is sent', async () => {
  const sent = documentOf([event({ eventID: 'urn:uuid:00000000-0000-4000-8000-000000000001' })]);
  for (const expected of [[1, 0], [0, 1]]) {
    const answer = await capture(sent);
    assert.equal(answer.status, 202);
    const job = await (await get(answer.headers.get('location'))).json();
    assert.equal(job.success, true);
    assert.deepEqual([job.captured, job.alreadyStored], expected);
  }
  const found = await eventsOf('EQ_eventID=urn:uuid:00000000-0000-4000-8000-000000000001');
  assert.equal(found.length, 1);
  assert.ok(found[0].recordTime);
});

test('an identifier that another event has is refused and nothing of the document is stored', async () => {
  const taken = 'urn:uuid:00000000-0000-4000-8000-000000000002';
  assert.equal((await capture(documentOf([event({ eventID: taken })]))).status, 202);
  const answer = await capture(documentOf([
    event({ eventID: 'urn:uuid:00000000-0000-4000-8000-000000000003' }),
    event({ eventID: taken, bizStep: 'receiving' })]));
  assert.equal(answer.status, 409);
  const problem = await answer.json();
  assert.equal(problem.pointer, '/epcisBody/eventList/1/eventID');
  assert.equal(problem.type, 'epcisException:ResourceAlreadyExistsException');
  assert.equal((await eventsOf('EQ_eventID=urn:uuid:00000000-0000-4000-8000-000000000003')).length, 0);
});

test('proceed stores what is right and names what is not', async () => {
  const answer = await capture(
    documentOf([event({ eventID: 'urn:uuid:00000000-0000-4000-8000-000000000004' }),
                event({ eventTime: '2026-07-18T15:20:00' })]),
    { 'GS1-Capture-Error-Behaviour': 'proceed' });
  assert.equal(answer.status, 202);
  const job = await answer.json();
  assert.equal(job.success, false);
  assert.equal(job.captured, 1);
  assert.equal(job.errors[0].pointer, '/epcisBody/eventList/1/eventTime');
});

const refused = [
  ['malformed JSON', '{"type": "EPCISDocument",', /JSON/i],
  ['a truncated document', JSON.stringify(documentOf([event({})])).slice(0, -9), /JSON/i],
  ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), /UTF-8/i],
  ['an unknown event type', documentOf([event({ type: 'MagicEvent' })]), /type/i],
  ['a time without offset', documentOf([event({ eventTime: '2026-07-18T15:20:00' })]), /offset/i],
  ['a wrong check digit',
   documentOf([event({ epcList: ['https://id.gs1.org/01/09521234000014/21/A'] })]), /check digit/i],
  ['a hundred levels', documentOf([event({ 'ex:deep': JSON.parse('['.repeat(100) + ']'.repeat(100)) })]),
   /nest|level|deep/i],
  ['one identifier twice', documentOf([
    event({ eventID: 'urn:uuid:00000000-0000-4000-8000-000000000009' }),
    event({ eventID: 'urn:uuid:00000000-0000-4000-8000-000000000009', bizStep: 'receiving' })]),
   /eventID|identifier/i],
];
for (const [name, body, reason] of refused) {
  test(`${name} is a 4xx problem that says where and why`, async () => {
    const before = (await eventsOf('perPage=10000')).length;
    const raw = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const answer = await post('/epcis/capture', raw);
    assert.ok(answer.status >= 400 && answer.status < 500, String(answer.status));
    assert.match(answer.headers.get('content-type'), /^application\/problem\+json/);
    const problem = await answer.json();
    assert.match(problem.detail, reason);
    assert.equal((await eventsOf('perPage=10000')).length, before);
  });
}

test('a thousand faults are counted and the first hundred named', async () => {
  const faulty = documentOf(Array.from({ length: 1000 }, () => event({ eventTime: 'yesterday' })));
  const problem = await (await capture(faulty)).json();
  assert.equal(problem.errorCount, 1000);
  assert.equal(problem.errors.length, 100);
  assert.equal(problem.errors[99].pointer, '/epcisBody/eventList/99/eventTime');
});

test('a body of a gigabyte is refused before it is read', async () => {
  const { hostname, port } = new URL(server.address);
  const answer = await new Promise((found, failed) => {
    const socket = connect(Number(port), hostname, () => socket.write(
      `POST /epcis/capture HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n` +
      `Authorization: Bearer ${server.demo.tokens.capture}\r\nContent-Length: 1073741824\r\n\r\n{`));
    let text = '';
    socket.on('data', (chunk) => (text += chunk));
    socket.on('end', () => found(text));
    socket.on('error', failed);
  });
  assert.match(answer, /^HTTP\/1\.1 413 /);
});

test('no token is 401, the wrong scope is 403, a public page asks for none', async () => {
  assert.equal((await get('/epcis/events', '')).status, 401);
  assert.equal((await get('/epcis/events', 'ocop_invented')).status, 401);
  const wrong = await post('/epcis/capture', '{}', { Authorization: `Bearer ${server.demo.tokens.query}` });
  assert.equal(wrong.status, 403);
  assert.equal((await fetch(server.demo.examples.lot)).status, 200);
});

test('a body of another kind is 415, an unknown query parameter 400', async () => {
  assert.equal((await post('/epcis/capture', '<x/>', { 'Content-Type': 'application/xml' })).status, 415);
  const answer = await get('/epcis/events?EQ_colour=red');
  assert.equal(answer.status, 400);
  assert.equal((await answer.json()).pointer, 'EQ_colour');
});

test('pages of a query join without a gap and without a repeat', async () => {
  const whole = (await eventsOf('perPage=10000')).map((one) => one.eventID);
  const joined = [];
  let next = '/epcis/events?perPage=7';
  while (next) {
    const answer = await get(next);
    joined.push(...(await answer.json()).epcisBody.queryResults.resultsBody.eventList);
    next = answer.headers.get('link')?.match(/<([^>]+)>/)?.[1];
  }
  assert.deepEqual(joined.map((one) => one.eventID), whole);
});

test('a captured extension comes back with the context that explains it', async () => {
  const id = 'urn:uuid:00000000-0000-4000-8000-000000000010';
  const sent = documentOf([event({ eventID: id, 'example:colour': 'gold' })]);
  sent['@context'].push({ example: 'https://ns.example.com/epcis/' });
  assert.equal((await capture(sent)).status, 202);
  const [found] = await eventsOf(`EQ_eventID=${id}`);
  assert.equal(found['example:colour'], 'gold');
  assert.match(JSON.stringify(found['@context']), /ns\.example\.com/);
});

test('the fish of others is traced from the harvest to the salad', { skip: !hasConformance }, async () => {
  const folder = join(conformance, 'fsma204');
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonld')).map((name) => join(folder, name));
  const data = temporaryFolder();
  const captured = ocop('capture', '--data', data, ...files);
  assert.equal(captured.status, 0, captured.stderr);
  const again = ocop('capture', '--data', data, ...files);
  assert.match(again.stdout, /\b0 captured/);
  const fish = await startServer({ demo: false, data });
  try {
    const page = async (path) => (await fetch(fish.address + path)).text();
    const lot = await page('/01/10860009999920/10/ABC1234');
    assert.match(lot, /01\/00860009999923\/10\/ABC1234/);
    assert.match(lot, /01\/10860009998039\/10\/SALAD-20260420-A/);
    assert.match(await page('/01/00860009999923/10/ABC1234'), /01\/10860009999920\/10\/ABC1234/);
    assert.match(await page('/01/10860009998039/10/SALAD-20260420-A'), /01\/10860009999920\/10\/ABC1234/);
    const times = [...lot.matchAll(/<time datetime="?([^">]+)/g)].map((match) => Date.parse(match[1]));
    assert.ok(times.length >= 4);
    assert.deepEqual(times, [...times].sort((a, b) => a - b));
  } finally {
    await fish.stop();
    fish.remove();
  }
});

test('a file is captured through the server that holds the folder', () => {
  const file = join(temporaryFolder(), 'one.jsonld');
  writeFileSync(file, JSON.stringify(documentOf(
    [event({ eventID: 'urn:uuid:00000000-0000-4000-8000-000000000011' })])));
  const captured = ocop('capture', '--data', server.data, file);
  assert.equal(captured.status, 0, captured.stderr);
  assert.match(captured.stdout, /1 captured, 0 already there/);
  assert.match(ocop('capture', '--data', server.data, file).stdout, /0 captured, 1 already there/);
  writeFileSync(file, JSON.stringify(documentOf([event({ eventTime: 'yesterday' })])));
  const refused = ocop('capture', '--data', server.data, file);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /one\.jsonld: \/epcisBody\/eventList\/0\/eventTime/);
});

test('a file that is no document is one line of error and nothing is kept', () => {
  const data = temporaryFolder();
  const result = ocop('capture', '--data', data, new URL(import.meta.url).pathname);
  assert.equal(result.status, 1);
  assert.equal(result.stderr.trim().split('\n').length, 1);
  assert.match(result.stderr, /capture\.test\.mjs/);
});

test('what was captured is still there after a stop, and the check finds nothing', async () => {
  const data = temporaryFolder();
  const first = await startServer({ data });
  assert.deepEqual(await first.stop(), { code: 0, signal: null });
  const checked = ocop('check', '--data', data);
  assert.equal(checked.status, 0, checked.stderr);
  const second = await startServer({ data });
  assert.equal((await fetch(second.address + new URL(first.demo.examples.lot).pathname)).status, 200);
  await second.stop();
  second.remove();
});
