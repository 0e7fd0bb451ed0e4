// Bulletins at a browser: an editor composes on a phone without a script; what everybody reads and prints.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inspect, newWindow, openSite, picture, signIn } from './people.mjs';

const site = openSite();

test('an editor composes an issue on a phone without a script', async () => {
  const { page, close } = await newWindow(site, { javaScriptEnabled: false, hasTouch: true });
  await signIn(site, page, site.person('bientap'));
  await page.goto(`${site.address}/office/bulletins`);
  await page.locator('main a', { hasText: 'Trung thu ở phố nghề' }).first().click();
  const issue = new URL(page.url()).pathname;
  await page.locator('main a', { hasText: 'Soạn nội dung' }).first().click();
  for (const [kind, words] of [['Đề mục', 'Lịch học làm đèn'], ['Liên hệ', 'Nhà văn hóa phường, 18 giờ.']]) {
    await page.locator('main a', { hasText: kind }).last().click();
    await page.fill('[name=words]', words);
    await page.locator('main button', { hasText: 'Lưu phần này' }).click();
    await page.waitForURL(/\/compose$/);
  }
  const order = () => page.locator('main ol.blocks > li').allInnerTexts();
  assert.match((await order())[3], /Liên hệ/);
  await page.locator('main ol.blocks > li').nth(3).locator('button', { hasText: 'Lên' }).click();
  await page.waitForURL(/\/compose$/);
  assert.match((await order())[2], /Liên hệ/);
  await page.locator('main ol.blocks > li').nth(2).locator('button', { hasText: 'Bỏ ra' }).click();
  await page.waitForURL(/\/compose$/);
  assert.equal((await order()).length, 3);
  await close();

  const seen = await newWindow(site, { bypassCSP: true });
  await signIn(site, seen.page, site.person('bientap'));
  await seen.page.goto(`${site.address}${issue}/compose`);
  await inspect(site, seen.page, 'bulletin-compose', `${issue}/compose`);
  await inspect(site, seen.page, 'bulletin-block', `${issue}/blocks/new?kind=picture`);
  await inspect(site, seen.page, 'bulletin-office', issue);
  await inspect(site, seen.page, 'bulletin-preview', `${issue}/preview`);
  assert.deepEqual(seen.errors, []);
  await seen.close();
});

test('everybody reads bulletins and finds papers to print, on every screen', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true });
  await page.goto(`${site.address}/`);
  await page.locator('footer a', { hasText: 'Bản tin' }).click();
  await page.locator('main a', { hasText: 'Sấu vào mùa' }).click();
  await page.waitForURL(/\/ban-tin\/hk\/1$/);
  const paths = [['bulletins', '/ban-tin', '/en/bulletins'], ['bulletin', '/ban-tin/hk/1', '/en/bulletins/hk/1'],
    ['publications', '/an-pham', '/en/publications']];
  for (const [name, vi, en] of paths) await inspect(site, page, name, { vi, en });
  assert.deepEqual(errors, []);
  await close();
});
