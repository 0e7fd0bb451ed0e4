// Messages at a browser: the head of a residential group confirms on a phone with one tap and without
// script; an editor writes, another person releases; an officer forwards.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hold, inspect, newWindow, openSite, picture, signIn, sizes } from './people.mjs';

const site = openSite();
const root = '/office/messages';
const notice = 'Nhận hồ sơ đăng ký sản phẩm OCOP đợt cuối năm';

async function windowOf(login, options = {}) {
  const opened = await newWindow(site, { bypassCSP: true, ...options });
  await signIn(site, opened.page, site.person(login));
  return opened;
}
const pathOf = (page) => new URL(page.url()).pathname;
const main = (page) => page.locator('main').innerText();

test('the head of a residential group reads and confirms on a phone with one tap', async () => {
  const { page, errors, close } = await windowOf('totruong', { hasTouch: true });
  await page.locator('main a', { hasText: '1 tin chờ xác nhận' }).tap();
  await page.waitForURL(/\/office\/messages$/);
  await inspect(site, page, 'messages-inbox', root);
  await page.setViewportSize(sizes.phone);
  await page.goto(site.address + root);
  assert.match(await main(page), /Đề nghị các tổ phát loa/);
  const button = page.locator('article', { hasText: notice }).locator('button');
  assert.ok((await button.boundingBox()).height >= 44, 'a thumb hits it');
  await button.tap();
  await page.waitForSelector('.flash');
  assert.match(await main(page), /Đã xác nhận\. Cảm ơn/);
  assert.match(await main(page), /Không có tin nào chờ/);
  await hold(page, 'an inbox with nothing to do');
  await page.locator('main a', { hasText: notice }).tap();
  await page.waitForURL(/\/office\/messages\/[0-9A-Z]{26}$/);
  await inspect(site, page, 'message-of-group', pathOf(page));
  assert.deepEqual(errors, []);
  await close();
});

test('the other head confirms without script', async () => {
  const { page, close } = await windowOf('totruong2', { javaScriptEnabled: false });
  await page.goto(site.address + root);
  await page.locator('article', { hasText: notice }).locator('button').click();
  assert.match(await main(page), /Đã xác nhận\. Cảm ơn/);
  await close();
});

test('an editor writes, another person releases, an officer forwards', async () => {
  const editor = await windowOf('bientap');
  await editor.page.goto(`${site.address}${root}`);
  await editor.page.locator('main a', { hasText: 'Soạn tin' }).click();
  await editor.page.waitForURL(/\/new$/);
  await inspect(site, editor.page, 'message-form', `${root}/new`);
  await editor.page.goto(`${site.address}${root}/new`);
  await editor.page.click('main form:has([name=title]) button:has-text("Lưu")');
  await editor.page.waitForSelector('#faults');
  await hold(editor.page, 'a refused message');
  await editor.page.fill('[name=title]', 'Mời dự lớp viết câu chuyện sản phẩm');
  await editor.page.fill('[name=body]', 'Lớp học tối thứ Năm.\n\nMang theo ảnh sản phẩm.');
  await editor.page.fill('[name=units]', 'Phường Hoàn Kiếm');
  await editor.page.click('main form:has([name=title]) button:has-text("Lưu")');
  await editor.page.waitForURL(/\/office\/messages\/[0-9A-Z]{26}$/);
  const path = pathOf(editor.page);
  await inspect(site, editor.page, 'message-draft', path);
  await editor.page.goto(site.address + path);
  await editor.page.locator('summary', { hasText: 'Trình duyệt' }).click();
  await editor.page.locator('details[open] form button').click();
  assert.match(await main(editor.page), /Đã trình duyệt/);

  const approver = await windowOf('duyetbai');
  await approver.page.locator('main a', { hasText: 'Mời dự lớp' }).click();
  await inspect(site, approver.page, 'message-to-release', path);
  await approver.page.goto(site.address + path);
  await approver.page.locator('summary', { hasText: 'Duyệt gửi' }).click();
  await approver.page.locator('details[open] form button').click();
  assert.match(await main(approver.page), /Đã gửi/);

  const officer = await windowOf('phuong');
  await officer.page.goto(site.address + path);
  await officer.page.locator('main a', { hasText: 'Chuyển tiếp xuống' }).click();
  await officer.page.waitForURL(/\/forward\//);
  await inspect(site, officer.page, 'message-forward', pathOf(officer.page));
  await officer.page.goto(site.address + path);
  await officer.page.locator('main a', { hasText: 'Chuyển tiếp xuống' }).click();
  await officer.page.fill('[name=note]', 'Hỏi chị Khuê.');
  await officer.page.click('main form:has([name=note]) button');
  await officer.page.waitForURL(/\/office\/messages\/[0-9A-Z]{26}$/);
  assert.match(await main(officer.page), /Tổ dân phố 1/);

  await editor.page.goto(`${site.address}${root}/sent`);
  await inspect(site, editor.page, 'messages-sent', `${root}/sent`);
  await editor.page.goto(`${site.address}${root}/sent`);
  await editor.page.locator('main a', { hasText: notice }).click();
  await editor.page.waitForURL(/\/office\/messages\/[0-9A-Z]{26}$/);
  await inspect(site, editor.page, 'message-sent', pathOf(editor.page));
  await inspect(site, editor.page, 'message-reach', `${root}/reach?unit=002&on=30/06/2025`);
  for (const one of [editor, approver, officer]) {
    assert.deepEqual(one.errors.filter((error) => !/ 422 /.test(error)), []);
    await one.close();
  }
});

test('one text in its forms, edited before it is submitted, and the notice that everybody reads', async () => {
  const { page, errors, close } = await windowOf('bientap');
  await page.goto(`${site.address}${root}/new`);
  await page.fill('[name=title]', 'Lịch thu mẫu sản phẩm tháng 12');
  await page.fill('[name=body]', 'Cán bộ phường đến tận nơi nhận mẫu.');
  await page.fill('[name=units]', 'Phường Hoàn Kiếm');
  await page.check('#channel-portal');
  await page.click('main form:has([name=title]) button:has-text("Lưu")');
  await page.waitForURL(/\/office\/messages\/[0-9A-Z]{26}$/);
  const path = pathOf(page);
  await inspect(site, page, 'message-forms', `${path}/forms`);
  await page.goto(`${site.address}${path}/forms`);
  await page.fill('[name=speech]', 'bà con '.repeat(200));
  await page.click('button[value=store]');
  await page.waitForSelector('.flash');
  assert.match(await main(page), /quá 90.giây, hãy rút gọn/);
  await page.goto(`${site.address}${root}/sent`);
  await page.locator('main a', { hasText: notice }).click();
  await page.waitForURL(/\/office\/messages\/[0-9A-Z]{26}$/);
  await inspect(site, page, 'message-forms-sent', `${pathOf(page)}/forms`);
  await inspect(site, page, 'message-gaps', `${root}/gaps`);
  await page.setViewportSize(sizes.phone);
  for (const [name, address] of [['notices', '/thong-bao'], ['notices-en', '/en/notices']]) {
    await page.goto(site.address + address);
    await hold(page, name);
    await page.locator('main a', { hasText: notice }).click();
    await hold(page, `${name}-one`);
    await picture(page, `${name}-one`);
  }
  assert.deepEqual(errors, []);
  await close();
});

test('the head of a residential group proves on a phone that the notice hangs', async () => {
  const { page, errors, close } = await windowOf('totruong', { hasTouch: true });
  await page.goto(site.address + root);
  await page.locator('main a', { hasText: notice }).tap();
  await page.locator('main a', { hasText: 'Xem bảng và ghi bằng chứng' }).tap();
  await page.waitForURL(/\/channels$/);
  const matrix = pathOf(page);
  await inspect(site, page, 'message-matrix', matrix);
  await page.setViewportSize(sizes.phone);
  await page.goto(site.address + matrix);
  await page.locator('main a', { hasText: 'Bảng tin phường Hoàn Kiếm' }).tap();
  await page.waitForURL(/\/channels\/[0-9A-Z]{26}$/);
  const channel = pathOf(page);
  await inspect(site, page, 'message-channel', channel);
  await page.setViewportSize(sizes.phone);
  await page.goto(site.address + channel);
  const photograph = await page.screenshot();
  await page.setInputFiles('[name=file]', { name: 'bang-tin.png', mimeType: 'image/png', buffer: photograph });
  await page.click('main form:has([name=hour]) button:not([type=button])');
  await page.waitForSelector('#faults');
  await hold(page, 'a refused proof');
  await page.fill('[name=hour]', '8:15');
  await page.click('main form:has([name=hour]) button:not([type=button])');
  await page.waitForURL(/\/channels$/);
  assert.match(await main(page), /Đã phát/);
  await page.goto(site.address + channel);
  await hold(page, 'a proof with its photograph');
  assert.equal(await page.locator('img.proof').evaluate((one) => one.complete && one.naturalWidth > 0), true);
  assert.deepEqual(errors.filter((error) => !/ 422 /.test(error)), []);
  await close();
});
