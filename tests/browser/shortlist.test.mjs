// A shortlist at a browser: a head of a residential group votes on a phone by touch, with the keyboard
// alone and without script; officers count and publish; everybody reads the list.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { entering, hold, inspect, newWindow, openSite, signIn, sizes } from './people.mjs';

const site = openSite();
const openRound = 'Sản phẩm chế biến phục vụ Tết 2027';

async function windowOf(login, options = {}) {
  const opened = await newWindow(site, { bypassCSP: true, ...options });
  await signIn(site, opened.page, site.person(login));
  return opened;
}
const pathOf = (page) => new URL(page.url()).pathname;
const main = (page) => page.locator('main').innerText();
const line = (page, name) => page.locator('.tasks li', { hasText: name });

/// From the home page to the ballot of a product, and a vote on it.
async function vote(page, hands, product, points, reason) {
  await page.goto(`${site.address}/office`);
  await hands.follow(`main a:has-text("Bỏ phiếu: ${openRound}")`);
  await page.waitForURL(/\/office\/votes\/[0-9A-Z]{26}$/);
  await hands.follow(`main .tasks a:has-text("${product}")`);
  await page.waitForURL(/\/office\/votes\/[0-9A-Z]{26}\/[0-9A-Z]{26}$/);
  assert.ok((await page.locator('h1').innerText()).startsWith(product));
  for (const [i, one] of points.entries()) await hands.choose(`[name=points-${i}]`, one);
  await hands.type('[name=reason]', reason);
  await hands.press('main form:has([name=reason]) button');
  await page.waitForURL(/\/office\/votes\/[0-9A-Z]{26}$/);
  assert.match(await line(page, product).innerText(), /Đã bỏ phiếu/);
}

test('a ballot is given on a phone, refused first, then changed', async () => {
  const { page, errors, close } = await windowOf('totruong', { hasTouch: true });
  const hands = entering.byMouse(page);
  await page.goto(`${site.address}/office/votes`);
  await hold(page, 'the rounds of a voter');
  await line(page, openRound).locator('a').tap();
  await page.waitForURL(/\/office\/votes\/[0-9A-Z]{26}$/);
  await hold(page, 'a round');
  await line(page, 'Gói quà Tết').locator('a').tap();
  await page.waitForURL(/\/office\/votes\/[0-9A-Z]{26}\/[0-9A-Z]{26}$/);
  await hold(page, 'a ballot');
  await page.selectOption('[name=points-0]', '8');
  await page.tap('main form:has([name=reason]) button');
  await page.waitForSelector('#faults');
  await hold(page, 'a refused ballot');
  assert.equal(await page.inputValue('[name=points-0]'), '8', 'what was chosen stays');
  for (const field of ['points-1', 'reason']) {
    assert.equal(await page.locator(`[name=${field}]`).getAttribute('aria-invalid'), 'true');
    assert.equal(await page.locator(`#faults a[href="#${field}"]`).count(), 1);
  }
  await vote(page, hands, 'Gói quà Tết', ['8', '9'], 'Gói gọn, hợp làm quà.');
  await vote(page, hands, 'Gói quà Tết', ['9', '9'], 'Nếm lại thấy ngon hơn.');
  await line(page, 'Gói quà Tết').locator('a').tap();
  await page.waitForURL(/\/office\/votes\/[0-9A-Z]{26}\/[0-9A-Z]{26}$/);
  assert.equal(await page.inputValue('[name=reason]'), 'Nếm lại thấy ngon hơn.');
  assert.deepEqual(errors.filter((one) => !/ 422 /.test(one)), []);
  const ballot = pathOf(page);
  await inspect(site, page, 'shortlist-ballot', ballot);
  await inspect(site, page, 'shortlist-round-of-voter', ballot.replace(/\/[0-9A-Z]{26}$/, ''));
  await inspect(site, page, 'shortlist-my-votes', '/office/votes');
  await close();
});

test('a ballot is given with the keyboard alone', async () => {
  const { page, close } = await windowOf('phuong', { viewport: sizes.desktop });
  await vote(page, entering.byKeyboard(page), 'Bánh phu thê', ['7', '6'], 'Bánh dẻo, hộp còn mỏng.');
  await close();
});

test('a ballot is given without script', async () => {
  const { page, close } = await windowOf('phuong2', { javaScriptEnabled: false });
  await vote(page, entering.byMouse(page), 'Giò lụa', ['9', '7'], 'Thơm, cần thùng lạnh.');
  await close();
});

test('who has a conflict of interest reads why there is no ballot', async () => {
  const { page, close } = await windowOf('hoidong');
  await page.goto(`${site.address}/office/votes`);
  await line(page, 'Quà phố cổ').locator('a').click();
  await page.waitForURL(/\/office\/votes\/[0-9A-Z]{26}$/);
  assert.match(await line(page, 'Trà ướp sen').innerText(), /Xung đột lợi ích: Người thân/);
  await line(page, 'Trà ướp sen').locator('a').click();
  await page.waitForURL(/\/office\/votes\/[0-9A-Z]{26}\/[0-9A-Z]{26}$/);
  assert.match(await main(page), /vì xung đột lợi ích với cơ sở sản xuất \(Người thân\)/);
  assert.equal(await page.locator('[name=reason]').count(), 0);
  await inspect(site, page, 'shortlist-barred', pathOf(page));
  await close();
});

test('officers see who has voted, and the result once it is counted', async () => {
  const { page, errors, close } = await windowOf('phuong');
  const find = async (name) => {
    await page.goto(`${site.address}/office/shortlists`);
    await page.locator('main tbody th a', { hasText: name }).click();
    await page.waitForURL(/\/office\/shortlists\/[0-9A-Z]{26}$/);
  };
  await find(openRound);
  assert.match(await main(page), /Ngô Văn Lộc/);
  assert.doesNotMatch(await main(page), /Nếm lại/, 'not how');
  await inspect(site, page, 'shortlist-open', pathOf(page));
  await find('Quà phố cổ');
  assert.match(await main(page), /Xếp thứ 1 trên 5 sản phẩm/);
  const result = pathOf(page);
  await page.locator('details', { hasText: 'Phiếu cho Đèn kéo quân' }).locator('summary').click();
  assert.match(await main(page), /Nên giữ nghề/);
  await hold(page, 'votes with names, for officers');
  await inspect(site, page, 'shortlist-result', result);
  await inspect(site, page, 'shortlist-recount', `${result}/recount`);
  await inspect(site, page, 'shortlists', '/office/shortlists');
  assert.deepEqual(errors, []);
  await close();
});

test('everybody reads the list with its criteria, points and reasons', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true });
  await page.goto(site.address);
  await page.locator('footer a', { hasText: 'Sản phẩm tiêu biểu' }).click();
  await page.waitForURL(/\/danh-sach-tieu-bieu$/);
  await page.locator('main a', { hasText: 'Quà phố cổ' }).click();
  await page.waitForURL(/\/danh-sach-tieu-bieu\/tb-2026-i$/);
  const first = page.locator('ol > li').first();
  assert.match(await first.innerText(), /Ô mai sấu gừng[\s\S]*8,73\/10 điểm[\s\S]*Xếp thứ 1 trên 5/);
  await first.locator('summary').click();
  assert.match(await first.innerText(), /bà con ai cũng biết/);
  await hold(page, 'a published list with open votes');
  for (const [name, vi, en] of [['shortlist-public', '/danh-sach-tieu-bieu/tb-2026-i', '/en/shortlists/tb-2026-i'],
                                ['shortlists-public', '/danh-sach-tieu-bieu', '/en/shortlists']]) {
    await inspect(site, page, name, { vi, en });
  }
  await page.setViewportSize(sizes.phone);
  await page.goto(`${site.address}/danh-sach-tieu-bieu/tb-2026-i`);
  await page.locator('ol > li a').first().click();
  await page.waitForURL(/\/san-pham\/o-mai-sau-gung-/);
  assert.deepEqual(errors, []);
  await close();
});
