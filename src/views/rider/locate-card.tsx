// "Where are you?": the position, on tap only, or a place from the list. Beside the
// button stands what happens to the position. A refusal, a receiver that has
// nothing, and one that takes too long are told apart; the button stays usable.

import locateFixed from 'lucide/dist/esm/icons/locate-fixed.mjs';
import search from 'lucide/dist/esm/icons/search.mjs';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';

/** The two ways to say where one is. */
export interface StartActions {
  readonly onLocate: () => void;
  readonly onPick: () => void;
}

export function LocateCard({ onLocate, onPick }: StartActions) {
  const { place } = useTexts();
  return (
    <section className="card locate-card">
      <h2 className="locate-title">{place.where}</h2>
      <div className="answer-actions">
        <LocateButton onLocate={onLocate} />
        <Button size="large" icon={search} onClick={onPick}>
          {place.pick}
        </Button>
      </div>
      <p className="small muted">{place.whereHint}</p>
      <p className="small muted">{place.privacy}</p>
    </section>
  );
}

export function LocateButton({ onLocate }: Pick<StartActions, 'onLocate'>) {
  const { place } = useTexts();
  const asking = useApp(({ position }) => position.kind === 'asking');
  return (
    <Button look="primary" size="large" icon={locateFixed} aria-busy={asking} onClick={onLocate}>
      {asking ? place.locating : place.locate}
    </Button>
  );
}

/** Why there is no position, and what to do; nothing while there is no failure. */
export function LocateFailure({ onLocate, onPick }: StartActions) {
  const { place } = useTexts();
  const position = useApp((state) => state.position);
  if (position.kind !== 'failed') return null;
  return (
    <ErrorNote
      title={place[position.failure]}
      hint={place[`${position.failure}Hint`]}
      retry={{ label: place.locateAgain, onPress: onLocate }}
    >
      <Button icon={search} onClick={onPick}>
        {place.pick}
      </Button>
      <p className="small muted">{place.privacy}</p>
    </ErrorNote>
  );
}
