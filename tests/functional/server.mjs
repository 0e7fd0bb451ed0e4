// Starts the real binary on a free loopback port with a data folder of its own.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const binary = process.env.OCOP_BINARY ?? join(root, 'build/release/ocop');
export const conformance =
  process.env.OCOP_CONFORMANCE ?? resolve(root, '../shared/conformance');
export const hasConformance = existsSync(conformance);

// Under tests/with_postgresql each data folder gets a schema of its own in the server's database.
const databaseServer = process.env.OCOP_TEST_POSTGRESQL;
const databases = new Map();
function sql(statement) {
  const done = spawnSync('psql', ['-qX', databaseServer, '-c', statement]);
  return done.status === 0 ? undefined : String(done.stderr ?? done.error);
}
function databaseOf(data) {
  if (!databases.has(data)) {
    const schema = `functional_${process.pid}_${databases.size}`;
    const fault = sql(`create schema ${schema}`);
    if (fault) throw new Error(`psql: ${fault}`);
    databases.set(data, `${databaseServer}&options=-csearch_path%3D${schema}`);
  }
  return databases.get(data);
}

// The demonstration takes seconds to make. A test run makes it once (prepare_demonstration.mjs), and each server
// begins with a copy; without OCOP_TEST_DEMONSTRATION, as by hand, each makes its own.
const prepared = process.env.OCOP_TEST_DEMONSTRATION &&
  join(process.env.OCOP_TEST_DEMONSTRATION, databaseServer ? 'postgresql' : 'sqlite');
const template = 'ocop_demonstration';
const databaseNamed = (name) => databaseServer.replace('/postgres?', `/${name}?`);
function takePreparedDemonstration(data) {
  const isNew = !existsSync(join(data, 'codes.key')) && !databases.has(data);
  if (!isNew || !prepared || !existsSync(join(prepared, 'demo.json'))) return;
  const name = `copy_${process.pid}_${databases.size}`;
  if (databaseServer && sql(`create database ${name} template ${template}`)) return;  // another PostgreSQL
  cpSync(prepared, data, { recursive: true });
  if (!databaseServer) return;
  databases.set(data, databaseNamed(name));
  writeFileSync(join(data, 'database'), `${databaseOf(data)}\n`);  // where the folder says its registers are
}
/// Makes it anew in that folder, to be copied.
export async function prepareDemonstration(data) {
  if (databaseServer) {
    const fault = sql(`drop database if exists ${template}`) ?? sql(`create database ${template}`);
    if (fault) throw new Error(`psql: ${fault}`);
    databases.set(data, databaseNamed(template));
  }
  const server = await startServer({ data });
  await server.stop();
}
const commandsOnData = new Set(['serve', 'import', 'token', 'capture', 'restore', 'user', 'serial', 'links']);
export function withDatabase(args) {
  const at = args.indexOf('--data');
  if (!databaseServer || at < 0 || !commandsOnData.has(args[0])) return args;
  return [...args, '--database', databaseOf(args[at + 1])];
}

export function ocop(...args) {
  const result = spawnSync(binary, withDatabase(args), { encoding: 'utf8' });
  return { status: result.status, stdout: result.stdout, stderr: result.stderr };
}

export function temporaryFolder() {
  return mkdtempSync(join(tmpdir(), 'ocop-test-'));
}

/// What lets a program live on another day; its timers go on as ever.
function later(days) {
  const folder = readdirSync('/usr/lib').map((name) => join('/usr/lib', name, 'faketime')).find(existsSync);
  return { LD_PRELOAD: join(folder, 'libfaketimeMT.so.1'), FAKETIME: `+${days}d`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' };
}

/// `daysAhead`: the server lives so many days after today (libfaketime).
export async function startServer({ demo = true, data = temporaryFolder(), more = [], daysAhead = 0 } = {}) {
  if (demo && daysAhead === 0) takePreparedDemonstration(data);
  const args = ['serve', '--data', data, '--listen', '127.0.0.1:0', ...(demo ? ['--demo'] : []), ...more];
  const child = spawn(binary, withDatabase(args), {
    stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...(daysAhead > 0 ? later(daysAhead) : {}) } });
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
  // A copied demonstration still names the address of the first server that had it.
  const demonstration = () => {
    const text = readFileSync(join(data, 'demo.json'), 'utf8');
    return JSON.parse(text.replaceAll(JSON.parse(text).base_url, address));
  };
  const ended = new Promise((done) => child.on('exit', (code, signal) => done({ code, signal })));
  return {
    address,
    data,
    child,
    aheadMilliseconds: daysAhead * 86_400_000,
    demo: demo ? demonstration() : undefined,
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
