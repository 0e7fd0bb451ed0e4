// People sign in, by password and by passkey, and look after their accounts: on a phone and on a
// desktop, in both languages, with axe and without script.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

import { root, startServer } from '../functional/server.mjs';

const pictures = join(root, 'build/screenshots');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } };

let server;
let browser;
let address;
before(async () => {
  mkdirSync(pictures, { recursive: true });
  server = await startServer();
  // Browsers know passkeys for names only, so that a server on a desk is "localhost" to them.
  address = server.address.replace('127.0.0.1', 'localhost');
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
           '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  server?.remove();
});

function totp(base32) {
  let bits = '';
  for (const one of base32) {
    bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0');
  }
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)));
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const digest = createHmac('sha1', key).update(counter).digest();
  return String((digest.readUInt32BE(digest[19] & 15) & 0x7fffffff) % 1000000).padStart(6, '0');
}

const account = (role) => server.demo.accounts.find((one) => one.role === role);

async function signIn(page, one) {
  await page.goto(`${address}/office/sign-in`);
  await page.fill('[name=name]', one.login);
  await page.fill('[name=password]', one.password);
  await page.click('main form:has([name=password]) button');
  if (one.totp) {
    await page.fill('[name=code]', totp(one.totp));
    await page.click('main form:has([name=code]) button');
  }
  await page.waitForURL(/\/office/);
}

async function inspect(page, name, path) {
  for (const language of ['vi', 'en']) {
    for (const [size, viewport] of Object.entries(sizes)) {
      for (const colorScheme of ['light', 'dark']) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.goto(address + (language === 'en' ? `/en${path}` : path));
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(overflow <= 0, `${name} ${language} ${size} scrolls sideways by ${overflow} px`);
        await page.evaluate(axeSource);
        const { violations } = await page.evaluate(() => window.axe.run());
        assert.deepEqual(
          violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target)}`), [],
          `${name} ${language} ${size} ${colorScheme}`);
        await page.screenshot({ fullPage: true,
          path: join(pictures, `${name}-${language}-${size}-${colorScheme}.png`) });
      }
    }
  }
}

test('pages before signing in', async () => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await inspect(page, 'sign-in', '/office/sign-in');
  await inspect(page, 'recover', '/office/recover');
  await context.close();
});

for (const [role, paths] of Object.entries({
  subject_owner: { account: '/office/account', factor: '/office/account/second-factor',
                   delegates: '/office/account/delegates', tokens: '/office/account/tokens' },
  city_office: { people: '/office/people', appointments: '/office/appointments',
                 audit: '/office/audit', declarations: '/office/declarations',
                 'people-new': '/office/people/new', resets: '/office/resets' },
})) {
  test(`pages of ${role}`, async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await signIn(page, account(role));
    for (const [name, path] of Object.entries(paths)) await inspect(page, name, path);
    await context.close();
  });
}

test('a passkey is added with the device and then signs in alone', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true,
               hasUserVerification: true, isUserVerified: true,
               automaticPresenceSimulation: true } });
  await signIn(page, account('editor'));
  await page.goto(`${address}/office/account/second-factor`);
  await page.click('#passkey-making button');
  await page.waitForSelector('.flash');
  await context.clearCookies();
  await page.goto(`${address}/office/sign-in`);
  await page.click('#passkey-using button');
  await page.waitForURL(/\/office$/);
  // The password alone now only leads to the second step, where the passkey helps too.
  await context.clearCookies();
  await page.goto(`${address}/office/sign-in`);
  await page.fill('[name=name]', account('editor').login);
  await page.fill('[name=password]', account('editor').password);
  await page.click('main form:has([name=password]) button');
  await page.waitForURL(/sign-in\/code/);
  await page.click('#passkey-using button');
  await page.waitForURL(/\/office$/);
  // A device that verified nobody is no sole proof.
  await context.clearCookies();
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.goto(`${address}/office/sign-in`);
  assert.ok(await page.locator('#passkey-using .error').isHidden());
  await page.click('#passkey-using button');
  await page.waitForSelector('#passkey-using .error:visible, .alert[data-tone=stop]');
  assert.equal((await context.cookies()).length, 0);
  await context.close();
});

test('without script an app is set up, and its codes are shown once', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: sizes.phone });
  const page = await context.newPage();
  await signIn(page, account('inspector'));
  await page.goto(`${address}/office/account/second-factor`);
  const secret = (await page.locator('dd', { hasText: /^[A-Z2-7]{32}$/ }).innerText()).trim();
  await page.screenshot({ fullPage: true, path: join(pictures, 'factor-set-up.png') });
  await page.fill('[name=code]', totp(secret));
  await page.click('main form:has([name=code]) button');
  assert.equal(await page.locator('.codes li').count(), 10);
  await page.screenshot({ fullPage: true, path: join(pictures, 'backup-codes.png') });
  await context.close();
});
