// The page of all components: whoever changes the visual language sees there what becomes of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { root } from '../functional/server.mjs';
import { hold, newWindow, openSite, picture, views } from './people.mjs';

const site = openSite();
const paths = { vi: '/thanh-phan', en: '/en/components' };

for (const { language, viewport, colorScheme, name } of views) {
  test(`${name}: axe finds nothing and nothing scrolls sideways`, async () => {
    const { page, errors, close } = await newWindow(site, { viewport, colorScheme, bypassCSP: true });
    await page.goto(site.address + paths[language], { waitUntil: 'networkidle' });
    await page.evaluate(async () => {
      for (const one of document.querySelectorAll('img')) one.loading = 'eager';
      await Promise.all([...document.images].map((one) => one.decode()));
    });
    await hold(page, name);
    assert.deepEqual(errors, []);
    await picture(page, `components-${name}`);
    await close();
  });
}

// The frame of a page and what only lays it out. Each other class of the components stands on the page.
const frame = new Set(['two', 'split', 'band', 'top', 'mist', 'tree', 'all', 'office', 'work', 'people', 'sign-in', 'proof',
                       'find', 'label', 'no-print']);

test('every class of the style sheets of components stands on the page', async () => {
  const { page, close } = await newWindow(site);
  await page.goto(site.address + paths.vi);
  const shown = new Set(await page.evaluate(() => [...document.querySelectorAll('[class]')].flatMap((one) => [...one.classList])));
  for (const sheet of ['components.css', 'office.css']) {
    const css = readFileSync(join(root, 'src/pages/styles', sheet), 'utf8')
      .replaceAll(/\/\*[^]*?\*\/|url\("[^"]*"\)|"[^"]*"/g, '');
    const selectors = css.replaceAll(/\{[^{}]*\}/g, ' ').matchAll(/\.([a-z][a-z-]*)/g);
    const missing = [...new Set([...selectors].map(([, name]) => name))]
      .filter((name) => !shown.has(name) && !frame.has(name));
    assert.deepEqual(missing, [], `${sheet} styles what the page does not show`);
  }
  await close();
});

test('stars that are over are hollow, those taken back are none, and each seal has the shape of its tone', async () => {
  const { page, close } = await newWindow(site);
  await page.goto(site.address + paths.vi);
  const drawn = (selector) => page.locator(`#stars ~ .facts ${selector}`).first().evaluate((one) => getComputedStyle(one, '::before').content);
  assert.equal(await drawn('.stars[data-state=revoked]'), 'none');
  assert.notEqual(await drawn('.stars[data-state=expired]'), 'none');
  const shapes = { good: 'circle', plain: 'rect' };
  for (const [tone, shape] of Object.entries(shapes)) {
    assert.ok(await page.locator(`.verdict[data-tone=${tone}] .seal > ${shape}`).count() > 0, tone);
  }
  for (const tone of ['caution', 'stop']) assert.ok(await page.locator(`.verdict[data-tone=${tone}]`).count() > 0, tone);
  await close();
});

test('no search engine lists it, no menu and no sitemap leads to it, and its buttons lead back', async () => {
  const { page, close } = await newWindow(site, { javaScriptEnabled: false });
  await page.goto(site.address + paths.vi);
  assert.match(await page.getAttribute('meta[name=robots]', 'content'), /noindex/);
  await page.locator('#buttons ~ form button.wide').click();
  assert.equal(new URL(page.url()).pathname, paths.vi);
  assert.equal(await page.locator('.masthead a[href="/thanh-phan"], .foot a[href="/thanh-phan"]').count(), 0);
  assert.doesNotMatch(await (await fetch(`${site.server.address}/sitemap.xml`)).text(), /thanh-phan/);
  await close();
});
