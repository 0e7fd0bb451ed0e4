// Certificates at a browser: proposed by one person and released by another, revoked, printed; what
// everybody reads of them, on a phone and on a desk, in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { entering, hold, inspect, newWindow, openSite, signIn, sizes, today } from './people.mjs';

const site = openSite();
const main = (page) => page.locator('main').innerText();
async function windowOf(login, options = {}) {
  const opened = await newWindow(site, { bypassCSP: true, viewport: sizes.desktop, ...options });
  await signIn(site, opened.page, site.person(login));
  return opened;
}
const code = `01-00070-1-${today().slice(-4)}`;
let certificate, act;

test('a certificate is given out again: proposed with the keyboard alone, faults beside the fields', async () => {
  const { page, errors, close } = await windowOf('thanhpho');
  await page.goto(`${site.address}/office/certificates?q=5127`);
  await page.locator('main tbody th a').first().click();
  await page.waitForURL(/\/office\/certificates\/[0-9A-Z]{26}$/);
  certificate = new URL(page.url()).pathname;
  await hold(page, 'a certificate');
  await page.goto(`${site.address}${certificate}/reissue`);
  await hold(page, 'the form of a re-issue');
  const hands = entering.byKeyboard(page);
  await hands.choose('[name=cause]', 'damaged');
  await hands.press('main form:has([name=cause]) > p > button.button');
  await page.waitForSelector('[aria-invalid=true]');
  await hold(page, 'a refused re-issue');
  await page.fill('[name=reason]', 'Ướt mưa');
  await page.fill('[name=number]', '88/QĐ-UBND');
  await page.fill('[name=day]', today());
  await page.click('main form:has([name=cause]) > p > button.button');
  await page.waitForURL(/\/office\/recognition\/[0-9A-Z]{26}/);
  act = new URL(page.url()).pathname;
  assert.match(await main(page), /Người khác với người đề nghị sẽ ban hành/);
  assert.deepEqual(errors.filter((one) => !/ 422 /.test(one)), []);
  await close();
});

test('another person finds the proposal at home and releases it', async () => {
  const { page, errors, close } = await windowOf('thanhpho2', { viewport: sizes.phone });
  await page.locator('main a', { hasText: 'Chờ ban hành: Cấp lại' }).click();
  await page.waitForURL(new RegExp(act));
  await hold(page, 'an act that waits');
  await page.click('main form[action$="/release"] button');
  await page.waitForURL(new RegExp(act));
  assert.match(await main(page), /Đã ban hành/);
  await inspect(site, page, 'recognition-act', act);
  await inspect(site, page, 'recognition-overview', '/office/recognition');
  await inspect(site, page, 'recognition-certificate', certificate);
  await inspect(site, page, 'recognition-revoke', `${certificate}/revoke`);
  await inspect(site, page, 'recognition-renewals', '/office/renewals');
  await inspect(site, page, 'recognition-packs', '/office/starred-packs');
  await inspect(site, page, 'recognition-visits', '/office/supervision-visits');
  await page.locator('main tbody th a').first().click();
  await page.waitForURL(/\/office\/supervision-visits\/[0-9A-Z]{26}$/);
  await inspect(site, page, 'recognition-visit', new URL(page.url()).pathname.replace(/^\/en/, ''));
  assert.deepEqual(errors, []);
  await close();
});

test('everybody reads the list, a certificate, and how the stars were reached', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true });
  await page.goto(site.address);
  await page.locator('footer a', { hasText: 'Sản phẩm được công nhận' }).click();
  await page.waitForURL(/\/san-pham-duoc-cong-nhan$/);
  await page.selectOption('[name=stars]', '3');
  await page.click('main form button');
  await page.waitForURL(/stars=3/);
  await page.locator('main details summary').first().click();
  assert.match(await page.locator('main details').first().innerText(), /A\. /);
  await hold(page, 'the list with points open');
  await page.locator('main a', { hasText: code }).click();
  await page.waitForURL(new RegExp(code));
  assert.match(await main(page), /Đang có hiệu lực[\s\S]*Lần cấp 2/);
  for (const [name, vi, en] of [['recognised', '/san-pham-duoc-cong-nhan', '/en/recognised-products'],
                                ['certificate', `/giay-chung-nhan/${code}`, `/en/certificate/${code}`]]) {
    await inspect(site, page, name, { vi, en });
  }
  await page.goto(`${site.address}/san-pham-duoc-cong-nhan?day=x`);
  await hold(page, 'a day that is none');
  assert.deepEqual(errors, []);
  await close();
});
