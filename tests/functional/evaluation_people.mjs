// People around a dossier, as browsers without scripts: for the tests of the evaluation room.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { startServer } from './server.mjs';
import { people } from './visitor.mjs';

export const owner = '0900000001';
const set = JSON.parse(readFileSync('data/criteria/2026/07-che-bien-rau-cu-qua-hat.json', 'utf8'));
const scored = (list) => list.flatMap((each) => each.children ? scored(each.children) : [each]);
/// Of set 7, to which "Ô mai sấu gừng" belongs.
export const criteria = set.parts.flatMap((part) => scored(part.criteria));
export const best = (criterion) => (criterion.options.at(-1)?.points ?? criterion.max) * 10;
export const text = async (answer) => (await answer.text()).normalize('NFC');

export async function openRoom(at) {
  const server = at ?? await startServer();
  const room = { server, person: people(() => server) };
  room.get = async (who, path) => (await room.person(who)).get(path);
  room.page = async (who, path) => text(await room.get(who, path));
  room.press = async (who, from, path, fields = {}) => {
    const visitor = await room.person(who);
    return visitor.post(path, { form_token: await visitor.token(from), ...fields });
  };
  room.store = async (who, path, fields) =>
    (await room.person(who)).send(`/office/${path}/new`, { do: 'store', row_version: '0', ...fields });
  room.made = (answer, path) => {
    assert.equal(answer.status, 303, path);
    return answer.headers.get('location').match(new RegExp(`/office/${path}/([0-9A-Z]{26})`))[1];
  };
  /// The address of a new dossier for "Ô mai sấu gừng".
  room.begin = async (fields = {}, who = owner) => {
    const answer = await room.store(who, 'dossiers', {
      subject_id: 'OM-THUHUONG', product_id: '09521234000013', sort: 'first', ...fields });
    return `/office/dossiers/${room.made(answer, 'dossiers')}`;
  };
  room.answerAll = async (path, points = best, who = owner, all = criteria) => {
    const visitor = await room.person(who);
    const form_token = await visitor.token(`${path}/self-assessment`);
    for (const criterion of all) {
      const saved = await visitor.post(`${path}/self-assessment`, {
        form_token, criterion: criterion.code, choice: `|${points(criterion)}`, note: '', go: 'save' });
      assert.equal(saved.status, 303, criterion.code);
    }
  };
  room.file = (path, who = owner) => room.press(who, path, `${path}/file`);
  room.check = (path, fields = {}) => room.press('phuong', `${path}/check`, `${path}/check`, {
    local_material: 'met', local_labour: 'met', idea_origin: 'met', local_identity: 'met', check_note: '', result: 'pass_on', ...fields });
  room.step = (who, path, result, fields = {}) =>
    room.press(who, `${path}/step`, `${path}/step`, { result, note: '', ...fields });
  /// A dossier that the city received.
  room.received = async (points = best, fields = {}) => {
    const path = await room.begin(fields);
    await room.answerAll(path, points);
    assert.equal((await room.file(path)).status, 303);
    assert.equal((await room.check(path)).status, 303);
    assert.equal((await room.step('thanhpho', path, 'accept')).status, 303);
    return path;
  };
  room.council = async (fields = {}, members = ['hoidong', 'hoidong2', 'hoidong3']) => {
    const council = room.made(await room.store('thanhpho', 'councils', {
      name: 'Hội đồng đánh giá', unit_code: '01', incomplete_reason: 'Chủ tịch cho mở', quorum_percent: '75', spread_max: '10', ...fields }), 'councils');
    for (const login of members) {
      const post = login === members[0] ? 'chair' : 'member';
      assert.equal((await room.store('thanhpho', 'council-members', { council_id: council, login, post })).status, 303);
    }
    assert.equal((await room.store('thanhpho', 'council-members', { council_id: council, login: 'thuky', post: 'secretary' })).status, 303);
    return council;
  };
  room.caseOf = async (council, path) => room.made(await room.store('thanhpho', 'council-cases', {
    council_id: council, dossier_id: path.split('/').at(-1) }), 'council-cases');
  room.score = async (who, matter, points = best, fields = {}) => {
    const visitor = await room.person(who);
    const sheet = `/office/score-sheets/${matter}`;
    const form_token = await visitor.token(sheet);
    for (const criterion of criteria) {
      const saved = await visitor.post(sheet, { form_token, criterion: criterion.code, choice: `|${points(criterion)}`, note: '', go: 'save' });
      assert.equal(saved.status, 303, `${who} ${criterion.code}`);
    }
    return visitor.post(`${sheet}/lock`, { form_token, ...fields });
  };
  room.conclude = async (matter, points = best, who = 'thuky') => {
    const at = `/office/council-cases/${matter}/conclude`;
    const visitor = await room.person(who);
    const form = await text(await visitor.get(at));
    const row_version = form.match(/name="row_version" value="(\d+)"/)?.[1] ?? '';
    const form_token = form.match(/name="form_token" value="([0-9a-f]+)"/)?.[1];
    const agreed = Object.fromEntries(criteria.map((criterion) => [`c.${criterion.code}`, `|${points(criterion)}`]));
    return visitor.post(at, { form_token, row_version, ...agreed });
  };
  room.close = async () => { await server.stop(); server.remove(); };
  return room;
}
