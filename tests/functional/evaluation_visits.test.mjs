// The advisory team: who is named for a dossier, its visits with photos, sent twice and stored once, and
// its report; and who sees none of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openRoom, owner, text } from './evaluation_people.mjs';
import { jpeg } from './small_jpeg.mjs';

let room, dossier, advisory;
before(async () => { room = await openRoom(); });
after(async () => { await room.close(); });

const picture = { name: 'kho.jpg', bytes: jpeg };
const checks = ['local_material', 'local_labour', 'idea_origin', 'local_identity', 'production', 'labelling', 'environment', 'books'];
const seen = Object.fromEntries(checks.map((field) => [field, 'met']));
const visit = (fields = {}) => ({ visited_on: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10), place: '12 phố Hàng Đường', met_with: 'Chủ cơ sở',
  findings: 'Xưởng sạch, có sổ lô', demand_papers: '', demand_tests: '', client_key: '', ...seen, ...fields });

test('somebody of the team is named for a received dossier, without a conflict of interest', async () => {
  dossier = await room.received();
  advisory = `/office/advisory/${dossier.split('/').at(-1)}`;
  assert.equal((await room.get('totuvan', advisory)).status, 404, 'not named yet');
  assert.ok((await room.page('thanhpho', dossier)).includes('Chưa giao cho ai trong tổ tư vấn.'));
  const name = (login, fields = {}) => room.press('thanhpho', `${advisory}/assign`, `${advisory}/assign`, { login, due: '31/01/2020', ...fields });
  assert.equal((await name('hoidong')).status, 422, 'not of the team');
  const wrong = await name('totuvan', { due: '31/02/2027' });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /value="31\/02\/2027"[^]*Viết ngày/, 'what was typed stays');
  assert.equal((await name('totuvan')).status, 303);
  const home = await room.page('totuvan', '/office');
  assert.ok(home.includes(advisory) && home.includes('1 việc quá hạn'));
  assert.match(await room.page('thanhpho', '/office/advisory'), /data-tone="stop"[^>]*>(<[^>]*>)*[^<]*Quá hạn/, 'late is red');
});

test('the team sees what the producer says; others see nothing', async () => {
  assert.ok((await room.page('totuvan', advisory)).includes('Chế biến từ rau'), 'the set');
  for (const who of [owner, 'hoidong', 'bientap', 'tuvan', 'thuky']) {
    assert.equal((await room.get(who, advisory)).status, 404, who);
  }
  assert.equal((await room.get('phuong', advisory)).status, 200, 'the ward of the producer');
  assert.equal((await room.get('totuvan', dossier)).status, 404, 'no register opens');
});

let address;
test('a visit is taken with its photos and shown to who may see it', async () => {
  const incomplete = await (await room.person('totuvan')).send(`${advisory}/visit`, { ...visit({ client_key: 'k-1', findings: '' }), books: '' });
  assert.equal(incomplete.status, 422);
  assert.ok((await text(incomplete)).includes('12 phố Hàng Đường'), 'what was typed stays');
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  assert.equal((await (await room.person('totuvan')).send(`${advisory}/visit`, visit({ client_key: 'k-1', visited_on: tomorrow }))).status, 422);
  const broken = await (await room.person('totuvan')).send(`${advisory}/visit`, visit({ client_key: 'k-1' }), { photos: { name: 'x.jpg', bytes: Buffer.from('no picture') } });
  assert.equal(broken.status, 422);
  const stored = await (await room.person('totuvan')).send(`${advisory}/visit`, visit({ client_key: 'k-1', demand_tests: 'Chì, cadimi' }), { photos: picture });
  assert.equal(stored.status, 303, stored.status === 303 ? '' : await text(stored));
  address = stored.headers.get('location');
  const shown = await room.page('thanhpho', address);
  assert.ok(shown.includes('Chì, cadimi') && shown.includes('/photos/1'));
  const photo = await room.get('phuong', `${address}/photos/1`);
  assert.equal(photo.headers.get('content-type'), 'image/jpeg');
  for (const who of [owner, 'hoidong', 'thuky']) {
    assert.equal((await room.get(who, address)).status, 404, who);
    assert.equal((await room.get(who, `${address}/photos/1`)).status, 404, who);
  }
});

test('the same visit sent again, and twice at once, is stored once', async () => {
  const visitor = await room.person('totuvan');
  const again = await visitor.send(`${advisory}/visit`, visit({ client_key: 'k-1' }), { photos: picture });
  assert.equal(again.headers.get('location'), address);
  const both = await Promise.all([1, 2, 3].map(() => visitor.send(`${advisory}/visit`, visit({ client_key: 'k-2' }), { photos: picture })));
  const places = new Set(both.filter((one) => one.status === 303).map((one) => one.headers.get('location')));
  assert.equal(places.size, 1);
  const list = await room.page('thanhpho', advisory);
  assert.equal(new Set(list.match(/\/office\/site-visits\/[0-9A-Z]{26}/g)).size, 2);
});

test('the report asks for what is missing, and the city asks the producer for it', async () => {
  const report = (fields) => room.press('totuvan', `${advisory}/report`, `${advisory}/report`, { report: '', demands: '', proposal: '', ...fields });
  assert.equal((await report({ report: 'Đạt', proposal: 'more' })).status, 422, 'what more');
  assert.equal((await report({ report: 'Cần kiểm nghiệm', demands: 'Phiếu kiểm nghiệm chì', proposal: 'more' })).status, 303);
  assert.ok((await room.page('thanhpho', advisory)).includes('Phiếu kiểm nghiệm chì'));
  assert.equal((await room.get('thanhpho', `${advisory}/report`)).status, 404, 'only who was named');
  const due = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  assert.equal((await room.step('thanhpho', dossier, 'ask_more', { due, note: 'Phiếu kiểm nghiệm chì' })).status, 303);
  const late = await (await room.person('totuvan')).send(`${advisory}/visit`, visit({ client_key: 'k-3' }));
  assert.equal(late.status, 303);
  assert.ok((await room.page('totuvan', advisory)).includes('không còn ở bước thẩm tra'), 'the dossier is not with the team');
});

test('the team of a council gets what comes before it, and its secretary sees the visits', async () => {
  const path = await room.received();
  const council = await room.council();
  assert.equal((await room.store('thanhpho', 'council-members', { council_id: council, login: 'hoidong2', post: 'advisory' })).status, 422);
  assert.equal((await room.store('thanhpho', 'council-members', { council_id: council, login: 'totuvan', post: 'advisory' })).status, 303);
  const matter = await room.caseOf(council, path);
  const at = `/office/advisory/${path.split('/').at(-1)}`;
  assert.equal((await room.get('totuvan', at)).status, 200);
  assert.equal((await room.get('thuky', at)).status, 200);
  assert.equal((await room.get('totuvan', '/office/score-sheets')).status, 404, 'the team scores nothing');
  assert.equal((await room.press('totuvan', `${at}/report`, `${at}/report`, { report: 'Xưởng đạt yêu cầu', demands: '', proposal: 'ready' })).status, 303);
  const sheet = await room.page('hoidong', `/office/score-sheets/${matter}`);
  assert.ok(sheet.includes('Xưởng đạt yêu cầu') && sheet.includes('/papers/bao-cao-tu-danh-gia.pdf'), 'who scores reads the report');
});
