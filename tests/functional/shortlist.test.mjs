// A shortlist from its round to the published list, over HTTP, and everything that must not work on the
// way: two votes, votes too late, with a conflict, on another's ballot, and acts of the wrong people.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startServer } from './server.mjs';
import { people, visit } from './visitor.mjs';

let server;
const person = people(() => server);
before(async () => { server = await startServer(); });
after(async () => { await server.stop(); server.remove(); });

const text = async (answer) => (await answer.text()).normalize('NFC');
const page = async (who, path) => text(await (await person(who)).get(path));
const open = async (path) => text(await visit(server).get(path));
async function press(who, from, path, fields = {}) {
  const visitor = await person(who);
  return visitor.post(path, { form_token: await visitor.token(from), ...fields });
}
const day = (later) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' })
  .format(new Date(Date.now() + later * 86_400_000));

/// Enters a row of a register; the address of its page.
async function enter(who, register, fields) {
  const visitor = await person(who);
  const answer = await visitor.send(`/office/${register}/new`, { do: 'store', row_version: '0', ...fields });
  assert.equal(answer.status, 303, await text(answer));
  return answer.headers.get('location').match(/[0-9A-Z]{26}/)[0];
}
let rounds = 0;
/// A round of two criteria, two products of two makers and three voters, as one officer prepares it.
async function prepare(who = 'phuong', { opens = 0, closes = 5, unit = '00070', more = '' } = {}) {
  const code = `THU-${++rounds}`;
  const id = await enter(who, 'shortlists', {
    code, title: `Đợt thử ${rounds}${more}`, unit_code: unit, purpose: `thử${more}`, places: '1',
    opens_on: day(opens), closes_on: day(closes) });
  for (const [title, weight] of [['Chất lượng', '60'], ['Câu chuyện', '40']]) {
    await enter(who, 'shortlist-criteria', { round_id: code, title: title + more, explanation: more, weight });
  }
  const candidates = [];
  for (const gtin of ['09521234000013', '09521236000011']) {
    candidates.push(await enter(who, 'shortlist-candidates', { round_id: code, product_id: gtin, reason: `đáng chọn${more}` }));
  }
  for (const login of ['phuong', 'totruong', 'hoidong']) {
    await enter(who, 'shortlist-voters', { round_id: code, login, standing: `Người thử${more}` });
  }
  return { code, id, candidates, at: `/office/shortlists/${id}`, votes: `/office/votes/${id}` };
}
async function begin(round, who = 'phuong') {
  const answer = await press(who, round.at, `${round.at}/open`);
  assert.equal(answer.status, 303);
  assert.match(await page(who, round.at), /Đang bỏ phiếu/);
}
async function vote(who, round, which, points, reason = 'vì ngon', from = round.votes) {
  const path = `${round.votes}/${round.candidates[which]}`;
  return press(who, from === round.votes ? path : from, path,
    { 'points-0': points[0], 'points-1': points[1], reason });
}
/// Everybody who may votes: the first product wins.
async function voteAll(round) {
  for (const who of ['phuong', 'totruong', 'hoidong']) {
    assert.equal((await vote(who, round, 0, ['9', '8'])).status, 303, who);
    if (who === 'hoidong') continue;  // a conflict with the maker of the second
    assert.equal((await vote(who, round, 1, ['5', '4'])).status, 303, who);
  }
}

test('a round goes from its preparation to a published list that anybody can count again', async () => {
  const round = await prepare();
  assert.equal((await vote('phuong', round, 0, ['9', '8'], 'sớm', '/office')).status, 404, 'not before it is open');
  await begin(round);
  assert.match(await page('totruong', '/office'), /Bỏ phiếu: Đợt thử/, 'what waits for a voter');
  const ballot = await page('totruong', `${round.votes}/${round.candidates[0]}`);
  assert.match(ballot, /Chất lượng \(trọng số 60\)/);
  await voteAll(round);
  const before = await page('phuong2', round.at);
  assert.match(before, />2\/2 phiếu</);
  assert.match(before, />1\/1 phiếu</, 'who has a conflict is not asked for the second');
  assert.doesNotMatch(before, /vì ngon/, 'how anybody voted is not shown before the count');
  assert.equal((await open(`/danh-sach-tieu-bieu/${round.code.toLowerCase()}`)).includes('Đợt thử'), false);

  assert.equal((await press('phuong', round.at, `${round.at}/close`)).status, 303);
  const counted = await page('phuong', round.at);
  assert.match(counted, /Xếp thứ 1 trên 2 sản phẩm với 8,60\/10 điểm/);
  assert.match(counted, /1 người không bỏ phiếu vì xung đột lợi ích/);
  assert.match(await page('phuong', `${round.at}/recount`), /giống từng ký tự/);

  await press('phuong', round.at, `${round.at}/publish`);
  assert.match(await page('phuong', round.at), /Đã kiểm phiếu/, 'who counted does not publish');
  assert.match(await page('phuong2', '/office'), /Công bố: Đợt thử/);
  assert.equal((await press('phuong2', round.at, `${round.at}/publish`)).status, 303);
  assert.match(await page('phuong2', round.at), /Đã công bố/);

  const address = `/danh-sach-tieu-bieu/${round.code.toLowerCase()}`;
  const shown = await open(address);
  assert.match(shown, /href="\/san-pham\/o-mai-sau-gung-09521234000013"/);
  assert.match(shown, /8,60\/10 điểm/);
  assert.doesNotMatch(shown, /Ngô Văn Lộc|totruong/, 'nothing says who voted how');
  assert.match(await open(`/en/shortlists/${round.code.toLowerCase()}`), /Number 1 of 2 products with 8.60 of 10/);
  const answer = await visit(server).get(`${address}/bien-ban.json`);
  const protocol = await answer.json();
  const winner = protocol.standings[0];
  let sum = 0;
  for (const one of winner.votes) one.points.forEach((points, i) => (sum += points * protocol.criteria[i].weight));
  assert.equal(sum, winner.score.sum, 'the score, counted again from the votes without names');
  assert.deepEqual(protocol.standings.map((one) => [one.outcome, one.entitled, one.barred]),
    [['included', 3, 0], ['no_place', 2, 1]]);
});

test('a second vote takes the place of the first, and none is taken after the count', async () => {
  const round = await prepare();
  await begin(round);
  await voteAll(round);
  assert.equal((await vote('totruong', round, 0, ['1', '1'], 'nghĩ lại')).status, 303);
  const form = await page('totruong', `${round.votes}/${round.candidates[0]}`);
  assert.match(form, /nghĩ lại/);
  const token = await (await person('totruong')).token(`${round.votes}/${round.candidates[0]}`);
  await press('phuong', round.at, `${round.at}/close`);
  const late = await (await person('totruong')).post(`${round.votes}/${round.candidates[0]}`,
    { form_token: token, 'points-0': '10', 'points-1': '10', reason: 'muộn' });
  assert.equal(late.status, 422);
  assert.match(await text(late), /không nhận phiếu/);
  const counted = await page('phuong', round.at);
  assert.equal(counted.match(/nghĩ lại/g).length, 1);
  assert.doesNotMatch(counted, /muộn/);
  assert.match(counted, /3 trên 3 người được bỏ phiếu/, 'still one vote of each');
});

test('who has a conflict of interest is told why, and a forged vote is not stored', async () => {
  const round = await prepare();
  await begin(round);
  const ballot = await page('hoidong', `${round.votes}/${round.candidates[1]}`);
  assert.match(ballot, /xung đột lợi ích[^<]*Người thân/);
  assert.doesNotMatch(ballot, /name="points-0"/);
  const forged = await vote('hoidong', round, 1, ['10', '10'], 'lén', round.votes + '/' + round.candidates[0]);
  assert.equal(forged.status, 422);
  assert.match(await page('phuong', round.at), />0\/1 phiếu</);
  assert.match(await page('phuong', round.at), /không bỏ phiếu 1 sản phẩm vì xung đột/);
});

test('who declares a conflict at the ballot is not asked any more, and a vote given before does not count', async () => {
  const round = await prepare();
  await begin(round);
  await voteAll(round);
  assert.match(await page('totruong', round.votes), /href="\/office\/declarations">Khai xung đột lợi ích/);
  assert.equal((await press('totruong', '/office/declarations', '/office/declarations',
    { subject: 'OM-THUHUONG', relation: 'competitor', note: '', valid_from: day(0), valid_to: '' })).status, 303);
  assert.match(await page('totruong', `${round.votes}/${round.candidates[0]}`), /xung đột lợi ích[^<]*Đối thủ cạnh tranh/);
  await press('phuong', round.at, `${round.at}/close`);
  const counted = await page('phuong', round.at);
  assert.match(counted, /2 trên 2 người được bỏ phiếu/);
  assert.match(counted, /Không tính: xung đột lợi ích/);
  const own = (await page('totruong', '/office/declarations')).match(/action="(\/office\/declarations\/[0-9A-Z]{26})"/)[1];
  assert.equal((await press('totruong', '/office/declarations', own)).status, 303);
  assert.match(await page('phuong', `${round.at}/recount`), /giống từng ký tự/, 'a withdrawal changes no result');
});

test('a round is nothing to whom it does not name, whatever that person may do elsewhere', async () => {
  const round = await prepare();
  await begin(round);
  for (const who of ['thanhpho', 'phuong2', 'quantri', '0900000001', 'nguoimua']) {
    const visitor = await person(who);
    for (const path of [round.votes, `${round.votes}/${round.candidates[0]}`]) {
      assert.equal((await visitor.get(path)).status, 404, `${who} reads ${path}`);
    }
    assert.equal((await vote(who, round, 0, ['9', '9'], 'phiếu của người lạ', '/office')).status, 404, `${who} votes`);
  }
  assert.doesNotMatch(await page('thanhpho2', '/office/votes'), /Đợt thử/);
  assert.doesNotMatch(await page('phuong', round.at), /phiếu của người lạ/);
  const token = await (await person('phuong')).token(round.at);
  const stolen = await (await person('totruong')).post(`${round.votes}/${round.candidates[0]}`,
    { form_token: token, 'points-0': '9', 'points-1': '9', reason: 'thẻ của người khác' });
  assert.equal(stolen.status, 403, 'a form token of somebody else');
  assert.equal((await visit(server).post(`${round.votes}/${round.candidates[0]}`, {})).status, 303, 'nobody signed in');
});

test('candidates and voters of one round are nothing in another', async () => {
  const first = await prepare(), second = await prepare();
  await begin(first);
  await begin(second);
  const path = `${first.votes}/${second.candidates[0]}`;
  assert.equal((await (await person('totruong')).get(path)).status, 404);
  const answer = await press('totruong', first.votes + '/' + first.candidates[0], path,
    { 'points-0': '9', 'points-1': '9', reason: 'lẫn' });
  assert.equal(answer.status, 404);
});

test('only officers of the ward prepare, count and publish, and no step is behind a link', async () => {
  const other = await prepare('thanhpho', { unit: '00082' });
  for (const path of ['', '/recount']) {
    assert.equal((await (await person('phuong')).get(other.at + path)).status, 404, 'another ward');
  }
  for (const act of ['open', 'close', 'publish']) {
    assert.equal((await press('phuong', '/office', `${other.at}/${act}`)).status, 404, act);
    for (const who of ['totruong', 'hoidong', '0900000001', 'quantri', 'quanlythitruong']) {
      assert.equal((await press(who, '/office', `${other.at}/${act}`)).status, 404, `${who} ${act}`);
    }
    assert.equal((await (await person('thanhpho')).get(`${other.at}/${act}`)).status, 405);
    assert.equal((await (await person('thanhpho')).post(`${other.at}/${act}`, {})).status, 403, 'without a form token');
  }
  assert.match(await page('thanhpho', other.at), /Đang chuẩn bị/);
});

test('once votes are taken, nothing the result depends on changes', async () => {
  const round = await prepare();
  const candidateAt = `/office/shortlist-candidates/${round.candidates[0]}`;
  assert.match(await page('phuong', round.at), /shortlist-criteria\/new/);
  assert.match(await page('phuong', candidateAt), /\/remove"/);
  await begin(round);
  assert.doesNotMatch(await page('phuong', round.at), /shortlist-[a-z]+\/new|\/remove"/, 'nor is it offered');
  assert.doesNotMatch(await page('phuong', candidateAt), /\/edit"|\/remove"/);
  assert.match(await page('phuong', round.at), /\/edit"/, 'the last day may still be moved');
  const visitor = await person('phuong');
  for (const [register, fields] of [
    ['shortlist-criteria', { title: 'Mới', weight: '50' }],
    ['shortlist-candidates', { product_id: '09521239000018', reason: 'muộn' }],
    ['shortlist-voters', { login: 'phuong2', standing: 'muộn' }]]) {
    const answer = await visitor.send(`/office/${register}/new`,
      { do: 'store', row_version: '0', round_id: round.code, ...fields });
    assert.equal(answer.status, 422, register);
    assert.match(await text(answer), /đã mở, không thay đổi/);
  }
  assert.equal((await press('phuong', candidateAt, `${candidateAt}/remove`)).status, 409);
  assert.equal((await press('phuong', round.at, `${round.at}/remove`)).status, 409);
  assert.match(await page('phuong', round.at), />0\/2 phiếu</);
});

test('a script in a reason, a title, a purpose or a standing is text on every page', async () => {
  const evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';
  const round = await prepare('phuong', { more: evil });
  await begin(round);
  for (const who of ['phuong', 'totruong', 'hoidong']) {
    assert.equal((await vote(who, round, 0, ['9', '8'], evil)).status, 303);
    if (who !== 'hoidong') assert.equal((await vote(who, round, 1, ['5', '4'], evil)).status, 303);
  }
  const pages = [await page('totruong', `${round.votes}/${round.candidates[0]}`),
    await page('totruong', round.votes), await page('totruong', '/office/votes'), await page('phuong', round.at)];
  await press('phuong', round.at, `${round.at}/close`);
  await press('phuong2', round.at, `${round.at}/publish`);
  pages.push(await page('phuong', round.at), await page('phuong', `${round.at}/recount`),
    await open(`/danh-sach-tieu-bieu/${round.code.toLowerCase()}`), await open('/danh-sach-tieu-bieu'),
    await page('totruong', `${round.votes}/${round.candidates[0]}`));
  for (const shown of pages) {
    assert.match(shown, /&lt;script&gt;alert/);
    assert.doesNotMatch(shown, /<script>alert|<img src=x/);
  }
  const protocol = await visit(server).get(`/danh-sach-tieu-bieu/${round.code.toLowerCase()}/bien-ban.json`);
  assert.equal(protocol.headers.get('content-type'), 'application/json');
  assert.equal(protocol.headers.get('x-content-type-options'), 'nosniff');
});

test('points and reasons that are none are refused beside their fields, and what was typed stays', async () => {
  const round = await prepare();
  await begin(round);
  const answer = await vote('totruong', round, 0, ['11', ''], '   ');
  assert.equal(answer.status, 422);
  const shown = await text(answer);
  for (const id of ['points-0', 'points-1', 'reason']) {
    assert.match(shown, new RegExp(`id="error-${id}"`));
    assert.match(shown, new RegExp(`aria-describedby="[^"]*error-${id}"`));
  }
  const kept = await text(await vote('totruong', round, 0, ['7', 'nhiều'], 'giữ lại câu này'));
  assert.match(kept, /<option value="7" selected>/);
  assert.match(kept, /giữ lại câu này/);
});

test('every act stands in the audit: who voted on what, and not how', async () => {
  const round = await prepare();
  await begin(round);
  await vote('totruong', round, 0, ['3', '4'], 'điều kín đáo');
  const entries = await page('thanhpho', '/office/audit?act=shortlist_candidate');
  assert.match(entries, /Ngô Văn Lộc[\s\S]{0,400}bỏ phiếu/);
  assert.doesNotMatch(entries, /điều kín đáo/);
  assert.match(await page('thanhpho', '/office/audit?act=shortlist_round'), /Đang bỏ phiếu/);
});

test('the demonstration has a published list, and a round that is open', async () => {
  assert.match(await open('/danh-sach-tieu-bieu'), /Quà phố cổ/);
  const shown = await open('/danh-sach-tieu-bieu/tb-2026-i');
  for (const name of ['Ô mai sấu gừng', 'Trà ướp sen Tịnh Liên', 'Khăn lụa', 'Bánh cốm', 'Đèn kéo quân']) {
    assert.ok(shown.includes(name), name);
  }
  assert.match(await page('phuong2', '/office/votes'), /Sản phẩm chế biến phục vụ Tết 2027/);
  assert.match(await open('/sitemap.xml'), /\/danh-sach-tieu-bieu</);
});
