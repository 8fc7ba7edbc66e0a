// Name, clock and the age of what is shown; without a network it says since when.

import type { Area } from '#api/area.ts';
import { dayOf, formatDate, formatLocalTime, localMinuteOf, weekdayOf } from '#core/local-time.ts';
import { useOffline } from '#state/offline.ts';
import { useApp } from '#state/store.ts';
import { useKioskTexts } from '#ui/texts/kiosk/use-kiosk-texts.ts';
import { useOfflineTexts } from '#ui/texts/offline/use-offline-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { dateWords, momentWords } from '#words/opening-words.ts';

/** Live status older than this may be wrong, minutes. */
const staleMinutes = 15;

export function KioskHeader({ area }: { readonly area: Area }) {
  const texts = useTexts();
  const kiosk = useKioskTexts();
  const now = useApp((state) => state.now);
  const { utcOffsetMinutes } = area.manifest;
  const time = formatLocalTime(now, utcOffsetMinutes).slice(11);
  const day = dayOf(localMinuteOf(now, utcOffsetMinutes));
  const offline = useOfflineTexts();
  const lost = useOffline((state) => state.lost);
  const { liveMinutes } = area;
  return (
    <header className="kiosk-header">
      <h1 className="kiosk-name">{texts.appName}</h1>
      <p className="kiosk-clock">
        <strong>{time}</strong>{' '}
        <span>
          {dateWords(formatDate(day), texts)} {texts.weekdays[weekdayOf(day)]}
        </span>
      </p>
      <p className="kiosk-age" data-warn={lost !== null || (liveMinutes ?? 0) > staleMinutes}>
        {lost !== null
          ? offline.lost(lost.since && momentWords(lost.since, { now, utcOffsetMinutes }, texts))
          : liveMinutes === null
            ? kiosk.noLive
            : liveMinutes > staleMinutes
              ? `${kiosk.liveAge(liveMinutes)} · ${kiosk.stale}`
              : kiosk.liveAge(liveMinutes)}
      </p>
    </header>
  );
}
