// A person looks at the scan page: both languages, a phone and a desktop, axe, zoom, keyboard.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hold, newWindow, openSite, picture, sizes, views } from './people.mjs';

const site = openSite();

const pathOf = (name) => new URL(site.server.demo.examples[name]).pathname;
const pages = {
  home: () => '/',
  genuine: () => pathOf('genuine'),
  lot: () => pathOf('lot'),
  product: () => pathOf('product'),
  recalled: () => pathOf('recalled'),
  expired: () => pathOf('expired'),
  unknown: () => '/01/09524000059109/10/NOBODY',
  wrong: () => '/01/09521234000014',
};

async function open(path, options = {}) {
  const { page, errors, close } = await newWindow(site, options);
  const requests = [];
  page.on('request', (request) => requests.push(request));
  await page.goto(site.server.address + path, { waitUntil: 'networkidle' });
  return { page, requests, errors, close };
}

for (const [name, path] of Object.entries(pages)) {
  for (const { language, viewport, colorScheme, name: view } of views) {
    test(`${name}, ${view}: axe finds nothing and nothing scrolls sideways`, async () => {
      const address = language === 'en' ? `/en${path() === '/' ? '' : path()}` : path();
      const { page, errors, close } = await open(address, { viewport, colorScheme, bypassCSP: true });
      assert.equal(await page.getAttribute('html', 'lang'), language);
      await hold(page, `${address} ${view}`);
      const unexpected = errors.filter((text) => !/status of 40[04]/.test(text));
      assert.deepEqual(unexpected, []);
      await picture(page, `${name}-${view}`);
      await close();
    });
  }
}

test('the main statement needs one request, no script, and at most 400 nodes', async () => {
  for (const name of ['genuine', 'lot', 'recalled', 'product']) {
    const { page, requests, close } = await open(pathOf(name), { javaScriptEnabled: false });
    // A browser waits for these before it paints; it fetches pictures and the site's mark meanwhile.
    const blocking = requests.filter(
      (one) => ['document', 'stylesheet', 'script', 'font'].includes(one.resourceType()));
    assert.deepEqual(blocking.map((one) => one.url()), [site.server.address + pathOf(name)]);
    for (const one of requests) assert.ok(one.url().startsWith(site.server.address), one.url());
    await close();
    const counted = await open(pathOf(name));
    const nodes = await counted.page.evaluate(() => document.querySelectorAll('*').length);
    assert.ok(nodes <= 400, `${name} has ${nodes} nodes`);
    await counted.close();
  }
});

test('the verdict is the first heading and stands on the first screen of a phone', async () => {
  const { page, close } = await open(pathOf('genuine'));
  const box = await page.locator('h1').boundingBox();
  assert.ok(box.y + box.height < sizes.phone.height);
  await close();
});

test('at 400 % zoom the page still reads in one column', async () => {
  // 1280 px at 400 % is a viewport of 320 CSS px (WCAG 2.2, 1.4.10 Reflow).
  const { page, close } = await open(pathOf('genuine'), { viewport: { width: 320, height: 256 } });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(overflow <= 0);
  await picture(page, 'genuine-vi-zoom');
  await close();
});

test('the keyboard reaches the content first and then every link', async () => {
  const { page, close } = await open(pathOf('genuine'));
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.className), /skip/);
  const links = await page.locator('a[href]:visible').count();
  const seen = new Set();
  for (let i = 0; i < links + 5; ++i) {
    seen.add(await page.evaluate(() => document.activeElement.outerHTML));
    await page.keyboard.press('Tab');
  }
  assert.ok(seen.size >= links);
  await close();
});

test('both directions of a journey can be walked by links', async () => {
  const { page, close } = await open(pathOf('lot'));
  const hrefs = await page.locator('main a[href^="/01/"]').evaluateAll(
    (all) => all.map((one) => one.getAttribute('href')));
  const lots = hrefs.filter((href) => /\/10\//.test(href));
  assert.ok(lots.length > 0, 'no ingredient lot is linked');
  await page.goto(site.server.address + lots[0]);
  const back = await page.locator(`main a[href="${decodeURI(pathOf('lot'))}"], main a[href="${pathOf('lot')}"]`).count();
  assert.ok(back > 0, 'the ingredient does not lead to what was made from it');
  await close();
});
