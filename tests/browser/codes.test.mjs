// Codes at a browser: what a shopper types and taps, what the maker, the printer and the city do with labels.
// Every page in both languages, at both sizes, light and dark.
import { test } from 'node:test';
import assert from 'node:assert/strict';

import { orderOnGoods, orderPrinted, signedIn, writeDownChips } from '../functional/code_orders.mjs';
import { chip } from '../functional/ntag424.mjs';
import { ocop } from '../functional/server.mjs';
import { hold, inspect, newWindow, openSite, picture, signIn, sizes } from './people.mjs';

const site = openSite();
const gtin = '09521234000013';

test('the shopper types a code: found, mistyped, not ours', async () => {
  const [code] = await orderOnGoods(site.server, { label: 'Gõ mã', quantity: '2' });
  const { page, close } = await newWindow(site, { bypassCSP: true });
  const pages = { vi: '/kiem-tra', en: '/en/check' };
  for (const [language, path] of Object.entries(pages)) {
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      for (const [name, typed] of [['empty', ''], ['mistyped', 'ABC'], ['not_ours', 'ABCDEFGHIJKLMNOP']]) {
        await page.goto(`${site.address}${path}?code=${typed}`);
        await hold(page, `typed-${name}-${language}-${size}`);
        await picture(page, `typed-${name}-${language}-${size}`);
      }
    }
  }
  await page.goto(site.address);
  await page.fill('#code', code[1].toLowerCase());
  await page.press('#code', 'Enter');
  await page.waitForURL(new RegExp(`/01/${gtin}/21/${code[1]}$`));
  assert.match(await page.textContent('h1'), /lịch sử khớp/);
  await close();
});

test('the chip asks for a second tap, and a page without it for the first', async () => {
  const codes = await orderOnGoods(site.server, { label: 'Chip', quantity: '4', second_factor: 'chip' });
  const master = Buffer.from(JSON.parse(ocop('chip', 'keys', '--data', site.server.data, '--gtin', gtin).stdout)[0].master_key, 'hex');
  const uid = Buffer.from([4, 1, 2, 3, 4, 5, 6]);
  await writeDownChips(site.server, codes.order, { 1: uid });
  const one = chip(master, uid);
  const { page, close } = await newWindow(site, { bypassCSP: true });
  let counter = 10;
  for (const prefix of ['', '/en']) {
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      const address = `${site.address}${prefix}/01/${gtin}/21/${codes[0][1]}`;
      for (const [name, query] of [['second', one.tap(counter += 10)], ['live', one.tap(counter += 1)], ['scanned', '']]) {
        await page.goto(address + query);
        await hold(page, `chip-${name}${prefix.replace('/', '-')}-${size}`);
        await picture(page, `chip-${name}${prefix.replace('/', '-')}-${size}`);
      }
    }
  }
  await close();
});

test('the pages of labels hold for the maker, the printer and the city', async () => {
  const { order } = await orderPrinted(site.server, { label: 'Trang', quantity: '70', second_factor: 'chip' });
  const { owner, login } = await signedIn(site.server);
  const people = { maker: site.account('subject_owner'), city: site.account('city_office') };
  const pages = { maker: { 'code-move': `/office/code-orders/${order}/move`, 'code-chips': `/office/code-orders/${order}/chips`,
                           'code-order': `/office/code-orders/${order}`, 'code-order-new': '/office/code-orders/new' },
                  city: { 'code-keys': '/office/code-keys', 'report-statistics': '/office/report-statistics',
                          'code-alarms': '/office/code-alarms' } };
  for (const [who, account] of Object.entries(people)) {
    const { page, errors, close } = await newWindow(site, { bypassCSP: true });
    await signIn(site, page, account);
    for (const [name, path] of Object.entries(pages[who])) await inspect(site, page, name, path);
    assert.deepEqual(errors, []);
    await close();
  }
  // The password of a print file is shown once: one order for each picture of it.
  const { page, close } = await newWindow(site, { bypassCSP: true });
  await signIn(site, page, site.account('printer'));
  for (const [size, viewport] of Object.entries(sizes)) {
    const made = await owner.send('/office/code-orders/new', { subject_id: 'OM-THUHUONG', product_id: gtin, printer: login,
      second_factor: 'none', label: `Mật khẩu ${size}`, quantity: '5' });
    const path = made.headers.get('location').replace(/\?.*/, '');
    await owner.post(`${path}/number`, { form_token: await owner.token(path) });
    await page.setViewportSize(viewport);
    await page.goto(`${site.address}/office/print-files`);
    await hold(page, `print-files-${size}`);
    await page.click(`li:has-text("Mật khẩu ${size}") button`);
    const shown = page.locator('.codes .code');
    assert.match(await shown.textContent(), /^[A-Z2-7]{4}(-[A-Z2-7]{4}){4}$/);
    const { height } = await shown.boundingBox();
    assert.ok(height < 60, 'on one line');
    await hold(page, `print-password-${size}`);
    await picture(page, `print-password-${size}`);
  }
  await close();
});
