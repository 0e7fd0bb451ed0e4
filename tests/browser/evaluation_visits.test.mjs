// A visit of the advisory team at a phone: typed and photographed without a net, kept over a reload, sent once
// when the net is back; and without the script.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openRoom } from '../functional/evaluation_people.mjs';
import { jpeg } from '../functional/small_jpeg.mjs';
import { hold, inspect, newWindow, openSite } from './people.mjs';

const site = openSite();
let room, advisory;
const checks = ['local_material', 'local_labour', 'idea_origin', 'local_identity', 'production', 'labelling', 'environment', 'books'];

/// A window of somebody who signed in without a browser.
async function windowOf(login, options = {}) {
  const opened = await newWindow(site, { bypassCSP: true, ...options });
  const { cookies } = await room.person(login);
  await opened.context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: site.address })));
  return opened;
}
const visits = async () =>
  new Set((await room.page('thanhpho', advisory)).match(/\/office\/site-visits\/[0-9A-Z]{26}/g) ?? []).size;
async function fill(page, place) {
  await page.fill('[name=place]', place);
  for (const field of checks) await page.check(`[name=${field}][value=met]`);
  await page.fill('[name=findings]', 'Xưởng gọn, có sổ lô');
}
/// What the browser keeps comes back a moment after the page.
const givenBack = (page) => page.waitForFunction(() => document.querySelector('[name=place]').value !== '');

test('typed and photographed without a net, it is kept over a reload and sent once', async () => {
  room = await openRoom(site.server);
  const dossier = await room.received();
  advisory = `/office/advisory/${dossier.split('/').at(-1)}`;
  await room.press('thanhpho', `${advisory}/assign`, `${advisory}/assign`, { login: 'totuvan', due: '' });
  const { page, context, errors, close } = await windowOf('totuvan');
  const address = site.address + advisory;
  await page.goto(`${address}/visit`);
  await context.setOffline(true);
  await fill(page, '12 phố Hàng Đường');
  await page.setInputFiles('[name=photos]', [
    { name: 'xuong.jpg', mimeType: 'image/jpeg', buffer: jpeg }, { name: 'kho.jpg', mimeType: 'image/jpeg', buffer: jpeg }]);
  await page.waitForSelector('#kept-photos li:nth-child(2)');
  await page.click('#kept-photos li:nth-child(2) button');
  await page.waitForSelector('#kept-photos li:nth-child(2)', { state: 'detached' });
  await page.waitForFunction(() => document.querySelector('#visit-state').textContent.includes('Đã giữ trên máy này'));
  await context.setOffline(false);
  await page.reload();
  await givenBack(page);
  assert.equal(await page.inputValue('[name=place]'), '12 phố Hàng Đường', 'kept over a reload');
  assert.ok(await page.isChecked('[name=books][value=met]'));
  assert.equal(await page.locator('#kept-photos li').count(), 1);
  await hold(page, 'a visit that is kept');
  await context.setOffline(true);
  await page.click('form#visit button:has-text("Gửi kết quả khảo sát")');
  await page.waitForFunction(() => document.querySelector('#visit-state').textContent.includes('Chưa có mạng'));
  assert.equal(await visits(), 0);
  await context.setOffline(false);
  await page.waitForURL(/\/office\/site-visits\/[0-9A-Z]{26}$/);
  assert.equal(await visits(), 1);
  assert.equal(await page.locator('.gallery img').count(), 1);
  await inspect(site, (await windowOf('totuvan')).page, 'site-visit', new URL(page.url()).pathname);
  await page.goto(`${address}/visit`);
  await page.waitForTimeout(300);
  assert.equal(await page.inputValue('[name=place]'), '', 'nothing of it stays in the browser');
  assert.equal(await visits(), 1, 'sent once');
  assert.deepEqual(errors.filter((each) => !/ERR_INTERNET_DISCONNECTED/.test(each)), []);
  await close();
});

test('what the register refuses is told and stays in the browser', async () => {
  const { page, close } = await windowOf('totuvan');
  await page.goto(`${site.address}${advisory}/visit`);
  await page.fill('[name=place]', 'Chợ Đồng Xuân');
  await page.click('form#visit button:has-text("Gửi kết quả khảo sát")');
  await page.waitForFunction(() => document.querySelector('#visit-state').textContent.includes('Chưa gửi được'));
  await page.reload();
  await givenBack(page);
  assert.equal(await page.inputValue('[name=place]'), 'Chợ Đồng Xuân');
  assert.equal(await visits(), 1);
  await close();
});

test('without the script the form sends itself', async () => {
  const { page, close } = await windowOf('totuvan', { javaScriptEnabled: false });
  await page.goto(`${site.address}${advisory}/visit`);
  await fill(page, '14 phố Hàng Đường');
  await page.setInputFiles('[name=photos]', { name: 'xuong.jpg', mimeType: 'image/jpeg', buffer: jpeg });
  await page.click('form#visit button:has-text("Gửi kết quả khảo sát")');
  await page.waitForURL(/\/office\/site-visits\/[0-9A-Z]{26}$/);
  assert.equal(await visits(), 2);
  await close();
});

test('its pages at both sizes, in both languages', async () => {
  const { page, close } = await windowOf('totuvan');
  await inspect(site, page, 'visit-form', `${advisory}/visit`);
  await inspect(site, page, 'advisory', advisory);
  await inspect(site, page, 'advisory-report', `${advisory}/report`);
  await inspect(site, page, 'advisory-list', '/office/advisory');
  await close();
  const city = await windowOf('thanhpho');
  await inspect(site, city.page, 'assign', `${advisory}/assign`);
  await city.close();
});
