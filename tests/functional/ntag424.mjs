// An NFC chip NTAG 424 DNA in software, independent of the program under test: SUN messages as in NXP AN12196,
// LRP as in AN12304, keys as in docs/chips.md.
import { createCipheriv, hkdfSync } from 'node:crypto';

const zero = Buffer.alloc(16);
const block = (key, text, iv = zero) => {
  const cipher = createCipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(text), cipher.final()]);
};
const xor = (a, b) => Buffer.from(a.map((byte, i) => byte ^ b[i]));
const doubled = (text) => {
  const number = BigInt('0x' + text.toString('hex')) << 1n;
  const low = number & ((1n << 128n) - 1n);
  return Buffer.from((number >> 128n ? low ^ 0x87n : low).toString(16).padStart(32, '0'), 'hex');
};
/// RFC 4493 over any way to encrypt one block.
function cmac(encrypt, message) {
  const once = doubled(encrypt(zero));
  const blocks = Math.max(1, Math.ceil(message.length / 16));
  const whole = message.length === blocks * 16;
  const last = Buffer.alloc(16);
  message.copy(last, 0, (blocks - 1) * 16);
  if (!whole) last[message.length - (blocks - 1) * 16] = 0x80;
  let state = zero;
  for (let i = 0; i < blocks - 1; ++i) state = encrypt(xor(message.subarray(i * 16, i * 16 + 16), state));
  return encrypt(xor(xor(last, whole ? once : doubled(once)), state));
}
const everyOther = (code) => Buffer.from(code.filter((_, i) => i % 2 === 1));

const fives = Buffer.alloc(16, 0x55);
const tens = Buffer.alloc(16, 0xaa);
function lrp(key, updated) {
  const texts = [];
  for (let i = 0, at = block(key, fives); i < 16; ++i, at = block(at, fives)) texts.push(block(at, tens));
  let from = block(key, tens);
  for (let i = 0; i < updated; ++i) from = block(from, fives);
  const used = block(from, tens);
  const evaluate = (bytes) => {
    let at = used;
    for (const nibble of bytes.toString('hex')) at = block(at, texts[parseInt(nibble, 16)]);
    return block(at, zero);
  };
  const encrypt = (counter, text) => {
    const out = [];
    let count = BigInt('0x' + counter.toString('hex'));
    for (let i = 0; i < text.length; i += 16, ++count) {
      const hex = count.toString(16).padStart(counter.length * 2, '0');
      out.push(block(evaluate(Buffer.from(hex, 'hex')), text.subarray(i, i + 16)));
    }
    return Buffer.concat(out);
  };
  return { mac: (message) => cmac(evaluate, message), encrypt };
}

export function chip(master, uid) {
  const drawn = (info) => Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), info, 16));
  const picc = drawn(Buffer.from('ocop chip picc v1'));
  const file = drawn(Buffer.concat([Buffer.from('ocop chip file v1'), uid]));
  const hex = (bytes) => bytes.toString('hex').toUpperCase();
  const low = (counter) => Buffer.from([counter & 255, counter >> 8 & 255, counter >> 16]);
  const session = (first, counter, last = []) =>
    Buffer.concat([Buffer.from(first), uid, low(counter), Buffer.from(last)]);
  const inAes = (counter, first, name) => cmac((text) => block(file, text), session(first, counter));
  return {
    /// mode: aes, lrp; plain: UID and counter in clear; text: the first bytes of the chip's file.
    tap(counter, { mode = 'aes', plain = false, text } = {}) {
      const data = text === undefined ? undefined : Buffer.concat([Buffer.from(text), zero]).subarray(0, 16);
      const identity = Buffer.concat([Buffer.from([0xc7]), uid, low(counter), Buffer.alloc(5, 9)]);
      let prove, closed, named;
      if (mode === 'aes') {
        const proving = inAes(counter, [0x3c, 0xc3, 0, 1, 0, 0x80]);
        const closing = inAes(counter, [0xc3, 0x3c, 0, 1, 0, 0x80]);
        prove = (message) => cmac((one) => block(proving, one), message);
        const start = block(closing, Buffer.concat([low(counter), Buffer.alloc(13)]));
        if (data) closed = block(closing, data, start);
        named = block(picc, identity);
      } else {
        const master = lrp(file, 0).mac(session([0, 1, 0, 0x80], counter, [0x1e, 0xe1]));
        prove = lrp(master, 0).mac;
        if (data) closed = lrp(master, 1).encrypt(Buffer.concat([low(counter), Buffer.alloc(3)]), data);
        const random = Buffer.from('0102030405060708', 'hex');
        named = Buffer.concat([random, lrp(picc, 0).encrypt(random, identity)]);
      }
      const who = plain ? `uid=${hex(uid)}&ctr=${counter.toString(16).padStart(6, '0').toUpperCase()}`
                        : `picc_data=${hex(named)}`;
      const proved = closed ? `${hex(closed)}&cmac=` : '';
      return `?${who}${closed ? `&enc=${proved}` : '&cmac='}${hex(everyOther(prove(Buffer.from(proved))))}`;
    },
  };
}
