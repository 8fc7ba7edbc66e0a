import { fireEvent, screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { zh } from '#ui/texts/zh.ts';
import { eventually, openPage, playNetwork } from './rider-page.tsx';

const server = playNetwork();

test('without the streets the list stands on straight lines, says so, and can try again', async () => {
  server.use(http.get('*/streets.bin', () => new HttpResponse(null, { status: 500 })));
  openPage('?at=121.24735,31.38553');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain(zh.answer.timesFailed);
  const travels = () => [...document.querySelectorAll('.travel')].map((one) => one.textContent);
  expect(travels().length).toBeGreaterThan(5);
  for (const travel of travels()) expect(travel).toMatch(/^骑行约 \d+ 分钟$/);

  server.resetHandlers();
  fireEvent.click(within(alert).getByRole('button', { name: zh.problem.retry }));
  await eventually(travels).toContainEqual(expect.stringMatching(/^骑行 \d+ 分钟$/));
  expect(screen.queryByRole('alert')).toBeNull();
});
