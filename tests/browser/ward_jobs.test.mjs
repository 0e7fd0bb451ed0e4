// The everyday jobs of a ward officer, each walked in a browser by mouse or touch; registering a
// producer also with the keyboard alone and without script.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { entering, hold, inspect, newWindow, openSite, signIn, sizes, today } from './people.mjs';

const site = openSite();

async function windowOf(login, options = {}) {
  const opened = await newWindow(site, { bypassCSP: true, ...options });
  await signIn(site, opened.page, site.person(login));
  return opened;
}

const pathOf = (page) => new URL(page.url()).pathname;
const main = (page) => page.locator('main').innerText();
const row = (page, name) => page.locator('main tbody th a', { hasText: name });

test('the home page counts what waits and what is late, and leads to where it is dealt with', async () => {
  const { page, close } = await windowOf('phuong', { hasTouch: true });
  await hold(page, 'home');
  const items = await page.locator('.tasks li').count();
  assert.equal(await page.locator('h1').innerText(), `Chào Khuê, hôm nay có ${items} việc`);
  const late = page.locator('section[aria-labelledby=late]');
  assert.equal(await late.locator('h2').innerText(), `${await late.locator('li').count()} việc quá hạn`);
  // The latest first: each line is at least as late as the next.
  const days = (await late.locator('.chip').allInnerTexts()).map((text) => Number(text.match(/\d+/)[0]));
  assert.deepEqual(days, [...days].sort((a, b) => b - a));
  // A conversion is one line, however much has to be done again.
  const redo = page.locator('.tasks li', { hasText: 'Công ty TNHH Quà phố cổ Mộc Lan' })
    .filter({ hasText: 'làm lại sau chuyển đổi' });
  assert.equal(await redo.count(), 1);
  const first = late.locator('li a').first();
  const [, what] = (await first.innerText()).match(/^Khắc phục: (.*)$/);
  await first.tap();
  await page.waitForURL(/\/office\/findings\//);
  assert.ok((await main(page)).includes(what));
  assert.ok(await page.locator('main a', { hasText: /^Sửa$/ }).isVisible());
  await hold(page, 'finding');
  await inspect(site, page, 'job-ward-home', '/office');
  await close();
});

/// Registers a producer: wrong at first, then right, and finds it again.
async function registerProducer(page, hands, name, code) {
  await page.goto(`${site.address}/office/subjects`);
  await hands.follow('main a:has-text("Thêm chủ thể")');
  await hands.type('[name=code]', 'mứt 1');
  await hands.type('[name=name]', name);
  await hands.choose('[name=kind]', 'household');
  await hands.choose('[name=unit_code]', '00070');
  await hands.type('[name=phone]', 'hỏi con gái');
  await hands.press('button[value=store]');
  await page.waitForSelector('#faults');
  assert.match(await page.locator('#faults h2').innerText(), /^Có 2 chỗ cần sửa/);
  for (const field of ['code', 'phone']) {
    const input = page.locator(`[name=${field}]`);
    assert.equal(await input.getAttribute('aria-invalid'), 'true');
    assert.ok((await input.getAttribute('aria-describedby')).includes(`error-${field}`));
    assert.ok((await page.locator(`#error-${field}`).innerText()).length > 10);
  }
  assert.equal(await page.inputValue('[name=name]'), name);
  assert.equal(await page.inputValue('[name=code]'), 'mứt 1');
  assert.equal(await page.inputValue('[name=kind]'), 'household');
  await hands.atFaults?.();
  await hands.type('[name=code]', code);
  await hands.type('[name=phone]', '0900 000 077');
  await hands.press('button[value=store]');
  await page.waitForURL(/\/office\/subjects\/[0-9A-Z]{26}$/);
  assert.equal(await page.locator('h1').innerText(), name);
  const record = pathOf(page);
  await page.goto(`${site.address}/office/subjects`);
  await hands.type('[name=q] >> nth=-1', 'tho mut tet');
  await hands.press('main search button');
  assert.equal(await row(page, name).count(), 1);
  assert.equal(await row(page, name).getAttribute('href'), record);
}

test('a household is registered: the mistakes stand beside their fields, nothing typed is lost', async () => {
  const { page, errors, close } = await windowOf('phuong');
  const hands = entering.byMouse(page);
  hands.atFaults = async () => {
    assert.equal(await page.evaluate(() => document.activeElement.id), 'faults');
    await hold(page, 'a refused form');
    await page.click('#faults a >> nth=0');
    assert.equal(await page.evaluate(() => document.activeElement.name), 'code');
  };
  await registerProducer(page, hands, 'Hộ Thơ, mứt Tết chuột', 'HO-MUTTET1');
  await hold(page, 'the list of producers');
  await row(page, 'Hộ Thơ, mứt Tết chuột').click();
  await hold(page, 'a new producer');
  const nothing = page.locator('section', { has: page.locator('h2', { hasText: /^Chưa có$/ }) });
  assert.ok((await nothing.locator('li').count()) >= 3, 'what is empty stands in one place');
  assert.deepEqual(errors.filter((one) => !/ 422 /.test(one)), []);
  await inspect(site, page, 'job-ward-producer', pathOf(page));
  await inspect(site, page, 'job-ward-producer-form', '/office/subjects/new');
  await close();
});

test('a household is registered with the keyboard alone', async () => {
  const { page, close } = await windowOf('phuong', { viewport: sizes.desktop });
  await registerProducer(page, entering.byKeyboard(page), 'Hộ Thơ, mứt Tết hổ', 'HO-MUTTET2');
  await close();
});

test('a household is registered without script', async () => {
  const { page, close } = await windowOf('phuong', { javaScriptEnabled: false });
  await registerProducer(page, entering.byMouse(page), 'Hộ Thơ, mứt Tết mèo', 'HO-MUTTET3');
  await close();
});

async function openHousehold(page, name) {
  await page.goto(`${site.address}/office/households?q=${encodeURIComponent(name)}`);
  await row(page, name).click();
  await page.waitForURL(/\/office\/households\/[0-9A-Z]{26}$/);
}

async function writeVisit(page, summary, next) {
  await page.locator('main a', { hasText: 'Ghi lần tiếp xúc' }).click();
  await page.fill('[name=held_on]', today());
  await page.selectOption('[name=way]', 'visit');
  await page.fill('[name=summary]', summary);
  await page.fill('[name=next_step]', next);
  await page.fill('[name=next_on]', today(3));
  await page.click('button[value=store]');
}

test('a visit is written with its next step; a second officer is told and stopped that week', async () => {
  const household = 'Bà Lan, bánh cuốn';
  const first = await windowOf('phuong');
  await openHousehold(first.page, household);
  // Who was there bears a name, not the word of a program.
  assert.doesNotMatch(await main(first.page), /demonstration|phuong/);
  await writeVisit(first.page, 'Xem thử hộp giấy mới', 'Đưa mẫu nhãn');
  await first.page.waitForURL(/\/office\/visits\//);
  assert.match(await main(first.page), /Lại Minh Khuê|Khuê/);
  await hold(first.page, 'a visit');
  await openHousehold(first.page, household);
  assert.match(await main(first.page), new RegExp(`Đưa mẫu nhãn[^]*${today(3)}`));
  await first.page.goto(`${site.address}/office`);
  assert.equal(await first.page.locator('.tasks a', { hasText: `Đưa mẫu nhãn: ${household}` }).count(), 1);

  const second = await windowOf('phuong2');
  await openHousehold(second.page, household);
  await inspect(site, second.page, 'job-ward-household', pathOf(second.page));
  await second.page.goto(site.address + pathOf(second.page).replace('/en/', '/'));
  await writeVisit(second.page, 'Gặp lại', 'Không có');
  await second.page.waitForSelector('#faults');
  const told = await second.page.locator('#error-held_on').innerText();
  assert.match(told, /Khuê đã tiếp xúc với hộ/);
  assert.ok(told.includes(today()));
  assert.equal(await second.page.inputValue('[name=summary]'), 'Gặp lại');
  await hold(second.page, 'a visit that is stopped');
  await second.page.goto(`${site.address}/office/visits?q=gap+lai`);
  assert.equal(await row(second.page, 'Gặp lại').count(), 0);
  await first.close();
  await second.close();
});

test('a household becomes a cooperative after the check; what is to be done again is worked off', async () => {
  const household = 'Hộ kinh doanh Giò chả Minh Trâm';
  const cooperative = 'Hợp tác xã Giò chả Minh Trâm';
  const { page, close } = await windowOf('phuong');
  await page.goto(`${site.address}/office/subjects?q=minh+tram`);
  await row(page, household).click();
  await page.locator('main a', { hasText: 'Xem từng điều kiện' }).click();
  await page.waitForURL(/readiness$/);
  const conditions = page.locator('section', { hasText: /Hợp tác xã/ }).first();
  assert.match(await conditions.innerText(), /điều|Luật/i);
  await hold(page, 'readiness');
  await inspect(site, page, 'job-ward-readiness', pathOf(page));

  await page.goto(`${site.address}/office/subjects?q=minh+tram`);
  await row(page, household).click();
  await page.locator('main a[href*="/office/conversions/new"]').first().click();
  await page.selectOption('[name=form]', 'cooperative');
  await page.fill('[name=effective_on]', today());
  await page.fill('[name=name]', cooperative);
  await page.fill('[name=registration_number]', '01K9000777');
  await page.fill('[name=registered_by]', 'Phòng Kinh tế, UBND phường Hoàn Kiếm');
  await page.click('button[value=store]');
  await page.waitForSelector('.flash');
  await page.goto(`${site.address}/office/subjects?q=minh+tram`);
  assert.equal(await row(page, household).count(), 1, 'nothing changes before a second person');

  const second = await windowOf('phuong2');
  await second.page.locator('.tasks a', { hasText: cooperative }).click();
  await hold(second.page, 'a proposal');
  assert.match(await main(second.page), /Khuê/);
  await second.page.click('summary:has-text("Duyệt") >> nth=0');
  await second.page.click('details[open] button');
  await second.page.waitForSelector('.flash');
  await second.close();

  await page.goto(`${site.address}/office`);
  const item = page.locator('.tasks li', { hasText: cooperative }).filter({ hasText: 'làm lại sau chuyển đổi' });
  assert.equal(await item.count(), 1);
  const before = Number((await item.locator('a').innerText()).match(/^\d+/)[0]);
  assert.ok(before > 1);
  await item.locator('a').click();
  assert.equal(await page.locator('h1').innerText(), cooperative);
  await hold(page, 'a converted producer');
  await page.locator('main section', { hasText: 'Cần làm lại sau chuyển đổi' }).locator('li a').first().click();
  await page.locator('main a', { hasText: /^Sửa$/ }).click();
  await page.fill('[name=done_on]', today());
  await page.fill('[name=proof]', 'Biên nhận 15/UBND');
  await page.click('button[value=store]');
  await page.waitForSelector('.flash');
  await page.goto(`${site.address}/office`);
  assert.match(await item.locator('a').innerText(), new RegExp(`^${before - 1}\\s`));
  await close();
});

test('a certificate moves its household to the last step as soon as it is decided on', async () => {
  const { page, close } = await windowOf('thanhpho', { viewport: sizes.desktop });
  const household = 'Chè Thanh Nguyệt';
  const stage = async () => {
    await openHousehold(page, household);
    return page.locator('dl.facts > div', { hasText: /^Bước/ }).locator('dd').first().innerText();
  };
  assert.equal(await stage(), 'Đã nộp hồ sơ');
  await page.goto(`${site.address}/office/certificates/new`);
  await page.fill('[name=number]', '7001/QĐ-UBND');
  await page.fill('[name=issuer]', 'UBND thành phố Hà Nội');
  await page.fill('[name=subject_id]', 'CHE-THANHNGUYET');
  await page.fill('[name=product_id]', '09521247000017');
  await page.selectOption('[name=kind]', 'ocop_stars');
  await page.fill('[name=stars]', '3');
  await page.fill('[name=valid_from]', today());
  await page.fill('[name=valid_to]', today(1090));
  await page.click('button[value=store]');
  await page.waitForSelector('.flash');
  assert.equal(await stage(), 'Đã nộp hồ sơ');
  const second = await windowOf('thanhpho2', { viewport: sizes.desktop });
  await second.page.locator('.tasks a', { hasText: '7001/QĐ-UBND' }).click();
  await second.page.click('summary:has-text("Duyệt") >> nth=0');
  await second.page.click('details[open] button');
  await second.page.waitForSelector('.flash');
  assert.equal(await stage(), 'Được công nhận');
  await page.goto(`${site.address}/office/households?stage=recognised&q=thanh+nguyet`);
  assert.equal(await row(page, household).count(), 1);
  await second.close();
  await close();
});

test('the head of a residential group sees its tasks and notices and nothing of the registers', async () => {
  const { page, close } = await windowOf('totruong', { hasTouch: true });
  const links = await page.locator('nav.side a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  for (const path of ['subjects', 'products', 'documents', 'households', 'people', 'certificates']) {
    assert.ok(!links.includes(`/office/${path}`), path);
    const answer = await page.goto(`${site.address}/office/${path}`);
    assert.equal(answer.status(), 404, path);
  }
  assert.ok(links.includes('/office/tasks'));
  await hold(page, 'a page outside the reach');
  await page.goto(`${site.address}/office/tasks`);
  await hold(page, 'tasks of a group head');
  await inspect(site, page, 'job-group-head', '/office');
  await close();
});
