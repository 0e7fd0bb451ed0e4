// Starts the real binary on a free loopback port with a data folder of its own.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const binary = process.env.OCOP_BINARY ?? join(root, 'build/release/ocop');
export const conformance =
  process.env.OCOP_CONFORMANCE ?? resolve(root, '../shared/conformance');
export const hasConformance = existsSync(conformance);

export function ocop(...args) {
  const result = spawnSync(binary, args, { encoding: 'utf8' });
  return { status: result.status, stdout: result.stdout, stderr: result.stderr };
}

export function temporaryFolder() {
  return mkdtempSync(join(tmpdir(), 'ocop-test-'));
}

export async function startServer({ demo = true, data = temporaryFolder() } = {}) {
  const args = ['serve', '--data', data, '--listen', '127.0.0.1:0', ...(demo ? ['--demo'] : [])];
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += chunk));
  const address = await new Promise((found, failed) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const match = output.match(/serving (http:\/\/\S+)/);
      if (match) found(match[1]);
    });
    child.on('exit', (code) => failed(new Error(`ocop serve ended with ${code}: ${errors}`)));
  });
  const ended = new Promise((done) => child.on('exit', (code, signal) => done({ code, signal })));
  return {
    address,
    data,
    child,
    demo: demo ? JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8')) : undefined,
    errors: () => errors,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
    remove() {
      rmSync(data, { recursive: true, force: true });
    },
  };
}
