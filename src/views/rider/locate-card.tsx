// "Where are you?": the position, on tap only, or a place from the list. Beside the
// button stands what happens to the position. A refusal, a receiver that has
// nothing, and one that takes too long are told apart; the button stays usable.

import locateFixed from 'lucide/dist/esm/icons/locate-fixed.mjs';
import search from 'lucide/dist/esm/icons/search.mjs';
import { locate, useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';

export function LocateCard({ onPick }: { readonly onPick: () => void }) {
  const { place } = useTexts();
  return (
    <section className="card locate-card">
      <h2 className="locate-title">{place.where}</h2>
      <div className="answer-actions">
        <LocateButton />
        <Button size="large" icon={search} onClick={onPick}>
          {place.pick}
        </Button>
      </div>
      <p className="small muted">{place.whereHint}</p>
      <p className="small muted">{place.privacy}</p>
    </section>
  );
}

export function LocateButton() {
  const { place } = useTexts();
  const asking = useApp(({ position }) => position.kind === 'asking');
  return (
    <Button
      look="primary"
      size="large"
      icon={locateFixed}
      aria-busy={asking}
      onClick={() => void locate(navigator)}
    >
      {asking ? place.locating : place.locate}
    </Button>
  );
}

/** Why there is no position, and what to do; nothing while there is no failure. */
export function LocateFailure({ onPick }: { readonly onPick: () => void }) {
  const { place } = useTexts();
  const position = useApp((state) => state.position);
  if (position.kind !== 'failed') return null;
  return (
    <ErrorNote
      title={place[position.failure]}
      hint={place[`${position.failure}Hint`]}
      retry={{ label: place.locateAgain, onPress: () => void locate(navigator) }}
    >
      <Button icon={search} onClick={onPick}>
        {place.pick}
      </Button>
      <p className="small muted">{place.privacy}</p>
    </ErrorNote>
  );
}
