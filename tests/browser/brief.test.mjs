import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { carry, closeBrowser, folder, narrow, openPage, picture, text, until, violations, wide } from './harness.mjs';

after(closeBrowser);

const { ENTENTE, ROOT } = process.env;

function brief(place) {
  const file = join(place, 'brief.html');
  execFileSync(ENTENTE, ['brief', join(ROOT, 'cases/moscow-talks'), '--worlds', '512', '-o', file], { stdio: 'ignore' });
  return `file://${file}`;
}

test('a brief from a file lets its reader seat a party and move a line, offline, and go back to what was sent', async () => {
  const place = folder();
  const address = brief(place.path);
  const opened = await openPage({ reducedMotion: 'reduce' });
  const { page } = opened;
  try {
    await page.goto(address);
    const sent = await page.evaluate(() => document.querySelector('main').innerHTML);
    await picture(page, 'brief-sent', false);
    await page.getByRole('button', { name: /try it/i }).click();
    await page.locator('.seat-chip').first().waitFor({ timeout: 60000 });
    const summary = () => text(page.locator('.try-summary'));
    await until(async () => /of 100/.test(await summary()), 'the engine to start', 60);
    await page.locator('.try-table select').selectOption('moscow_2_dec');
    const chip = page.locator('.seat-zone.outside .seat-chip[data-party=ukraine]');
    await chip.waitFor();
    await carry(page, chip, page.locator('.seat-zone.must_accept'));
    await until(async () => /from 100 to \d+/.test(await summary()), 'other answers while the party is held', 30);
    await picture(page, 'brief-held', false);
    await page.mouse.up();
    await until(async () => (await page.locator('.try-was').count()) > 0, 'changed sentences beside what they were', 60);
    await until(() => page.evaluate(() => !document.querySelector('.try-strip').classList.contains('working')), 'rest', 90);
    const line = page.locator('.handle[data-path^="red_line.ukraine.line."]:visible').first();
    await line.evaluate((one) => one.scrollIntoView({ block: 'center' }));
    const before = await summary();
    await line.focus();
    for (let i = 0; i < 4; ++i) await page.keyboard.press('ArrowLeft');
    await until(async () => (await summary()) !== before, 'other answers by the line', 60);
    await page.locator('.try-back').click();
    await until(async () => (await page.evaluate(() => document.querySelector('main').innerHTML)) === sent, 'the brief as sent');
    assert.deepEqual(opened.troubles, []);
  } finally {
    await opened.close();
    place.remove();
  }
});

test('a brief without scripts is complete, and accessible in both widths and modes', async () => {
  const place = folder();
  const address = brief(place.path);
  try {
    const without = await openPage({ javaScriptEnabled: false });
    await without.page.goto(address);
    assert.ok(await without.page.getByText('This is not the chance of peace').first().isVisible());
    assert.equal(await without.page.getByRole('button', { name: /try it/i }).isVisible().catch(() => false), false);
    await without.close();
    for (const [viewport, colorScheme] of [[wide, 'light'], [narrow, 'dark']]) {
      const opened = await openPage({ viewport, colorScheme, bypassCSP: true });
      await opened.page.goto(address);
      assert.deepEqual(await violations(opened.page), []);
      assert.ok((await opened.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
      await opened.close();
    }
  } finally {
    place.remove();
  }
});
