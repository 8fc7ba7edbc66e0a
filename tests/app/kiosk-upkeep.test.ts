// A kiosk alone for months: its set-up, whether somebody is there, and when it reloads.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  askSeconds,
  freshAttention,
  passTime,
  secondsToAnswer,
  setPaused,
  showPanel,
  touch,
} from '#views/kiosk/attention.ts';
import { defaultKiosk, isDim, kioskPanels, readKiosk } from '#views/kiosk/kiosk-config.ts';
import { reloadReason, type UpkeepState } from '#views/kiosk/upkeep.ts';

describe('set-up', () => {
  test('the address wins over the file, and the file over the defaults', () => {
    const { config, refused } = readKiosk('?station=jd-lq-01&idle=60', {
      station: 'jd-t4-03',
      idle: 90,
      panels: ['near', 'take'],
      dim: 'off',
    });
    expect(refused).toEqual([]);
    expect(config).toEqual({
      ...defaultKiosk,
      station: 'jd-lq-01',
      idle: 60,
      panels: ['near', 'take'],
      dim: null,
    });
  });

  test.each([
    ['?rotate=fast', 'rotate', '12'],
    ['?idle=1', 'idle', '45'],
    ['?panels=near,gold', 'panels', kioskPanels.join(',')],
    ['?dim=25-6', 'dim', '22,6'],
    ['?heading=north', 'heading', '0'],
    ['?scale=', 'scale', '1'],
    ['?reload=24:00', 'reload', '220'],
    ['?station=../x', 'station', ''],
  ])('%s falls back and is listed', (search, name, used) => {
    const { config, refused } = readKiosk(search, null);
    expect(config).toEqual(defaultKiosk);
    expect(refused).toEqual([{ name, value: new URLSearchParams(search).get(name), used }]);
  });

  test('whatever stands in the address and the file, there is a set-up', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), fc.anything(), (query, file) => {
        const { config } = readKiosk(`?${query}`, file);
        expect(config.panels.length).toBeGreaterThan(0);
        expect(config.idle).toBeGreaterThanOrEqual(10);
      }),
    );
  });

  test.each([
    ['22-6', 21 * 60 + 59, false],
    ['22-6', 22 * 60, true],
    ['22-6', 5 * 60 + 59, true],
    ['22-6', 6 * 60, false],
    ['1-5', 0, false],
    ['1-5', 4 * 60, true],
    ['off', 3 * 60, false],
  ])('dim=%s at minute %i: %s', (dim, minute, expected) => {
    expect(isDim(readKiosk(`?dim=${dim}`, {}).config, minute)).toBe(expected);
  });
});

describe('attention', () => {
  const rules = { panels: 3, rotateSeconds: 12, idleSeconds: 45 };

  test('panels turn by themselves until somebody touches it', () => {
    let state = freshAttention(0);
    for (let now = 1; now <= 24; now++) state = passTime(state, now, rules);
    expect(state.panel).toBe(2);
    state = touch(state, 25);
    for (let now = 26; now <= 60; now++) state = passTime(state, now, rules);
    expect(state.panel).toBe(2);
  });

  test('45 s without a touch it asks for 10 s, then starts over as if nobody had been there', () => {
    let state = showPanel(freshAttention(0), 2, 0);
    state = setPaused(state, true, 0);
    state = passTime(state, 44.9, rules);
    expect(state.phase).toBe('used');
    state = passTime(state, 45, rules);
    expect(secondsToAnswer(state, 45)).toBe(askSeconds);
    expect(secondsToAnswer(state, 52)).toBe(3);
    expect(touch(state, 54).phase).toBe('used');
    state = passTime(state, 55, rules);
    expect(state).toEqual({ ...freshAttention(55), visit: 1 });
  });

  test('paused it does not turn', () => {
    const state = { ...freshAttention(0), isPaused: true };
    expect(passTime(state, 100, rules)).toBe(state);
  });
});

describe('reloading', () => {
  const day = 1440;
  const state: UpkeepState = {
    running: 'a',
    offered: 'a',
    reloadedFor: null,
    reloadedOn: null,
    openedAt: 20_000 * day + 600,
  };
  const at = (hour: number, days = 0) => 20_000 * day + days * day + hour * 60;
  const idle = { isIdle: true, reloadAt: 220 };

  test('a new version is taken when nobody is there, and never twice', () => {
    const offered = { ...state, offered: 'b' };
    expect(reloadReason(offered, at(12), { ...idle, isIdle: false })).toBeNull();
    expect(reloadReason(offered, at(12), idle)).toEqual({ kind: 'version', version: 'b' });
    expect(reloadReason({ ...offered, reloadedFor: 'b' }, at(12), idle)).toBeNull();
    expect(reloadReason({ ...offered, offered: 'c', reloadedFor: 'b' }, at(12), idle)).toEqual({
      kind: 'version',
      version: 'c',
    });
  });

  test('without news of versions it goes on', () => {
    expect(reloadReason({ ...state, offered: null }, at(12), idle)).toBeNull();
  });

  test('once a night, within two hours of the time set, and not right after it was opened', () => {
    expect(reloadReason(state, at(3, 1), idle)).toBeNull();
    expect(reloadReason(state, at(4, 1), idle)?.kind).toBe('nightly');
    expect(reloadReason(state, at(6, 1), idle)).toBeNull();
    const reason = reloadReason(state, at(4, 1), idle);
    const done = { ...state, reloadedOn: reason?.kind === 'nightly' ? reason.day : null };
    expect(reloadReason(done, at(5, 1), idle)).toBeNull();
    expect(reloadReason(done, at(4, 2), idle)?.kind).toBe('nightly');
    expect(reloadReason({ ...state, openedAt: at(3, 1) }, at(4, 1), idle)).toBeNull();
  });

  test('in a month of nights it reloads thirty times, whatever moments it looks at', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (step) => {
        let [now, reloads] = [state, 0];
        for (let minute = at(12); minute < at(12, 30); minute += step) {
          const reason = reloadReason(now, minute, idle);
          if (reason?.kind !== 'nightly') continue;
          reloads++;
          now = { ...now, reloadedOn: reason.day, openedAt: minute };
        }
        expect(reloads).toBe(30);
      }),
    );
  });
});
