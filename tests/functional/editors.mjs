// The people of the newsroom of the demonstration, over HTTP without scripts.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { startServer } from './server.mjs';
import { people, visit } from './visitor.mjs';

export const text = async (answer) => (await answer.text()).normalize('NFC');

/// A server from before the first test of a file until after its last, and who writes and approves there.
export function openNewsroom(options = {}) {
  const room = {};
  before(async () => { room.server = await startServer(options); });
  after(async () => { await room.server.stop(); room.server.remove(); });

  room.person = people(() => room.server);
  room.get = (path) => visit(room.server).get(path);
  room.open = async (path) => text(await room.get(path));
  room.write = async (fields, who = 'bientap') => {
    const answer = await (await room.person(who)).send('/office/articles/new', {
      do: 'store', row_version: '0', language: 'vi', category: 'news', unit_code: '00070',
      lead: 'Tóm tắt', body: 'Nội dung', ...fields });
    assert.equal(answer.status, 303, await text(answer));
    return answer.headers.get('location').match(/[0-9A-Z]{26}/)[0];
  };
  room.press = async (who, id, verb, fields = {}) => {
    const visitor = await room.person(who);
    return visitor.post(`/office/articles/${id}/${verb}`,
      { form_token: await visitor.token('/office'), ...fields });
  };
  room.release = async (id) => {
    assert.equal((await room.press('bientap', id, 'submit')).status, 303);
    assert.equal((await room.press('duyetbai', id, 'approve')).status, 303);
  };
  room.record = async (id, who = 'bientap') => text(await (await room.person(who)).get(`/office/articles/${id}`));
  room.path = async (id) => (await room.record(id)).match(/href="((?:\/tin-tuc|\/en\/news)\/[^"]+)"/)?.[1];
  return room;
}

/// Hour and day in Viet Nam, some minutes from now.
export function moment(minutes) {
  const at = new Date(Date.now() + minutes * 60_000);
  const part = (options) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', ...options }).format(at);
  return `${part({ hour: '2-digit', minute: '2-digit' })} ${part({})}`;
}
