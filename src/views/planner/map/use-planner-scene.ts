// The planner's map as a value that keeps its references, and what happens on it: a tap
// selects a station, a drag moves it in the scenario.

import { useMemo } from 'react';
import type { LngLat } from '#core/units.ts';
import type { MapScene, Pick, SceneActions } from '#map/scene.ts';
import { useImported } from '#state/imported.ts';
import { useLead } from '#state/lead.ts';
import { dragPlan, setAdding, usePlan } from '#state/plan.ts';
import { useProposal } from '#state/proposal.ts';
import { closeStation, openStation, useApp } from '#state/store.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { addStations } from '#views/planner/plan/add-station.tsx';
import type { Planner } from '#views/planner/question/use-planner.ts';
import { looksOf, previewDemand, previewLooks, sceneDemand, sceneStations } from './scene.ts';
import { useLedCamera } from './use-led-camera.ts';
import { useReach } from './use-reach.ts';

/** `onPrinter` keeps its reference. */
export function usePlannerScene(
  planner: Planner,
  onPrinter: NonNullable<SceneActions['onPrinter']>,
): { scene: MapScene; actions: SceneActions } {
  const { demand, plan, question } = planner;
  const reach = useReach(planner);
  const preview = useImported((state) => state.preview);
  const tab = useApp((state) => state.view.tab);
  const layer = useApp((state) => state.view.layer);
  const language = useApp((state) => state.view.lang);
  const selected = useApp((state) => state.view.station);
  const stations = useMemo(() => sceneStations(plan, language), [plan, language]);
  const points = useMemo(
    () => (preview ? previewDemand(preview) : sceneDemand(demand, question.weight)),
    [preview, demand, question.weight],
  );
  const looks = useMemo(
    () =>
      preview
        ? previewLooks(preview)
        : looksOf({ ...planner, closing: indexOfStation(planner.plan, selected) }, layer),
    [preview, planner, layer, selected],
  );
  const names = useLead((state) => state.names);
  const camera = useLedCamera(
    planner.area.stations.length > 0
      ? planner.area.stations.map(({ at }) => at)
      : demand.map(({ at }) => at),
  );
  const places = useProposal((state) => state.places);
  const sites = useMemo(
    () => places.map((at, i) => ({ id: at.join(), at, rank: i + 1 })),
    [places],
  );
  const scene = useMemo(
    (): MapScene => ({
      stations,
      selected,
      here: null,
      route: null,
      catchment: reach.catchment,
      camera,
      planning: { demand: points, looks, streets: reach.streets, sites, gaps: names },
    }),
    [stations, selected, points, looks, sites, names, camera, reach.catchment, reach.streets],
  );
  const { addedName } = usePlannerTexts().plan;
  const actions = useMemo(
    (): SceneActions => ({
      onPrinter,
      onPick: (picked) => {
        if (usePlan.getState().isAdding) {
          const at = placeOf(picked, planner);
          setAdding(false);
          if (at) addStations(planner, [{ at }], addedName);
        } else if (picked.kind === 'station') openStation(picked.id);
        else if (useApp.getState().view.station !== null) closeStation();
      },
      // Elsewhere a finger that means the map must not move a station.
      ...(tab === 'plan' && {
        onMove: ({ id, at, done }) => dragPlan({ edit: 'move', station: id, at }, done),
      }),
    }),
    [planner, tab, addedName, onPrinter],
  );
  return { scene, actions };
}

const indexOfStation = ({ stations }: Planner['plan'], id: string | null) =>
  stations.findIndex((one) => one.id === id);

/** Where a tap was, or what it hit stands. */
const placeOf = (picked: Pick, { plan }: Planner): LngLat | undefined =>
  picked.kind === 'place' ? picked.at : plan.stations.find(({ id }) => id === picked.id)?.at;
