// People sign in, by password and by passkey, and look after their accounts: on a phone and on a
// desktop, in both languages, with axe and without script.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inspect, newWindow, openSite, picture, signIn, totp } from './people.mjs';

const site = openSite();

test('pages before signing in', async () => {
  const { page, close } = await newWindow(site, { bypassCSP: true });
  await inspect(site, page, 'sign-in', '/office/sign-in');
  await inspect(site, page, 'recover', '/office/recover');
  await close();
});

for (const [role, paths] of Object.entries({
  subject_owner: { account: '/office/account', factor: '/office/account/second-factor',
                   delegates: '/office/account/delegates', tokens: '/office/account/tokens' },
  city_office: { people: '/office/people', appointments: '/office/appointments',
                 audit: '/office/audit', declarations: '/office/declarations',
                 'people-new': '/office/people/new', resets: '/office/resets' },
})) {
  test(`pages of ${role}`, async () => {
    const { page, close } = await newWindow(site, { bypassCSP: true });
    await signIn(site, page, site.account(role));
    for (const [name, path] of Object.entries(paths)) await inspect(site, page, name, path);
    await close();
  });
}

test('a passkey is added with the device and then signs in alone', async () => {
  const { context, page } = await newWindow(site);
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true,
               hasUserVerification: true, isUserVerified: true,
               automaticPresenceSimulation: true } });
  await signIn(site, page, site.account('editor'));
  await page.goto(`${site.address}/office/account/second-factor`);
  await page.click('#passkey-making button');
  await page.waitForSelector('.flash');
  await context.clearCookies();
  await page.goto(`${site.address}/office/sign-in`);
  await page.click('#passkey-using button');
  await page.waitForURL(/\/office$/);
  // The password alone now only leads to the second step, where the passkey helps too.
  await context.clearCookies();
  await page.goto(`${site.address}/office/sign-in`);
  await page.fill('[name=name]', site.account('editor').login);
  await page.fill('[name=password]', site.account('editor').password);
  await page.click('main form:has([name=password]) button');
  await page.waitForURL(/sign-in\/code/);
  await page.click('#passkey-using button');
  await page.waitForURL(/\/office$/);
  // A device that verified nobody is no sole proof.
  await context.clearCookies();
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.goto(`${site.address}/office/sign-in`);
  assert.ok(await page.locator('#passkey-using .error').isHidden());
  await page.click('#passkey-using button');
  await page.waitForSelector('#passkey-using .error:visible, .alert[data-tone=stop]');
  assert.equal((await context.cookies()).length, 0);
  await context.close();
});

test('without script an app is set up, and its codes are shown once', async () => {
  const { page, close } = await newWindow(site, { javaScriptEnabled: false });
  await signIn(site, page, site.account('inspector'));
  await page.goto(`${site.address}/office/account/second-factor`);
  const secret = (await page.locator('dd', { hasText: /^[A-Z2-7]{32}$/ }).innerText()).trim();
  await picture(page, 'factor-set-up');
  await page.fill('[name=code]', totp(secret));
  await page.click('main form:has([name=code]) button');
  assert.equal(await page.locator('.codes li').count(), 10);
  await picture(page, 'backup-codes');
  await close();
});
