import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { zh } from '#ui/texts/zh.ts';
import { eventually, openPage, playDevice, playNetwork, requested } from './rider-page.tsx';

playNetwork();

const oldTown = [121.246912, 31.384634] as const;
const tapLocate = async () => {
  const [button] = await screen.findAllByRole('button', { name: zh.place.locate });
  fireEvent.click(button as HTMLElement);
};

describe('the position of the device', () => {
  test('is not asked for until the button is tapped', async () => {
    const asked = playDevice({ at: oldTown, accuracy: 10 });
    openPage('');
    await screen.findByRole('heading', { name: zh.place.where });
    expect(asked.times).toBe(0);
    await tapLocate();
    await screen.findByText(zh.place.from(zh.place.yourPosition));
    expect(asked.times).toBe(1);
  });

  test('enters no address, no request and no storage', async () => {
    playDevice({ at: oldTown, accuracy: 10 });
    openPage('?at=121.25,31.38');
    await tapLocate();
    await screen.findByText(zh.place.from(zh.place.yourPosition));
    await eventually(() => screen.queryByText(zh.answer.estimating)).toBeNull();
    const left = [
      location.href,
      ...requested,
      JSON.stringify({ ...localStorage, ...sessionStorage }),
    ];
    for (const text of left) expect(text).not.toMatch(/121[.%]?2469|31[.%]?3846/);
    expect(location.search).not.toContain('at=');
  });

  test('an error larger than the gap between the first two is said', async () => {
    playDevice({ at: oldTown, accuracy: 900 });
    openPage('');
    await tapLocate();
    await screen.findByText(zh.answer.tooClose(900));
    expect(document.querySelector('.travel')?.textContent).toContain('约');
  });

  test.each([
    [1, 'denied'],
    [2, 'unavailable'],
    [3, 'timeout'],
  ] as const)('failure %i is told as %s, with what to do', async (code, failure) => {
    playDevice({ code });
    openPage('');
    await tapLocate();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(zh.place[failure]);
    expect(alert.textContent).toContain(zh.place[`${failure}Hint`]);
    const again = playDevice({ at: oldTown, accuracy: 10 });
    fireEvent.click(within(alert).getByRole('button', { name: zh.place.locateAgain }));
    await screen.findByText(zh.place.from(zh.place.yourPosition));
    expect(again.times).toBe(1);
  });

  test('a refusal already given is not asked again', async () => {
    const asked = playDevice({ at: oldTown, accuracy: 10 }, 'denied');
    openPage('');
    await tapLocate();
    expect((await screen.findByRole('alert')).textContent).toContain(zh.place.denied);
    expect(asked.times).toBe(0);
  });

  test('0° 0° is a broken receiver, not a place', async () => {
    playDevice({ at: [0, 0], accuracy: 10 });
    openPage('');
    await tapLocate();
    expect((await screen.findByRole('alert')).textContent).toContain(zh.place.unavailable);
  });
});

describe('a place from the list', () => {
  const openPicker = async () => {
    const [button] = await screen.findAllByRole('button', { name: zh.place.pick });
    fireEvent.click(button as HTMLElement);
    return screen.findByRole('combobox');
  };

  test('is found by its initials and taken by the keyboard', async () => {
    openPage('');
    const field = await openPicker();
    expect(document.activeElement).toBe(field);
    fireEvent.change(field, { target: { value: 'fht' } });
    const [option] = screen.getAllByRole('option');
    expect(option?.textContent).toContain('法华塔');
    expect(field.getAttribute('aria-activedescendant')).toBe(option?.id);
    fireEvent.keyDown(field, { key: 'Enter' });
    await screen.findByText(zh.place.from('法华塔'));
    expect(location.search).toMatch(/at=121\.\d+,31\.\d+/);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('Enter in the empty field picks nothing', async () => {
    openPage('');
    fireEvent.keyDown(await openPicker(), { key: 'Enter' });
    expect(screen.getByRole('dialog')).toBeTruthy();
    expect(location.search).not.toContain('at=');
  });

  test('the arrows move through the options and around the ends', async () => {
    openPage('');
    const field = await openPicker();
    const selected = () =>
      screen
        .getAllByRole('option')
        .findIndex((one) => one.getAttribute('aria-selected') === 'true');
    expect(selected()).toBe(-1);
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(selected()).toBe(0);
    fireEvent.keyDown(field, { key: 'ArrowUp' });
    expect(selected()).toBe(screen.getAllByRole('option').length - 1);
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(selected()).toBe(0);
  });

  test('a station is a place too', async () => {
    openPage('');
    fireEvent.change(await openPicker(), { target: { value: '能量站' } });
    fireEvent.click(screen.getAllByRole('option')[0] as HTMLElement);
    await screen.findByText(/^从.*能量站.*出发$/);
  });

  test('takes the place of the position, and the position that of the place', async () => {
    playDevice({ at: oldTown, accuracy: 10 });
    openPage('');
    await tapLocate();
    await screen.findByText(zh.place.from(zh.place.yourPosition));
    const field = await openPicker();
    fireEvent.change(field, { target: { value: 'fht' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await screen.findByText(zh.place.from('法华塔'));
    await tapLocate();
    await screen.findByText(zh.place.from(zh.place.yourPosition));
    expect(location.search).not.toContain('at=');
  });

  test('what is not there is said, with a hint', async () => {
    openPage('');
    fireEvent.change(await openPicker(), { target: { value: 'xyzzy' } });
    expect(screen.getByText(zh.picker.none('xyzzy'))).toBeTruthy();
    expect(screen.queryAllByRole('option')).toEqual([]);
  });
});
