// Where the server has its memory from.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { startServer } from './server.mjs';

const hugePages = '/sys/kernel/mm/transparent_hugepage/enabled';

function whyNoHugePages() {
  if (!existsSync(hugePages)) return 'this system has no transparent huge pages';
  if (readFileSync(hugePages, 'utf8').includes('[never]')) return 'huge pages are switched off';
  return /THP_enabled:\s+0/.test(readFileSync('/proc/self/status', 'utf8')) && 'huge pages are switched off here';
}

test('the heap of a server lies in huge pages', { skip: whyNoHugePages() }, async (t) => {
  const server = await startServer();
  t.after(async () => { await server.stop(); server.remove(); });
  const memory = readFileSync(`/proc/${server.child.pid}/smaps_rollup`, 'utf8');
  const kilobytes = Number(memory.match(/AnonHugePages:\s+(\d+)/)[1]);
  assert.ok(kilobytes >= 2048, `${kilobytes} kB in huge pages`);
});
