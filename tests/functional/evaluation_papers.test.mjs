// The papers of dossiers and councils, read back as text out of their PDF.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { jpeg } from './small_jpeg.mjs';
import { best, criteria, openRoom, owner } from './evaluation_people.mjs';

let room, dossier, matter, council;
before(async () => { room = await openRoom(); });
after(async () => { await room.close(); });

async function bytesOf(who, path) {
  const answer = await room.get(who, path);
  assert.equal(answer.status, 200, path);
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  return Buffer.from(await answer.arrayBuffer());
}
function read(bytes) {
  const told = spawnSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' });
  assert.equal(told.status, 0, told.stderr);
  return told.stdout.normalize('NFC');
}
const flat = (words) => words.replace(/\s+/g, ' ');
const paper = async (who, path) => flat(read(await bytesOf(who, path)));
const has = (words, ...all) => { for (const each of all) assert.ok(words.includes(each), each); };

test('the registration and the self-assessment stand on what was handed in', async () => {
  const kept = await (await room.person(owner)).send('/office/documents/new', { do: 'store', row_version: '0', subject_id: 'OM-THUHUONG',
    kind: 'contract', title: 'Hợp đồng mua sấu', number: '15/HĐ' }, { file: { name: 'hop-dong.jpg', bytes: jpeg } });
  assert.equal(kept.status, 303, kept.status === 303 ? '' : await kept.text());
  dossier = await room.begin({ sort: 'upgrade', changes: 'Đổi bao bì', plan_results: 'Sản lượng 12 tấn', plan_ahead: 'Mở thêm ba đại lý' });
  assert.equal((await room.get(owner, `${dossier}/papers/phieu-dang-ky.pdf`)).status, 404, 'nothing was handed in');
  await room.answerAll(dossier, (criterion) => criterion.code === '9' ? 10 : best(criterion));
  await room.file(dossier);
  const form = await paper(owner, `${dossier}/papers/phieu-dang-ky.pdf`);
  has(form, 'Mẫu 01', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'PHIẾU ĐĂNG KÝ ĐÁNH GIÁ, PHÂN HẠNG SẢN PHẨM OCOP',
    'Phiếu số 2/PĐK-01-00070', 'Ô mai sấu gừng', 'Nâng hạng', 'Đổi bao bì', 'ĐẠI DIỆN CHỦ THỂ');
  const report = await paper(owner, `${dossier}/papers/bao-cao-tu-danh-gia.pdf`);
  has(report, 'Mẫu 02', 'BÁO CÁO TỰ ĐÁNH GIÁ', 'Phần I. Thông tin chung', 'Phần II.', 'Sản lượng 12 tấn', 'Phần III.', 'Phần IV.', 'Mở thêm ba đại lý',
    'Danh mục minh chứng và mã băm', '96 điểm, 3 sao', 'Trang 1/', 'Trang 2/');
  const order = ['Phần I. ', 'Phần II. ', 'Phần III. ', 'Phần IV. ', 'Danh mục minh chứng'].map((each) => report.indexOf(each));
  assert.deepEqual(order, [...order].sort((a, b) => a - b));
  const text = read(await bytesOf(owner, `${dossier}/papers/bao-cao-tu-danh-gia.pdf`));
  const places = criteria.map((criterion) => text.search(new RegExp(`^ *${criterion.code.replaceAll('.', '\\.')} `, 'm')));
  assert.ok(places.every((at) => at > 0), 'every criterion stands there');
  has(report, 'Hợp đồng mua sấu');
  assert.match(report.replace(/ /g, ''), /15\/HĐ\w*[0-9a-f]{8}/, 'the hash of its file');
  const hash = (await room.page(owner, dossier)).match(/mã băm ([0-9a-f]{16})/)[1];
  assert.ok(report.replace(/ /g, '').includes(hash), 'the hash of the filing');
});

test('papers stay as they are when the registers change, byte for byte', async () => {
  const before = await bytesOf(owner, `${dossier}/papers/bao-cao-tu-danh-gia.pdf`);
  const product = '/office/products/' + (await room.page(owner, dossier)).match(/products\/([0-9A-Z]{26})/)[1];
  const form = await room.page(owner, `${product}/edit`);
  const changed = await (await room.person(owner)).send(`${product}/edit`, { do: 'store', row_version: form.match(/name="row_version" value="(\d+)"/)[1], brand: 'Nhãn sau khi nộp' });
  assert.equal(changed.status, 303);
  assert.ok(before.equals(await bytesOf(owner, `${dossier}/papers/bao-cao-tu-danh-gia.pdf`)));
  assert.ok(!(await paper(owner, `${dossier}/papers/phieu-dang-ky.pdf`)).includes('Nhãn sau khi nộp'));
});

test('the ward\'s report tells the four contents and who checked', async () => {
  assert.equal((await room.get('phuong', `${dossier}/papers/bao-cao-cua-phuong.pdf`)).status, 404);
  await room.check(dossier, { local_labour: 'unmet', check_note: 'Lao động ngoài phường chiếm phần lớn' });
  has(await paper('phuong', `${dossier}/papers/bao-cao-cua-phuong.pdf`), 'Mẫu 03', 'Số: …/BC-UBND', 'PHƯỜNG HOÀN KIẾM', 'Hoàn Kiếm, ngày', 'Nguyên liệu địa phương', 'Chưa đáp ứng',
    'Lao động ngoài phường', 'Người kiểm tra: Lê Minh Khuê');
});

test('minutes, draft decision, letter and table of a council tell no member\'s points', async () => {
  await room.step('thanhpho', dossier, 'accept');
  council = await room.council({ notified_on: '12/02/2026', meets_on: '24/02/2026', meeting_place: '8 giờ 30, phòng họp tầng 2' });
  has(await paper('thanhpho', `/office/councils/${council}/papers/giay-moi.pdf`), 'GIẤY MỜI HỌP', '24/02/2026', 'phòng họp tầng 2', 'Hoàng Thu Trang', 'Chủ tịch');
  matter = await room.caseOf(council, dossier);
  has(await paper('thuky', `/office/councils/${council}/papers/giay-moi.pdf`), 'Ô mai sấu gừng, nâng hạng');
  const of = (name) => `/office/council-cases/${matter}/papers/${name}`;
  assert.equal((await room.get('thuky', of('bien-ban.pdf'))).status, 404, 'not concluded');
  const lower = (criterion) => criterion.code === '9' ? 10 : best(criterion);
  for (const who of ['hoidong', 'hoidong2', 'hoidong3']) await room.score(who, matter, lower);
  await room.conclude(matter, lower);
  has(await paper('thuky', of('bien-ban.pdf')), 'BIÊN BẢN HỌP HỘI ĐỒNG', 'Số: …/BB-HĐ', '24/02/2026', 'Mai Anh Tuấn', 'Số thành viên chấm điểm: 3/3', 'Điểm trung bình của các thành viên: 96', '96 điểm, 3 sao', '1 điểm: 3 người');
  has(await paper('thanhpho', of('du-thao-quyet-dinh.pdf')), 'DỰ THẢO', 'QUYẾT ĐỊNH', 'Số: …/QĐ-UBND', '26/2026/QĐ-TTg', 'Điều 1. Công nhận sản phẩm', 'hạng 3 sao', '36 tháng', 'Điều 3.');
  has(await paper('thuky', of('thong-bao-ket-qua.pdf')), 'THÔNG BÁO KẾT QUẢ', 'Kính gửi: Ủy ban nhân dân phường Hoàn Kiếm', '96 điểm, 3 sao', 'Tiêu chí 9 (Đảm bảo chất lượng sản phẩm) được 1 điểm', 'ỦY BAN NHÂN DÂN THÀNH PHỐ', 'HỘI ĐỒNG ĐÁNH GIÁ');
  has(await paper('thanhpho', `/office/councils/${council}/papers/bang-ket-qua.pdf`), 'BẢNG TỔNG HỢP KẾT QUẢ', 'Ô mai sấu gừng', '96');
});

test('the evidence is bound behind the report, page by page in its order, and what cannot be says so', async () => {
  const visitor = await room.person(owner);
  const three = await bytesOf(owner, `${dossier}/papers/bao-cao-tu-danh-gia.pdf`);
  const pagesOf = (bytes) => Number(spawnSync('pdfinfo', ['-'], { input: bytes, encoding: 'utf8' }).stdout.match(/Pages: +(\d+)/)[1]);
  const locked = Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<41><41>]>>\n%%EOF\n`);
  for (const [title, name, bytes] of [['Bản vẽ nhà xưởng', 'ban-ve.pdf', three], ['Ảnh kho', 'kho.jpg', jpeg],
    ['Tệp hỏng', 'hong.pdf', Buffer.from('%PDF-1.7\nkhông phải')], ['Tệp khóa', 'khoa.pdf', locked]]) {
    const kept = await visitor.send('/office/documents/new', { do: 'store', row_version: '0', subject_id: 'OM-THUHUONG',
      kind: 'other', title, number: `${title}/2026` }, { file: { name, bytes } });
    assert.equal(kept.status, 303, title);
  }
  const other = await room.begin();
  await room.answerAll(other);
  await room.file(other);
  const bound = `${other}/bound-report.pdf`;
  assert.ok((await room.page(owner, other)).includes(bound));
  const bytes = await bytesOf(owner, bound);
  const plain = pagesOf(await bytesOf(owner, `${other}/papers/bao-cao-tu-danh-gia.pdf`));
  const inside = pagesOf(three);
  const words = read(bytes).split('\f').map(flat);
  const sheets = words.slice(plain).filter((one) => one.trim());
  assert.equal(sheets.length, inside + 1 + 1 + 1 + 1, 'the contract of before, the plan page by page, a picture, two that say so');
  words.slice(0, plain + sheets.length).forEach((one, i) => assert.ok(one.includes(`Trang ${i + 1}/${plain + sheets.length}`), `page ${i + 1}`));
  for (let page = 1; page <= inside; ++page) {
    assert.ok(sheets.some((one) => one.includes('Bản vẽ nhà xưởng') && one.includes(`tờ ${page}/${inside}`)), `sheet ${page}`);
  }
  for (const [title, name] of [['Tệp hỏng', 'hong.pdf'], ['Tệp khóa', 'khoa.pdf']]) {
    const told = sheets.find((one) => one.includes(title));
    assert.match(told, /Không đóng kèm được: tệp hỏng hoặc có mật khẩu/);
    assert.ok(told.includes(`Tệp: ${name}`) && /SHA-256: [0-9a-f]{64}/.test(told));
  }
  const list = words.slice(0, plain).join(' ');
  const at = sheets.findIndex((one) => one.includes('Bản vẽ nhà xưởng')) + plain + 1;
  assert.ok(list.replace(/ /g, '').includes(`${at}–${at + inside - 1}`), 'the list names its pages');
  const numbers = sheets.map((one) => Number(one.match(/Minh chứng (\d+)\./)?.[1] ?? NaN)).filter((one) => one);
  assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b), 'in the order of the list');
  for (const who of ['bientap', 'nhain']) assert.equal((await room.get(who, bound)).status, 404, who);
});

test('papers are for who sees the dossier or runs the council', async () => {
  for (const who of ['bientap', 'nguoimua', 'nhain', 'quantri']) {
    assert.equal((await room.get(who, `${dossier}/papers/bao-cao-tu-danh-gia.pdf`)).status, 404, who);
  }
  for (const who of ['hoidong', owner, 'phuong', 'totuvan']) {
    assert.equal((await room.get(who, `/office/council-cases/${matter}/papers/bien-ban.pdf`)).status, 404, who);
    assert.equal((await room.get(who, `/office/councils/${council}/papers/bang-ket-qua.pdf`)).status, 404, who);
  }
  assert.equal((await room.get('hoidong', `${dossier}/papers/bao-cao-tu-danh-gia.pdf`)).status, 200, 'who scores it reads it');
  assert.equal((await room.get('thanhpho', `${dossier}/papers/khac.pdf`)).status, 404);
});

test('a dossier of 2019 has the lists of 2019', async () => {
  const set = JSON.parse(readFileSync('data/criteria/2019/che-bien-rau-cu-qua-hat.json', 'utf8'));
  const old = await room.begin({ lodged_on: '10/05/2022', lodged_set: set.name.vi }, 'thanhpho');
  const scored = (list) => list.flatMap((each) => each.children ? scored(each.children) : [each]);
  await room.answerAll(old, best, 'thanhpho', set.parts.flatMap((part) => scored(part.criteria)));
  assert.equal((await room.file(old, 'thanhpho')).status, 303);
  has(await paper('thanhpho', `${old}/papers/phieu-dang-ky.pdf`), 'Biểu số 01, 02', 'PHIẾU ĐĂNG KÝ Ý TƯỞNG, SẢN PHẨM', '1048/QĐ-TTg');
  has(await paper('thanhpho', `${old}/papers/bao-cao-tu-danh-gia.pdf`), 'Giới thiệu bộ máy', 'Sản phẩm mẫu', 'Kế hoạch kiểm soát chất lượng');
});
