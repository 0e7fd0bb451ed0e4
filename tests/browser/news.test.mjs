// Articles at a browser: reading, commenting with and without script, and writing with buttons, preview and paste.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hold, inspect, newWindow, openSite, picture, signIn, sizes } from './people.mjs';

const site = openSite();
const listed = async (page, desk, slug) => {
  await page.goto(`${site.address}/tin-tuc?desk=${desk}`);
  return page.locator(`main a[href*="${slug}"]`).first().getAttribute('href');
};

test('articles are read in both languages', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true });
  const topic = await listed(page, 'topic', 'doc-tem');
  const story = await listed(page, 'story', 'sau-vao-mua');
  const corrected = await listed(page, 'notice', 'lich-tap-huan');
  await inspect(site, page, 'news-topic', { vi: topic });
  await page.goto(site.address + story);
  const english = await page.locator('.langs a').first().getAttribute('href');
  assert.match(english, /^\/en\/news\/the-green-fruit/);
  await inspect(site, page, 'news-story', { vi: story, en: english });
  await inspect(site, page, 'news-changes', { vi: `${corrected}/changes` });
  await inspect(site, page, 'news-print', { vi: `${story}/print` });
  await inspect(site, page, 'news-author', { vi: '/tac-gia/lan-chi', en: '/en/authors/hoang-nam' });
  await inspect(site, page, 'news-of-all', { vi: '/tin-tuc', en: '/en/news' });
  assert.deepEqual(errors, []);
  await close();
});

test('a comment without script: another code and a mistake keep what was typed', async () => {
  const { page, close } = await newWindow(site, { javaScriptEnabled: false });
  await page.goto(site.address + await listed(page, 'story', 'den-keo-quan'));
  await page.fill('[name=name]', 'Phạm Bích Ngọc');
  await page.fill('[name=title]', 'Mua ở đâu');
  await page.fill('[name=body]', 'Cho tôi hỏi chỗ mua đèn.');
  await page.click('[value=reload]');
  assert.equal(await page.inputValue('[name=body]'), 'Cho tôi hỏi chỗ mua đèn.');
  await page.fill('[name=code]', 'sai sai');
  await page.click('[value=send]');
  assert.equal(await page.locator('#comment-code').getAttribute('aria-invalid'), 'true');
  assert.equal(await page.inputValue('[name=title]'), 'Mua ở đâu');
  await page.click('[value=question]');
  const question = await page.locator('label[for=comment-code]').innerText();
  const [, which, list] = question.match(/từ thứ (\S+) trong năm từ: (.+?) \(/);
  await page.fill('[name=code]', list.split(', ')[['nhất', 'hai', 'ba', 'tư', 'năm'].indexOf(which)]);
  await page.click('[value=send]');
  assert.match(await page.locator('main').innerText(), /Đã nhận bình luận/);
  await close();
});

test('a comment with script: a new code in place, blanks named before sending, then its pages', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true });
  const path = await listed(page, 'story', 'den-keo-quan');
  await page.goto(site.address + path);
  const token = await page.inputValue('[name=token]');
  await page.fill('[name=name]', '   ');
  assert.match(await page.locator('[name=name]').evaluate((one) => one.validationMessage), /khoảng trắng/);
  await page.fill('[name=phone]', '12');
  assert.equal(await page.locator('[name=phone]').evaluate((one) => one.checkValidity()), false);
  await page.fill('[name=phone]', '+84 977 123 456');
  assert.equal(await page.locator('[name=phone]').evaluate((one) => one.checkValidity()), true);
  await page.click('[value=reload]');
  await page.waitForFunction((old) => document.querySelector('[name=token]').value !== old, token);
  assert.equal(new URL(page.url()).pathname, path, 'the page stays');
  await inspect(site, page, 'news-comment-form', { vi: `${path}/comments` });
  await page.click('[value=question]');
  await hold(page, 'a question');
  await picture(page, 'news-comment-question');
  await page.setViewportSize(sizes.phone);
  await page.locator('form').evaluateAll((forms) => forms.forEach((one) => { one.noValidate = true; }));
  await page.click('[value=send]');
  await page.waitForSelector('#faults');
  await hold(page, 'a refused comment');
  await picture(page, 'news-comment-refused');
  assert.deepEqual(errors.filter((one) => !/ 400 /.test(one)), []);
  await close();
});

test('an officer decides on comments', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true, viewport: sizes.desktop });
  await signIn(site, page, site.person('bientap'));
  await inspect(site, page, 'news-moderation', '/office/moderation');
  await page.goto(`${site.address}/office/moderation`);
  await page.click('main button:has-text("Cho hiện")');
  assert.match(await page.locator('main').innerText(), /Không có bình luận nào chờ duyệt/);
  await page.goto(`${site.address}/office/comments`);
  const comment = new URL(await page.locator('main a[href*="/office/comments/"]', { hasText: 'Mua ở đâu' }).first()
    .evaluate((one) => one.href)).pathname;
  await inspect(site, page, 'news-comment-record', comment);
  const story = await listed(page, 'story', 'den-keo-quan');
  await page.goto(site.address + story);
  assert.match(await page.locator('main').innerText(), /Mua ở đâu/);
  await inspect(site, page, 'news-comments', { vi: story });
  assert.deepEqual(errors, []);
  await close();
});

test('an article is written with buttons, seen beside the form, and pasted from Word', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true, viewport: sizes.desktop });
  await signIn(site, page, site.person('bientap'));
  await page.goto(`${site.address}/office/articles/new`);
  await page.waitForSelector('[role=toolbar]');
  await hold(page, 'the editor');
  await page.fill('[name=body]', 'Chữ');
  await page.locator('[name=body]').selectText();
  await page.click('[role=toolbar] >> text=Đậm');
  assert.equal(await page.inputValue('[name=body]'), '**Chữ**');
  await page.click('[role=toolbar] >> text=Bảng');
  await page.click('[role=toolbar] >> text=Xem trước');
  await page.waitForSelector('[data-shown] table');
  await page.fill('[name=body]', '');
  await page.locator('[name=body]').evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/html', `<html><head><style>p {color:red}</style></head><body><!--StartFragment--><h1 style="mso-x:1">Mùa  sấu</h1>
      <p class="MsoNormal">Gừng <b>giã tay</b><o:p></o:p>, xem <a href="https://a.example/x">trang</a>.</p>
      <p class="MsoListParagraph">·&nbsp;&nbsp; Một</p><ul><li>Hai</li></ul><script>alert(1)<\/script>
      <table><tr><td>a</td><td>b|c</td></tr><tr><td>1</td><td>2</td></tr></table></body></html>`);
    text.focus();
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  const pasted = await page.inputValue('[name=body]');
  assert.match(pasted, /^## Mùa sấu\n\nGừng \*\*giã tay\*\*, xem \[trang\]\(https:\/\/a\.example\/x\)\./);
  assert.match(pasted, /- Một\n/);
  assert.match(pasted, /- Hai/);
  assert.match(pasted, /\| a \| b\\\|c \|\n\|---\|---\|\n\| 1 \| 2 \|/);
  assert.doesNotMatch(pasted, /script|alert|color:red|mso/);
  await page.waitForSelector('[data-shown] h2');
  await hold(page, 'the editor with its preview');
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    await hold(page, `the editor ${size}`);
    await picture(page, `news-editor-${size}`);
  }
  await page.fill('[name=title]', 'Bài từ Word');
  await page.fill('[name=lead]', 'Tóm tắt');
  await page.selectOption('[name=unit_code]', '00070').catch(() => page.fill('[name=unit_code]', '00070'));
  await page.click('button[value=store]');
  await page.waitForURL(/\/office\/articles\/[0-9A-Z]{26}/);
  const path = new URL(page.url()).pathname;
  await inspect(site, page, 'news-article-record', path);
  await inspect(site, page, 'news-preview', `${path}/preview`);
  assert.deepEqual(errors, []);
  await close();
});
