// Says when the times are not those of the streets, and why.

import search from 'lucide/dist/esm/icons/search.mjs';
import { localized } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';
import type { Rider } from './use-rider.ts';

interface TimesNoteProps {
  readonly rider: Rider;
  readonly onPick: () => void;
}

export function TimesNote({ rider, onPick }: TimesNoteProps) {
  const { answer, place, problem } = useTexts();
  const language = useApp((state) => state.view.lang);
  const area = localized(rider.manifest.name, language);
  const { source, retry } = rider.times;
  switch (source) {
    case 'streets':
    // Said in the head of the list, where nothing moves when it goes.
    case 'pending':
      return null;
    case 'far':
      return (
        <ErrorNote title={place.outside(area)} hint={place.outsideHint(area)}>
          <Button icon={search} onClick={onPick}>
            {place.pick}
          </Button>
        </ErrorNote>
      );
    case 'failed':
      return (
        <ErrorNote title={answer.timesFailed} retry={{ label: problem.retry, onPress: retry }} />
      );
  }
}
