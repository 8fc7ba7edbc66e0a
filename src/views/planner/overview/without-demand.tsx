// An area that nobody said where its people are: what its stations cover of the streets and
// of the ground, and a way to bring the people in.

import { startTransition, useEffect, useMemo } from 'react';
import type { Area } from '#api/area.ts';
import type { MapScene, SceneActions } from '#map/scene.ts';
import { openAreas } from '#state/areas-dialog.ts';
import { useImported } from '#state/imported.ts';
import { closeStation, openStation, useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { ImportDemand } from '#views/planner/exchange/exchange-bar.tsx';
import { ReachChoice } from '#views/planner/map/legend.tsx';
import { previewDemand, previewLooks, sceneStations } from '#views/planner/map/scene.ts';
import { useLedCamera } from '#views/planner/map/use-led-camera.ts';
import { useReach } from '#views/planner/map/use-reach.ts';
import { QuestionHeader, useBasisOf } from '#views/planner/question/question-header.tsx';
import { useLimitWords } from '#views/planner/question/use-limit-words.ts';
import type { Asked } from '#views/planner/question/use-planner.ts';
import { UnreadNote } from '#views/planner/unread-note.tsx';
import { WaysCard } from './coverage-ways.tsx';
import { type Ground, useGround } from './use-ground.ts';

interface AskedProps {
  readonly asked: Asked;
}

export function GroundHeader({ asked: { area, question } }: AskedProps) {
  const { ways } = usePlannerTexts().view;
  const basis = useBasisOf({ area, question }, ways.streets);
  return <QuestionHeader {...{ area, question, basis }} weightsAtHand={[]} />;
}

const actions: SceneActions = {
  onPick: (picked) => (picked.kind === 'station' ? openStation(picked.id) : closeStation()),
};

interface WithoutDemandProps extends AskedProps {
  readonly showScene: (scene: MapScene, area: Area, actions?: SceneActions) => void;
}

export function WithoutDemand({ asked, showScene }: WithoutDemandProps) {
  const { areas } = useTexts();
  const { view } = usePlannerTexts();
  const { area, question } = asked;
  const scene = useBareScene(asked);
  const ground = useGround(asked);
  const limits = useLimitWords(question.limits);
  useEffect(() => {
    startTransition(() => showScene(scene, area, actions));
  }, [scene, area, showScene]);
  return (
    <div className="stack-large">
      <UnreadNote planner={asked} />
      <GroundHeadline asked={asked} ground={ground} />
      <WaysCard asked={asked} ground={ground} byPoints={[]} />
      <section className="card">
        <ReachChoice limits={limits} />
      </section>
      <ErrorNote title={view.noDemand} hint={view.noDemandHint}>
        <Button onClick={() => openAreas()}>{areas.choose}</Button>
      </ErrorNote>
      <ImportDemand area={area} />
    </div>
  );
}

function GroundHeadline({ asked, ground }: AskedProps & { readonly ground: Ground }) {
  const texts = useTexts();
  const { view } = usePlannerTexts();
  const { question, area } = asked;
  const { threshold } = useLimitWords(question.limits);
  const basis = useBasisOf(asked, view.ways.streets);
  const { plan } = ground;
  const waiting = ground.isRunning ? '…' : '—';
  const isSure = plan === null || plan.streets.least === plan.streets.most;
  const words = (of: 'streets' | 'ground') => {
    const share = plan?.[of];
    return share ? view.range(view.percent(share.least), view.percent(share.most)) : waiting;
  };
  return (
    <section className="card headline" aria-live="polite">
      <h2>{view.headline.name(threshold, texts.profile[question.profile])}</h2>
      <p className="headline-figure">{words('streets')}</p>
      <p>
        {view.headline.ofStreets}
        {area.manifest.serviceArea && <> · {view.headline.ofGround(words('ground'))}</>}
      </p>
      {!isSure && <p className="small muted">{view.doubt}</p>}
      <p className="small muted">{basis}</p>
      {area.stations.length === 0 && <p>{view.noStations}</p>}
    </section>
  );
}

/** What a file would bring is shown beforehand. */
function useBareScene(asked: Asked): MapScene {
  const language = useApp((state) => state.view.lang);
  const selected = useApp((state) => state.view.station);
  const coming = useImported((state) => state.preview);
  const { plan, area } = asked;
  const { catchment, streets } = useReach(asked);
  const camera = useLedCamera(area.stations.map(({ at }) => at));
  return useMemo(() => {
    const points = coming ?? [];
    return {
      stations: sceneStations(plan, language),
      ...{ selected, here: null, route: null, catchment, camera },
      planning: {
        demand: previewDemand(points),
        looks: previewLooks(points),
        ...{ streets, sites: [], gaps: [] },
      },
    };
  }, [plan, language, selected, coming, catchment, streets, camera]);
}
