// What the keeper of the system does, and what passes between two people, walked in a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hold, inspect, newWindow, openSite, picture, signIn, sizes, totp } from './people.mjs';

const site = openSite();
const windows = new Map();

/// The window of somebody, signed in once for all jobs: a code of the second factor counts once.
async function person(login) {
  if (!windows.has(login)) {
    const window = await newWindow(site, { bypassCSP: true, viewport: sizes.desktop });
    await signIn(site, window.page, site.person(login));
    windows.set(login, window);
  }
  const { page } = windows.get(login);
  await page.setViewportSize(sizes.desktop);
  return page;
}
const go = (page, path) => page.goto(site.address + path);
const main = async (page) => (await page.locator('main').innerText()).normalize('NFC');
const flash = (page) => page.locator('.flash').innerText();
async function holdBoth(page, name) {
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    await hold(page, `${name} ${size}`);
  }
  await page.setViewportSize(sizes.desktop);
}
const form = (page, end) => page.locator(`main form[action$="${end}"]`);
const send = (page, end) => form(page, end).locator('button:not([type=button])').first().click();

async function newPerson(page, login, name) {
  await go(page, '/office/people/new');
  await page.fill('[name=name]', name);
  await page.fill('[name=login]', login);
  await holdBoth(page, 'new person');
  await send(page, '/office/people/new');
  assert.match(await flash(page), /Đã mở|Đã tạo|Đã thêm/);
  return new URL(page.url()).pathname;
}
async function appoint(page, path, role, more = {}) {
  await go(page, path);
  const at = form(page, '/appointments');
  await at.locator('[name=role]').selectOption(role);
  for (const [name, value] of Object.entries(more)) await at.locator(`[name=${name}]`).fill(value);
  await at.locator('button:not([type=button])').click();
}

test('a person is made, appointed for a time, and chooses a password', async () => {
  const keeper = await person('quantri');
  const path = await newPerson(keeper, 'hien.canbo', 'Đào Thu Hiền');
  await appoint(keeper, path, 'ward_officer', { unit: '99999', valid_from: '01/10/2026', valid_to: '31/12/2027' });
  await keeper.waitForSelector('[name=unit][aria-invalid=true]');  // there is no such unit
  await holdBoth(keeper, 'appointment with a fault');
  await appoint(keeper, path, 'ward_officer', { unit: '00070', valid_from: '01/10/2026', valid_to: '31/12/2027' });
  const shown = await main(keeper);
  assert.match(shown, /Cán bộ phường, (Phường )?Hoàn Kiếm/);
  assert.match(shown, /01\/10\/2026 – 31\/12\/2027/);
  await inspect(site, keeper, 'job-person', path);
  await keeper.setViewportSize(sizes.desktop);
  await go(keeper, path);
  await send(keeper, '/recovery');
  const code = (await keeper.locator('.codes b').innerText()).trim();
  await holdBoth(keeper, 'recovery code');

  const window = await newWindow(site, { bypassCSP: true });
  const { page } = window;
  await go(page, '/office/recover');
  await page.fill('[name=name]', 'hien.canbo');
  await page.fill('[name=code]', code);
  await page.fill('[name=password]', '123456789');
  await holdBoth(page, 'recovery');
  await page.locator('main form button').first().click();
  await page.waitForSelector('.error, .alert[data-tone=stop]');  // too common a password
  await page.fill('[name=name]', 'hien.canbo');
  await page.fill('[name=code]', code);
  await page.fill('[name=password]', 'sấu chín ngoài ngõ nhỏ');
  await page.locator('main form button').first().click();
  await page.waitForURL((url) => !url.pathname.includes('recover'));
  await signIn(site, page, { login: 'hien.canbo', password: 'sấu chín ngoài ngõ nhỏ' });
  await go(page, '/office/subjects');
  assert.equal(await page.locator('h1').innerText(), 'Chủ thể');
  await holdBoth(page, 'ward officer');
  await window.close();
});

test('who may change everything is appointed by two, and sets up a second factor first', async () => {
  const keeper = await person('quantri');
  const path = await newPerson(keeper, 'son.vanphong', 'Đinh Công Sơn');
  await appoint(keeper, path, 'city_office', { valid_from: '01/10/2026' });
  assert.match(await main(keeper), /Chờ/);
  await go(keeper, '/office/appointments');
  assert.match(await main(keeper), /Đinh Công Sơn/);
  assert.equal(await form(keeper, '/approved').count(), 0, 'not by who proposed it');
  await holdBoth(keeper, 'appointments of the keeper');

  const city = await person('thanhpho');
  await go(city, '/office');
  await city.locator('main a', { hasText: 'Đinh Công Sơn' }).click();
  await inspect(site, city, 'job-appointments', '/office/appointments');
  await city.setViewportSize(sizes.desktop);
  await go(city, '/office/appointments');
  const asking = city.locator('details.confirm', { has: city.locator('form[action$="/approved"]') });
  assert.ok(await form(city, '/approved').isHidden(), 'one press does not act');
  await asking.locator('summary').click();
  assert.match(await asking.innerText(), /Duyệt để Đinh Công Sơn nhận vai trò/);
  await holdBoth(city, 'an appointment asks once more');
  await send(city, '/approved');
  await city.waitForSelector('.flash');
  await go(keeper, path);
  assert.doesNotMatch(await main(keeper), /Chờ người thứ hai/);
  await send(keeper, '/recovery');
  const code = (await keeper.locator('.codes b').innerText()).trim();

  const window = await newWindow(site, { bypassCSP: true, viewport: sizes.desktop });
  const { page } = window;
  await go(page, '/office/recover');
  await page.fill('[name=name]', 'son.vanphong');
  await page.fill('[name=code]', code);
  await page.fill('[name=password]', 'gánh hàng hoa sớm mai');
  await page.locator('main form button').first().click();
  await page.waitForURL((url) => !url.pathname.includes('recover'));
  await signIn(site, page, { login: 'son.vanphong', password: 'gánh hàng hoa sớm mai' });
  await go(page, '/office/subjects');
  assert.doesNotMatch(await page.locator('h1').innerText(), /^Chủ thể$/, 'no rights without a second factor');
  await go(page, '/office/account/second-factor');
  await holdBoth(page, 'second factor');
  const secret = (await page.locator('dd', { hasText: /^[A-Z2-7 ]{32,}$/ }).innerText()).replaceAll(' ', '').trim();
  await page.fill('[name=code]', totp(secret));
  await page.locator('main form:has([name=code]) button').click();
  assert.equal(await page.locator('.codes li').count(), 10);
  await holdBoth(page, 'backup codes');
  await go(page, '/office/subjects');
  assert.equal(await page.locator('h1').innerText(), 'Chủ thể');
  await window.close();
});

test('a lost second factor is taken away by two', async () => {
  const keeper = await person('quantri');
  await go(keeper, '/office/people?q=hoang+thu+trang');
  await holdBoth(keeper, 'people');
  await keeper.locator('.people a').click();
  await form(keeper, '/reset').locator('[name=reason]').fill('Mất điện thoại, đã gặp mặt');
  await send(keeper, '/reset');
  await keeper.waitForSelector('.flash');
  await go(keeper, '/office/resets');
  assert.doesNotMatch(await main(keeper), /Hoàng Thu Trang/, 'not for who asked');

  const city = await person('thanhpho');
  await go(city, '/office');
  await city.locator('main a', { hasText: 'Hoàng Thu Trang' }).click();
  await city.waitForURL(/resets/);
  assert.match(await main(city), /Mất điện thoại, đã gặp mặt/);
  await inspect(site, city, 'job-resets', '/office/resets');
  await city.setViewportSize(sizes.desktop);
  await go(city, '/office/resets');
  await send(city, '/done');
  await city.waitForSelector('.flash');
  const window = await newWindow(site);
  const one = site.person('hoidong');
  await signIn(site, window.page, { login: one.login, password: one.password });
  assert.match(await main(window.page), /Xác nhận hai bước/, 'asked to set up a new one');
  await window.close();
});

test('the audit answers who, what and when, in words', async () => {
  const city = await person('thanhpho');
  await go(city, '/office/subjects?q=om-thuhuong');
  await city.locator('tbody th a').first().click();
  await city.waitForURL(/subjects\/[0-9A-Z]{26}/);
  const path = new URL(city.url()).pathname;
  await go(city, `${path}/edit`);
  await city.fill('[name=representative]', 'Nguyễn Lan Chi');
  await city.locator('.savebar button[value=store]').click();
  await city.waitForSelector('.flash');

  await go(city, '/office/audit?who=vu+thanh+ha&act=subject');
  const first = city.locator('.acts-done li').first();
  const line = (await first.locator('p').first().innerText()).normalize('NFC');
  assert.match(line, /^Vũ Thanh Hà sửa: Chủ thể Cơ sở Ô mai Thu Hường$/);
  await first.locator('summary').click();
  const told = (await first.innerText()).normalize('NFC');
  assert.match(told, /Nguyễn Lan Chi/);
  assert.doesNotMatch(told, /representative|[{}]/, 'fields in words');
  await holdBoth(city, 'audit');

  // By the object, from the entry; then by a day on which nothing was done.
  await first.locator('a', { hasText: 'Mọi việc về mục này' }).click();
  await city.waitForURL(/object=subject/);
  const about = await city.locator('.acts-done li').count();
  assert.ok(about >= 2, 'entered and changed');
  for (const words of await city.locator('.acts-done li p:first-child').allInnerTexts()) {
    assert.match(words.normalize('NFC'), /Cơ sở Ô mai Thu Hường/);
  }
  await holdBoth(city, 'audit of one object');
  await go(city, '/office/audit?from=01/01/2020&to=02/01/2020');
  assert.match(await main(city), /Không có mục nào khớp/);
  await go(city, '/office/audit?from=hôm+qua');
  assert.ok(await city.locator('[name=from][aria-invalid=true]').count());
  await holdBoth(city, 'audit with a fault');

  await go(city, '/office/audit');
  assert.equal(await city.locator('.acts-done li').count(), 25);
  const newest = await city.locator('.acts-done li').first().innerText();
  await city.getByRole('link', { name: 'Xem các mục cũ hơn' }).click();
  await city.waitForURL(/before=/);
  assert.notEqual(await city.locator('.acts-done li').first().innerText(), newest);
  await city.setViewportSize(sizes.phone);
  await go(city, '/office/audit');
  const height = await city.evaluate(() => document.documentElement.scrollHeight);
  assert.ok(height < 5000, `the audit is ${height} px tall on a phone`);
  await inspect(site, city, 'job-audit', '/office/audit');
  await city.setViewportSize(sizes.phone);
  await go(city, '/office/audit?act=subject&who=thanhpho');
  await city.locator('main summary').first().click();
  await picture(city, 'job-audit-open-phone');
});

test('who keeps the system sees that a row was changed, not what stands in it', async () => {
  const keeper = await person('quantri');
  await go(keeper, '/office/audit?act=member');
  const entries = await keeper.locator('.acts-done li').count();
  assert.ok(entries > 0);
  const html = (await keeper.content()).normalize('NFC');
  assert.doesNotMatch(html, /Trịnh Xuân Bách|Từ Thị Hồng/);
  await go(keeper, '/office/audit?act=appointment&who=quantri');
  const line = (await keeper.locator('.acts-done li p').first().innerText()).normalize('NFC');
  assert.match(line, /Tạ Hữu Phước (đề nghị )?giao việc: Tài khoản/);
  await keeper.locator('.acts-done summary').first().click();
  assert.match(await main(keeper), /Văn phòng OCOP thành phố|Cán bộ phường/);
  await holdBoth(keeper, 'audit of the keeper');
});

test('a conflict of interest is declared, and seen by the offices it concerns and by nobody else', async () => {
  const council = await person('thuky');
  await go(council, '/office/declarations');
  await holdBoth(council, 'declarations');
  const making = form(council, '/office/declarations');
  await making.locator('[name=subject]').fill('KHONG-CO');
  await making.locator('button:not([type=button])').click();
  await council.waitForSelector('[name=subject][aria-invalid=true]');
  await form(council, '/office/declarations').locator('[name=subject]').fill('OM-THUHUONG');
  await form(council, '/office/declarations').locator('[name=relation]').selectOption('relative');
  await form(council, '/office/declarations').locator('[name=note]').fill('Em gái là quản lý xưởng');
  await form(council, '/office/declarations').locator('button:not([type=button])').click();
  await council.waitForSelector('.flash');
  assert.match(await main(council), /Mai Anh Tuấn · Người thân · Cơ sở Ô mai Thu Hường/);
  await inspect(site, council, 'job-declaration', '/office/declarations');
  for (const [login, sees] of [['thanhpho', true], ['phuong', true], ['quanlythitruong', true],
                               ['0900000001', false], ['bientap', false], ['quantri', false]]) {
    const page = await person(login);
    await go(page, '/office/declarations');
    assert.equal((await main(page)).includes('Em gái là quản lý xưởng'), sees, login);
  }
  await go(council, '/office/declarations');
  await council.getByRole('button', { name: 'Rút lại' }).click();
  await council.waitForSelector('.flash');
  const city = await person('thanhpho');
  await go(city, '/office/declarations');
  assert.doesNotMatch(await main(city), /Em gái là quản lý xưởng/);
});

test('nothing failed in a browser meanwhile', () => {
  for (const [login, window] of windows) {
    const real = window.errors.filter((one) => !/40[034]|422/.test(one));
    assert.deepEqual(real, [], login);
  }
});
