// Culture pages at a browser: a visitor walks from the foot of the home page to a route, asks for an hour, and keeps the
// map without a net.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inspect, newWindow, openSite, picture } from './people.mjs';

const site = openSite();
const walk = '/van-hoa/tuyen/nam-pho-nghe';

test('a visitor comes to the walk from the foot, asks for an hour, and the map stays without a net', async () => {
  const { page, context, errors, close } = await newWindow(site, { bypassCSP: true });
  await page.goto(site.address);
  await page.locator('footer a', { hasText: 'Văn hóa, phố nghề' }).click();
  await page.waitForURL(/\/van-hoa$/);
  await page.locator('main a', { hasText: 'Xem bản đồ' }).first().click();
  await page.waitForURL(/\/van-hoa\/tuyen\/nam-pho-nghe$/);
  await page.fill('[name=day]', '2026-11-29');
  await page.fill('[name=time]', '15:00');
  await page.locator('main form button').click();
  await page.waitForURL(/day=2026-11-29&time=15(:|%3A)00/);
  assert.match(await page.locator('main').innerText(), /3 trên 6/);
  assert.equal(await page.locator('circle.map-shut').count(), 3);
  await (context ?? page.context()).setOffline(true);
  assert.ok(await page.locator('svg.map').isVisible());
  await (context ?? page.context()).setOffline(false);
  assert.deepEqual(errors, []);
  await close();
});

test('no two names of the map lie over each other, nor over a mark', async () => {
  const { page, close } = await newWindow(site, { bypassCSP: true });
  for (const path of [walk, '/en/culture/routes/nam-pho-nghe']) {
    await page.goto(site.address + path);
    const boxes = await page.locator('svg.map').evaluate((map) => [...map.querySelectorAll('.map-name, .map-stop')].map((one) => {
      const box = one.getBBox();
      return { name: one.textContent || 'mark', left: box.x, top: box.y + 2, right: box.x + box.width, bottom: box.y + box.height - 2 };
    }).concat({ name: 'sheet', width: map.viewBox.baseVal.width, height: map.viewBox.baseVal.height }));
    const sheet = boxes.pop();
    for (const [i, one] of boxes.entries()) {
      assert.ok(one.left >= 0 && one.right <= sheet.width && one.top >= 0 && one.bottom <= sheet.height, `${one.name} is on the sheet`);
      for (const other of boxes.slice(i + 1)) {
        const apart = one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
        assert.ok(apart, `${one.name} and ${other.name}`);
      }
    }
  }
  await close();
});

test('every culture page holds on a phone and a desk, in both languages, light and dark', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true });
  const paths = [['culture', '/van-hoa', '/en/culture'],
    ['culture-place', '/van-hoa/hang-bac', '/en/culture/hang-bac'],
    ['culture-route', `${walk}?day=2026-11-26&time=12:30`, '/en/culture/routes/nam-pho-nghe?day=2026-11-26&time=12:30']];
  for (const [name, vi, en] of paths) await inspect(site, page, name, { vi, en });
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.setViewportSize({ width: 720, height: 1000 });
  await page.goto(site.address + walk);
  await picture(page, 'culture-route-print');
  assert.deepEqual(errors, []);
  await close();
});
