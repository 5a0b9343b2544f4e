import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { carry, closeBrowser, go, openPage, picture, serve, text, until, withWorkbench } from './harness.mjs';

after(closeBrowser);

const headline = (page) => text(page.locator('.headline'));
const undo = (page) => page.getByRole('button', { name: /Undo/ });
const undone = (page) => until(() => undo(page).isDisabled(), 'nothing left to undo');

// Ready to be moved: the numbers of all worlds are there.
async function drawn(page) {
  return until(async () => {
    const seen = await headline(page).catch(() => '');
    return /of 100 worlds/.test(seen) && seen;
  }, 'a headline with its worlds');
}

test('moving a red line changes the answers while the hand holds it, and undo brings them back', async () => {
  await withWorkbench(['moscow-talks'], async ({ page, paths }) => {
    await go(page, 'Positions');
    const before = await drawn(page);
    const line = page.locator('svg.wide .handle[data-path="red_line.russia.line.from"]').first();
    await line.scrollIntoViewIfNeeded();
    await carry(page, line, (box) => ({ ...box, x: box.x - 140 }));
    const held = await until(async () => {
      const seen = await headline(page);
      return seen !== before && /before/.test(seen) && seen;
    }, 'other answers before the release');
    assert.notEqual(held, before);
    assert.ok(!readFileSync(join(paths[0], 'case.toml'), 'utf8').includes('by = "analyst"'), 'a preview writes nothing');
    assert.ok(await undo(page).isDisabled(), 'a preview is no step');
    await picture(page, 'positions-held', false);
    const toml = readFileSync(join(paths[0], 'case.toml'), 'utf8');
    await page.mouse.up();
    await until(() => undo(page).isEnabled(), 'a step to undo');
    await until(() => readFileSync(join(paths[0], 'case.toml'), 'utf8') !== toml, 'the case file to be written');
    await page.keyboard.press('Control+z');
    await undone(page);
    assert.equal(readFileSync(join(paths[0], 'case.toml'), 'utf8'), toml);
  });
});

test('dragging Ukraine into the room changes the chain before the drop; the keys do the same', async () => {
  await withWorkbench(['moscow-talks'], async ({ page, paths }) => {
    await go(page, 'Table');
    const chain = () => text(page.locator('.one-table').first().locator('dl'));
    const before = await until(async () => {
      const seen = await chain().catch(() => '');
      return /of 100 worlds/.test(seen) && seen;
    }, 'the chain of the first table');
    assert.match(before, /there is room 100 of 100 worlds/);
    const chip = page.locator('.seat-chip[data-table="moscow_2_dec"][data-party="ukraine"]');
    await chip.scrollIntoViewIfNeeded();
    await carry(page, chip, page.locator('.seat-zone.must_accept[data-table="moscow_2_dec"]'));
    await until(async () => !/there is room 100 of 100/.test(await chain()), 'less room while the party is held');
    await picture(page, 'table-held', false);
    assert.ok(await undo(page).isDisabled());
    await page.mouse.up();
    await until(() => undo(page).isEnabled(), 'the seat to be taken');
    await until(() => /must_accept = \[[^\]]*"ukraine"/s.test(readFileSync(join(paths[0], 'case.toml'), 'utf8')), 'the file');
    await undo(page).click();
    await undone(page);
    await until(async () => /there is room 100 of 100/.test(await chain()), 'the room as it was');
    await chip.focus();
    await page.keyboard.press('ArrowLeft');
    await page.locator('.seat-zone.seated .seat-chip[data-table="moscow_2_dec"][data-party="ukraine"]').waitFor();
    await chip.focus();
    await page.keyboard.press('ArrowLeft');
    await until(async () => !/there is room 100 of 100/.test(await chain()), 'less room by the keys');
  });
});

test('a package by hand tells who accepts it, jumps to points of reference and has an address', async () => {
  await withWorkbench(['moscow-talks'], async ({ page, server }) => {
    await go(page, 'Agreement');
    await drawn(page);
    const reference = page.getByRole('button', { name: 'Reference', exact: true });
    await until(() => reference.isEnabled().catch(() => false), 'the reference package');
    await reference.click();
    const verdict = page.locator('body');
    await until(async () => /Those who must accept the package take it in/.test(await verdict.innerText()), 'the figure');
    const slider = page.locator('input[type=range]').first();
    const first = await slider.inputValue();
    await slider.focus();
    for (let i = 0; i < 6; ++i) await page.keyboard.press('ArrowRight');
    assert.notEqual(await slider.inputValue(), first);
    const address = await until(() => /package=/.test(page.url()) && page.url(), 'the package in the address');
    const value = await slider.inputValue();
    await picture(page, 'package', true);
    const other = await openPage();
    await other.page.goto(await server.address);
    await other.page.goto(address);
    await until(async () => (await other.page.locator('input[type=range]').first().inputValue().catch(() => '')) === value,
      'the same package at the same address');
    await other.close();
  });
});

test('undo reaches across a kill; what was confirmed is there', async () => {
  await withWorkbench(['harbour'], async ({ page, server, folder, paths }) => {
    await go(page, 'Positions');
    await drawn(page);
    const line = page.locator('svg.wide .handle[data-path^="red_line."]').first();
    await line.focus();
    for (let i = 0; i < 3; ++i) await page.keyboard.press('ArrowRight');
    await until(() => undo(page).isEnabled(), 'the change to be kept');
    const kept = readFileSync(join(paths[0], 'case.toml'), 'utf8');
    server.child.kill('SIGKILL');
    await server.ended;
    assert.equal(readFileSync(join(paths[0], 'case.toml'), 'utf8'), kept);
    const again = serve([paths[0]], folder);
    const second = await openPage();
    try {
      await second.page.goto(await again.address);
      await until(() => undo(second.page).isEnabled().catch(() => false), 'a step of the former run to undo');
      await undo(second.page).click();
      await until(() => readFileSync(join(paths[0], 'case.toml'), 'utf8') !== kept, 'the step to be undone');
    } finally {
      await second.close();
      await again.stop();
    }
  });
});

test('a file changed or broken on disk is told with both ways out, and nothing is overwritten', async () => {
  await withWorkbench(['harbour'], async ({ page, paths }) => {
    await go(page, 'Case');
    const file = join(paths[0], 'case.toml');
    const good = readFileSync(file, 'utf8');
    writeFileSync(file, good.replace(/"Harbour talks"/, '"Harbour talks, second reading"'));
    const banner = page.locator('.banner');
    await until(() => banner.isVisible().catch(() => false), 'the banner of the conflict');
    await page.getByRole('button', { name: 'Take the file on disk' }).click();
    await until(async () => /second reading/.test(await page.locator('body').innerText()), 'the version on disk');
    writeFileSync(file, good.replace('[[party]]', '[[party'));
    await until(async () => /does not build[^]*line \d+/.test(await banner.innerText().catch(() => '')), 'what is wrong with the file');
    await picture(page, 'broken-on-disk', false);
    await page.getByRole('button', { name: 'Keep what is here' }).click();
    await until(() => readFileSync(file, 'utf8').includes('second reading'), 'the version that was open');
    assert.ok(existsSync(file));
  });
});

test('the brief, JSON and CSV are saved from the page', async () => {
  await withWorkbench(['harbour'], async ({ page }) => {
    await go(page, 'Brief');
    for (const [name, ending, holds] of [['Save as HTML', '.html', '<!doctype html>'], ['JSON', '.json', 'entente-answers'], ['CSV', '.csv', 'kind,name']]) {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: name !== 'Save as HTML' }).click()]);
      assert.ok(file.suggestedFilename().endsWith(ending));
      assert.ok(readFileSync(await file.path(), 'utf8').includes(holds), name);
    }
  });
});

test('the keyboard alone goes from the first page to a changed answer', async () => {
  await withWorkbench(['harbour'], async ({ page }) => {
    await until(async () => (await page.locator('nav a').count()) > 3, 'the entries');
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    const tab = async (wanted, most) => {
      for (let i = 0; i < most; ++i) {
        await page.keyboard.press('Tab');
        if (wanted.test(await focused())) return;
      }
      throw new Error(`the keyboard does not reach ${wanted}`);
    };
    await tab(/^Positions/, 30);
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(outline, 'none', 'the focus shows');
    await page.keyboard.press('Enter');
    const before = await drawn(page);
    for (let i = 0; i < 80; ++i) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.matches('.handle[data-path^="red_line."]'))) break;
    }
    assert.ok(await page.evaluate(() => document.activeElement?.getAttribute('role') === 'slider'));
    for (let i = 0; i < 8; ++i) await page.keyboard.press('ArrowRight');
    await until(async () => (await headline(page)) !== before, 'a changed answer');
  });
});
