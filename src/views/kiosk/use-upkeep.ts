// Looks after the page: asks for new versions and reloads when nobody is there. What it was last
// reloaded for is remembered by the tab.

import { useEffect, useEffectEvent, useState } from 'react';
import { offeredVersion, ownBuild } from '#api/version.ts';
import { localMinuteOf } from '#core/local-time.ts';
import { instant } from '#core/units.ts';
import { askServer, isBringingIn, reloadNewest, useOffline } from '#state/offline.ts';
import { reloadReason, type UpkeepState } from './upkeep.ts';

const askEveryMs = 300_000;
const lookEveryMs = 15_000;
const rememberedKey = 'circle.kiosk.reload';

interface Remembered {
  readonly reloadedFor: string | null;
  readonly reloadedOn: number | null;
  readonly at: number | null;
}
const nothing: Remembered = { reloadedFor: null, reloadedOn: null, at: null };

function remembered(): Remembered {
  try {
    return { ...nothing, ...(JSON.parse(sessionStorage.getItem(rememberedKey) ?? '{}') as object) };
  } catch {
    return nothing;
  }
}

export interface Upkeep {
  readonly offered: string | null;
  readonly lastReload: number | null;
  readonly openedAt: number;
}

interface Rules {
  readonly isIdle: boolean;
  /** Minutes from midnight. */
  readonly reloadAt: number;
  readonly utcOffsetMinutes: number;
}

export function useUpkeep(rules: Rules): Upkeep {
  const offered = useOffline((state) => state.offered);
  const [openedAt] = useState(() => Date.now());

  useEffect(() => {
    // Offline it goes on with what it has, and asks again.
    const timer = setInterval(() => void askServer(), askEveryMs);
    return () => clearInterval(timer);
  }, []);

  const look = useEffectEvent(async () => {
    const before = remembered();
    const minute = (time: number) => localMinuteOf(instant(time), rules.utcOffsetMinutes);
    const state: UpkeepState = {
      running: ownBuild,
      offered,
      openedAt: minute(openedAt),
      ...before,
    };
    const reason = reloadReason(state, minute(Date.now()), rules);
    if (reason === null || (await isBringingIn()) || !(await isServerThere())) return;
    const next: Remembered = {
      reloadedFor: reason.kind === 'version' ? reason.version : before.reloadedFor,
      reloadedOn: reason.kind === 'nightly' ? reason.day : before.reloadedOn,
      at: Date.now(),
    };
    try {
      sessionStorage.setItem(rememberedKey, JSON.stringify(next));
    } catch {
      // What cannot be remembered would reload for ever.
      return;
    }
    await reloadNewest();
  });
  useEffect(() => {
    const timer = setInterval(() => void look(), lookEveryMs);
    return () => clearInterval(timer);
  }, []);

  return { offered, lastReload: remembered().at, openedAt };
}

/** Reloading without a server would leave a blank page. */
const isServerThere = (): Promise<boolean> =>
  offeredVersion(AbortSignal.timeout(10_000)).then(
    () => true,
    () => false,
  );
