// `ocop chip verify`: the published messages of NTAG 424 DNA, and what is wrong with others.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { conformance, hasConformance, ocop, temporaryFolder } from './server.mjs';

const folder = temporaryFolder();
after(() => rmSync(folder, { recursive: true, force: true }));

const zero = '0'.repeat(32);
const demonstration = { meta_read_key: zero, file_read_key: zero };
// The message of NXP AN12196, page 18.
const address = 'https://www.my424dna.com/?picc_data=FD91EC264309878BE6345CBE53BADF40' +
  '&enc=CEE9A53E3E463EF1F459635736738962&cmac=ECC1E7F6C6C73BF6';

function verify(keys, ...addresses) {
  const file = join(folder, 'keys.json');
  writeFileSync(file, typeof keys === 'string' ? keys : JSON.stringify(keys));
  const result = ocop('chip', 'verify', '--keys', file, ...addresses);
  return { ...result, lines: result.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line)) };
}

test('a message of a chip is good and says which chip, which tap and what stood in its file', () => {
  const { status, lines, stderr } = verify({ name: 'AN12196', ...demonstration }, address);
  assert.equal(status, 0, stderr);
  assert.deepEqual(lines, [{
    url: address, valid: true, error: null, name: 'AN12196', mode: 'aes', uid: '04958caa5c5e80', counter: 8,
    file_data: '78'.repeat(16), tamper: null,
  }]);
});

test('each wrong address has its own error, and the status says that one was wrong', () => {
  const wrong = [address.replace('ECC1', 'ECC2'), address.replace('FD91', 'FD9'), 'https://a/', address + 'x'.repeat(2000)];
  const { status, lines, stderr } = verify(demonstration, address, ...wrong);
  assert.equal(status, 1);
  assert.match(stderr, /4 not valid/);
  assert.deepEqual(lines.map((line) => line.valid), [true, false, false, false, false]);
  assert.equal(new Set(lines.map((line) => line.error)).size, 5);
});

test('of several keys the one that fits is found, whatever its mode and names', () => {
  const keys = [{ name: 'ours', master_key: '11'.repeat(32) },
                { name: 'short names', ...demonstration, parameters: { picc_data: 'e', mac: 'c' } },
                { name: 'lrp', mode: 'lrp', ...demonstration }];
  const { status, lines } = verify(keys,
    'https://ntag.nxp.com/424?e=EF963FF7828658A599F3041510671E88&c=94EED9EE65337086',
    'https://a/?picc_data=07D9CA2545881D4BFDD920BE1603268C0714420DD893A497' +
      '&enc=D6E921C47DB4C17C56F979F81559BB83&cmac=F9481AC7D855BDB6');
  assert.equal(status, 0);
  assert.deepEqual(lines.map((line) => line.name), ['short names', 'lrp']);
});

test('a key file that cannot be right says which member is wrong and shows no key', () => {
  for (const [keys, said] of [
    ['{', /no JSON/], ['[]', /no key/], ['7', /no JSON object/],
    [{ master_key: '11' }, /master_key: has 64/], [{ meta_read_key: zero }, /master_key: is missing/],
    [{ ...demonstration, master_key: '11'.repeat(32) }, /stands alone/],
    [[demonstration, { ...demonstration, mode: 'des' }], /1\/mode: is aes or lrp/],
    [{ ...demonstration, offsets: { mac: 999 } }, /0 to 256/], [{ ...demonstration, tamper: 1 }, /tamper: is no member/],
  ]) {
    const { status, stdout, stderr } = verify(keys, address);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, said);
    assert.ok(!stderr.includes('11111111') && !stderr.includes('00000000'));
  }
  assert.equal(ocop('chip', 'verify', '--keys', join(folder, 'none.json'), address).status, 1);
  assert.equal(ocop('chip', 'verify', address).status, 2);
});

test('every published message gives its published answer', { skip: !hasConformance && 'no conformance data' }, () => {
  const { sdm } = JSON.parse(readFileSync(join(conformance, 'authenticity/ntag424_sdm.json'), 'utf8'));
  for (const row of sdm) {
    const keys = { mode: row.mode.toLowerCase(), file_read_key: row.k_file };
    if (row.k_meta) keys.meta_read_key = row.k_meta;
    let url;
    if (row.plain) {
      const counter = row.ctr.toString(16).padStart(6, '0');
      url = `https://a/?uid=${row.uid}&ctr=${counter}&cmac=${row.sdmmac}`;
    } else if (row.enc_file && row.mac_input_ascii === row.enc_file) {
      keys.offsets = { picc_data: 10, file_data: 42, file_data_length: 32, mac_input: 42, mac: 74 };
      url = `https://a/?${row.picc_enc}${row.enc_file}${row.sdmmac}`;
    } else {
      url = `https://a/?picc_data=${row.picc_enc}${row.enc_file ? `&enc=${row.enc_file}` : ''}&cmac=${row.sdmmac}`;
    }
    const { status, lines: [line] } = verify(keys, url);
    assert.equal(status, row.expect === 'reject' ? 1 : 0, `${row.id}: ${line.error}`);
    if (row.expect === 'reject') continue;
    assert.equal(line.uid, row.uid, row.id);
    assert.equal(line.counter, row.ctr, row.id);
  }
});
