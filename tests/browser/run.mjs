// Runs every *.test.mjs here against a binary: node tests/browser/run.mjs build/release/entente [PART-OF-A-NAME]
// PAGES=FOLDER in the environment serves the pages of that folder in place of the built-in ones.
// Screenshots go to build/browser/. Exit: 0 passed, 1 a test failed, 2 no binary, 77 no browser or no driver here.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const binary = resolve(process.argv[2] ?? join(root, 'build/release/entente'));
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);

if (!existsSync(binary)) {
  console.error(`run.mjs: there is no ${binary}; build it first (./run demo)`);
  process.exit(2);
}
if (!chromium || !existsSync(join(here, 'node_modules/playwright-core'))) {
  console.log('skipped: 1 set of tests (Chromium or the driver is not installed; ./run browser installs both)');
  process.exit(77);
}
const pictures = join(root, 'build/browser');
mkdirSync(pictures, { recursive: true });
const files = readdirSync(here).filter((name) => name.endsWith('.test.mjs') && name.includes(process.argv[3] ?? ''));
const run = spawnSync(process.execPath, ['--test', '--test-concurrency=1', ...files.map((name) => join(here, name))], {
  stdio: 'inherit',
  env: { ...process.env, ENTENTE: binary, CHROMIUM: chromium, PICTURES: pictures, ROOT: root },
});
process.exit(run.status ?? 1);
