// The names that submissions speak of by their ids.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Area, programmesQuery } from '#api/area.ts';
import { localized } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { useDeskTexts } from '#ui/texts/desk/use-desk-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import type { ItemNames } from '#words/submission-words.ts';
import { useStationNames } from './use-desk.ts';

export function useItemNames(area: Area): ItemNames {
  const texts = useDeskTexts();
  const { listSeparator: separator } = useTexts();
  const language = useApp((state) => state.view.lang);
  const station = useStationNames(area);
  const { data: programmes } = useQuery(programmesQuery(area.manifest));
  return useMemo(() => {
    const titles = new Map(programmes?.map(({ id, title }) => [id, localized(title, language)]));
    const programme = (id: string) => titles.get(id) ?? id;
    return { texts, language, separator, station, programme };
  }, [texts, language, separator, station, programmes]);
}
