// What people say they need as the planner's weight: the figures name it, the command line counts
// alike with the same file, and where too few have answered the page says so.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { journey } from './browser.ts';
import { headline, plannerTexts } from './planner.ts';

const { question } = plannerTexts.zh.view;
const needs = {
  area: 'jiading',
  persons: 61,
  counts: [],
  withheld: 4,
  places: [
    { place: '州桥社区', persons: 40, services: [{ service: 'haircut', persons: 30 }] },
    { place: '汇龙潭社区', persons: 21, services: [] },
  ],
};

async function shareOnCommandLine(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'circle-needs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'needs.json');
  writeFileSync(file, JSON.stringify(needs));
  const asked = ['--area', 'dist/areas/jiading', '--profile', 'walk', '--minutes', '5'];
  const when = ['--when', '2026-11-24T22:00', '--needs', file];
  const command = ['src/cli/main.ts', 'coverage', ...asked, ...when];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  return (JSON.parse(stdout) as { coverage: { share: number }[] }).coverage[0]?.share ?? -1;
}

journey('the planner counts needs, and names them', async ({ visit }) => {
  const { page } = await visit('/404.html', {
    viewport: { width: 640, height: 480 },
    withoutMap: true,
  });
  await page.route('**/api/needs?area=jiading', (route) => route.fulfill({ json: needs }));
  await page.goto(
    new URL('/?view=planner&weight=needs&min=5&when=2026-11-24T22:00', page.url()).href,
  );
  const basis = page.locator('.question-basis');
  await expect
    .poll(() => basis.textContent(), { timeout: 15_000 })
    .toContain(question.weights.needs);
  const share = await shareOnCommandLine();
  expect(Number.parseFloat((await headline(page)) ?? '')).toBeCloseTo(share * 100, 1);

  await page.getByRole('button', { name: question.heading }).click();
  await page.getByRole('dialog').getByRole('button', { name: '法律援助' }).click();
  await page.keyboard.press('Escape');
  await page.getByText(question.noNeeds.few).waitFor();
  expect(await basis.textContent()).toContain(question.weights.residents_in_service_area);
});
