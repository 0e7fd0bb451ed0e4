// People at a browser: the site, their signing in, and what every page they pass is held to.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';

import { root, startServer } from '../functional/server.mjs';
import { totp } from '../functional/visitor.mjs';

export { totp };
const pictures = join(root, 'build/screenshots');
export const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } };
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/// The demonstration with a browser before it, from before the first test of a file until after its last.
export function openSite() {
  const site = {
    account: (role) => site.server.demo.accounts.find((one) => one.role === role),
    person: (login) => site.server.demo.accounts.find((one) => one.login === login),
  };
  before(async () => {
    mkdirSync(pictures, { recursive: true });
    site.server = await startServer();
    // Browsers know passkeys for names only, so that a server on a desk is "localhost" to them.
    site.address = site.server.address.replace('127.0.0.1', 'localhost');
    site.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
             '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
  });
  after(async () => {
    await site.browser?.close();
    await site.server?.stop();
    site.server?.remove();
  });
  return site;
}

/// A window of somebody's own, with what went wrong in it. axe is a script, so that holding pages
/// to it needs `bypassCSP: true`.
export async function newWindow(site, options = {}) {
  const context = await site.browser.newContext({ viewport: sizes.phone, ...options });
  const page = await context.newPage();
  const errors = [];
  page.on('console', (message) => message.type() === 'error' &&
    errors.push(`${message.text()} ${message.location().url}`));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('dialog', (dialog) => { errors.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  return { context, page, errors, close: () => context.close() };
}

export async function signIn(site, page, account) {
  await page.goto(`${site.address}/office/sign-in`);
  await page.fill('[name=name]', account.login);
  await page.fill('[name=password]', account.password);
  await page.click('main form:has([name=password]) button');
  if (account.totp) {
    await page.fill('[name=code]', totp(account.totp));
    await page.click('main form:has([name=code]) button');
  }
  await page.waitForURL(/\/office(?!\/sign-in)/);
}

/// A day as people type it, some days from now, by the clock of Viet Nam: "18/09/2026".
export function today(days = 0) {
  const moment = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(moment);
}

/// How somebody enters things: `type` replaces what stands in a field, `choose` takes a value of a
/// select, `press` and `follow` use a button and a link.
export const entering = {
  byMouse: (page) => ({
    type: (field, text) => page.fill(field, text),
    choose: (field, value) => page.selectOption(field, value),
    press: (button) => page.click(button),
    follow: (link) => page.click(link),
  }),
  byKeyboard: (page) => {
    const reach = async (target) => {
      for (let i = 0; i < 150; ++i) {
        await page.keyboard.press('Tab');
        if (await page.locator(target).first().evaluate((one) => one === document.activeElement)) return;
      }
      assert.fail(`the keyboard does not reach ${target}`);
    };
    const use = async (target) => {
      await reach(target);
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    };
    return {
      type: async (field, text) => {
        await reach(field);
        await page.keyboard.press('Control+A');
        await page.keyboard.type(text);
      },
      choose: async (field, value) => {
        await reach(field);
        await page.keyboard.press('Home');
        for (let i = 0; i < 60 && await page.inputValue(field) !== value; ++i) {
          await page.keyboard.press('ArrowDown');
        }
        assert.equal(await page.inputValue(field), value);
      },
      press: use,
      follow: use,
    };
  },
};

/// The page as it stands: nothing for axe (WCAG 2.2 AA and its best practices), nothing sideways.
export async function hold(page, name) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(overflow <= 0, `${name} scrolls sideways by ${overflow} px`);
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => window.axe.run());
  assert.deepEqual(
    violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target)}`), [], name);
}

/// For people to look at, and so taken only when they ask with OCOP_PICTURES=1.
export async function picture(page, name, options = { fullPage: true }) {
  if (process.env.OCOP_PICTURES) await page.screenshot({ ...options, path: join(pictures, `${name}.png`) });
}

/// Of eight ways to look at a page these four show each language, size and colour scheme with each other
/// one; all eight with OCOP_EVERY_VIEW=1.
const four = [['vi', 'phone', 'light'], ['vi', 'desktop', 'dark'], ['en', 'phone', 'dark'], ['en', 'desktop', 'light']];
const eight = ['vi', 'en'].flatMap((language) => Object.keys(sizes).flatMap(
  (size) => ['light', 'dark'].map((colorScheme) => [language, size, colorScheme])));
export const views = (process.env.OCOP_EVERY_VIEW ? eight : four).map(([language, size, colorScheme]) => ({
  language, size, colorScheme, viewport: sizes[size], name: `${language}-${size}-${colorScheme}` }));

/// A page held and pictured in every view. `path` is an address of the office, or `{ vi, en }` (one of them may
/// be missing).
export async function inspect(site, page, name, path) {
  const paths = typeof path === 'string' ? { vi: path, en: `/en${path}` } : path;
  for (const view of views.filter((one) => paths[one.language])) {
    const shown = `${name}-${view.name}`;
    await page.setViewportSize(view.viewport);
    await page.emulateMedia({ colorScheme: view.colorScheme });
    await page.goto(site.address + paths[view.language]);
    await hold(page, shown);
    await picture(page, shown);
  }
}
