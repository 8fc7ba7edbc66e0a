// The view of the programmes: the week or the list, or the page of one occurrence, over a
// map of the stations where something is on.

import arrowLeft from 'lucide/dist/esm/icons/arrow-left.mjs';
import calendarDays from 'lucide/dist/esm/icons/calendar-days.mjs';
import list from 'lucide/dist/esm/icons/list.mjs';
import listFilter from 'lucide/dist/esm/icons/list-filter.mjs';
import { type ReactNode, startTransition, useEffect, useState } from 'react';
import type { Area, AreaLoad } from '#api/area.ts';
import { localized } from '#core/units.ts';
import type { MapScene, SceneActions } from '#map/scene.ts';
import { changeView, closeProgramme, useApp, useSheet } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { DataAge } from '#ui/data-age.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Icon, type IconNode } from '#ui/icon.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { useProgrammesTexts } from '#ui/texts/programmes/use-programmes-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import './programmes.css';
import { ActiveConditions } from './active-conditions.tsx';
import { FiltersDialog } from './filters-dialog.tsx';
import { OccurrencePage } from './occurrence-page.tsx';
import { ProgrammeList } from './programme-list.tsx';
import { pickStation, useScene } from './scene.ts';
import { Subscription } from './subscription.tsx';
import { type Programmes, useProgrammes } from './use-programmes.ts';
import { Week, WeekHeader } from './week.tsx';

interface ProgrammesViewProps {
  readonly load: AreaLoad;
  readonly showScene: (scene: MapScene, area: Area, actions?: SceneActions) => void;
}

const actions: SceneActions = { onPick: pickStation };

export function ProgrammesView({ load, showScene }: ProgrammesViewProps) {
  if (load.kind === 'ready') return <AreaProgrammes area={load.area} showScene={showScene} />;
  return <Waiting failure={load.kind === 'failed' ? load : null} />;
}

type Failure = { readonly error: Error; readonly retry: () => void } | null;

function AreaProgrammes({
  area,
  showScene,
}: { readonly area: Area } & Pick<ProgrammesViewProps, 'showScene'>) {
  const load = useProgrammes(area);
  if (load.kind === 'ready') return <Ready programmes={load.programmes} showScene={showScene} />;
  return <Waiting failure={load.kind === 'failed' ? load : null} />;
}

function Waiting({ failure }: { readonly failure: Failure }) {
  const texts = useTexts();
  const own = useProgrammesTexts();
  return (
    <ProgrammesSheet page="waiting" header={<h2 className="sheet-heading">{own.title}</h2>}>
      {failure === null ? (
        <SkeletonRows count={4} label={own.loading} />
      ) : (
        <ErrorNote
          title={texts.problem.load(texts.problem.programmes)}
          hint={texts.problem.loadHint}
          retry={{ label: texts.problem.retry, onPress: failure.retry }}
        />
      )}
    </ProgrammesSheet>
  );
}

interface ReadyProps extends Pick<ProgrammesViewProps, 'showScene'> {
  readonly programmes: Programmes;
}

function Ready({ programmes, showScene }: ReadyProps) {
  const texts = useTexts();
  const own = useProgrammesTexts();
  const language = useApp((state) => state.view.lang);
  const layout = useApp((state) => state.view.layout);
  const [isFiltering, setFiltering] = useState(false);
  const scene = useScene(programmes);
  const { area, opened } = programmes;
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      startTransition(() => showScene(scene, area, actions)),
    );
    return () => cancelAnimationFrame(frame);
  }, [scene, area, showScene]);
  const isPage = opened !== null && opened !== 'missing';
  const title = isPage ? localized(opened.programme.title, language) : own.title;
  useEffect(() => {
    document.title = texts.documentTitle(title);
  }, [texts, title]);
  return (
    <>
      {opened === null ? (
        <Overview programmes={programmes} />
      ) : (
        <ProgrammesSheet
          page={isPage ? opened.programme.id : 'missing'}
          header={
            <Button look="plain" icon={arrowLeft} onClick={closeProgramme}>
              {own.page.back}
            </Button>
          }
        >
          {isPage ? (
            <OccurrencePage
              key={`${opened.programme.id} ${opened.day}`}
              programmes={programmes}
              occurrence={opened}
            />
          ) : (
            <ErrorNote title={own.page.missing} hint={own.page.missingHint} />
          )}
        </ProgrammesSheet>
      )}
      <nav className="bar programmes-bar" aria-label={own.bar.label}>
        <BarButton icon={calendarDays} isCurrent={layout === 'week'} onPress={() => lay('week')}>
          {own.bar.week}
        </BarButton>
        <BarButton icon={list} isCurrent={layout === 'list'} onPress={() => lay('list')}>
          {own.bar.list}
        </BarButton>
        <BarButton
          icon={listFilter}
          count={programmes.conditionCount}
          label={own.filtersOf(programmes.conditionCount)}
          onPress={() => setFiltering(true)}
        >
          {own.bar.filters}
        </BarButton>
      </nav>
      {isFiltering && <FiltersDialog programmes={programmes} onClose={() => setFiltering(false)} />}
    </>
  );
}

/** Whoever looks at one occurrence wants to leave it. */
function lay(layout: 'week' | 'list'): void {
  if (useApp.getState().view.programme === null) changeView({ layout });
  else changeView({ layout, programme: null });
}

function Overview({ programmes }: { readonly programmes: Programmes }) {
  const own = useProgrammesTexts();
  const layout = useApp((state) => state.view.layout);
  const { all } = programmes;
  const heading = <h2 className="sheet-heading">{own.title}</h2>;
  if (all.length === 0) {
    return (
      <ProgrammesSheet page="none" header={heading}>
        <div className="note">
          <div>
            <p>
              <strong>{own.none}</strong>
            </p>
            <p className="muted">{own.noneHint}</p>
          </div>
        </div>
      </ProgrammesSheet>
    );
  }
  return (
    <ProgrammesSheet page={layout} header={heading}>
      <div className="stack">
        {layout === 'week' && <WeekHeader programmes={programmes} />}
        <ActiveConditions programmes={programmes} />
        {layout === 'week' ? (
          <Week programmes={programmes} />
        ) : (
          <ProgrammeList programmes={programmes} />
        )}
        <Subscription area={programmes.area} programme={null} />
        {all.some(({ illustrative }) => illustrative) && (
          <p className="small muted">{own.notice}</p>
        )}
        <DataAge
          dataDate={programmes.area.manifest.dataDate}
          liveMinutes={programmes.area.liveMinutes}
        />
      </div>
    </ProgrammesSheet>
  );
}

interface BarButtonProps {
  readonly icon: IconNode;
  readonly isCurrent?: boolean;
  readonly count?: number;
  /** What it is called where its word alone says too little. */
  readonly label?: string;
  readonly onPress: () => void;
  readonly children: string;
}

function BarButton({ icon, isCurrent, count = 0, label, onPress, children }: BarButtonProps) {
  return (
    <button
      type="button"
      className="bar-button"
      data-active={isCurrent}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onPress}
    >
      <span className="bar-icon" aria-hidden="true">
        <Icon node={icon} />
        {count > 0 && <span className="bar-count">{count}</span>}
      </span>
      <span aria-hidden={label !== undefined}>{children}</span>
      {label !== undefined && <span className="visually-hidden">{label}</span>}
    </button>
  );
}

const ProgrammesSheet = (props: { page: string; header: ReactNode; children: ReactNode }) => (
  <Sheet {...useSheet()} {...props} />
);
