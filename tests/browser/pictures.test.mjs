// The library of pictures at a browser: the list, the form, the point of focus by click and by number, and the articles.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inspect, newWindow, openSite, picture, signIn } from './people.mjs';

const site = openSite();

test('an editor sees the library and clicks the point that stays in sight', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true });
  await signIn(site, page, site.person('bientap'));
  await page.goto(`${site.address}/office/picture-library`);
  const record = await page.locator('main a[href*="/office/picture-library/0"]').first().getAttribute('href');
  await inspect(site, page, 'pictures-list', '/office/picture-library');
  await inspect(site, page, 'pictures-record', record);
  await inspect(site, page, 'pictures-form', '/office/picture-library/new');
  await inspect(site, page, 'pictures-crop', `${record}/crop`);
  const box = await page.locator('[data-focus] img').boundingBox();
  await page.mouse.click(box.x + box.width * 0.25, box.y + box.height * 0.75);
  assert.equal(await page.inputValue('[name=x]'), '25');
  assert.equal(await page.inputValue('[name=y]'), '75');
  await page.locator('main form[action$="/crop"] button').click();
  assert.equal(await page.inputValue('[name=x]'), '25');
  assert.match(await page.locator('body').innerText(), /The main point was saved/);
  assert.deepEqual(errors, []);
  await close();
});

test('the point is set by numbers without a script', async () => {
  const { page, close } = await newWindow(site, { javaScriptEnabled: false });
  await signIn(site, page, site.person('bientap'));
  await page.goto(`${site.address}/office/picture-library`);
  await page.locator('main a[href*="/office/picture-library/0"]').first().click();
  await page.locator('a[href$="/crop"]').first().click();
  await page.fill('[name=x]', '60');
  await page.locator('main form[action$="/crop"] button').click();
  assert.equal(await page.inputValue('[name=x]'), '60');
  await close();
});

test('articles show their pictures from the library', async () => {
  const { page, errors, close } = await newWindow(site, { bypassCSP: true });
  await page.goto(`${site.address}/tin-tuc?desk=story`);
  const story = await page.locator('main a[href*="sau-vao-mua"]').first().getAttribute('href');
  await page.goto(site.address + story);
  const english = await page.locator('.langs a').first().getAttribute('href');
  await inspect(site, page, 'pictures-article', { vi: story, en: english });
  await inspect(site, page, 'pictures-news', { vi: '/tin-tuc' });
  const shown = page.locator('main img[src^="/anh/"]').first();
  await shown.scrollIntoViewIfNeeded();
  await page.waitForFunction((one) => one.complete && one.naturalWidth > 0, await shown.elementHandle());
  assert.deepEqual(errors, []);
  await close();
});
