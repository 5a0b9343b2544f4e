// A workbench of its own for each test: a temporary folder with copies of cases, the real binary, a real page.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const { ENTENTE, CHROMIUM, PICTURES, ROOT, PAGES } = process.env;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const wide = { width: 1280, height: 900 };
export const narrow = { width: 390, height: 844 };

let browser;
export async function openBrowser() {
  browser ??= await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  return browser;
}
export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}

export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'entente-browser-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function copyOf(name, into) {
  const path = join(into, name);
  cpSync(join(ROOT, 'cases', name), path, { recursive: true });
  return path;
}

// The real binary on a free port; `address` holds the token.
export function serve(args, cwd) {
  const child = spawn(ENTENTE, ['open', ...args, '--no-browser', ...(PAGES ? ['--pages', PAGES] : [])], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => child.once('exit', (code, signal) => done({ code, signal })));
  const address = new Promise((done, fail) => {
    let said = '';
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const found = said.match(/http:\/\/\S+token=\w+/);
      if (found) done(found[0]);
    });
    let talk = '';
    child.stderr.on('data', (bytes) => (talk += bytes));
    ended.then(({ code }) => fail(new Error(`entente open ended with ${code}: ${talk}`)));
  });
  return {
    child,
    address,
    ended,
    stop: async () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

// A page that fails the test on any error of its own and on any request that leaves this machine.
export async function openPage(options = {}) {
  const context = await (await openBrowser()).newContext({ viewport: wide, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d|net::ERR_(INCOMPLETE|CONNECTION|EMPTY)/.test(message.text())) troubles.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['127.0.0.1', 'localhost', ''].includes(url.hostname)) troubles.push(`left the machine: ${url}`);
  });
  return { page, context, troubles, close: () => context.close() };
}

export async function withWorkbench(cases, body, options = {}) {
  const place = folder();
  const paths = cases.map((name) => copyOf(name, place.path));
  const server = serve(paths.slice(0, 1), place.path);
  const opened = await openPage(options);
  try {
    await opened.page.goto(await server.address);
    await body({ ...opened, server, folder: place.path, paths });
    if (opened.troubles.length) throw new Error(opened.troubles.join('\n'));
  } finally {
    await opened.close();
    await server.stop();
    place.remove();
  }
}

export async function picture(page, name, fullPage = true) {
  // The driver hides the caret by writing into the page; left alone, the page stays as its reader has it.
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage, caret: 'initial' });
}

// Violations of accessibility rules, one line each; empty when there are none.
export async function violations(page, within) {
  await page.evaluate(axe);
  const found = await page.evaluate(
    (scope) => globalThis.axe.run(scope ?? document, { resultTypes: ['violations'] }).then((result) => result.violations),
    within,
  );
  return found.map((rule) => `${rule.id}: ${rule.help} (${rule.nodes.map((node) => node.target.join(' ')).slice(0, 3).join('; ')})`);
}

// Waits until `look` gives something true, and gives it back; no fixed pauses.
export async function until(look, what, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

// Goes to a page of the open case by its entry at the left.
export async function go(page, name) {
  await page.locator('nav a', { hasText: new RegExp(`^${name}`) }).first().click();
  await until(() => page.url().includes(`/${name.toLowerCase()}`), `the page ${name}`);
}

export async function text(locator) {
  return (await locator.first().innerText()).replace(/\s+/g, ' ');
}

// Holds the mouse at the middle of one place and carries it to another, without letting go.
export async function carry(page, from, to) {
  const start = await from.boundingBox();
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  const goal = typeof to === 'function' ? to(start) : await to.boundingBox();
  const [x, y] = [goal.x + Math.min(60, goal.width / 2), goal.y + Math.min(40, goal.height / 2)];
  await page.mouse.move(x, y, { steps: 12 });
}
