// Reads the sheets that the program writes, independent of the program under test.
import { inflateRawSync } from 'node:zlib';

/// The text of one part, found by the directory at the end.
export function unzip(bytes, wanted) {
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\x05\x06') + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    if (bytes.toString('utf8', at + 46, at + 46 + name) === wanted) {
      const file = bytes.readUInt32LE(at + 42);
      const data = file + 30 + bytes.readUInt16LE(file + 26) + bytes.readUInt16LE(file + 28);
      return inflateRawSync(bytes.subarray(data, data + bytes.readUInt32LE(at + 20))).toString();
    }
    at += 46 + name + extra + comment;
  }
  throw new Error(`no part ${wanted}`);
}

/// The cells of each line of a CSV file (RFC 4180).
export function csvRows(text) {
  const rows = [[]];
  const cells = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gy;
  for (const [all, cell, end] of text.replace(/^\ufeff/, '').matchAll(cells)) {
    if (all === '') break;
    rows.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== ',') rows.push([]);
  }
  if (rows.at(-1).length === 0) rows.pop();
  return rows;
}

/// The texts of each line of a sheet of a workbook.
export function xlsxRows(bytes, sheetNumber = 1) {
  const words = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'").replaceAll('&apos;', "'").replaceAll('&amp;', '&');
  let shared = [];
  try {
    const text = unzip(bytes, 'xl/sharedStrings.xml');
    shared = [...text.matchAll(/<si>(.*?)<\/si>/gs)].map(([, one]) => words(one.replace(/<[^>]*>/g, '')));
  } catch { /* texts stand in the cells */ }
  const sheet = unzip(bytes, `xl/worksheets/sheet${sheetNumber}.xml`);
  return [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, about, inside = '']) => {
      const text = words(inside.replace(/<[^>]*>/g, ''));
      return /t="s"/.test(about) ? shared[Number(text)] : text;
    }));
}
