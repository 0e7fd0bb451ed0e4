// Product stories at a browser: a producer writes on a phone by touch; the copy check side by side; what everybody reads.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hold, inspect, newWindow, openSite, signIn } from './people.mjs';

const site = openSite();

test('a producer writes a story on a phone, section by section', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true, hasTouch: true });
  await signIn(site, page, site.person('0900000001'));
  await page.goto(`${site.address}/office/stories/new`);
  await hold(page, 'a new story');
  await page.fill('[name=product_id]', '09521234000037');
  await page.fill('[name=title]', 'Hộp mở ra thành khay');
  await page.fill('[name=lead]', 'Ba chị em gói tay từng hộp.');
  for (const [part, field] of [['1. Nguồn gốc', 'origin'], ['2. Nguyên liệu', 'material'], ['3. Con người', 'people']]) {
    await page.locator('summary', { hasText: part }).tap();
    await page.fill(`[name=${field}]`, `Đôi lời về ${part}`);
  }
  await hold(page, 'a story with open sections');
  await page.locator('button[value=store]').first().tap();
  await page.waitForURL(/\/office\/stories\/[0-9A-Z]{26}$/);
  const main = await page.locator('main').innerText();
  assert.match(main, /Phần Tay nghề còn trống/);
  assert.doesNotMatch(main, /Phần Nguồn gốc còn trống/);
  assert.deepEqual(errors, []);
  await inspect(site, page, 'story-office', new URL(page.url()).pathname);
  await close();
});

test('an officer sees a copy beside what it was copied from', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true });
  await signIn(site, page, site.person('phuong'));
  await page.goto(`${site.address}/office`);
  await page.locator('main a', { hasText: 'Kiểm tra câu chuyện: Ba lần sên của mơ' }).click();
  await page.waitForURL(/\/office\/stories\/[0-9A-Z]{26}$/);
  await page.locator('main a', { hasText: 'Ô mai sấu gừng' }).last().click();
  await page.waitForURL(/\/compare\//);
  assert.ok(await page.locator('main mark').count() > 10);
  await inspect(site, page, 'story-compare', new URL(page.url()).pathname);
  assert.deepEqual(errors, []);
  await close();
});

test('everybody reads stories in the language they know, and comes to them from a scan', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true });
  await page.goto(`${site.address}/01/09521234000013`);
  await page.locator('main a', { hasText: 'Đọc cả câu chuyện' }).click();
  await page.waitForURL(/\/cau-chuyen\/o-mai-sau-gung-09521234000013$/);
  await page.locator('main a', { hasText: 'Tiếng Pháp' }).click();
  assert.equal(await page.locator('article').getAttribute('lang'), 'fr');
  const paths = [['stories', '/cau-chuyen', '/en/stories'],
    ['story', '/cau-chuyen/o-mai-sau-gung-09521234000013', '/en/stories/candied-green-fruit-with-ginger-09521234000013'],
    ['story-leaflet', '/cau-chuyen/o-mai-sau-gung-09521234000013/to-roi', '/en/stories/candied-green-fruit-with-ginger-09521234000013/leaflet'],
    ['home-slogan', '/', '/en/']];
  for (const [name, vi, en] of paths) await inspect(site, page, name, { vi, en });
  assert.deepEqual(errors, []);
  await close();
});
