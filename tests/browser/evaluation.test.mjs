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
  assert.match(await main(page), /Chờ cấp thành phố tiếp nhận/);
  assert.deepEqual(errors, []);
  await close();
});

test('a council member scores at a desk, and the secretary enters what the council agreed', async () => {
  const city = await windowOf('thanhpho', { viewport: sizes.desktop });
  const store = async (path, fields) => {
    await city.page.goto(`${site.address}/office/${path}/new`);
    await hold(city.page, `a new row of ${path}`);
    for (const [name, value] of Object.entries(fields)) {
      const field = city.page.locator(`[name=${name}]`);
      if (await field.evaluate((one) => one.tagName) === 'SELECT') await field.selectOption(value);
      else await field.fill(value);
    }
    await city.page.click('button[value=store]');
    await city.page.waitForURL(new RegExp(`/office/${path}/[0-9A-Z]{26}$`));
    return pathOf(city.page).split('/').at(-1);
  };
  await city.page.goto(`${site.address}/office`);
  await city.page.click('main a:has-text("Ô mai sấu gừng, lần đầu")');
  await city.page.click('main a:has-text("Xử lý bước này")');
  await inspect(site, city.page, 'dossier-step', pathOf(city.page));
  await inspect(site, city.page, 'waiting', '/office/waiting');
  await city.page.goto(`${site.address}${dossier}/step`);
  await city.page.click('button[value=accept]');
  assert.match(await main(city.page), /Cấp thành phố đang đánh giá/);
  await inspect(site, city.page, 'dossier-way', dossier);
  const council = await store('councils', { name: 'Hội đồng đợt 2/2026', unit_code: '01', incomplete_reason: 'Chủ tịch cho mở' });
  await store('council-members', { council_id: council, login: 'hoidong', post: 'chair' });
  await store('council-members', { council_id: council, login: 'thuky', post: 'secretary' });
  const matter = await store('council-cases', { council_id: council, dossier_id: dossier.split('/').at(-1) });
  const member = await windowOf('hoidong');
  await member.page.goto(`${site.address}/office`);
  await member.page.click('main a:has-text("Ô mai sấu gừng, lần đầu")');
  const sheet = pathOf(member.page);
  for (let left = 40; left > 0; --left) {
    await member.page.locator('label.choice').last().click();
    await save(member.page);
    if ((await main(member.page)).includes('100/100')) break;
  }
  await inspect(site, member.page, 'score-sheet', sheet);
  await inspect(site, member.page, 'score-sheets', '/office/score-sheets');
  await member.page.goto(site.address + sheet);
  await member.page.click('summary:has-text("Khóa phiếu")');
  await member.page.click('details.confirm[open] form .button');
  assert.match(await main(member.page), /Đã khóa phiếu/);
  await inspect(site, city.page, 'council-case', `/office/council-cases/${matter}`);
  const secretary = await windowOf('thuky', { viewport: sizes.desktop });
  await secretary.page.goto(`${site.address}/office/score-sheets`);
  await secretary.page.click('main a:has-text("Ô mai sấu gừng")');
  await inspect(site, secretary.page, 'my-council', pathOf(secretary.page));
  await secretary.page.goto(`${site.address}/office/my-councils/${matter}`);
  await secretary.page.click('main a:has-text("Kết luận")');
  await inspect(site, secretary.page, 'conclude', pathOf(secretary.page));
  await secretary.page.goto(`${site.address}/office/council-cases/${matter}/conclude`);
  await secretary.page.click('main form .button');
  assert.match(await main(secretary.page), /100 điểm, 5 sao/);
  await inspect(site, secretary.page, 'concluded', pathOf(secretary.page));
  for (const each of [city, member, secretary]) {
    assert.deepEqual(each.errors, []);
    await each.close();
  }
});
