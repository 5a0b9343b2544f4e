import { chromium } from 'playwright-core';
import { spawn } from 'node:child_process';
const child = spawn('/work/main/build/main/entente', ['open', '/tmp/mine/moscow-talks', '--no-browser', '--pages', '/work/main/web/dist'], { stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise((ok) => child.stdout.on('data', (b) => { const m = String(b).match(/http:\S+token=\w+/); if (m) ok(m[0]); }));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const [w, h, scheme] of [[1280, 900, 'light'], [390, 844, 'dark']]) {
  const ctx = await browser.newContext({ viewport: { width: w, height: h }, colorScheme: scheme });
  const page = await ctx.newPage();
  page.on('pageerror', (e) => console.log('error', e.message));
  page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()));
  await page.goto(address);
  await page.waitForTimeout(4000);
  console.log(page.url(), await page.title());
  await page.screenshot({path:'/tmp/mine/start'+w+'.png'}); const links = await page.$$eval('nav a', (as) => as.map((a) => a.getAttribute('href') + ' ' + a.textContent.trim()));
  console.log(links.join(' | '));
  for (const l of links) {
    const href = l.split(' ')[0];
    if (!href?.startsWith('#')) continue;
    await page.evaluate((x) => { location.hash = x; }, href);
    await page.waitForTimeout(3500);
    const name = href.replace(/[^a-z]+/gi, '-').slice(0, 30);
    await page.screenshot({ path: `/tmp/mine/${w}${name}.png`, fullPage: false });
    console.log(name, await page.evaluate(() => document.documentElement.scrollWidth));
  }
  await ctx.close();
}
await browser.close(); child.kill('SIGINT');
