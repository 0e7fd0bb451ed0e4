// What the city office does every day, walked in a browser as its officers do it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { csvRows, xlsxRows } from '../functional/sheets.mjs';
import { hold, inspect, newWindow, openSite, picture, signIn, sizes } from './people.mjs';

const site = openSite();
const windows = new Map();

/// The window of an officer, signed in once for all jobs: a code of the second factor counts once.
async function officer(login) {
  if (!windows.has(login)) {
    const window = await newWindow(site, { bypassCSP: true, viewport: sizes.desktop, acceptDownloads: true });
    await signIn(site, window.page, site.person(login));
    windows.set(login, window);
  }
  const { page } = windows.get(login);
  await page.setViewportSize(sizes.desktop);
  return page;
}
/// The same person in a browser without scripts: the session goes along.
async function withoutScript(login) {
  await officer(login);
  const window = await newWindow(site, { javaScriptEnabled: false, viewport: sizes.phone });
  await window.context.addCookies(await windows.get(login).context.cookies());
  return window;
}
const go = (page, path) => page.goto(site.address + path);
const heading = (page) => page.locator('h1').innerText();
const flash = (page) => page.locator('.flash').innerText();
/// On a phone as well, since that is where most of a page's trouble is.
async function holdBoth(page, name) {
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    await hold(page, `${name} ${size}`);
  }
}
async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}
/// Past the navigation by the link for it, which is the first.
async function skipToContent(page) {
  await tabTo(page, 'Tới nội dung chính', 1);
  await press(page, 'Enter');
}
/// Tab until what has the focus answers to that name; a person would not press more than this.
async function tabTo(page, name, most = 90) {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const one = document.activeElement;
      return `${one.getAttribute('aria-label') ?? ''}|${one.labels?.[0]?.innerText ?? ''}|${one.innerText ?? ''}`;
    });
    if (found.split('|').some((words) => words.trim().startsWith(name))) return;
  }
  assert.fail(`${name} is not reached with the Tab key on ${page.url()}`);
}
async function download(page, name) {
  const [file] = await Promise.all([
    page.waitForEvent('download'), page.getByRole('link', { name, exact: false }).click()]);
  return readFileSync(await file.path());
}
const fields = async (page, values) => {
  for (const [name, value] of Object.entries(values)) {
    const input = page.locator(`#form [name=${name}]:not([type=hidden])`);
    if (await input.evaluate((one) => one.tagName) === 'SELECT') await input.selectOption(value);
    else await input.fill(value);
  }
};
/// Clicks, and waits for the page that it leads to.
async function follow(page, link) {
  const here = page.url();
  await link.click();
  await page.waitForURL((url) => url.href !== here);
}
const store = (page) => page.locator('.savebar button[value=store]').click();

test('a product is found by words without marks, and its list goes out as it is filtered', async () => {
  const page = await officer('thanhpho');
  await go(page, '/office');
  await page.fill('#find', 'o mai sau gung');
  await press(page, 'Enter');
  await page.waitForURL(/search\?q=o\+mai\+sau\+gung/);
  await holdBoth(page, 'search');
  await follow(page, page.getByRole('link', { name: 'Ô mai sấu gừng', exact: true }).first());
  assert.equal(await heading(page), 'Ô mai sấu gừng');
  await holdBoth(page, 'product');

  // A product whose name would act as a formula in somebody's spreadsheet.
  await go(page, '/office/products/new');
  await fields(page, { subject_id: 'OM-THUHUONG', name_vi: '=HYPERLINK("https://example.org";"o mai")' });
  await store(page);
  assert.match(await flash(page), /Đã nhập/);

  await go(page, '/office/products?q=o+mai&sort=name_vi&order=down');
  const count = Number((await page.getByRole('status').first().innerText()).match(/\d+/)[0]);
  const shown = await page.locator('tbody th').allInnerTexts();
  assert.ok(count > 3 && shown.length === Math.min(count, 25), `${count} rows, ${shown.length} shown`);
  await holdBoth(page, 'list');
  await page.setViewportSize(sizes.desktop);
  const csv = csvRows((await download(page, 'CSV')).toString());
  const book = xlsxRows(await download(page, 'XLSX'));
  const names = csv.slice(1).map((row) => row[csv[0].indexOf('name_vi')]);
  assert.deepEqual(names.slice(0, shown.length).map((name) => name.replace(/^'/, '')), shown,
    'the file has the rows of the list, in its order');
  assert.equal(names.length, count);
  assert.equal(book.length - 1, count);
  assert.ok(names.includes('\'=HYPERLINK("https://example.org";"o mai")'), 'kept from running');
  await inspect(site, page, 'job-list', '/office/products?q=o+mai&sort=name_vi');
});

test('a list is filtered, sorted and paged with the keyboard alone', async () => {
  const page = await officer('thanhpho');
  await go(page, '/office/subjects');
  await press(page, '/');
  await page.keyboard.type('ho kinh doanh');
  await press(page, 'Enter');
  await page.waitForURL(/q=ho\+kinh\+doanh/);
  const narrowed = await page.locator('tbody th').allInnerTexts();
  assert.ok(narrowed.length > 3 && narrowed.every((name) => /hộ kinh doanh/i.test(name)), String(narrowed));
  await tabTo(page, 'Tên chủ thể');
  await press(page, 'Enter');
  await page.waitForURL(/order=down/);
  const turned = await page.locator('tbody th').allInnerTexts();
  assert.deepEqual(turned, [...narrowed].reverse());
  await go(page, '/office/subjects');
  await skipToContent(page);
  await tabTo(page, 'Trang sau');
  await press(page, 'Enter');
  await page.waitForURL(/page=2/);
  assert.ok(await page.locator('[aria-current=page]').filter({ hasText: /^2$/ }).count());
});

test('without script a list is searched, filtered and paged all the same', async () => {
  const window = await withoutScript('thanhpho');
  const { page } = window;
  await go(page, '/office/subjects');
  await page.fill('#words', 'tra');
  await page.locator('select[name=f_kind]').selectOption('enterprise');
  await page.getByRole('button', { name: 'Lọc' }).click();
  assert.match(page.url(), /q=tra&f_kind=enterprise/);
  assert.ok((await page.locator('tbody th').allInnerTexts()).includes('Công ty TNHH Trà Hương Ngọc'));
  const kinds = await page.locator('tbody td[data-label="Loại hình"]').allInnerTexts();
  assert.ok(kinds.length > 0 && kinds.every((kind) => kind === 'Doanh nghiệp'), String(kinds));
  await go(page, '/office/subjects');
  await page.getByRole('link', { name: 'Trang sau' }).click();
  assert.match(page.url(), /page=2/);
  await window.close();
});

const producers = (rows) => ['code,name,kind,address,unit_code,phone', ...rows].join('\n') + '\n';
const good = ['HKD-THU-01,Hộ kinh doanh Kẹo lạc Bà Tư,household,12 phố Hàng Bồ,00070,024 0000 0901',
              'HKD-THU-02,Hộ kinh doanh Bánh cốm Ông Sáu,household,14 phố Hàng Than,00070,024 0000 0902',
              'HKD-THU-03,Hợp tác xã Sen Tây Hồ thử,cooperative,1 đường Vệ Hồ,00070,024 0000 0903'];
const bad = [good[0], 'HKD-THU-02,,household,14 phố Hàng Than,00070,024 0000 0902',
             'HKD-THU-03,Hợp tác xã Sen Tây Hồ thử,hội,1 đường Vệ Hồ,99999,024 0000 0903'];

async function tryImport(page, bytes, name = 'chu-the.csv') {
  await go(page, '/office/subjects/import');
  await page.setInputFiles('#file', { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  await page.getByRole('button', { name: 'Kiểm tra' }).click();
  await page.waitForSelector('#faults, #fits, .alert[data-tone=stop]');
}
async function countOf(page, words) {
  await go(page, `/office/subjects?q=${words}`);
  return page.locator('tbody tr').count();
}

test('a file with bad rows names each of them and stores none; mended it is stored whole', async () => {
  const page = await officer('thanhpho');
  await tryImport(page, producers(bad));
  await holdBoth(page, 'import faults');
  const named = await page.locator('tbody tr').evaluateAll((rows) => rows.map((row) =>
    [...row.cells].slice(0, 3).map((cell) => cell.innerText.trim()).join('|')));
  assert.equal(named.length, 3, String(named));
  assert.match(named[0], /^3\|B\|/);
  assert.match(named[1], /^4\|C\|/);
  assert.match(named[2], /^4\|E\|/);
  assert.match(await page.locator('main').innerText(), /99999|đơn vị/);
  await picture(page, 'job-import-faults-desktop');
  assert.equal(await countOf(page, 'hkd-thu'), 0, 'nothing was stored');

  const wide = Buffer.from('\ufeff' + producers(good), 'utf16le');
  await tryImport(page, wide);
  assert.match(await page.locator('main').innerText(), /UTF-16/);
  const old = Buffer.concat([Buffer.from('code,name,kind,address,unit_code\nHKD-THU-09,'),
    Buffer.from('C\xf4ng ty c\xf4\xd2 ph\xe2\xccn H\xe0 N\xf4\xf2i', 'latin1'),
    Buffer.from(',enterprise,1 Hang Bo,00070\n')]);
  await tryImport(page, old);
  assert.match(await page.locator('main').innerText(), /Windows-1258/);
  assert.equal(await countOf(page, 'hkd-thu'), 0, 'nothing was stored');

  await tryImport(page, producers(good));
  await holdBoth(page, 'import fits');
  assert.match(await page.locator('.figures').innerText(), /3/);
  await page.locator('form[action$="/import/store"] button').click();
  await page.waitForSelector('.flash');
  assert.equal(await countOf(page, 'hkd-thu'), 3);
  await go(page, '/office/subjects?q=banh+com+ong+sau');
  await follow(page, page.getByRole('link', { name: 'Hộ kinh doanh Bánh cốm Ông Sáu' }));
  assert.match(await page.locator('main').innerText(), /14 phố Hàng Than/);
  await inspect(site, page, 'job-import', '/office/subjects/import');
});

const paper = (number) => ({ number, issuer: 'Trung tâm Chứng nhận Thử (giả định)', subject_id: 'OM-THUHUONG',
                             kind: 'haccp', valid_from: '01/09/2026', valid_to: '01/09/2029' });

async function propose(page, number) {
  await go(page, '/office/certificates/new');
  await fields(page, paper(number));
  await page.fill('#reason', 'Bản giấy đã đối chiếu');
  await holdBoth(page, 'proposal form');
  await page.setViewportSize(sizes.desktop);
  await store(page);
  assert.match(await flash(page), /người thứ hai duyệt/);
  await go(page, '/office/certificates?q=' + number.toLowerCase());
  assert.equal(await page.locator('tbody tr').count(), 0, 'not in the register yet');
}

test('an act that binds takes a second person; one that is declined says why', async () => {
  const first = await officer('thanhpho');
  await propose(first, 'HACCP-THU-1');
  await go(first, '/office/proposals');
  await holdBoth(first, 'proposals');
  await first.setViewportSize(sizes.desktop);
  const own = first.locator('main a', { hasText: 'HACCP-THU-1' });
  await follow(first, own);
  await holdBoth(first, 'own proposal');
  assert.equal(await first.locator('form[action$="/approve"]').count(), 0, 'who proposed is not asked');
  const id = first.url().split('/').at(-1);
  const token = await first.locator('input[name=form_token]').first().inputValue();
  await first.request.post(`${site.address}/office/proposals/${id}/approve`,
    { form: { form_token: token, note: '' }, headers: { Origin: site.address } });
  await first.reload();
  assert.match(await first.locator('main').innerText(), /Chờ duyệt|Đang chờ/);

  // The second one finds it at home, and decides with the keyboard alone.
  const second = await officer('thanhpho2');
  await go(second, '/office');
  await holdBoth(second, 'home');
  await second.setViewportSize(sizes.desktop);
  await second.locator('main a', { hasText: 'HACCP-THU-1' }).focus();
  await press(second, 'Enter');
  await second.waitForURL(/proposals\//);
  const asked = await second.locator('main').innerText();
  assert.match(asked, /Trung tâm Chứng nhận Thử/);
  assert.match(asked, /Cơ sở Ô mai Thu Hường/, 'named, not only by its code');
  assert.match(asked, /Bản giấy đã đối chiếu/);
  await holdBoth(second, 'proposal');
  await inspect(site, second, 'job-proposal', new URL(second.url()).pathname);
  await second.goto(`${site.address}/office/proposals/${id}`);
  await second.setViewportSize(sizes.desktop);
  await skipToContent(second);
  await tabTo(second, 'Duyệt');
  await press(second, 'Enter', 'Tab');
  await second.keyboard.type('Đã xem bản gốc');
  await press(second, 'Tab', 'Enter');
  await second.waitForSelector('.flash');
  await go(second, '/office/certificates?q=haccp-thu-1');
  assert.deepEqual(await second.locator('tbody th').allInnerTexts(), ['HACCP-THU-1']);

  await propose(first, 'HACCP-THU-2');
  await go(second, '/office/proposals');
  await follow(second, second.locator('main a', { hasText: 'HACCP-THU-2' }));
  const refusing = second.locator('details:has(form[action$="/refuse"])');
  await refusing.locator('summary').click();
  await refusing.locator('textarea').fill('Số giấy không khớp bản gốc');
  await refusing.locator('button').click();
  await second.waitForSelector('.flash');
  await go(first, '/office/proposals');
  await follow(first, first.locator('main a', { hasText: 'HACCP-THU-2' }));
  const told = await first.locator('main').innerText();
  assert.match(told, /Số giấy không khớp bản gốc/);
  assert.match(told, /Đặng Quốc Bảo/);
  await go(first, '/office/certificates?q=haccp-thu-2');
  assert.equal(await first.locator('tbody tr').count(), 0);
});

test('without script the second person decides as well', async () => {
  await propose(await officer('thanhpho'), 'HACCP-THU-3');
  const window = await withoutScript('thanhpho2');
  const { page } = window;
  await go(page, '/office');
  await page.locator('main a', { hasText: 'HACCP-THU-3' }).click();
  const approving = page.locator('details:has(form[action$="/approve"])');
  await approving.locator('summary').click();
  await approving.locator('button').click();
  assert.match(await flash(page), /HACCP-THU-3/);
  await window.close();
  const first = await officer('thanhpho');
  await go(first, '/office/certificates?q=haccp-thu-3');
  assert.equal(await first.locator('tbody tr').count(), 1);
});

test('two officers change one record: the second sees what changed, and both changes stay', async () => {
  const [first, second] = [await officer('thanhpho'), await officer('thanhpho2')];
  await go(first, '/office/subjects?q=keo+lac+ba+tu');
  await follow(first, first.locator('tbody th a'));
  const path = new URL(first.url()).pathname;
  await go(first, `${path}/edit`);
  await go(second, `${path}/edit`);
  await fields(first, { phone: '024 0000 0911', address: '16 phố Hàng Bồ' });
  await store(first);
  await first.waitForSelector('.flash');
  await fields(second, { representative: 'Trần Thị Tư', address: '18 phố Hàng Bồ' });
  await store(second);
  await second.waitForSelector('fieldset');
  const told = await second.locator('main').innerText();
  assert.match(told, /Có người vừa lưu trước/);
  for (const words of ['12 phố Hàng Bồ', '16 phố Hàng Bồ', '18 phố Hàng Bồ', '024 0000 0911']) {
    assert.ok(told.includes(words), `${words} is told`);
  }
  await holdBoth(second, 'merge');
  await picture(second, 'job-merge-desktop');
  await second.setViewportSize(sizes.phone);
  await picture(second, 'job-merge-phone');
  await second.setViewportSize(sizes.desktop);
  await second.getByRole('button', { name: 'Lưu bản đã gộp' }).click();
  await second.waitForSelector('.flash');
  const kept = await second.locator('main').innerText();
  for (const words of ['024 0000 0911', 'Trần Thị Tư', '18 phố Hàng Bồ']) assert.ok(kept.includes(words), words);
  await go(second, `${path}/history`);
  await holdBoth(second, 'history');
  const history = await second.locator('.journey').innerText();
  assert.match(history, /Đặng Quốc Bảo/);
  assert.match(history, /024 0000 0911/);
  assert.match(history, /Trần Thị Tư/);
  await inspect(site, second, 'job-history', `${path}/history`);
});

test('lines of a text stay lines, on its page and in its form', async () => {
  const page = await officer('thanhpho');
  await go(page, '/office/subjects?q=keo+lac+ba+tu');
  await follow(page, page.locator('tbody th a'));
  const path = new URL(page.url()).pathname;
  const story = 'Bà Tư nấu mạch nha từ năm 1978.\n\nNay hai con gái giữ chảo.\n  Lạc chọn tay.';
  for (let times = 0; times < 2; ++times) {
    await go(page, `${path}/edit`);
    await page.locator('summary', { hasText: 'Câu chuyện và liên hệ' }).click();
    if (times === 0) await page.fill('[name=story_vi]', story);
    else await page.fill('[name=representative]', 'Trần Thị Năm');
    await store(page);
    await page.waitForURL(new RegExp(`${path}$`));
    await page.locator('summary', { hasText: 'Câu chuyện và liên hệ' }).click();
    assert.match(await page.locator('main').innerText(), /1978\.\n+Nay hai con gái giữ chảo\.\n\s*Lạc chọn tay/);
  }
  await go(page, `${path}/edit`);
  assert.equal(await page.inputValue('[name=story_vi]'), story);
});

test('what was put aside comes back at once; what binds asks first', async () => {
  const page = await officer('thanhpho');
  await go(page, '/office/subjects?q=banh+com+ong+sau');
  await follow(page, page.locator('tbody th a'));
  const path = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Cất đi' }).click();
  assert.match(await flash(page), /Đã cất/);
  await holdBoth(page, 'put aside');
  await page.setViewportSize(sizes.desktop);
  assert.equal(await countOf(page, 'banh+com+ong+sau'), 0);
  await go(page, path);
  await page.getByRole('button', { name: 'Khôi phục' }).click();
  await page.locator('.flash button', { hasText: 'Hoàn tác' }).waitFor();
  assert.equal(await countOf(page, 'banh+com+ong+sau'), 1);
  await go(page, path);
  await page.getByRole('button', { name: 'Cất đi' }).click();
  await page.locator('.flash').getByRole('button', { name: 'Hoàn tác' }).click();
  assert.equal(await countOf(page, 'banh+com+ong+sau'), 1, 'undone from the message');

  // Putting a certificate aside binds: it asks, and then waits for a second person.
  await go(page, '/office/certificates?q=haccp-thu-1');
  await follow(page, page.locator('tbody th a'));
  const asking = page.locator('details.confirm:has(form[action$="/remove"])');
  assert.ok(await asking.count(), 'a binding act stands behind a question');
  await asking.locator('summary').click();
  await asking.locator('button').click();
  assert.match(await flash(page), /người thứ hai duyệt/);
  await go(page, '/office/certificates?q=haccp-thu-1');
  assert.equal(await page.locator('tbody tr').count(), 1, 'still there until it is approved');
});

test('targets against what was reached, the chain of a plan, a late task and the report', async () => {
  const page = await officer('thanhpho');
  await go(page, '/office/reports/targets?year=2026');
  await holdBoth(page, 'targets');
  const targets = await page.locator('main').innerText();
  assert.match(targets, /2026/);
  await inspect(site, page, 'job-targets', '/office/reports/targets?year=2026');

  await go(page, '/office/programme-documents?q=153');
  await follow(page, page.getByRole('link', { name: /153\/KH-UBND/ }));
  await holdBoth(page, 'plan');
  const chain = await page.locator('main').innerText();
  assert.match(chain, /490\/QĐ-TTg/);
  assert.match(chain, /3629\/QĐ-UBND/);

  await go(page, '/office');
  const late = page.locator('section.alert a', { hasText: 'Hỗ trợ làm hồ sơ đợt 2' });
  await follow(page, late);
  await holdBoth(page, 'late task');
  assert.match(await page.locator('.alert[data-tone=stop]').innerText(), /15\/10\/2026/);

  await go(page, '/office/reports/period?from=2026-01-01&to=2026-12-31');
  await page.waitForSelector('h1');
  await holdBoth(page, 'report');
  const words = await page.locator('main').innerText();
  assert.match(words, /Hỗ trợ làm hồ sơ đợt 2/);
  await inspect(site, page, 'job-report', '/office/reports/period?from=2026-01-01&to=2026-12-31');
  await page.setViewportSize(sizes.desktop);
  const book = xlsxRows(await download(page, 'XLSX'), 2);
  assert.ok(book.some((row) => row.join('|').includes('Hỗ trợ làm hồ sơ đợt 2|')), 'the tasks of the period');
  const paperBytes = await download(page, 'PDF');
  const file = join(site.server.data, 'bao-cao.pdf');
  writeFileSync(file, paperBytes);
  assert.equal(paperBytes.subarray(0, 5).toString(), '%PDF-');
  const text = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  assert.equal(text.status, 0, text.stderr);
  assert.match(text.stdout.normalize('NFC'), /Hỗ trợ làm hồ sơ đợt\s+2/);
});

test('what is typed in a form is offered again; a name is chosen from what the office knows', async () => {
  const page = await officer('thanhpho');
  await go(page, '/office/tasks/new');
  await page.locator('[name=plan_id]').focus();
  await page.keyboard.type('12');
  await page.waitForFunction(() => [...document.querySelectorAll('#list-plan_id option')]
    .some((one) => one.value === '12/MH-KH' || one.label.includes('12/MH-KH')));
  const offered = await page.locator('#list-plan_id option').evaluateAll((all) => all.map((one) => one.value));
  assert.ok(offered.some((value) => value.includes('12/MH-KH')), String(offered));
  await page.fill('[name=plan_id]', '12/MH-KH');
  await tabTo(page, 'Nhiệm vụ');
  await page.keyboard.type('Kiểm tra nhãn phụ phiên chợ');
  await page.waitForFunction(() => document.getElementById('draft-state').textContent !== '', null, { timeout: 9000 });
  await holdBoth(page, 'form');
  await page.setViewportSize(sizes.desktop);
  await go(page, '/office/subjects');
  await go(page, '/office/tasks/new');
  assert.match(await page.locator('main').innerText(), /bản lưu tạm lúc/);
  await holdBoth(page, 'draft offered');
  await page.setViewportSize(sizes.desktop);
  await follow(page, page.getByRole('link', { name: 'Điền tiếp' }));
  assert.equal(await page.inputValue('[name=title]'), 'Kiểm tra nhãn phụ phiên chợ');
  assert.equal(await page.inputValue('[name=plan_id]'), '12/MH-KH');
  await inspect(site, page, 'job-form', '/office/tasks/new');

  // Whose task it is, is an account: a name that nobody bears is refused beside its field.
  await go(page, '/office/tasks/new?draft=1');
  await fields(page, { owner_person: 'Đặng Quốc Bảo', owner_login: 'khongco', owner_unit: 'Phòng Kinh tế',
                       unit_code: '00070', deadline: '01/10/2026', state: 'planned' });
  await store(page);
  assert.match(await page.locator('#error-owner_login').innerText(), /Chưa có ai/);
  await holdBoth(page, 'form with a fault');
  await page.setViewportSize(sizes.desktop);
  await fields(page, { owner_login: 'thanhpho2' });
  await store(page);
  assert.match(await flash(page), /Đã nhập/);
  const second = await officer('thanhpho2');
  await go(second, '/office');
  assert.ok(await second.locator('main a', { hasText: 'Kiểm tra nhãn phụ phiên chợ' }).count(), 'stands among the work of its owner');
});

test('nothing failed in the browser of an officer meanwhile', () => {
  for (const [login, window] of windows) {
    const real = window.errors.filter((one) => !/403|409|422/.test(one));
    assert.deepEqual(real, [], login);
  }
});
