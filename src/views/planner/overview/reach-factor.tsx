// How much of the straight line the streets around one station leave.

import { useQuery } from '@tanstack/react-query';
import { streetsOf } from '#api/area.ts';
import { catchmentOfAllQuery } from '#compute/stations.ts';
import { reachFactor } from '#core/planning/access.ts';
import { profiles } from '#core/streets/profile.ts';
import type { LngLat } from '#core/units.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { cutoffSeconds } from '#views/planner/map/scene.ts';
import type { PanelProps } from '#views/planner/question/use-planner.ts';
import { useStill } from '#views/planner/question/use-still.ts';

export function ReachFactor({
  planner: { area, question },
  at,
}: PanelProps & { readonly at: LngLat | undefined }) {
  const words = usePlannerTexts().panels.backup;
  const { profile, cutoffs } = question;
  const still = useStill(at);
  const outline = useQuery({
    ...catchmentOfAllQuery({
      streets: streetsOf(area.manifest),
      profile,
      direction: 'to',
      minutes: cutoffs,
      stations: still ? [still] : [],
    }),
    enabled: still !== undefined,
  });
  const ground = outline.data?.features[0]?.properties.squareMetres;
  if (ground === undefined) return null;
  const factor = reachFactor(ground, profiles[profile], cutoffSeconds(question));
  return <p className="small muted">{words.reach(factor.toFixed(2))}</p>;
}
