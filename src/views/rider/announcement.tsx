// Tells a screen reader the answer when it becomes another one: a new first station,
// place, way of moving or set of conditions. The minutes alone ticking on say nothing.

import { useEffect, useEffectEvent, useState } from 'react';
import { stationName } from '#core/station.ts';
import { localized } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { openingWords, travelWords } from '#words/opening-words.ts';
import type { Rider } from './use-rider.ts';

export function Announcement({ rider }: { readonly rider: Rider }) {
  const texts = useTexts();
  const { lang, profile, services, open, hours } = useApp((state) => state.view);
  const [words, setWords] = useState('');
  const { here, ranking, times, clock } = rider;
  const first = ranking.rows[0];

  const announce = useEffectEvent(() => {
    if (here === null || times.source === 'pending') return;
    setWords(
      first?.travel
        ? texts.answer.announce(
            localized(stationName(first.station), lang),
            travelWords(first.travel, profile, times.source !== 'streets', texts),
            openingWords(first, clock, texts),
          )
        : rider.stations.length === 0
          ? texts.noStations.title
          : texts.answer.announceNone,
    );
  });
  const subject = [
    first?.station.id,
    here?.at.join(),
    times.source,
    lang,
    profile,
    services.join(),
    open,
    hours,
  ].join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the subject stands for what is said.
  useEffect(() => announce(), [subject]);

  return (
    <p role="status" className="visually-hidden">
      {words}
    </p>
  );
}
