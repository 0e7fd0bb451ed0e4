// A picture of an article, from the telephone that took it to its readers: uploaded, told in words, put into the text,
// released by another person, and without what the telephone wrote into it. And two people at one text.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { jpeg } from '../functional/small_jpeg.mjs';
import { hold, newWindow, openSite, picture, signIn, sizes } from './people.mjs';

const site = openSite();

/// The picture with a place and an address in its Exif part.
function photo() {
  const words = Buffer.from('Exif\0\0MM\0*\0\0\0\b\0\0\0\0\0\0GPS 21.0285,105.8542 199 Hàng Đường');
  const part = Buffer.concat([Buffer.from([0xff, 0xe1, (words.length + 2) >> 8, (words.length + 2) & 0xff]), words]);
  return Buffer.concat([jpeg.subarray(0, 2), part, jpeg.subarray(2)]);
}

async function write(page, fields) {
  await page.goto(`${site.address}/office/articles/new`);
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
  await page.selectOption('[name=unit_code]', '00070').catch(() => page.fill('[name=unit_code]', '00070'));
  await page.click('button[value=store]');
  await page.waitForURL(/\/office\/articles\/[0-9A-Z]{26}$/);
  return page.url();
}

test('a photo is uploaded, described, put into the text, released, and read without its Exif', async () => {
  const editor = await newWindow(site, { bypassCSP: true, viewport: sizes.desktop });
  const { page } = editor;
  await signIn(site, page, site.person('bientap'));
  const record = await write(page, { title: 'Ảnh đi từ máy tới bạn đọc', lead: 'Một tấm ảnh của chị Hường.', body: 'Đoạn mở đầu.' });

  const file = join(site.server.data, 'IMG_0042.jpg');
  assert.ok(photo().includes('GPS 21.0285'));
  writeFileSync(file, photo());
  await page.goto(record);
  await page.getByRole('link', { name: 'Thêm ảnh' }).first().click();
  await page.setInputFiles('[name=picture]', file);
  await page.click('button[value=store]');
  await page.waitForSelector('[aria-invalid=true]');
  assert.equal(await page.locator('[name=alt]').getAttribute('aria-invalid'), 'true', 'words are asked for');
  assert.equal(await page.locator('[name=rights]').getAttribute('aria-invalid'), 'true', 'and whose it is');
  await hold(page, 'the form of a picture without words');
  await picture(page, 'article-picture-form');
  await page.fill('[name=alt]', 'Chị Hường đảo ô mai trên mẹt tre');
  await page.fill('[name=rights]', 'Ảnh: Lan Chi');
  await page.click('button[value=store]');
  await page.waitForURL((address) => !address.pathname.endsWith('/new'));

  await page.goto(record);
  const line = (await page.locator('.panel .tasks p', { hasText: '/media/news/' }).first().innerText()).trim();
  assert.match(line, /^!\[Chị Hường đảo ô mai trên mẹt tre\]\(\/media\/news\/[0-9A-Z]{26} "Ảnh: Lan Chi"\)$/);
  const bytesOf = async (address) => Buffer.from(await (await fetch(address)).arrayBuffer());
  const address = site.server.address + line.match(/\((\/media\/news\/[0-9A-Z]+)/)[1];
  assert.equal((await fetch(address)).status, 404, 'nobody sees it before the article is out');
  await page.goto(`${record}/edit`);
  await page.fill('[name=body]', `Đoạn mở đầu.\n\n${line}\n\nĐoạn kết.`);
  await page.click('button[value=store]');
  await page.waitForURL(record);
  await page.goto(`${record}/preview`);
  assert.ok(await page.locator('.prose figure img').evaluate((one) => one.decode().then(() => one.naturalWidth > 0)), 'the preview shows it');
  await page.goto(record);
  await page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await page.waitForURL(record);
  await picture(page, 'article-picture-record');

  const reviewer = await newWindow(site, { viewport: sizes.desktop });
  await signIn(site, reviewer.page, site.person('duyetbai'));
  await reviewer.page.goto(record);
  await reviewer.page.locator('details.confirm', { hasText: 'Duyệt' }).locator('summary').first().click();
  await reviewer.page.locator('details.confirm[open] button').click();
  await reviewer.page.waitForURL(record);
  await reviewer.page.goto(record);
  const path = await reviewer.page.locator('a[href^="/tin-tuc/"]').first().getAttribute('href');

  const reader = await newWindow(site, { bypassCSP: true });
  await reader.page.goto(site.address + path);
  const shown = reader.page.locator('.prose figure img');
  assert.equal(await shown.getAttribute('alt'), 'Chị Hường đảo ô mai trên mẹt tre');
  await shown.scrollIntoViewIfNeeded();
  assert.ok(await shown.evaluate((one) => one.decode().then(() => one.naturalWidth > 0)), 'the browser draws it');
  assert.equal(await reader.page.locator('.prose figcaption').innerText(), 'Ảnh: Lan Chi');
  await hold(reader.page, path);
  await picture(reader.page, 'article-picture-public');
  const bytes = await bytesOf(address);
  assert.ok(bytes.length > 100 && !bytes.includes('GPS') && !bytes.includes('Exif') && !bytes.includes('Hàng Đường'),
    'what the telephone wrote is gone');
  // A form that comes back is a 422, which browsers tell of.
  const errors = [...editor.errors, ...reviewer.errors, ...reader.errors].filter((one) => !one.includes('422'));
  assert.deepEqual(errors, []);
  await editor.close(), await reviewer.close(), await reader.close();
});

test('the second of two people at one text is told, and nothing that was typed is lost', async () => {
  const first = await newWindow(site, { viewport: sizes.desktop, bypassCSP: true });
  const second = await newWindow(site, { viewport: sizes.desktop, bypassCSP: true });
  await signIn(site, first.page, site.person('bientap'));
  await signIn(site, second.page, site.person('thanhpho'));
  const record = await write(first.page, { title: 'Hai người một bài', lead: 'Tóm tắt.', body: 'Câu đầu.' });
  await first.page.goto(`${record}/edit`);
  await second.page.goto(`${record}/edit`);
  await first.page.fill('[name=body]', 'Câu đầu. Người thứ nhất thêm.');
  await first.page.fill('[name=lead]', 'Tóm tắt của người thứ nhất.');
  await first.page.click('button[value=store]');
  await first.page.waitForURL(record);
  await second.page.fill('[name=body]', 'Câu đầu. Người thứ hai viết dài hơn.');
  await second.page.fill('[name=title]', 'Hai người một bài, tựa mới');
  await second.page.click('button[value=store]');
  await second.page.waitForSelector('fieldset .choice');
  const page = await second.page.locator('main').innerText();
  for (const words of ['Người thứ nhất thêm', 'Người thứ hai viết dài hơn', 'Tóm tắt của người thứ nhất']) assert.ok(page.includes(words), words);
  await hold(second.page, 'the merge of two texts');
  await picture(second.page, 'article-merge');
  await second.page.click('button[value=store]');
  await second.page.waitForURL(record);
  await second.page.goto(`${record}/edit`);
  assert.equal(await second.page.inputValue('[name=body]'), 'Câu đầu. Người thứ hai viết dài hơn.', 'as the second chose');
  assert.equal(await second.page.inputValue('[name=title]'), 'Hai người một bài, tựa mới');
  assert.equal(await second.page.inputValue('[name=lead]'), 'Tóm tắt của người thứ nhất.', 'what the first changed elsewhere stays');
  await first.close(), await second.close();
});
