// Somebody checks a signed label with the network off: both languages, a phone and a desktop, and a
// browser that knows no Ed25519. The labels are signed here, from the key file, by Node's own cryptography.
import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, hkdfSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { hold, newWindow, openSite, picture, views } from './people.mjs';

const site = openSite();
const pages = { vi: '/kiem-tra-ngoai-tuyen', en: '/en/offline-check' };
const path = '/01/09521234000013/10/SG-2606/21/A7KQ4M9XTREABCDE';

/// The key of the first epoch for one purpose, as src/authenticity/label_keys.h draws it.
function keyFor(purpose) {
  const master = Buffer.from(readFileSync(join(site.server.data, 'codes.key'), 'utf8').split('\n')[0].slice(2), 'hex');
  const seed = Buffer.from(hkdfSync('sha256', master, '', purpose, 32));
  const key = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
                                 format: 'der', type: 'pkcs8' });
  return { key, raw: createPublicKey(key).export({ format: 'jwk' }).x };
}

function label({ text = `${path}?17=991231`, at = site.address, purpose = 'label signature' } = {}) {
  const { key, raw } = keyFor(purpose);
  const signature = sign(null, Buffer.from(text), key).toString('base64url');
  return `${at}${text}${text.includes('?') ? '&' : '?'}8030=${signature}${raw.slice(0, 4)}`;
}

async function visit(language, options = {}) {
  const window = await newWindow(site, { bypassCSP: true, ...options });
  await window.page.goto(site.address + pages[language]);
  await window.page.waitForSelector('html[data-kept=yes]', { state: 'attached' });
  return window;
}

async function ask(page, text) {
  await page.fill('#label', text);
  await page.click('#label-form button');
  return page.textContent('#answer section:last-child h2');
}

const answers = {
  vi: { valid: 'Chữ ký hợp lệ, không loại trừ bản sao', wrong: 'Chữ ký không khớp với tem',
        unknown: 'Không nhận ra khóa của chữ ký này', unsigned: 'Tem này không có chữ ký',
        unreadable: 'Không đọc được địa chỉ này' },
  en: { valid: 'Signature valid, copy not excluded', wrong: 'The signature does not fit the label',
        unknown: 'We do not know the key of this signature', unsigned: 'This label has no signature',
        unreadable: 'This address cannot be read' },
};

for (const language of ['vi', 'en']) {
  test(`with the network off the page still opens and tells labels apart, ${language}`, async () => {
    const { context, page, errors, close } = await visit(language);
    await context.setOffline(true);
    await page.reload();
    await page.waitForSelector('#list-state p');
    const say = answers[language];
    const good = label();
    assert.equal(await ask(page, good), say.valid);
    assert.match(await page.textContent('#answer'), /A7KQ4M9XTREABCDE[\s\S]*31\/12\/2099/);
    assert.equal(await ask(page, good.replace('SG-2606', 'SG-2607')), say.wrong);
    assert.equal(await ask(page, label({ purpose: 'of somebody else' })), say.unknown);
    assert.equal(await ask(page, site.address + path), say.unsigned);
    assert.equal(await ask(page, 'SG-2606'), say.unreadable);
    assert.deepEqual(errors.filter((text) => !/ERR_INTERNET_DISCONNECTED/.test(text)), []);
    await close();
  });
}

for (const { language, viewport, colorScheme, name: view } of views) {
  test(`axe finds nothing on the page and its answers, ${view}`, async () => {
    const { page, close } = await visit(language, { viewport, colorScheme });
    await hold(page, `offline ${view}`);
    await picture(page, `offline-${view}`);
    for (const [name, text] of [['valid', label()], ['wrong', label().replace('SG-2606', 'SG-2607')],
                                ['expired', label({ text: `${path}?17=200101` })]]) {
      await ask(page, text);
      await hold(page, `offline ${name} ${view}`);
      await picture(page, `offline-${name}-${view}`);
    }
    await close();
  });
}

test('the address of a label that cannot be reached opens the page, which checks it at once', async () => {
  const { context, page, close } = await visit('vi');
  await context.setOffline(true);
  await page.goto(label());
  assert.equal(await page.textContent('#answer h2'), answers.vi.valid);
  await close();
});

test('with the network on, that address opens the page of the product', async () => {
  const { page, close } = await visit('vi');
  await page.goto(label());
  assert.equal(await page.locator('#label-form').count(), 0);
  await close();
});

test('a label past its signed use-by date says so first', async () => {
  const { page, close } = await visit('en');
  await ask(page, label({ text: `${path}?17=200101` }));
  assert.deepEqual(await page.locator('#answer h2').allTextContents(),
                   ['This product is past its use-by date', answers.en.valid]);
  await close();
});

test('a browser without Ed25519 uses the module that comes with the page, also without a network', async () => {
  const window = await newWindow(site);
  await window.context.addInitScript(() => {
    const importKey = crypto.subtle.importKey.bind(crypto.subtle);
    crypto.subtle.importKey = (form, key, algorithm, ...rest) => (algorithm.name === 'Ed25519'
      ? Promise.reject(new DOMException('', 'NotSupportedError')) : importKey(form, key, algorithm, ...rest));
  });
  const { context, page, close } = window;
  await page.goto(site.address + pages.vi);
  await page.waitForSelector('html[data-kept=yes]', { state: 'attached' });
  await context.setOffline(true);
  await page.reload();
  assert.equal(await ask(page, label()), answers.vi.valid);
  assert.equal(await ask(page, label().replace('SG-2606', 'SG-2607')), answers.vi.wrong);
  await close();
});

test('a list of keys that the keeper did not sign is not used', async () => {
  const { page, close } = await visit('vi');
  await page.evaluate(async () => {
    const cache = await caches.open('offline-check');
    const text = await (await cache.match('/.well-known/ocop-label-keys')).text();
    await cache.put('/.well-known/ocop-label-keys', new Response(text.replace('"active"', '"verify_only"')));
  });
  await page.context().setOffline(true);
  await page.reload();
  await page.waitForSelector('#list-state p');
  assert.equal(await ask(page, label()), 'Chưa có danh sách khóa');
  await close();
});

test('without a script the page explains itself and leads to the check that needs none', async () => {
  const { page, close } = await newWindow(site, { javaScriptEnabled: false });
  await page.goto(site.address + pages.vi);
  assert.ok(await page.locator('#label-form').isHidden());
  assert.match(await page.textContent('noscript, main'), /JavaScript/);
  assert.equal(await page.locator('main a[href="/#check"]').count(), 1);
  await close();
});
