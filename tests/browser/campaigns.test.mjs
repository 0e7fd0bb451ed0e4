// Campaigns and the editorial calendar at a browser: a reader with and without script, a page that says by itself
// that it was read to its end, an editor who drags an item to another day, and the pages held to axe at both sizes.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hold, inspect, newWindow, openSite, picture, signIn, sizes } from './people.mjs';

const site = openSite();
const calendar = '/office/calendar';
const running = '/chien-dich/quet-ma-truoc-khi-mua';

async function windowOf(login, options = {}) {
  const opened = await newWindow(site, { bypassCSP: true, ...options });
  await signIn(site, opened.page, site.person(login));
  return opened;
}
const main = (page) => page.locator('main').innerText();

test('a reader reads a campaign to its end and takes the quiz, without script', async () => {
  const { page, close } = await newWindow(site, { javaScriptEnabled: false });
  await page.goto(`${site.address}${running}?unit=00082`);
  await page.locator('main button').click();
  await page.waitForURL(/cau-hoi\?unit=00082$/);
  for (const [number, answer] of [[1, 'b'], [2, 'c'], [3, 'b']]) await page.check(`#q${number}${answer}`);
  await page.locator('main form button').click();
  assert.match(await main(page), /đúng 2\/3 câu/);
  assert.match(await main(page), /Đừng nhập gì vào trang lạ/);
  await close();
});

test('with script the page says by itself that it was read to its end', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true });
  await page.goto(site.address + running);
  const said = page.waitForRequest((request) => request.url().endsWith('/doc-het'), { timeout: 20_000 });
  await page.locator('#quiz').scrollIntoViewIfNeeded();
  assert.match((await said).postData(), /by=script/);
  assert.deepEqual(errors, []);
  await close();
});

test('the public pages in both languages', async () => {
  const { page, close } = await newWindow(site, { bypassCSP: true });
  const english = running.replace('/chien-dich', '/en/campaigns');
  await inspect(site, page, 'campaigns', { vi: '/chien-dich', en: '/en/campaigns' });
  await inspect(site, page, 'campaign', { vi: running, en: english });
  await inspect(site, page, 'campaign-quiz', { vi: `${running}/cau-hoi`, en: `${english}/quiz` });
  await page.setViewportSize(sizes.phone);
  await page.goto(`${site.address}${running}/cau-hoi`);
  for (const number of [1, 2, 3]) await page.check(`#q${number}b`);
  await page.locator('main form button').click();
  await hold(page, 'the result of a quiz');
  await picture(page, 'campaign-result-vi-phone');
  await close();
});

test('an editor drags an item to another day', async () => {
  const { page, errors, close } = await windowOf('bientap', { viewport: sizes.desktop });
  await inspect(site, page, 'calendar', calendar);
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.goto(site.address + calendar);
  const item = page.locator('.entry[draggable]').first();
  const name = await item.locator('a').innerText();
  const from = await item.evaluate((one) => one.closest('[data-day]').dataset.day);
  const days = await page.locator('.month > li').evaluateAll((all) => all.map((one) => one.dataset.day));
  const at = days.indexOf(from);
  const other = page.locator('.month > li').nth(at > 0 ? at - 1 : 1);
  const to = await other.getAttribute('data-day');
  await Promise.all([page.waitForNavigation(), item.dragTo(other)]);
  assert.match(await main(page), /Đã dời/);
  assert.match(await page.locator(`[data-day="${to}"]`).innerText(), new RegExp(name));
  const path = new URL(await page.locator(`[data-day="${to}"] a`, { hasText: name }).first().evaluate((one) => one.href)).pathname;
  await inspect(site, page, 'calendar-entry', path);
  await page.goto(`${site.address}/en${calendar}`);
  await hold(page, 'the calendar in English');
  assert.deepEqual(errors, []);
  await close();
});

test('the same without script, by a form', async () => {
  const { page, close } = await windowOf('bientap', { javaScriptEnabled: false });
  await page.goto(site.address + calendar);
  await page.locator('.entry[data-key] a').last().click();
  await page.fill('[name=day]', '28/12/2027');
  await page.locator('form[action$="/move"] button').click();
  assert.match(await main(page), /Đã dời/);
  assert.match(await main(page), /28\/12\/2027/);
  await close();
});

test('the report, the register and the gap alarm', async () => {
  const { page, errors, close } = await windowOf('thanhpho');
  await page.goto(`${site.address}/office/campaigns`);
  await inspect(site, page, 'campaigns-office', '/office/campaigns');
  await page.goto(`${site.address}/office/campaigns`);
  await page.locator('main a', { hasText: 'Hiểu đúng sao OCOP' }).first().click();
  const record = new URL(page.url()).pathname;
  await inspect(site, page, 'campaign-record', record);
  await inspect(site, page, 'campaign-report', `${record}/report`);
  await inspect(site, page, 'message-gaps', '/office/messages/gaps');
  assert.deepEqual(errors, []);
  await close();
});
