import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, narrow, picture, until, violations, wide, withWorkbench } from './harness.mjs';

after(closeBrowser);

const names = ['documents', 'case', 'positions', 'agreement', 'table', 'war', 'compare', 'drivers', 'brief'];

// A page is there once its headline, its text or its matrix is.
async function shown(page, name) {
  await page.evaluate((wanted) => {
    location.hash = location.hash.replace(/^(#\/case\/[^/]+)\/.*$/, `$1/${wanted}`);
  }, name);
  await until(async () => page.url().endsWith(`/${name}`), name);
  const waits = { documents: '.reading', case: 'td[data-party] button', table: '.one-table dl', war: 'main h1', brief: 'iframe' };
  const ready = page.locator(waits[name] ?? '.headline').first();
  await ready.waitFor({ state: 'attached', timeout: 30000 });
}

for (const [size, viewport] of [['wide', wide], ['narrow', narrow]])
  for (const colorScheme of ['light', 'dark'])
    test(`every page, ${size} and ${colorScheme}: no violation of accessibility rules, nothing wider than the window`, async () => {
      await withWorkbench(['harbour'], async ({ page }) => {
        await until(() => page.url().includes('/case/'), 'the case to open');
        const found = [];
        for (const name of names) {
          await shown(page, name);
          for (const line of await violations(page)) found.push(`${name}: ${line}`);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (overflow > 0) found.push(`${name}: ${overflow} px wider than the window`);
          await picture(page, `${name}-${size}-${colorScheme}`, size === 'wide');
        }
        assert.deepEqual(found, []);
      }, { viewport, colorScheme, reducedMotion: 'reduce' });
    });
