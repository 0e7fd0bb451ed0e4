// The everyday jobs of a shop owner with one phone, each walked in a browser at 360 px by touch;
// changing a price also with the keyboard alone and without script.
import assert from 'node:assert/strict';
import { randomFillSync } from 'node:crypto';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';

import { entering, hold, inspect, newWindow, openSite, picture, signIn, sizes, today } from './people.mjs';

const site = openSite();
const owner = '0900000001';

async function windowOf(login, options = {}) {
  const opened = await newWindow(site, { bypassCSP: true, hasTouch: true, ...options });
  await signIn(site, opened.page, site.person(login));
  return opened;
}

const pathOf = (page) => new URL(page.url()).pathname;
const main = (page) => page.locator('main').innerText();

async function openProduct(page, name) {
  await page.goto(`${site.address}/office/products?q=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name, exact: true }).click();
  await page.waitForURL(/\/office\/products\/[0-9A-Z]{26}$/);
}

/// The catalogue follows a change within a moment.
async function inCatalogue(page, path, text) {
  for (let i = 0; i < 40; ++i) {
    await page.goto(site.address + path);
    if ((await main(page)).includes(text)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`${path} does not say ${text}`);
}

async function changePrice(page, hands, pack, price, shown) {
  await openProduct(page, 'Ô mai mơ cam thảo');
  await hands.follow('main a:has-text("Sửa")');
  await hands.type('[name=pack_vi]', pack);
  await hands.type('[name=price_vnd]', price);
  await hands.press('button[value=store]');
  await page.waitForURL(/\/office\/products\/[0-9A-Z]{26}$/);
  assert.ok((await main(page)).includes(shown));
  assert.ok((await main(page)).includes(pack));
  // A new price is of today.
  assert.ok((await main(page)).includes(today()));
  await inCatalogue(page, '/san-pham/9521234000020', shown);
  assert.ok((await main(page)).includes(pack));
}

test('price and pack of a product are changed, and the catalogue says so', async () => {
  const { page, errors, close } = await windowOf(owner);
  await hold(page, 'home of a producer');
  await openProduct(page, 'Ô mai mơ cam thảo');
  await hold(page, 'a product');
  const record = pathOf(page);
  await page.goto(`${site.address}${record}/edit`);
  // What is changed most stands on the first two screens; the rest is opened when it is wanted.
  const price = await page.locator('[name=price_vnd]').boundingBox();
  assert.ok(price.y < 2 * sizes.phone.height, `the price is ${price.y} px down`);
  assert.ok(!(await page.locator('[name=description_en]').isVisible()));
  await page.locator('summary', { hasText: 'Bản tiếng Anh' }).tap();
  assert.ok(await page.locator('[name=description_en]').isVisible());
  await hold(page, 'the form of a product');
  // What is wrong behind a heading is opened and named.
  await page.locator('summary', { hasText: 'Ghi nhãn' }).tap();
  await page.fill('[name=shelf_life_days]', 'sáu tháng');
  await page.click('button[value=store]');
  await page.waitForSelector('#faults');
  assert.ok(await page.locator('#error-shelf_life_days').isVisible());
  assert.equal(await page.inputValue('[name=shelf_life_days]'), 'sáu tháng');
  await page.goto(`${site.address}/office`);
  await changePrice(page, entering.byMouse(page), 'Hộp 210 g', '82.000', '82.000');
  assert.deepEqual(errors.filter((one) => !/ 422 |beforeunload/.test(one)), []);
  await inspect(site, page, 'job-producer-product', record);
  await inspect(site, page, 'job-producer-form', `${record}/edit`);
  await inspect(site, page, 'job-producer-home', '/office');
  await close();
});

test('price and pack are changed with the keyboard alone', async () => {
  const { page, close } = await windowOf(owner);
  await changePrice(page, entering.byKeyboard(page), 'Hộp 220 g', '83.000', '83.000');
  await close();
});

test('price and pack are changed without script', async () => {
  const { page, close } = await windowOf(owner, { javaScriptEnabled: false });
  await changePrice(page, entering.byMouse(page), 'Hộp 230 g', '84500', '84.500');
  await close();
});

function crc(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; ++bit) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const sized = Buffer.alloc(4);
  sized.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([sized, body, sum]);
}
/// A picture of noise, which does not get smaller, with a text that must not stay in it.
function pngOf(side) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = randomFillSync(Buffer.alloc(side * (1 + 3 * side)));
  for (let y = 0; y < side; ++y) rows[y * (1 + 3 * side)] = 0;
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head),
    chunk('tEXt', Buffer.from('Comment\0số nhà riêng')), chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0))]);
}

test('a picture is sent with its words and rights; the way it has come is shown', async () => {
  const { context, page, errors, close } = await windowOf(owner);
  const alt = 'Ô mai mơ trong bát sứ trắng';
  await openProduct(page, 'Ô mai mơ cam thảo');
  await page.locator('main a', { hasText: 'Thêm ảnh' }).click();
  await page.setInputFiles('[name=file]', { name: 'anh.png', mimeType: 'image/png', buffer: Buffer.from('MZ not a picture') });
  await page.fill('[name=alt_vi]', alt);
  await page.click('button[value=store]');
  await page.waitForSelector('#error-file');
  assert.equal(await page.inputValue('[name=alt_vi]'), alt);
  await hold(page, 'a refused picture');

  const line = await context.newCDPSession(page);
  await line.send('Network.emulateNetworkConditions',
    { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: 300_000 });
  await page.setInputFiles('[name=file]', { name: 'anh.png', mimeType: 'image/png', buffer: pngOf(520) });
  await page.fill('[name=rights]', 'Cơ sở tự chụp');
  await page.evaluate(() => {
    window.shares = [];
    const bar = document.querySelector('progress');
    new MutationObserver(() => window.shares.push(bar.value)).observe(bar, { attributes: true });
  });
  await page.click('button[value=store]', { noWaitAfter: true });
  await page.waitForFunction(() => document.querySelector('progress').value > 20);
  assert.ok(await page.locator('progress').isVisible());
  assert.match(await page.locator('.upload [role=status]').innerText(), /Đang gửi tệp.* \d+ %/);
  assert.ok(await page.locator('button[value=store]').isDisabled());
  const share = await page.evaluate(() => document.querySelector('progress').value);
  assert.ok(share < 100, `${share} % is no progress`);
  await picture(page, 'job-producer-upload-under-way', {});
  await page.waitForURL(/\/office\/pictures\/[0-9A-Z]{26}$/, { timeout: 60_000 });
  await line.send('Network.emulateNetworkConditions',
    { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  assert.ok((await main(page)).includes('Cơ sở tự chụp'));
  await hold(page, 'a new picture');
  const path = pathOf(page);
  for (let i = 0; i < 40; ++i) {
    await page.goto(`${site.address}/san-pham/9521234000020`);
    if (await page.locator(`img[alt="${alt}"]`).count()) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  const src = await page.locator(`img[alt="${alt}"]`).first().getAttribute('src');
  const published = await fetch(site.server.address + src);
  assert.equal(published.status, 200);
  assert.match(published.headers.get('content-type'), /^image\//);
  const bytes = Buffer.from(await published.arrayBuffer());
  assert.ok(bytes.length > 10_000);
  assert.ok(!bytes.includes('số nhà riêng'), 'what was hidden in the file is published');
  await inspect(site, page, 'job-producer-picture', path);
  assert.deepEqual(errors.filter((one) => !/ 422 /.test(one)), []);
  await close();
});

test('when the connection breaks, what was typed stays and the reason stands beside the file', async () => {
  const { context, page, close } = await windowOf(owner);
  await openProduct(page, 'Ô mai mơ cam thảo');
  await page.locator('main a', { hasText: 'Thêm ảnh' }).click();
  await page.fill('[name=alt_vi]', 'Một ảnh khác');
  await page.setInputFiles('[name=file]', { name: 'anh.png', mimeType: 'image/png', buffer: pngOf(200) });
  await context.setOffline(true);
  await page.click('button[value=store]');
  await page.waitForSelector('.upload .error:visible');
  assert.equal(await page.inputValue('[name=alt_vi]'), 'Một ảnh khác');
  assert.ok(await page.locator('button[value=store]').isEnabled());
  await context.setOffline(false);
  await close();
});

test('a document with its file is entered; the alarm tells that it runs out soon', async () => {
  const { page, close } = await windowOf(owner);
  await openProduct(page, 'Ô mai mơ cam thảo');
  await page.locator('main a', { hasText: 'Thêm giấy tờ' }).first().click();
  await page.selectOption('[name=kind]', 'lab_report');
  await page.fill('[name=number]', 'KN-77.001');
  await page.fill('[name=issuer]', 'Phòng kiểm nghiệm Sao Việt');
  await page.fill('[name=valid_from]', today(-200));
  // The calendar fills the typed field.
  const day = page.locator('.day', { has: page.locator('[name=valid_to]') });
  assert.ok(await day.getByRole('button', { name: /Chọn trên lịch: Hiệu lực đến/ }).isVisible());
  await day.locator('input[type=date]').evaluate((picker, iso) => {
    picker.value = iso;
    picker.dispatchEvent(new Event('change'));
  }, today(20).split('/').reverse().join('-'));
  assert.equal(await page.inputValue('[name=valid_to]'), today(20));
  await page.setInputFiles('[name=file]', { name: 'phieu.pdf', mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n') });
  await hold(page, 'the form of a document');
  await page.click('button[value=store]');
  await page.waitForURL(/\/office\/documents\/[0-9A-Z]{26}$/);
  assert.match(await main(page), /Còn\s20\sngày/);
  await hold(page, 'a document');
  const record = pathOf(page);
  await page.goto(`${site.address}/office`);
  const alarm = page.locator('.tasks li', { hasText: 'KN-77.001' });
  assert.match(await alarm.innerText(), /Giấy tờ sắp hết hạn[^]*Còn\s20\sngày/);
  await alarm.locator('a').tap();
  await page.waitForURL(/\/office\/documents\//);
  assert.equal(pathOf(page), record);
  await inspect(site, page, 'job-producer-document', record);
  await close();
});

test('the label check names what is missing with its legal basis; what is mended turns', async () => {
  const { page, close } = await windowOf(owner);
  const name = 'Gói quà Tết ô mai sấu gừng';
  await openProduct(page, name);
  const record = pathOf(page);
  const check = page.locator('main section', { has: page.locator('h2', { hasText: 'Soát nhãn' }) });
  const missing = check.locator('li').filter({ has: page.locator('.chip', { hasText: /^Thiếu$/ }) });
  const before = await missing.count();
  assert.ok(before > 0);
  for (const item of await missing.all()) assert.match(await item.innerText(), /Nghị định|Thông tư|Luật/);
  const ofDate = { has: page.locator('h3', { hasText: /^Ngày sản xuất$/ }) };
  const item = missing.filter(ofDate);
  assert.equal(await item.count(), 1);
  await item.locator('a').tap();
  assert.equal(await page.inputValue('[name=item]'), 'production_date');
  await page.fill('[name=note]', 'NSX in ở đáy gói');
  await hold(page, 'the form of a label item');
  await page.click('button[value=store]');
  await page.waitForSelector('.flash');
  // Who confirmed it bears a name.
  assert.match(await main(page), /Nguyễn Thị Thu Hường/);
  await page.goto(site.address + record);
  assert.equal(await missing.count(), before - 1);
  const mended = check.locator('li').filter(ofDate);
  await check.locator('summary', { hasText: /^Đã có/ }).tap();
  assert.ok(await mended.isVisible());
  assert.equal(await mended.locator('.chip').innerText(), 'Có');
  await hold(page, 'a product with its label check');
  await inspect(site, page, 'job-producer-label', record);
  await close();
});

test('a delegate gets dates and one thing to do, signs in, and can do only that', async () => {
  const { page, close } = await windowOf(owner);
  await page.goto(`${site.address}/office/account/delegates`);
  await page.fill('[name=login]', '0900 000 088');
  await page.fill('[name=name]', 'Lương Thị Hạnh');
  await page.check('[name=only][value=document]');
  await page.fill('[name=valid_to]', today(-1));
  await page.click('main form:has([name=login]) button:not([type=button])');
  await page.waitForSelector('main .error, main .alert[data-tone=stop]');
  assert.equal(await page.inputValue('[name=name]'), 'Lương Thị Hạnh');
  await page.fill('[name=valid_to]', today(30));
  await page.click('main form:has([name=login]) button:not([type=button])');
  const code = await page.locator('.codes b').innerText();
  assert.match(await main(page), new RegExp(`Lương Thị Hạnh[^]*${today(30)}`));
  await hold(page, 'delegates');
  await inspect(site, page, 'job-producer-delegates', '/office/account/delegates');
  await close();

  const hers = await newWindow(site, { bypassCSP: true, hasTouch: true });
  const password = 'mười hai hũ ô mai gừng';
  await hers.page.goto(`${site.address}/office/recover`);
  await hers.page.fill('[name=name]', '0900000088');
  await hers.page.fill('[name=code]', code);
  await hers.page.fill('[name=password]', password);
  await hers.page.click('main form button');
  await signIn(site, hers.page, { login: '0900000088', password });
  await hold(hers.page, 'home of a delegate');
  const answers = {};
  for (const path of ['documents', 'documents/new', 'products', 'subjects', 'account/delegates', 'households']) {
    answers[path] = (await hers.page.goto(`${site.address}/office/${path}`)).status();
  }
  assert.deepEqual(answers, { documents: 200, 'documents/new': 200, products: 404, subjects: 404,
    'account/delegates': 404, households: 404 });
  await hers.page.goto(`${site.address}/office/documents`);
  const rows = await hers.page.locator('main tbody tr').allInnerTexts();
  assert.ok(rows.length > 0);
  for (const one of rows) assert.ok(one.includes('Cơ sở Ô mai Thu Hường'), one);
  await hers.close();
});
