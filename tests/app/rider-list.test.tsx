import { fireEvent, screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import { handlers } from '#mocks/handlers.ts';
import { zh } from '#ui/texts/zh.ts';
import { eventually, now, openPage, playNetwork } from './rider-page.tsx';

const server = playNetwork();
const fahuaPagoda = 'at=121.24735,31.38553';

const answerCard = () =>
  screen.findByRole('button', { name: new RegExp(zh.answer.navigateTo('')) }).then((button) => {
    const card = button.closest('article');
    if (!card) throw new Error('the button is in no card');
    return card;
  });
const streetsAnswered = () => eventually(() => screen.queryByText(zh.answer.estimating)).toBeNull();

describe('without a place to start from', () => {
  test('it asks where one is and lists all stations, the open ones first', async () => {
    openPage('');
    await screen.findByRole('heading', { name: zh.place.where });
    const states = screen
      .getAllByRole('article')
      .map((row) => row.querySelector('.state-badge')?.textContent);
    expect(states.length).toBe(12);
    expect(new Set(states)).toEqual(new Set([zh.state.open]));
    fireEvent.click(screen.getByRole('button', { name: zh.answer.more(12) }));
    expect(screen.getAllByRole('article').length).toBe(24);
  });

  test('what happens to the position stands beside the button that asks for it', async () => {
    openPage('');
    const title = await screen.findByRole('heading', { name: zh.place.where });
    const card = title.closest('section') as HTMLElement;
    expect(within(card).getByRole('button', { name: zh.place.locate })).toBeTruthy();
    expect(within(card).getByText(zh.place.privacy)).toBeTruthy();
  });
});

describe('with a place to start from', () => {
  test('the answer is the nearest by street that is open on arrival', async () => {
    openPage(`?${fahuaPagoda}`);
    const card = await answerCard();
    await streetsAnswered();
    expect(within(card).getByText(/^骑行 \d+ 分钟$/)).toBeTruthy();
    expect(within(card).getByText(zh.stateOnArrival.open)).toBeTruthy();
    const minutes = [...document.querySelectorAll('.travel')].map((travel) =>
      Number(/\d+/.exec(travel.textContent ?? '')?.[0]),
    );
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
  });

  test('another way of going changes the minutes and the address', async () => {
    openPage(`?${fahuaPagoda}`);
    await answerCard();
    fireEvent.click(screen.getByRole('radio', { name: zh.profile.walk }));
    await screen.findAllByText(/^步行 \d+ 分钟$/);
    expect(location.search).toContain('profile=walk');
  });

  test('a screen reader is told the answer', async () => {
    openPage(`?${fahuaPagoda}`);
    const card = await answerCard();
    await streetsAnswered();
    const name = within(card).getByRole('heading').textContent ?? '';
    await eventually(() =>
      screen.getAllByRole('status').map((one) => one.textContent),
    ).toContainEqual(expect.stringContaining(`最近的：${name}`));
  });

  test('a far-off start is said to be one, and its times are estimates', async () => {
    openPage('?at=121.9,31.2');
    await screen.findByText(zh.place.outside('嘉定镇街道'));
    const card = await answerCard();
    expect(card.querySelector('.travel')?.textContent).toMatch(/^骑行约 /);
  });
});

describe('filters', () => {
  test('a service narrows the list and stands in the address', async () => {
    openPage(`?${fahuaPagoda}&when=2026-11-25T14:30`);
    await answerCard();
    const [chip] = screen.getAllByRole('button', { name: '理发', pressed: false });
    fireEvent.click(chip as HTMLElement);
    expect(location.search).toContain('services=haircut');
    const card = await answerCard();
    expect(within(card).getByText(`理发${zh.services.stateOnArrival.open}`)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '理发', pressed: true }));
    expect(location.search).not.toContain('services');
  });

  test('nothing found says when the first opens and how to go on', async () => {
    openPage(`?${fahuaPagoda}&services=haircut,legal&when=2026-11-24T03:00`);
    await screen.findByRole('heading', { name: zh.answer.empty });
    expect(screen.getByText(/^最早的是.+，14:00 开。$/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: zh.answer.anyHours }));
    const card = await answerCard();
    expect(within(card).getByText(zh.services.wanted(['', ''], '到时没有'))).toBeTruthy();
    expect(location.search).toContain('open=any');
  });

  test('the dialog sets the hours and the time, and clears them again', async () => {
    openPage(`?${fahuaPagoda}`);
    await answerCard();
    fireEvent.click(screen.getByRole('button', { name: zh.filters.all }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('radio', { name: zh.filters.hoursChoice.always }));
    fireEvent.click(within(dialog).getByRole('radio', { name: zh.filters.chooseTime }));
    expect(location.search).toContain('hours=always');
    expect(location.search).toContain('when=2026-11-24T15:00');
    expect(within(dialog).getByRole('button', { name: /^看 \d 个站点$/ })).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: zh.filters.clear }));
    expect(location.search).not.toContain('hours=');
    fireEvent.click(within(dialog).getByRole('button', { name: zh.close }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('what the opening condition leaves out is counted and can be shown', async () => {
    openPage(`?${fahuaPagoda}&when=2026-11-24T22:00`);
    await answerCard();
    const count = /\d+ 个到时休息/;
    expect(screen.getByText(count)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: zh.answer.showHidden }));
    expect(screen.queryByText(count)).toBeNull();
  });
});

describe('what is in the address', () => {
  test('values that are not understood are reported and do no harm', async () => {
    const { refused } = openPage('?profile=rocket&lang=en');
    expect(refused).toEqual([{ name: 'profile', value: 'rocket', used: 'ebike' }]);
    await screen.findByRole('heading', { name: 'Where are you?' });
    expect(document.documentElement.lang).toBe('en');
  });

  test('a station in the link is where one is, until told otherwise', async () => {
    openPage('?station=jd-lq-01');
    await screen.findByRole('heading', { level: 2, name: '练祁驿嘉·州桥站' });
    fireEvent.click(screen.getByRole('button', { name: zh.station.back }));
    await screen.findByText(zh.place.from('练祁驿嘉·州桥站'));
  });
});

describe('when data cannot be had', () => {
  test('a malformed file is named with its code, and Retry reads it again', async () => {
    server.use(
      http.get('*/stations.geojson', () => HttpResponse.json({ features: [{ properties: {} }] }), {
        once: true,
      }),
    );
    openPage('');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(zh.problem.invalid(zh.problem.stations));
    expect(alert.textContent).toContain('not_valid');
    fireEvent.click(within(alert).getByRole('button', { name: zh.problem.retry }));
    await screen.findByRole('heading', { name: zh.place.where });
  });

  test('no network is told apart from a server that refuses', async () => {
    server.use(http.get('*/manifest.json', () => HttpResponse.error(), { once: true }));
    openPage('');
    expect((await screen.findByRole('alert')).textContent).toContain(zh.problem.offline);
    fireEvent.click(screen.getByRole('button', { name: zh.problem.retry }));
    await screen.findByRole('heading', { name: zh.place.where });
  });

  test('an unknown area is not a blank page', async () => {
    openPage('?area=nowhere');
    server.use(http.get('*/areas/nowhere/*', () => new HttpResponse(null, { status: 404 })));
    expect((await screen.findByRole('alert')).textContent).toContain('not_found');
  });
});

test('without the status API the list goes on and says so quietly', async () => {
  server.use(...handlers('absent', () => now));
  openPage('');
  await screen.findByText(zh.map.noLive);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('without WebGL2 the page says so and everything else is there', async () => {
  openPage(`?${fahuaPagoda}`);
  await screen.findByText(zh.map.unavailable);
  await answerCard();
});
