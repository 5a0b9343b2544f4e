import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { closeBrowser, folder, openPage, picture, serve, text, until, withWorkbench } from './harness.mjs';

after(closeBrowser);

const notes = [
  ['first-day.txt', 'Talks on the ridge open in Port Alban\n\nThe president of Veltria met the foreign minister of Oskland in Port Alban on 3 March 2024. '
    + 'Veltria demands that Oskland withdraw from the ridge. Oskland said its control of the ridge is non-negotiable.\n'],
  ['second-day.txt', 'Second day\n\nThe foreign minister of Oskland said that Oskland would accept joint patrols on the ridge. '
    + 'Veltria rejected the proposal. The islanders of Dunmore were not present at the talks.\n'],
  ['third-day.txt', 'Third day\n\nVeltria said that it would not accept any agreement without Dunmore. '
    + 'Oskland insists that the islanders have no seat at the table.\n'],
];

async function drop(page, target, files) {
  const data = await page.evaluateHandle((given) => {
    const carried = new DataTransfer();
    for (const [name, words] of given)
      carried.items.add(new File([typeof words === 'string' ? words : new Uint8Array(words)], name, { type: 'text/plain' }));
    return carried;
  }, files);
  await target.dispatchEvent('drop', { dataTransfer: data });
}

test('three documents dropped on an empty workbench become a draft whose claims can be judged and are kept', async () => {
  const place = folder();
  const server = serve([], place.path);
  const opened = await openPage();
  try {
    const { page } = opened;
    await page.goto(await server.address);
    const zone = page.locator('.drop').first();
    await zone.waitFor();
    await picture(page, 'start');
    await drop(page, zone, notes);
    await until(() => page.url().includes('/case/'), 'the draft to open');
    const name = await until(() => readdirSync(place.path).find((one) => !one.startsWith('.')), 'a folder of the case');
    const file = (which) => readFileSync(join(place.path, name, which), 'utf8');
    assert.match(file('case.toml'), /\[\[party\]\]/);
    assert.equal(readdirSync(join(place.path, name, 'documents')).length, 3);
    const claims = file('claims.jsonl').trim().split('\n').map((line) => JSON.parse(line));
    assert.ok(claims.length >= 3, `${claims.length} claims`);

    await page.locator('nav a', { hasText: /^Documents/ }).first().click();
    const first = page.locator('.reading [role=button]').first();
    await first.waitFor();
    await first.click();
    await until(async () => (await text(page.locator('aside.evidence, .evidence'))).length > 40, 'the evidence of the claim');
    await first.focus();
    await page.keyboard.press('a');
    await until(() => /"status":"accepted"/.test(file('claims.jsonl')), 'the claim to be accepted on disk');
    await page.keyboard.press('r');
    await until(() => /"status":"rejected"/.test(file('claims.jsonl')), 'the claim to be rejected on disk');
    await picture(page, 'documents');
    await page.reload();
    await page.locator('.reading [role=button]').first().waitFor();
    assert.match(file('claims.jsonl'), /"status":"rejected"/);
    assert.deepEqual(opened.troubles, []);
  } finally {
    await opened.close();
    await server.stop();
    place.remove();
  }
});

test('a number of the case is judged in its cell, traced to its quote, and written', async () => {
  await withWorkbench(['harbour'], async ({ page, paths }) => {
    await page.locator('nav a', { hasText: /^Case/ }).first().click();
    await page.locator('td[data-party] button').first().click();
    const editor = page.locator('.cell-editor');
    await editor.waitFor();
    const before = readFileSync(join(paths[0], 'case.toml'), 'utf8');
    const field = editor.locator('.estimate input').first();
    await field.fill('abc');
    await field.press('Enter');
    await until(async () => /bad-estimate|no number|number/.test(await editor.innerText()), 'what is wrong with the number');
    assert.equal(readFileSync(join(paths[0], 'case.toml'), 'utf8'), before, 'a faulty number writes nothing');
    await field.fill('0.2/0.3/0.4');
    await field.press('Escape');
    await field.fill('61/63/67');
    await field.press('Enter');
    await until(() => /61(\.0)?, *63(\.0)?, *67/.test(readFileSync(join(paths[0], 'case.toml'), 'utf8')), 'the number in the file');
    await picture(page, 'cell');
  });
});

test('a dropped page whose bytes are no UTF-8 is read, and the case keeps its text', async () => {
  const place = folder();
  const server = serve([], place.path);
  const opened = await openPage();
  try {
    const { page } = opened;
    await page.goto(await server.address);
    const zone = page.locator('.drop').first();
    await zone.waitFor();
    const markup = '<html><body><h1>Talks on the ridge</h1><p>Veltria demands a caf\xe9 on the ridge.</p>'
      + '<p>Oskland rejects the demand.</p></body></html>';
    await drop(page, zone, [['ridge.html', [...Buffer.from(markup, 'latin1')]]]);
    await until(() => page.url().includes('/case/'), 'the draft to open');
    const name = await until(() => readdirSync(place.path).find((one) => !one.startsWith('.')), 'a folder of the case');
    assert.deepEqual(readdirSync(join(place.path, name, 'documents')), ['ridge.md']);
    assert.match(readFileSync(join(place.path, name, 'documents', 'ridge.md'), 'utf8'), /demands a caf\u00e9 on the ridge/);
  } finally {
    await opened.close();
    await server.stop();
    place.remove();
  }
});
