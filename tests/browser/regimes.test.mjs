// A new decision at a browser: refused with its faults, brought, put forward and released by another person.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { zip } from '../functional/zip.mjs';
import { hold, inspect, newWindow, openSite, picture, signIn, sizes } from './people.mjs';

const site = openSite();
const decision = '15/2099/QĐ-TTg';
const first = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
function files(change) {
  const all = {};
  for (const file of readdirSync('data/criteria/2026')) {
    const object = JSON.parse(readFileSync(`data/criteria/2026/${file}`, 'utf8'));
    if (file === 'regime.json') Object.assign(object, { decision, from: first });
    else object.regime = decision;
    change(file, object);
    all[file] = JSON.stringify(object);
  }
  return { name: 'quyet-dinh-15-2099.zip', mimeType: 'application/zip', buffer: zip(all) };
}
async function windowOf(login, options = {}) {
  const opened = await newWindow(site, { bypassCSP: true, viewport: sizes.desktop, ...options });
  await signIn(site, opened.page, site.person(login));
  return opened;
}

let path;
test('faults are told file by file; what is in order is shown with what it changes', async () => {
  const { page, errors, close } = await windowOf('thanhpho');
  await inspect(site, page, 'regimes', '/office/criteria');
  await page.goto(`${site.address}/office/criteria`);
  await page.setInputFiles('[name=files]', files((file, object) => {
    if (file.startsWith('07-')) object.parts[0].max = 41;
    if (file === 'regime.json') object.certificate_months = 0;
  }));
  await page.click('main form:has([name=files]) button');
  await page.waitForSelector('[role=alert]');
  await hold(page, 'a refused decision');
  await picture(page, 'regimes-refused-desktop');
  await page.setViewportSize(sizes.phone);
  await picture(page, 'regimes-refused-phone', {});
  await page.setViewportSize(sizes.desktop);
  await page.setInputFiles('[name=files]', files((file, object) => {
    if (file.startsWith('23-')) object.slug = 'hoa-tuoi';
    if (file.startsWith('07-')) object.parts[0].criteria[0].children[0].options[0].label.vi = 'Mức viết lại';
    if (file === 'regime.json') object.certificate_months = 24;
  }));
  await page.click('main form:has([name=files]) button');
  await page.waitForURL(/\/imports\/[0-9A-Z]{26}/);
  path = new URL(page.url()).pathname;
  await hold(page, 'a preview');
  await inspect(site, page, 'regimes-import', path);
  await page.goto(`${site.address}${path}`);
  await page.locator('main summary', { hasText: 'Trình duyệt' }).click();
  await page.click('main form[action$="/propose"] button');
  await page.waitForSelector('text=Chờ duyệt');
  assert.deepEqual(errors.filter((one) => !/ 422 /.test(one)), []);
  await close();
});

test('another person finds it at home and releases it on a phone', async () => {
  const { page, errors, close } = await windowOf('thanhpho2', { viewport: sizes.phone });
  await page.locator('main a', { hasText: 'Duyệt bộ tiêu chí' }).click();
  await page.waitForURL(new RegExp(path));
  await hold(page, 'a decision that waits');
  await page.locator('main summary', { hasText: 'Duyệt, cho áp dụng' }).click();
  await picture(page, 'regimes-release-phone');
  await page.click('main form[action$="/release"] button');
  await page.waitForSelector('text=Quyết định có trong hệ thống');
  await inspect(site, page, 'regimes-released', '/office/criteria');
  assert.deepEqual(errors, []);
  await close();
});
