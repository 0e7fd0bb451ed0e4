// A shop owner scores itself on a phone by touch and by keyboard, without script too; hands in; the ward
// checks at a desk.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hold, inspect, newWindow, openSite, signIn, sizes } from './people.mjs';

const site = openSite();
const pathOf = (page) => new URL(page.url()).pathname;
const main = (page) => page.locator('main').innerText();

async function windowOf(login, options = {}) {
  const opened = await newWindow(site, { bypassCSP: true, ...options });
  await signIn(site, opened.page, site.person(login));
  return opened;
}
const save = (page) => Promise.all([page.waitForNavigation(), page.click('.savebar .button:last-child')]);

let dossier;
test('a producer begins a dossier and answers by touch; every answer is kept', async () => {
  const { page, errors, close } = await windowOf('0900000001', { hasTouch: true });
  await page.goto(`${site.address}/office/dossiers/new`);
  await hold(page, 'a new dossier');
  await page.fill('[name=subject_id]', 'OM-THUHUONG');
  await page.fill('[name=product_id]', '09521234000013');
  await page.click('button[value=store]');
  await page.waitForURL(/\/office\/dossiers\/[0-9A-Z]{26}$/);
  dossier = pathOf(page);
  await page.click('main a:has-text("Chấm tiếp")');
  assert.match(await main(page), /1\.1 Nguồn nguyên liệu/);
  await save(page);
  assert.match(await main(page), /Hãy chọn một mức/);
  await hold(page, 'nothing chosen');
  await page.tap('label.choice:last-of-type');
  await save(page);
  assert.match(await main(page), /1\.2 /, 'the next criterion');
  assert.match(await main(page), /Đã chấm 1 trên 32/);
  await inspect(site, page, 'self-assessment', `${dossier}/self-assessment?criterion=3.5`);
  assert.deepEqual(errors.filter((one) => !one.includes('422')), []);
  await close();
});

test('all of it goes by keyboard and without script', async () => {
  const { page, close } = await windowOf('0900000001', { javaScriptEnabled: false });
  await page.goto(`${site.address}${dossier}/self-assessment?criterion=1.2`);
  for (let left = 40; left > 0; --left) {
    await page.locator('input[name=choice]').last().focus();
    await page.keyboard.press('Space');
    const saved = page.locator('.savebar .button').last();
    await saved.focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    if ((await main(page)).includes('Đã chấm 32 trên 32')) break;
  }
  assert.match(await main(page), /100\/100/);
  await page.goto(site.address + dossier);
  await page.locator('summary', { hasText: 'Nộp hồ sơ' }).focus();
  await page.keyboard.press('Enter');
  await Promise.all([page.waitForNavigation(), page.locator('details.confirm[open] form .button').press('Enter')]);
  assert.match(await main(page), /PĐK-01-/);
  await close();
});

test('the ward finds it at home and checks it', async () => {
  const { page, errors, close } = await windowOf('phuong', { viewport: sizes.desktop });
  await page.goto(`${site.address}/office`);
  await page.click('main a:has-text("Ô mai sấu gừng, lần đầu")');
  await inspect(site, page, 'dossier', pathOf(page));
  await page.goto(`${site.address}${dossier}/check`);
  await inspect(site, page, 'ward-check', pathOf(page));
  await page.goto(`${site.address}${dossier}/check`);
  for (const field of ['local_material', 'local_labour', 'idea_origin', 'local_identity']) {
    await page.check(`[name=${field}][value=met]`);
  }
  await page.click('button[value=pass_on]');
  assert.match(await main(page), /Đã chuyển cấp thành phố/);
  assert.deepEqual(errors, []);
  await close();
});
