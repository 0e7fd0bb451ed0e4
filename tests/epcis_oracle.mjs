// Holds our EPCIS decoder and encoder against the JSON schema of GS1, run by ajv:
//   (a) what our encoder writes for every published sample is valid under the schema;
//   (b) of thousands of damaged samples, we refuse every one that the schema refuses, and what we
//       take comes out of our encoder valid.
// We may refuse more: check digits, rules between fields and test cases TCR-53 and TCR-54 are
// beyond a schema. Usage: node epcis_oracle.mjs HELPER; exit 77 says that something is not there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const skipped = 77;
const project = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const conformance =
  process.env.OCOP_CONFORMANCE ?? path.join(project, '..', 'shared', 'conformance');
const schemaFile = path.join(conformance, 'epcis', 'EPCIS-JSON-Schema.json');

function skip(reason) {
  console.log(`skipped: ${reason}`);
  process.exit(skipped);
}

if (!existsSync(schemaFile)) skip(`no conformance data at ${conformance}`);
const packages = await Promise.all([import('ajv'), import('ajv-formats')]).catch(() =>
  skip('the npm packages are not installed; run script/setup'),
);
const [Ajv, addFormats] = packages.map((module) => module.default);
const ajv = new Ajv({ strict: false });
addFormats(ajv);
const bySchema = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.jsonld'))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function byUs(documents) {
  const input = documents.map((document) => JSON.stringify(document)).join('\n') + '\n';
  const run = spawnSync(process.argv[2], { input, maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(`the helper ended with ${run.status ?? run.signal}`);
  return run.stdout.toString().trimEnd().split('\n').map((line) => JSON.parse(line));
}

// Repeatable chance (xorshift), so that a failure can be looked at again.
let state = 20260706;
function chance(below) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
}

function places(value, found = []) {
  if (value === null || typeof value !== 'object') return found;
  for (const key of Object.keys(value)) {
    found.push([value, key]);
    places(value[key], found);
  }
  return found;
}

const strangers = [
  null, true, -1, 1.5, '', 'no uri', 'shipping', 'urn:a:b', 'https://example.com/a b', 'ADD',
  'OBSERVE', 'DELETE', 'incorrect_data', 'ex:', '2026-07-06T05:40:00', '2026-07-06T05:40:00Z',
  '+07:00', '+14:01', 'KGM', [], ['urn:a:b'], ['urn:a:b', 'urn:a:b'], {}, { id: 'urn:a:b' },
  { 'example:a': 1 }, 'ObjectEvent', 'AggregationEvent', 'TransactionEvent', 'AssociationEvent',
  'TransformationEvent', 'https://gs1.org/voc2/X', 'Temperature', 'cbv:BizStep-shipping', 'ô:mai',
];

const stranger = () => structuredClone(strangers[chance(strangers.length)]);

// One small damage, in place.
const damages = [
  (holder, key) => { delete holder[key]; if (Array.isArray(holder)) holder.length -= 1; },
  (holder, key) => { holder[key] = stranger(); },
  (holder, key) => { holder[key] = stranger(); },
  (holder, key) => {
    if (Array.isArray(holder)) holder.push(structuredClone(holder[key]));
    else { holder[`${key}X`] = holder[key]; delete holder[key]; }
  },
  (holder) => { if (!Array.isArray(holder)) holder.unknown = 1; },
  (holder, key) => { if (typeof holder[key] === 'string') holder[key] += ' '; },
  (holder) => { if (!Array.isArray(holder)) holder['example:added'] = { a: [1] }; },
  (holder, key, all) => {
    const [other, name] = all[chance(all.length)];
    if (!Array.isArray(holder)) holder[name] = structuredClone(other[name]);
  },
];

function damaged(sample) {
  const document = structuredClone(sample);
  for (let count = 1 + chance(2); count > 0; --count) {
    const all = places(document);
    const [holder, key] = all[chance(all.length)];
    damages[chance(damages.length)](holder, key, all);
  }
  return document;
}

const folders = ['epcis/JSON', 'fsma204', 'event-hash/gen2026-documents'];
const samples = folders.flatMap((folder) =>
  filesBelow(path.join(conformance, folder)).map((file) => ({
    file: path.relative(conformance, file),
    document: JSON.parse(readFileSync(file, 'utf8')),
  })),
);

let failures = 0;
function fail(what, document, detail) {
  if (++failures > 10) return;
  console.log(`FAILED: ${what}: ${JSON.stringify(detail)}\n${JSON.stringify(document)}`);
}

const answers = byUs(samples.map((sample) => sample.document));
let encoded = 0;
answers.forEach((answer, i) => {
  if (!answer.valid) return; // which samples we take is the business of conformance_test.cpp
  ++encoded;
  if (!bySchema(answer.encoded)) fail(`encoding of ${samples[i].file}`, answer.encoded, bySchema.errors);
});

const roots = samples.filter((sample) => bySchema(sample.document));
const trials = roots.flatMap(({ document }) => Array.from({ length: 150 }, () => damaged(document)));
let refusedByBoth = 0;
let refusedByUs = 0;
const why = new Map();
byUs(trials).forEach((answer, i) => {
  const schemaTakes = bySchema(trials[i]);
  const errors = bySchema.errors;
  if (!schemaTakes && !answer.valid) ++refusedByBoth;
  if (!schemaTakes && answer.valid) fail('taken against the schema', trials[i], errors);
  if (schemaTakes && !answer.valid) {
    ++refusedByUs;
    const reason = answer.faults[0].replace(/^[^:]*(:[^: ]*)*: /, '').replace(/"[^"]*"/g, '"…"');
    why.set(reason, (why.get(reason) ?? 0) + 1);
  }
  if (answer.valid && !bySchema(answer.encoded)) fail('encoding', trials[i], bySchema.errors);
});

console.log(
  `${encoded} samples encoded and valid; ${trials.length} damaged documents: ` +
    `${refusedByBoth} refused by schema and us, ${refusedByUs} by us alone:`,
);
for (const [reason, count] of [...why].sort((a, b) => b[1] - a[1])) console.log(`  ${count} ${reason}`);
if (refusedByBoth === 0 || encoded === 0) fail('the test tests nothing', null, null);
process.exit(failures === 0 ? 0 : 1);
