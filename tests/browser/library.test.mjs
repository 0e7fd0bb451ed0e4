// The library at a browser: a document found on a phone, a policy found with the keyboard, every page looked at.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hold, inspect, newWindow, openSite, signIn, sizes } from './people.mjs';

const site = openSite();

test('a document is found by its number, and its effect on another day', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true, hasTouch: true });
  await page.goto(`${site.address}/van-ban`);
  await page.fill('#q', 'ke hoach 153');
  await page.locator('main form button').tap();
  await page.locator('main .tasks a').first().tap();
  await page.waitForURL(/153-kh-ubnd/);
  await page.fill('#day', '2019-12-01');
  await page.locator('aside form button').tap();
  await page.waitForURL(/day=2019-12-01/);
  assert.match(await page.locator('main .chip').first().innerText(), /Còn hiệu lực/);
  await hold(page, 'a document on another day');
  assert.deepEqual(errors, []);
  await close();
});

test('six answers lead to a policy and its missing papers, with the keyboard alone', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true, viewport: sizes.desktop, javaScriptEnabled: true });
  await page.goto(`${site.address}/chinh-sach/tim`);
  await page.focus('#kind');
  await page.keyboard.press('ArrowDown');
  for (let i = 0; i < 5; ++i) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.waitForURL(/have-/);
  assert.match(await page.locator('#found').innerText(), /chính sách đang nhận đề nghị/);
  assert.equal(await page.inputValue('#kind'), 'household', 'the answers stay');
  await hold(page, 'found policies');
  assert.deepEqual(errors, []);
  await close();
});

test('every page of the library is held and pictured', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true });
  const paths = [['documents', '/van-ban', '/en/documents'],
    ['document', '/van-ban/148-qd-ttg-thu-tuong-chinh-phu-2023-02-24', '/en/documents/148-qd-ttg-thu-tuong-chinh-phu-2023-02-24'],
    ['policies', '/chinh-sach', '/en/policies'], ['policy', '/chinh-sach/tem-2026', '/en/policies/tem-2026'],
    ['policy-ended', '/chinh-sach/nhan-hieu-2023', '/en/policies/nhan-hieu-2023'],
    ['explained', '/giai-thich', '/en/explained'], ['explainer', '/giai-thich/tham-gia', '/en/explained/tham-gia'],
    ['practice', '/cach-lam-hay', '/en/good-examples'], ['practice-case', '/cach-lam-hay/mot-bep-ba-ca', '/en/good-examples/mot-bep-ba-ca'],
    ['policy-finder', '/chinh-sach/tim?kind=household&group=food&stars=3', '/en/policies/find?kind=household&group=food&stars=3']];
  for (const [name, vi, en] of paths) await inspect(site, page, `library-${name}`, { vi, en });
  assert.deepEqual(errors, []);
  await close();
});

test('a producer sees what the registers say it can ask for', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true });
  await signIn(site, page, site.person('0900000001'));
  await inspect(site, page, 'library-eligibility', '/office/eligibility');
  await page.goto(`${site.address}/chinh-sach/nhan-hieu-2026`);
  await page.locator('main a', { hasText: 'Gửi đề nghị' }).click();
  await page.waitForURL(/policy-applications\/new/);
  assert.equal(await page.inputValue('[name=policy_id]'), 'NHAN-HIEU-2026');
  await hold(page, 'a request for support');
  assert.deepEqual(errors, []);
  await close();
});

test('an officer makes tasks of a good example', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true });
  await signIn(site, page, site.person('phuong'));
  await page.goto(`${site.address}/cach-lam-hay/mot-bep-ba-ca`);
  await page.locator('main a', { hasText: 'Lập danh sách việc' }).click();
  await page.waitForURL(/\/apply$/);
  const path = new URL(page.url()).pathname;
  await inspect(site, page, 'library-apply', path);
  await page.goto(site.address + path);
  await page.fill('[name=plan_id]', '12/MH-KH');
  await page.fill('[name=deadline]', '31/12/2026');
  await page.locator('main form:has([name=deadline]) button').click();
  await page.waitForURL(/\/office\/tasks/);
  assert.match(await page.locator('main').innerText(), /Đã lập 5 việc/);
  assert.deepEqual(errors, []);
  await close();
});
