// The search over everything that the public may read.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startServer } from './server.mjs';

let server;
before(async () => { server = await startServer(); });
after(async () => { await server.stop(); server.remove(); });

/// The page, and what it found: {heading: [[title, path]…]}.
async function search(words, path = '/tim-kiem') {
  const answer = await fetch(new URL(`${path}?q=${encodeURIComponent(words)}`, server.address));
  assert.equal(answer.status, 200);
  const html = await answer.text();
  const found = {};
  for (const section of html.match(/<main[\s\S]*<\/main>/)[0].match(/<section[\s\S]*?<\/section>/g) ?? []) {
    const name = section.match(/<h2>([^<]*)</)[1];
    found[name] = [...section.matchAll(/<h3><a href="([^"]*)">([^<]*)</g)].map((hit) => [hit[2], hit[1]]);
  }
  return { html, found };
}

test('words without marks find goods, makers, news and stories, and each leads to its page', async () => {
  const { found } = await search('o mai');
  for (const name of ['Sản phẩm', 'Cơ sở sản xuất', 'Tin tức', 'Câu chuyện sản phẩm']) {
    assert.ok(found[name]?.length > 0, `${name} in ${Object.keys(found)}`);
  }
  assert.ok(found['Sản phẩm'].some(([title]) => title === 'Ô mai sấu gừng'));
  for (const hits of Object.values(found)) {
    assert.ok(hits.length <= 6);
    for (const [, path] of hits) {
      assert.equal((await fetch(new URL(path, server.address), { redirect: 'manual' })).status, 200, path);
    }
  }
});

test('a document is found by its number and its kind', async () => {
  for (const words of ['153', '153/KH-UBND', 'ke hoach 153']) {
    const { found } = await search(words);
    assert.equal(found['Văn bản']?.[0][0], '153/KH-UBND', words);
  }
});

test('policies and explained words are found', async () => {
  assert.ok((await search('nhan hieu')).found['Chính sách hỗ trợ']);
  assert.ok((await search('danh gia lai')).found['Giải thích']);
});

test('an issue of the bulletin is found by what it is called', async () => {
  const { found } = await search('pho nghe vao viec');
  assert.match(found['Bản tin']?.[0][1] ?? '', /^\/ban-tin\/hk\/1$/);
});

test('English words find what is in English', async () => {
  const { found, html } = await search('candied fruit', '/en/search');
  assert.ok(Object.keys(found).length > 0, html.slice(0, 200));
  for (const hits of Object.values(found)) for (const [, path] of hits) assert.match(path, /^\/en\//);
});

test('what is like a code leads to its check; what is nowhere is said to be nowhere', async () => {
  assert.match((await search('09521234000013')).html, /href="\/scan\?code=09521234000013"/);
  assert.doesNotMatch((await search('o mai')).html, /\/scan\?code=/);
  const nowhere = await search('xyzzy qwerty');
  assert.deepEqual(nowhere.found, {});
  assert.match(nowhere.html, /Không tìm thấy gì/);
});

test('no word, blanks and marks alone ask again; script stays text; long words are cut', async () => {
  for (const words of ['', '   ', '???', '%']) {
    const { found } = await search(words);
    assert.deepEqual(found, {}, words);
  }
  const evil = await search('"><script>alert(1)</script>');
  assert.doesNotMatch(evil.html, /<script>alert/);
  await search('ô mai '.repeat(400));
});
