// An area that nobody said where its people are: its map with the stations it has, and a way
// to bring the people in.

import { startTransition, useEffect, useMemo } from 'react';
import type { Area } from '#api/area.ts';
import { doubtful } from '#core/planning/eligibility.ts';
import type { MapScene } from '#map/scene.ts';
import { openAreas } from '#state/areas-dialog.ts';
import { useImported } from '#state/imported.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { ImportDemand } from './exchange-bar.tsx';
import { previewDemand, previewLooks, sceneStations } from './scene.ts';

interface WithoutDemandProps {
  readonly area: Area;
  readonly showScene: (scene: MapScene, area: Area) => void;
}

export function WithoutDemand({ area, showScene }: WithoutDemandProps) {
  const { areas } = useTexts();
  const { view } = usePlannerTexts();
  const scene = useBareScene(area);
  useEffect(() => {
    startTransition(() => showScene(scene, area));
  }, [scene, area, showScene]);
  return (
    <div className="stack">
      <ErrorNote title={view.noDemand} hint={view.noDemandHint}>
        <Button onClick={() => openAreas()}>{areas.choose}</Button>
      </ErrorNote>
      <ImportDemand area={area} />
    </div>
  );
}

/** Which stations count was not asked yet; what a file would bring is shown beforehand. */
function useBareScene({ stations }: Area): MapScene {
  const language = useApp((state) => state.view.lang);
  const coming = useImported((state) => state.preview);
  return useMemo(() => {
    const points = coming ?? [];
    const eligibility = new Uint8Array(stations.length).fill(doubtful);
    return {
      stations: sceneStations({ stations, eligibility }, language),
      ...{ selected: null, here: null, route: null, catchment: null, camera: null },
      planning: {
        demand: previewDemand(points),
        looks: previewLooks(points),
        ...{ streets: null, sites: [], gaps: [] },
      },
    };
  }, [stations, language, coming]);
}
