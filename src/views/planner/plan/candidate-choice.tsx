// Among which places the best are looked for, and how far their times are known.

import fileUp from 'lucide/dist/esm/icons/file-up.mjs';
import { lazy, Suspense, useState } from 'react';
import type { Station } from '#core/station.ts';
import { Button } from '#ui/button.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { Progress } from '#views/planner/progress.tsx';
import type { PanelProps } from '#views/planner/question/use-planner.ts';
import { type CandidateLoad, type CandidateSource, candidateSources } from './use-candidates.ts';

const ImportDialog = lazy(async () => ({
  default: (await import('#views/planner/exchange/import-dialog.tsx')).ImportDialog,
}));

/** Places take the id of nobody. */
const noStations: readonly Station[] = [];

interface CandidateChoiceProps extends PanelProps {
  readonly source: CandidateSource;
  readonly onSource: (source: CandidateSource) => void;
  readonly load: CandidateLoad;
}

export function CandidateChoice({ planner, source, onSource, load }: CandidateChoiceProps) {
  const { best: words, view } = usePlannerTexts();
  const { places, own, candidates, error, isRunning } = load;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Segmented
        legend={words.among}
        options={candidateSources.map((value) => ({ value, label: words.sources[value] }))}
        value={source}
        onChange={onSource}
      />
      <p className="small muted">
        {places
          ? words.candidates[source](
              view.count(places.places.length),
              places.metres,
              own?.source ?? '',
            )
          : source === 'own' && words.noOwn}
      </p>
      {source === 'own' && (
        <Button icon={fileUp} onClick={() => setOpen(true)}>
          {own ? words.replaceOwn : words.importOwn}
        </Button>
      )}
      {isRunning && (
        <Progress
          label={words.searching(view.percent(load.share))}
          stopLabel={words.stop}
          onStop={load.stop}
        />
      )}
      {error && <p className="small warn">{error.message}</p>}
      {!isRunning && places && !candidates && <Button onClick={load.resume}>{words.resume}</Button>}
      <Suspense>
        {isOpen && (
          <ImportDialog
            area={planner.area}
            profile={planner.question.profile}
            kinds={['candidates']}
            stations={noStations}
            edits={0}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  );
}
