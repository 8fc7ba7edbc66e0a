// The place of the one map. Its code is loaded after the list is on screen, and only
// where it can be drawn; where it can't, or could not be loaded, the list goes on.

import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fileUrl } from '#api/area.ts';
import type { AreaManifest } from '#core/area.ts';
import { localized } from '#core/units.ts';
import type { MapScene, Pick, SceneActions, ThemeName } from '#map/scene.ts';
import { setMap, useApp } from '#state/store.ts';
import type { ViewState } from '#state/view-state.ts';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';
import { hasWebGl2 } from './map-support.ts';

interface MapSlotProps {
  readonly manifest: AreaManifest;
  readonly scene: MapScene;
  /** Minutes since live status was had; null: there is none. */
  readonly liveMinutes: number | null;
  readonly theme: ThemeName;
  readonly onPick: (pick: Pick) => void;
  readonly onMove: SceneActions['onMove'];
  readonly onPrinter: SceneActions['onPrinter'];
}

export function MapSlot(props: MapSlotProps) {
  const texts = useTexts();
  const wanted = useApp(({ map }) => map === 'loading' || map === 'idle');
  if (!wanted) return null;
  return (
    <ErrorBoundary
      onError={() => setMap('failed')}
      fallback={(retry) => (
        <ErrorNote title={texts.map.failed} retry={{ label: texts.map.retry, onPress: retry }} />
      )}
    >
      <LoadedMap {...props} />
    </ErrorBoundary>
  );
}

function LoadedMap({ manifest, scene, liveMinutes, theme, ...actions }: MapSlotProps) {
  const texts = useTexts();
  const view = useApp((state) => state.view);
  const ready = useReadyForMap();
  const code = useQuery({
    queryKey: ['map code'],
    queryFn: ready ? () => import('#map/map-canvas.tsx') : skipToken,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (code.error) {
    return (
      <div className="map-message">
        <ErrorNote
          title={texts.map.failed}
          retry={{ label: texts.map.retry, onPress: () => void code.refetch() }}
        />
      </div>
    );
  }
  if (!code.data) return <p className="map-message muted">{texts.map.loading}</p>;
  const { MapCanvas } = code.data;
  return (
    <MapCanvas
      basemapUrl={fileUrl(manifest, manifest.files.basemap)}
      bbox={manifest.bbox}
      scene={scene}
      theme={theme}
      language={view.lang}
      scale={mapScale(view)}
      texts={{
        label: texts.map.label,
        notice: texts.map.notice({
          attribution: manifest.schematic ? null : localized(manifest.attribution, view.lang),
          dataDate: manifest.dataDate,
          liveMinutes,
        }),
        minutes: texts.map.minutes,
        zoomIn: texts.map.zoomIn,
        zoomOut: texts.map.zoomOut,
      }}
      {...actions}
      onStatus={setMap}
    />
  );
}

/** A kiosk is read from farther away than a phone. */
const mapScale = ({ view, text }: ViewState): number =>
  (view === 'kiosk' ? 1.5 : 1) * (text === 'large' ? 1.35 : 1);

/** True once the list is painted, the browser has nothing better to do, and a map can be drawn. */
function useReadyForMap(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const done = () => (hasWebGl2() ? setReady(true) : setMap('failed'));
    // Safari has no idle callback; two frames on, the list has been painted.
    if ('requestIdleCallback' in window) requestIdleCallback(done);
    else requestAnimationFrame(() => requestAnimationFrame(done));
  }, []);
  return ready;
}
