// The planner's view: one question on top, a tab for each way to look at the answer, and
// the map that follows both.

import { memo, type ReactNode, startTransition, useCallback, useEffect, useState } from 'react';
import type { Area, AreaLoad } from '#api/area.ts';
import type { PrintMap } from '#map/print-map.ts';
import type { MapScene, SceneActions } from '#map/scene.ts';
import { useApp, useSheet } from '#state/store.ts';
import type { PlannerTab } from '#state/view-state.ts';
import { DataAge } from '#ui/data-age.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { TabBar } from '#ui/tab-bar.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import './charts/charts.css';
import './planner.css';
import { BackupPanel } from './gaps/backup-panel.tsx';
import { GapsPanel } from './gaps/gaps-panel.tsx';
import { usePlannerScene } from './map/use-planner-scene.ts';
import { NeedsNote } from './needs-note.tsx';
import { openTab } from './open-tab.ts';
import { OverviewPanel } from './overview/overview-panel.tsx';
import { GroundHeader, WithoutDemand } from './overview/without-demand.tsx';
import { OwnDemandNote } from './own-demand-note.tsx';
import { PlanPanel } from './plan/plan-panel.tsx';
import { useUndoKeys } from './plan/use-undo-keys.ts';
import { QuestionHeader, useBasis } from './question/question-header.tsx';
import { type PanelProps, type PlannerLoad, usePlanner } from './question/use-planner.ts';
import { Printer } from './report/printer.ts';
import { tabIcons } from './tab-icons.ts';
import { UnreadNote } from './unread-note.tsx';
import { ServicesPanel } from './week/services-panel.tsx';
import { WeekPanel } from './week/week-panel.tsx';

interface PlannerViewProps {
  readonly load: AreaLoad;
  readonly showScene: (scene: MapScene, area: Area, actions?: SceneActions) => void;
}

export function PlannerView({ load, showScene }: PlannerViewProps) {
  const texts = useTexts();
  const { view } = usePlannerTexts();
  useEffect(() => {
    document.title = texts.documentTitle(view.title);
  }, [texts, view]);
  if (load.kind === 'ready') return <AreaPlanner area={load.area} showScene={showScene} />;
  return <Waiting load={load} />;
}

/** The page is drawn anew with every scene; the planner only with what it is drawn from. */
const AreaPlanner = memo(function AreaPlanner({
  area,
  showScene,
}: { readonly area: Area } & Pick<PlannerViewProps, 'showScene'>) {
  const planner = usePlanner(area);
  if (planner.kind === 'ready') return <Ready planner={planner.planner} showScene={showScene} />;
  if (planner.kind === 'no demand') {
    return (
      <PlannerSheet page="empty" header={<GroundHeader asked={planner.asked} />}>
        <WithoutDemand asked={planner.asked} showScene={showScene} />
      </PlannerSheet>
    );
  }
  return <Waiting load={planner} />;
});

type Unready<Load> = Exclude<Load, { kind: 'ready' | 'no demand' }>;

function Waiting({ load }: { readonly load: Unready<AreaLoad | PlannerLoad> }) {
  const texts = useTexts();
  const { view } = usePlannerTexts();
  return (
    <PlannerSheet page="waiting" header={<h2 className="sheet-heading">{view.title}</h2>}>
      {load.kind === 'loading' ? (
        <>
          {'share' in load && load.share > 0 && (
            <p className="note">{view.computed(Math.round(load.share * 100))}</p>
          )}
          <SkeletonRows count={4} label={view.loading} />
        </>
      ) : (
        <ErrorNote
          title={texts.problem.load(view.failed)}
          hint={load.error.message}
          retry={{ label: texts.problem.retry, onPress: load.retry }}
        />
      )}
    </PlannerSheet>
  );
}

const panels: Readonly<Record<PlannerTab, (props: PanelProps) => ReactNode>> = {
  overview: OverviewPanel,
  week: WeekPanel,
  services: ServicesPanel,
  gaps: GapsPanel,
  backup: BackupPanel,
  plan: PlanPanel,
};

function Ready({ planner, showScene }: PanelProps & Pick<PlannerViewProps, 'showScene'>) {
  const { view } = usePlannerTexts();
  const tab = useApp((state) => state.view.tab);
  const [printMap, setPrintMap] = useState<PrintMap | null>(null);
  const keepPrinter = useCallback((print: PrintMap | null) => setPrintMap(() => print), []);
  const { scene, actions } = usePlannerScene(planner, keepPrinter);
  const { area } = planner;
  useUndoKeys();
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      startTransition(() => showScene(scene, area, actions)),
    );
    return () => cancelAnimationFrame(frame);
  }, [scene, area, actions, showScene]);
  return (
    <Printer value={printMap}>
      <PlannerSheet page={tab} header={<Header planner={planner} />}>
        <Body tab={tab} planner={planner} />
      </PlannerSheet>
      <TabBar label={view.tabGroup} icons={tabIcons} names={view.tabs} tab={tab} onTab={openTab} />
    </Printer>
  );
}

const Body = memo(function Body({ tab, planner }: PanelProps & { readonly tab: PlannerTab }) {
  const Panel = panels[tab];
  return (
    <>
      <UnreadNote planner={planner} />
      <OwnDemandNote planner={planner} />
      <NeedsNote planner={planner} />
      <Panel planner={planner} />
      <DataAge dataDate={planner.area.manifest.dataDate} liveMinutes={planner.area.liveMinutes} />
    </>
  );
});

const Header = memo(function Header({ planner }: PanelProps) {
  const { computing } = usePlannerTexts().view;
  const basis = useBasis(planner);
  const { area, question, weightsAtHand, isPending } = planner;
  return (
    <QuestionHeader {...{ area, question, weightsAtHand }} basis={isPending ? computing : basis} />
  );
});

const PlannerSheet = (props: { page: string; header: ReactNode; children: ReactNode }) => (
  <Sheet {...useSheet()} {...props} />
);
