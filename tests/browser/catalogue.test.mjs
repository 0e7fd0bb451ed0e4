// A buyer looks for a product: the catalogue, its filters, the pages of products and producers.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { ocop, startServer, temporaryFolder } from '../functional/server.mjs';
import { hold, newWindow, openSite, picture, sizes, views } from './people.mjs';

const site = openSite();

async function open(path, { address = site.server.address, ...options } = {}) {
  const { page, errors, close } = await newWindow(site, options);
  await page.goto(address + path, { waitUntil: 'networkidle' });
  return { page, errors, close };
}

const pages = {
  products: ['/san-pham', '/en/products'],
  narrowed: ['/san-pham?q=o+mai&ward=00070&sort=name', '/en/products?q=tea&sort=name'],
  nothing: ['/san-pham?q=khong-co-gi-nhu-vay', '/en/products?q=no-such-thing'],
  starred: ['/san-pham/9521234000013', '/en/products/9521234000013'],
  variant: ['/san-pham/9521234000037', '/en/products/9521234000037'],
  expired_stars: ['/san-pham/9521240000014', '/en/products/9521240000014'],
  revoked_stars: ['/san-pham/9521237000010', '/en/products/9521237000010'],
  bare: ['/san-pham/9521239000025', '/en/products/9521239000025'],
  producers: ['/nha-san-xuat', '/en/producers'],
  producer: ['/nha-san-xuat/om-thuhuong', '/en/producers/om-thuhuong'],
  stars: ['/sao-ocop', '/en/ocop-stars'],
};

for (const [name, [vi, en]] of Object.entries(pages)) {
  for (const { language, viewport, colorScheme, name: view } of views) {
    test(`${name}, ${view}: axe finds nothing and nothing scrolls sideways`, async () => {
      const { page, errors, close } = await open({ vi, en }[language], { viewport, colorScheme, bypassCSP: true });
      assert.equal(await page.getAttribute('html', 'lang'), language);
      await hold(page, `${name} ${view}`);
      assert.deepEqual(errors, []);
      await picture(page, `catalogue-${name}-${view}`);
      await close();
    });
  }
}

const names = (page) => page.locator('.grid .card h3').allTextContents();

test('without script, words without marks and links of filters find products', async () => {
  const { page, close } = await open('/san-pham', { javaScriptEnabled: false, viewport: sizes.desktop });
  await page.fill('#q', 'O MAI sau');
  await page.click('form.find button');
  assert.match(page.url(), /\/san-pham\?q=O\+MAI\+sau/);
  assert.deepEqual((await names(page)).sort(), ['Gói quà Tết ô mai sấu gừng', 'Ô mai sấu gừng']);
  await page.click('.filters a:has-text("4 sao")');
  assert.deepEqual(await names(page), ['Ô mai sấu gừng']);
  assert.match(page.url(), /stars=4/);
  await page.click('.chips a:has-text("O MAI")');
  assert.ok((await names(page)).length > 1);
  assert.match(page.url(), /stars=4/);
  await close();
});

test('the number beside a filter is the number of products behind it', async () => {
  const { page, close } = await open('/san-pham', { viewport: sizes.desktop });
  const filters = await page.locator('.filters a').evaluateAll((all) => all.map(
    (one) => ({ href: one.href, count: Number(one.querySelector('.num').textContent) })));
  assert.ok(filters.length > 10);
  for (const { href, count } of filters.filter((_, i) => i % 3 === 0)) {
    await page.goto(href);
    assert.match(await page.locator('main .quiet').first().textContent(), new RegExp(`^${count} `), href);
  }
  await close();
});

test('names stand in Vietnamese alphabetical order', async () => {
  const { page, close } = await open('/san-pham?sort=name');
  const shown = await names(page);
  for (let at = 2; await page.locator('.pager [rel=next]').count(); ++at) {
    await page.goto(`${site.server.address}/san-pham?sort=name&page=${at}`);
    shown.push(...await names(page));
  }
  assert.equal(shown.length, 26);
  assert.deepEqual(shown, [...shown].sort(new Intl.Collator('vi').compare));
  await close();
});

test('the keyboard alone reaches a filter on a phone and the page of a product', async () => {
  const { page, close } = await open('/san-pham');
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.className), /skip/);
  await page.focus('.filter-button');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.filters a')));
  await page.keyboard.press('Enter');
  await page.waitForURL(/group=/);
  await page.focus('.card h3 a');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/san-pham\/[a-z0-9-]+-\d{14}$/);
  await close();
});

test('the other language keeps what was chosen', async () => {
  const { page, close } = await open('/san-pham?group=food&stars=4');
  await page.click('.langs a');
  assert.match(page.url(), /\/en\/products\?group=food&stars=4$/);
  await close();
});

test('stars are gold only in force, hollow when expired, gone when revoked or not of this variant', async () => {
  const state = async (gtin) => {
    const { page, close } = await open(`/san-pham/${gtin}`);
    const stars = page.locator('.stars.big');
    const found = await stars.count() ? {
      state: await stars.getAttribute('data-state'), count: await stars.getAttribute('data-stars'),
      drawn: await stars.evaluate((one) => getComputedStyle(one, '::before').content !== 'none'),
    } : null;
    await close();
    return found;
  };
  assert.deepEqual(await state('9521234000013'), { state: null, count: '4', drawn: true });
  assert.deepEqual(await state('9521238000019'), { state: 'expired', count: '3', drawn: true });
  assert.deepEqual(await state('9521237000010'), { state: 'revoked', count: null, drawn: false });
  assert.equal(await state('9521234000037'), null);
  const { page, close } = await open('/san-pham/9521234000013');
  const card = page.locator('.card', { hasText: 'Gói quà Tết' });
  assert.equal(await card.count(), 1);
  assert.equal(await card.locator('.stars').count(), 0);
  await close();
});

test('the sitemap is well-formed and names every product once, in both languages', async () => {
  const { page, close } = await open('/');
  const text = await (await fetch(`${site.server.address}/sitemap.xml`)).text();
  const found = await page.evaluate((text) => {
    const xml = new DOMParser().parseFromString(text, 'application/xml');
    return {
      fault: xml.querySelector('parsererror')?.textContent ?? null,
      entries: [...xml.querySelectorAll('url')].map((url) => ({
        loc: url.querySelector('loc').textContent,
        changed: url.querySelector('lastmod')?.textContent ?? null,
        languages: [...url.getElementsByTagNameNS('http://www.w3.org/1999/xhtml', 'link')]
          .map((link) => link.getAttribute('hreflang')),
      })),
    };
  }, text);
  assert.equal(found.fault, null);
  const products = found.entries.filter((one) => one.loc.includes('/san-pham/'));
  assert.equal(products.length, 26);
  assert.equal(new Set(products.map((one) => one.loc)).size, 26);
  for (const one of found.entries) {
    assert.ok(one.loc.startsWith(site.server.demo.base_url), one.loc);
    // An article stands in the language it was written in.
    if (!/\/(tin-tuc|en\/news)\//.test(one.loc)) assert.deepEqual(one.languages, ['vi', 'en'], one.loc);
    if (one.changed) assert.match(one.changed, /^20\d\d-\d\d-\d\d$/);
  }
  await close();
});

test('markup in every text of a product and its maker is only text', async () => {
  const data = temporaryFolder();
  const folder = temporaryFolder();
  const evil = `<script>alert(1)</script><img src=x onerror=alert(2)>`;
  const cell = `"${evil.replaceAll('"', '""')}"`;
  const write = (name, text) => (writeFileSync(join(folder, name), text), join(folder, name));
  const result = ocop('import', '--data', data,
    write('subjects.csv', `code,name,kind,address,story_vi\nEVIL,${cell},household,${cell},${cell}\n`),
    write('products.csv', 'gtin,subject_code,name_vi,name_en,pack_vi,brand,group_2019,set_2026,' +
      'description_vi,picture,picture_alt_vi,price_vnd,price_day,sale_unit_vi,order_min,family\n' +
      `09521234000013,EVIL,${cell},${cell},${cell},${cell},thuc-pham,7,${cell},/media/x.svg,${cell},` +
      `1000,2026-01-01,${cell},1,${cell}\n`),
    write('selling_places.csv', `gtin,name,address,kind\n09521234000013,${cell},${cell},shop\n`));
  assert.equal(result.status, 0, result.stderr);
  const own = await startServer({ demo: false, data });
  for (const path of ['/', '/san-pham', `/san-pham?q=${encodeURIComponent(evil)}&ward=${encodeURIComponent(evil)}`,
                      '/san-pham/9521234000013', '/nha-san-xuat', '/nha-san-xuat/evil',
                      '/en/products/9521234000013', '/01/09521234000013']) {
    const { page, errors, close } = await open(path, { address: own.address });
    assert.deepEqual(errors.filter((text) => !/status of 404/.test(text)), [], path);
    assert.equal(await page.locator('script:not([type="application/ld+json"]), img[onerror]').count(), 0);
    for (const text of await page.locator('script').allTextContents()) JSON.parse(text);
    await close();
  }
  await own.stop();
  own.remove();
});
