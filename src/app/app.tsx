// The page: the list first, the map beside or below it, theme and language around
// both. A view tells which scene its map shows; the map outlives a change of view.

import mapIcon from 'lucide/dist/esm/icons/map.mjs';
import { type ComponentType, lazy, Suspense, useCallback, useLayoutEffect, useState } from 'react';
import type { Area, AreaLoad } from '#api/area.ts';
import type { MapScene, Pick, SceneActions } from '#map/scene.ts';
import { openAreas } from '#state/areas-dialog.ts';
import { closeStation, openStation, useApp } from '#state/store.ts';
import type { ViewName } from '#state/view-state.ts';
import { IconButton } from '#ui/button.tsx';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import { PanelBoundary } from '#ui/panel-boundary.tsx';
import { TextProvider, useTexts } from '#ui/texts/text-context.tsx';
import { RiderView } from '#views/rider/rider-view.tsx';
import { Brand } from './brand.tsx';
import { MapSlot } from './map-slot.tsx';
import { useTheme } from './theme.ts';
import { useArea } from './use-area.ts';

/** The list needs not wait for it. */
const AfterList = lazy(async () => ({
  default: (await import('./after-list.tsx')).AfterList,
}));

interface ViewProps {
  readonly load: AreaLoad;
  readonly showScene: ShowScene;
}

/** The rider's view comes with the list; each other with the visit that asks for it. */
const laterViews: Readonly<Record<Exclude<ViewName, 'rider'>, ComponentType<ViewProps>>> = {
  planner: lazy(async () => ({
    default: (await import('#views/planner/planner-view.tsx')).PlannerView,
  })),
  kiosk: lazy(async () => ({
    default: (await import('#views/kiosk/kiosk-view.tsx')).KioskView,
  })),
  programmes: lazy(async () => ({
    default: (await import('#views/programmes/programmes-view.tsx')).ProgrammesView,
  })),
  voice: lazy(async () => ({
    default: (await import('#views/voice/voice-view.tsx')).VoiceView,
  })),
  tree: lazy(async () => ({
    default: (await import('#views/tree/tree-view.tsx')).TreeView,
  })),
  desk: lazy(async () => ({
    default: (await import('#views/desk/desk-view.tsx')).DeskView,
  })),
};

export function App() {
  const language = useApp((state) => state.view.lang);
  return (
    <TextProvider language={language}>
      <Page />
    </TextProvider>
  );
}

function Page() {
  const texts = useTexts();
  const view = useApp((state) => state.view.view);
  const stop = useApp((state) => state.sheet.stop);
  const hasMap = useApp(({ map }) => map === 'loading' || map === 'idle');
  const theme = useTheme(useApp((state) => state.view.theme));
  const text = useApp((state) => state.view.text);
  const [shown, setShown] = useState<Shown | null>(null);
  const showScene = useCallback<ShowScene>(
    (scene, area, actions = {}) => setShown({ scene, area, actions }),
    [],
  );

  useLayoutEffect(() => {
    const { documentElement } = document;
    documentElement.dataset.theme = theme;
    documentElement.dataset.text = text;
    documentElement.lang = texts.htmlLang;
    const paper = getComputedStyle(documentElement).getPropertyValue('--paper');
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
      meta.content = paper;
    }
  }, [theme, text, texts]);

  return (
    <div className="shell" data-view={view} data-stop={stop} data-map={hasMap && view !== 'tree'}>
      <Brand />
      <main className="shell-panel">
        <PanelBoundary>
          <View showScene={showScene} />
        </PanelBoundary>
        <ErrorBoundary fallback={() => null}>
          <Suspense>
            <AfterList />
          </Suspense>
        </ErrorBoundary>
      </main>
      <section className="shell-map" aria-label={texts.map.label}>
        {shown && (
          <MapSlot
            manifest={shown.area.manifest}
            scene={shown.scene}
            liveMinutes={shown.area.liveMinutes}
            theme={theme}
            onPick={shown.actions.onPick ?? pick}
            onMove={shown.actions.onMove}
            onPrinter={shown.actions.onPrinter}
          />
        )}
        {view !== 'kiosk' && (
          <div className="map-areas">
            <IconButton label={texts.areas.choose} icon={mapIcon} onClick={() => openAreas()} />
          </div>
        )}
      </section>
    </div>
  );
}

interface Shown {
  readonly scene: MapScene;
  readonly area: Area;
  readonly actions: SceneActions;
}
type ShowScene = (scene: MapScene, area: Area, actions?: SceneActions) => void;

/** The view the URL asks for. */
function View({ showScene }: { readonly showScene: ShowScene }) {
  const load = useArea(
    useApp((state) => state.view.area),
    useApp((state) => state.now),
  );
  const view = useApp((state) => state.view.view);
  if (view === 'rider') return <RiderView load={load} showScene={showScene} />;
  const Later = laterViews[view];
  return (
    <Suspense>
      <Later load={load} showScene={showScene} />
    </Suspense>
  );
}

/** A tap beside all stations closes the one that is open. */
function pick(picked: Pick): void {
  if (picked.kind === 'station') openStation(picked.id);
  else if (useApp.getState().view.station !== null) closeStation();
}
