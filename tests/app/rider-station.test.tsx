import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { handlers } from '#mocks/handlers.ts';
import { zh } from '#ui/texts/zh.ts';
import { now, openPage, playNetwork } from './rider-page.tsx';

const server = playNetwork();
const start = 'at=121.24735,31.38553';
const centre = '嘉定镇街道党群服务中心（示意）';
const title = (name: string) => screen.findByRole('heading', { level: 2, name });
const card = async (heading: string) => {
  const section = (await screen.findByRole('heading', { name: heading })).closest('section');
  if (!section) throw new Error(`${heading} is in no section`);
  return within(section);
};

describe('the page of a station', () => {
  test('opens from the list with the focus on its title', async () => {
    openPage(`?${start}`);
    const [details] = await screen.findAllByRole('button', { name: /，详情$/ });
    fireEvent.click(details as HTMLElement);
    await screen.findByRole('button', { name: zh.station.back });
    expect(document.activeElement?.tagName).toBe('H2');
    expect(location.search).toContain('station=');
  });

  test('opened by its link, it leads back to the list and not out of the app', async () => {
    openPage(`?${start}&station=jd-t1-01`);
    await title(centre);
    fireEvent.click(screen.getByRole('button', { name: zh.station.back }));
    await screen.findByText(/^从.*出发$/);
    expect(location.search).not.toContain('station=');
  });

  test('tells the state at departure and on arrival apart', async () => {
    openPage(`?${start}&station=jd-t12-05&profile=walk&when=2026-11-24T11:25`);
    await title('党群服务阵地·嘉中（T12）');
    await screen.findByText(zh.state.closing);
    await screen.findByText(zh.stateOnArrival.closed);
  });

  test('shows seven days from today, with the name of a holiday', async () => {
    openPage(`?${start}&station=jd-t1-01&when=2026-09-30T10:00`);
    await title(centre);
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows.length).toBe(7);
    expect(rows[0]?.textContent).toContain(zh.station.today);
    expect(rows[0]?.textContent).toContain('08:30–20:30');
    expect(rows[1]?.textContent).toMatch(/不开放.*国庆/);
  });

  test('marks a make-up workday', async () => {
    openPage(`?${start}&station=jd-t1-01&when=2026-10-09T10:00`);
    await title(centre);
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows[1]?.textContent).toContain(zh.station.makeup);
  });

  test('gives each service its own hours and what one has to know', async () => {
    openPage(`?${start}&station=jd-t1-01&when=2026-11-24T15:00`);
    const services = await card(zh.services.heading);
    const haircut = services.getByText('理发').closest('li') as HTMLElement;
    expect(haircut.textContent).toContain('周二、周六 14:00–16:30');
    expect(haircut.textContent).toContain(zh.services.needsBooking);
    expect(haircut.textContent).toContain(zh.services.state.open);
  });

  test('shows what is on that day', async () => {
    openPage(`?${start}&station=jd-t1-01&when=2026-12-01T18:00`);
    const programmes = await card(zh.station.programmes);
    expect((await programmes.findByText(/夜间美术课/)).closest('li')?.textContent).toContain(
      '19:00–20:30',
    );
  });

  test('says that the data are illustrative and not verified', async () => {
    openPage('?station=jd-t1-01');
    await title(centre);
    expect(screen.getByText(zh.provenance.illustrativeHint)).toBeTruthy();
    expect(screen.getByText(zh.provenance.unverified)).toBeTruthy();
  });

  test('a station that is not in the data is said to be missing', async () => {
    openPage('?station=gone');
    expect((await screen.findByRole('alert')).textContent).toContain(zh.station.missing);
  });
});

describe('live status', () => {
  test('a closure is shown with its reason and its end', async () => {
    server.use(...handlers('reports', () => now));
    openPage(`?${start}&station=jd-t12-01`);
    await screen.findByText(zh.station.temporarilyClosed);
    expect(screen.getByText(/停电检修/)).toBeTruthy();
    expect(screen.getByText(zh.station.closedUntil('16:30'))).toBeTruthy();
    expect(screen.getByText(zh.state.closed)).toBeTruthy();
  });

  test('a service out of order is marked', async () => {
    server.use(...handlers('reports', () => now));
    openPage(`?${start}&station=jd-t4-01`);
    await screen.findByText(/已报修/);
    expect(screen.getByText(zh.services.outOfOrder)).toBeTruthy();
  });

  test.each(['failure', 'malformed', 'absent'] as const)('%s stops nobody', async (situation) => {
    server.use(...handlers(situation, () => now));
    openPage(`?${start}`);
    await screen.findByText(zh.map.noLive);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('handing over', () => {
  const android = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130 Mobile';
  const introduceAs = (agent: string) =>
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(agent);
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const openHandOff = async () => {
    openPage(`?${start}&station=jd-t1-01`);
    await title(centre);
    fireEvent.click(screen.getByRole('button', { name: zh.answer.navigate }));
    return within(screen.getByRole('dialog'));
  };
  const linkNames = () => screen.getAllByRole('link').map((link) => link.textContent);

  test('Amap by e-bike comes first, and no link holds where one is', async () => {
    introduceAs(android);
    const dialog = await openHandOff();
    const links = dialog.getAllByRole('link').map((link) => link.getAttribute('href') ?? '');
    expect(links[0]).toContain('rideType=elebike');
    for (const href of links) expect(href).not.toContain('121.24735');
  });

  test('the app used last comes first the next time', async () => {
    introduceAs(android);
    const dialog = await openHandOff();
    fireEvent.click(dialog.getByRole('link', { name: zh.handOff.apps.tencent }));
    expect(linkNames()[0]).toBe(`${zh.handOff.apps.tencent} · ${zh.handOff.last}`);
    expect({ ...localStorage }).toEqual({ 'hand-off': 'tencent' });
  });

  test('an app that does not take the screen within 1.5 s is replaced by its web page', async () => {
    introduceAs(android);
    const dialog = await openHandOff();
    vi.useFakeTimers();
    fireEvent.click(dialog.getAllByRole('link')[0] as HTMLElement);
    await act(() => vi.advanceTimersByTimeAsync(1400));
    expect(dialog.queryByText(zh.handOff.schemeFailed)).toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(200));
    const web = dialog.getByRole('link', { name: zh.handOff.openWeb });
    expect(web.getAttribute('href')).toMatch(/^https:\/\/uri\.amap\.com\//);
  });

  test('inside WeChat it says how to get out', async () => {
    introduceAs(`${android} MicroMessenger/8.0`);
    const dialog = await openHandOff();
    expect(dialog.getByText(zh.handOff.inAppBrowser)).toBeTruthy();
  });

  test('the address is copied, or shown where the clipboard is closed', async () => {
    const dialog = await openHandOff();
    const writeText = vi.fn().mockResolvedValueOnce(undefined).mockRejectedValueOnce(new Error());
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    fireEvent.click(dialog.getByRole('button', { name: zh.handOff.copy }));
    await dialog.findByRole('button', { name: zh.handOff.copied });
    expect(writeText).toHaveBeenCalledWith(`${centre} 清河路近城中路（示意）`);
    fireEvent.click(dialog.getByRole('button', { name: zh.handOff.copied }));
    await dialog.findByText(new RegExp(zh.handOff.copyFailed));
  });
});

test('settings change language, display and size of the text at once', async () => {
  openPage('');
  fireEvent.click(await screen.findByRole('button', { name: zh.settings.title }));
  fireEvent.click(await screen.findByRole('radio', { name: zh.settings.themes.glare }));
  fireEvent.click(screen.getByRole('radio', { name: zh.settings.texts.large }));
  fireEvent.click(screen.getByRole('radio', { name: 'English' }));
  expect(document.documentElement.dataset).toMatchObject({ theme: 'glare', text: 'large' });
  expect(location.search).toBe('?lang=en&theme=glare&text=large');
  await screen.findByRole('heading', { name: 'Where are you?' });
  expect(document.documentElement.lang).toBe('en');
});
