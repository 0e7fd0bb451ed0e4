// The library of pictures over HTTP: released by two, cut about a point, and off every page at once when rights end or
// a consent is withdrawn; nothing that is kept or served says where it was taken.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';

import { openNewsroom, text } from './editors.mjs';
import { root } from './server.mjs';
import { crc32 } from './zip.mjs';

const room = openNewsroom();
const drawing = readFileSync(join(root, 'data/demo/picture_library/tour-pho-nghe.jpg'));
const day = (days) => new Date(Date.now() + (days * 24 + 7) * 3_600_000).toISOString().slice(0, 10);

/// A photo as a phone makes it: a GPS directory in its Exif before the pixels.
function withPlace(bytes) {
  const entry = (tag, type, count, value) => {
    const out = Buffer.alloc(12);
    out.writeUInt16BE(tag, 0); out.writeUInt16BE(type, 2); out.writeUInt32BE(count, 4); out.writeUInt32BE(value, 8);
    return out;
  };
  const count = (n) => Buffer.from([0, n]);
  const tiff = Buffer.concat([Buffer.from('MM\0*\0\0\0\b', 'latin1'),
    count(1), entry(0x8825, 4, 1, 26), Buffer.alloc(4),
    count(2), entry(1, 2, 2, 0x4e000000), entry(2, 5, 3, 56), Buffer.alloc(4),
    Buffer.from([0, 0, 0, 21, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0, 1]),
    Buffer.from('GPS 21.0285,105.8542 Hang Duong')]);
  const words = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  return Buffer.concat([bytes.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, words.length + 2]), words, bytes.subarray(2)]);
}

function bomb(width, height) {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(data.length, 0);
    around.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0); head.writeUInt32BE(height, 4); head.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1 << 20))), chunk('IEND', Buffer.alloc(0))]);
}

const fields = (more) => ({ do: 'store', row_version: '0', title: 'Chị Hường rửa sấu', alt: 'Đôi tay rửa sấu trong chậu',
  alt_en: 'Hands washing fruit in a basin', author: 'Lan Chi', holder: 'UBND phường', licence: 'dùng cho trang tin của phường',
  people_shown: 'nobody', unit_code: '00070', ...more });
const enter = async (more, file = { name: 'anh.jpg', bytes: withPlace(drawing) }) =>
  (await room.person('bientap')).send('/office/picture-library/new', fields(more), file && { file });

async function release() {
  const approver = await room.person('duyetbai');
  const list = await text(await approver.get('/office/proposals'));
  const proposal = list.match(/\/office\/proposals\/[0-9A-Z]{26}/)?.[0];
  assert.ok(proposal, list);
  const answer = await approver.post(`${proposal}/approve`, { form_token: await approver.token(proposal), note: '' });
  assert.equal(answer.status, 303, await text(answer));
}
async function id(code) {
  const list = await text(await (await room.person('bientap')).get(`/office/picture-library?q=${code}`));
  return list.match(/\/office\/picture-library\/([0-9A-Z]{26})/)?.[1];
}
async function add(code, more = {}) {
  const answer = await enter({ code, ...more });
  assert.equal(answer.status, 303, await text(answer));
  await release();
  return id(code);
}
async function press(picture, verb, more) {
  const editor = await room.person('bientap');
  return editor.post(`/office/picture-library/${picture}/${verb}`, { form_token: await editor.token('/office'), ...more });
}
const shape = (picture, name, width = '') => room.get(`/anh/${picture}/${name}.jpg${width && `?w=${width}`}`);

/// Width and height out of the frame of a JPEG.
function size(bytes) {
  for (let at = 2; ;) {
    const marker = bytes[at + 1];
    if (marker >= 0xc0 && marker <= 0xc3) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    at += 2 + bytes.readUInt16BE(at + 2);
  }
}

test('a picture is nobody\'s before a second person agreed, then it is served in its shapes', async () => {
  const answer = await enter({ code: 'THU-1', place: 'phố Hàng Đường', taken_on: '05/07/2026' });
  assert.equal(answer.status, 303, await text(answer));
  assert.equal(await id('THU-1'), undefined);
  await release();
  const picture = await id('THU-1');
  const served = [];
  for (const [name, width, height] of [['whole', 1600, 1100], ['wide', 1600, 900], ['card', 1466, 1100], ['square', 1100, 1100],
    ['portrait', 825, 1100]]) {
    const full = await shape(picture, name);
    assert.equal(full.status, 200, name);
    assert.equal(full.headers.get('content-type'), 'image/jpeg');
    const bytes = Buffer.from(await full.arrayBuffer());
    assert.deepEqual(size(bytes), [width, height], name);
    served.push(bytes);
  }
  const small = await shape(picture, 'wide', 640);
  assert.deepEqual(size(Buffer.from(await small.arrayBuffer())), [640, 360]);
  assert.match(small.headers.get('cache-control'), /public, max-age=300/);
  const again = await fetch(new URL(`/anh/${picture}/wide.jpg?w=640`, room.server.address),
    { headers: { 'If-None-Match': small.headers.get('etag') } });
  assert.equal(again.status, 304);
  for (const wrong of ['huge', '..%2fwide']) assert.equal((await shape(picture, wrong)).status, 404, wrong);
  assert.equal((await shape(picture, 'wide', 641)).status, 404);
  const kept = readdirSync(join(room.server.data, 'media'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile()).map((one) => readFileSync(join(one.parentPath ?? one.path, one.name)));
  assert.ok(withPlace(drawing).includes('GPS 21.0285') && withPlace(drawing).includes('Exif'));
  for (const bytes of [...served, ...kept]) assert.ok(!bytes.includes('GPS') && !bytes.includes('Exif'));
});

test('the point of focus moves the crops; what is no percentage is said and kept', async () => {
  const picture = await add('THU-2');
  const before = Buffer.from(await (await shape(picture, 'portrait', 320)).arrayBuffer());
  const wrong = await press(picture, 'crop', { x: '140', y: 'giữa' });
  assert.equal(wrong.status, 422);
  const said = await text(wrong);
  assert.match(said, /từ 0 đến 100/);
  assert.match(said, /value="140"/);
  assert.equal((await press(picture, 'crop', { x: '5', y: '50' })).status, 303);
  const after = Buffer.from(await (await shape(picture, 'portrait', 320)).arrayBuffer());
  assert.notDeepEqual(after, before);
  const page = await text(await (await room.person('bientap')).get(`/office/picture-library/${picture}/crop`));
  assert.match(page, /name="x"[^>]*value="5"/);
  const preview = page.match(/src="(\/office\/picture-library\/[^"]+square[^"]*)"/)[1];
  assert.equal((await (await room.person('bientap')).get(preview)).status, 200);
  assert.equal((await room.get(preview)).status, 303, 'not to strangers');
});

test('an article shows a picture of the library with its words, and no more once the consent is withdrawn', async () => {
  const picture = await add('THU-3', { people_shown: 'consented', consent_paper: 'Giấy đồng ý 05/07/2026, lưu ở tổ tin' });
  const article = await room.write({ title: 'Sấu đầu mùa', library_picture_id: 'THU-3' });
  await room.release(article);
  const path = await room.path(article);
  const source = `/anh/${picture}/`;
  const shown = await room.open(path);
  assert.match(shown, new RegExp(`<img class="picture" src="${source}wide.jpg\\?w=1280" alt="Đôi tay rửa sấu trong chậu"`));
  assert.match(shown, /Lan Chi\. © UBND phường, dùng cho trang tin của phường/);
  assert.match(shown, new RegExp(`property="og:image" content="[^"]*${source}wide`), 'it is shared');
  assert.match(shown, new RegExp(`"image":"[^"]*${source.replaceAll('/', '\\\\?/')}wide`));
  assert.ok((await room.open('/tin-tuc')).includes(`${source}card.jpg?w=320`));
  assert.ok((await room.open('/')).includes(`${source}wide.jpg`), 'the home page');
  assert.equal((await press(picture, 'withdraw', { note: ' ' })).status, 303, 'back with a reason');
  assert.ok((await room.open(path)).includes(source), 'nothing without why');
  assert.equal((await press(picture, 'withdraw', { note: 'Chị Hường không muốn nữa' })).status, 303);
  for (const place of [path, '/tin-tuc', '/', `${path}/print`]) {
    assert.ok(!(await room.open(place)).includes(source), place);
  }
  for (const name of ['wide', 'whole', 'card']) assert.equal((await shape(picture, name, 320)).status, 404);
  const record = await text(await (await room.person('bientap')).get(`/office/picture-library/${picture}`));
  assert.match(record, /Sự đồng ý đã được rút lại/);
  const refused = await (await room.person('bientap')).send('/office/articles/new', { do: 'store', row_version: '0',
    language: 'vi', category: 'news', unit_code: '00070', title: 'Bài sau', library_picture_id: 'THU-3' });
  assert.equal(refused.status, 422);
  assert.match(await text(refused), /không còn được dùng/);
});

test('a picture is shown on its last day, and one whose last day is over is on no page', async () => {
  const picture = await add('THU-4', { rights_until: day(0) });
  const article = await room.write({ title: 'Hết quyền từ mai', library_picture_id: 'THU-4' });
  await room.release(article);
  const path = await room.path(article);
  assert.ok((await room.open(path)).includes(`/anh/${picture}/`), 'on the last day still');
  const over = await add('THU-5', { rights_until: day(-1) });
  assert.equal((await shape(over, 'wide')).status, 404);
  const lapsed = await add('THU-6', { people_shown: 'consented', consent_paper: 'Giấy', consent_until: day(-1) });
  assert.equal((await shape(lapsed, 'wide')).status, 404);
});

test('what a picture lacks is said at its field, and nothing typed is lost', async () => {
  const faults = async (more, file) => {
    const answer = await enter(more, file);
    assert.equal(answer.status, 422);
    return text(answer);
  };
  assert.match(await faults({ people_shown: 'consented' }), /ghi giấy đồng ý hoặc đính kèm tệp/);
  const place = await faults({ place: '21.0330, 105.8500' });
  assert.match(place, /Đây là tọa độ/);
  assert.match(place, /Chị Hường rửa sấu/);
  assert.match(await faults({}, { name: 'giay.pdf', bytes: '%PDF-1.7 thử' }), /Đây không phải là ảnh/);
  assert.match(await faults({ alt: 'ả'.repeat(201) }), /tối đa 200/);
  const started = Date.now();
  assert.match(await faults({}, { name: 'bom.png', bytes: bomb(30000, 30000) }), /Tệp quá lớn/);
  assert.ok(Date.now() - started < 5000);
  assert.match(await faults({}, { name: 'hong.jpg', bytes: drawing.subarray(0, 200) }), /Không nhận được tệp này/);
  assert.match(await faults({}, false), /Tệp ảnh/);
});

test('who has no right to the library finds none', async () => {
  const owner = await room.person('0900000001');
  assert.equal((await owner.get('/office/picture-library')).status, 404);
  const picture = await id('DAM-SEN');
  const token = await owner.token('/office');
  for (const verb of ['crop', 'withdraw']) {
    assert.equal((await owner.post(`/office/picture-library/${picture}/${verb}`, { form_token: token, x: '1', y: '1', note: 'x' })).status, 404);
  }
  assert.equal((await shape(picture, 'square', 320)).status, 200);
});
