// Where the server has its memory from.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { startServer } from './server.mjs';

const skip = !existsSync('/sys/kernel/mm/transparent_hugepage/enabled') && 'this system has no transparent huge pages';

// Asks for the mark that the mapping carries: whether the system had a whole huge page free is not ours to test.
test('the heap of a server asks for huge pages', { skip }, async (t) => {
  const server = await startServer();
  t.after(async () => { await server.stop(); server.remove(); });
  const mappings = readFileSync(`/proc/${server.child.pid}/smaps`, 'utf8').split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m);
  const used = mappings.filter((one) => /^VmFlags:.* hg\b/m.test(one))
    .reduce((sum, one) => sum + Number(one.match(/^Rss:\s+(\d+)/m)[1]), 0);
  assert.ok(used >= 4096, `${used} kB of the heap are in mappings for huge pages`);
});
