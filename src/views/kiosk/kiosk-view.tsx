// The screen in a station that nobody looks after: the map around it, one panel at a time
// that turns by itself until somebody touches it, and everything within a short arm's reach.

import './kiosk.css';
import { useQuery } from '@tanstack/react-query';
import {
  type CSSProperties,
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Area, AreaLoad } from '#api/area.ts';
import { kioskFileQuery } from '#api/kiosk-file.ts';
import { stationOpening } from '#core/hours/station-opening.ts';
import { localMinuteOf, minutesPerDay } from '#core/local-time.ts';
import type { Station } from '#core/station.ts';
import type { MapScene, SceneActions, SceneStation } from '#map/scene.ts';
import { changeView, useApp } from '#state/store.ts';
import { defaultViewState } from '#state/view-state.ts';
import { ErrorNote } from '#ui/error-note.tsx';
import { PanelBoundary } from '#ui/panel-boundary.tsx';
import { useKioskTexts } from '#ui/texts/kiosk/use-kiosk-texts.ts';
import { AskDialog } from './ask-dialog.tsx';
import { secondsToAnswer } from './attention.ts';
import { Diagnostics } from './diagnostics.tsx';
import { KioskBar } from './kiosk-bar.tsx';
import { driftOf, isDim, type KioskConfig, type ReadKiosk, readKiosk } from './kiosk-config.ts';
import { KioskHeader } from './kiosk-header.tsx';
import { panelViews } from './panels.tsx';
import { around, kioskStations } from './scene.ts';
import { StationSheet } from './station-sheet.tsx';
import { useAttention } from './use-attention.ts';
import { type Kiosk, useKiosk } from './use-kiosk.ts';
import { useUpkeep } from './use-upkeep.ts';

interface KioskViewProps {
  readonly load: AreaLoad;
  readonly showScene: (scene: MapScene, area: Area, actions?: SceneActions) => void;
}

export function KioskView({ load, showScene }: KioskViewProps) {
  const texts = useKioskTexts();
  const file = useQuery(kioskFileQuery);
  // The set-up is that of the address the kiosk was opened at, whatever visitors change.
  const [search] = useState(() => location.search);
  const read = useMemo(
    () => (file.data === undefined ? null : readKiosk(search, file.data)),
    [search, file.data],
  );
  if (load.kind === 'failed') {
    return <Waiting words={texts.failed} retry={load.retry} />;
  }
  if (load.kind === 'loading' || read === null) return <Waiting words={texts.loading} />;
  const station = load.area.stations.find(({ id }) => id === read.config.station);
  if (!station) {
    return <ErrorNote title={texts.noStation} hint={texts.noStationHint} />;
  }
  return <Standing area={load.area} station={station} read={read} showScene={showScene} />;
}

const retryMs = 15_000;

/** Nobody is there to press a button: it tries again by itself. */
function Waiting({ words, retry }: { readonly words: string; readonly retry?: () => void }) {
  useEffect(() => {
    if (!retry) return;
    const timer = setInterval(retry, retryMs);
    return () => clearInterval(timer);
  }, [retry]);
  return (
    <p className="kiosk-waiting" role="status">
      {words}
    </p>
  );
}

/** What one visitor has changed. */
interface Visitor {
  readonly visit: number;
  /** The station shown in place of the panel; null: the panel. */
  readonly other: string | null;
  readonly isLow: boolean;
}

interface StandingProps extends Pick<KioskViewProps, 'showScene'> {
  readonly area: Area;
  readonly station: Station;
  readonly read: ReadKiosk;
}

function Standing({ area, station, read, showScene }: StandingProps) {
  const { config } = read;
  const { panels, rotate, idle } = config;
  const now = useApp((state) => state.now);
  const texts = useKioskTexts();
  const kiosk = useKiosk(area, station);
  const { attention, send } = useAttention({
    panels: panels.length,
    rotateSeconds: rotate,
    idleSeconds: idle,
  });
  const { utcOffsetMinutes } = area.manifest;
  const upkeep = useUpkeep({
    isIdle: attention.phase === 'attract',
    reloadAt: config.reload,
    utcOffsetMinutes,
  });
  const { visit } = attention;
  const [visitor, setVisitor] = useState<Visitor>({ visit, other: null, isLow: false });
  // What the one before had open is not there for the next.
  const { other, isLow } = visitor.visit === visit ? visitor : { other: null, isLow: false };
  const setOther = useCallback(
    (id: string | null) => setVisitor({ visit, other: id, isLow }),
    [visit, isLow],
  );
  useFreshStart(visit, config);
  useKioskScene(kiosk, config, { showScene, onStation: setOther });

  const minute = localMinuteOf(now, utcOffsetMinutes) % minutesPerDay;
  const [x, y] = driftOf(now);
  const shownOther = kiosk.near.find((row) => row.station.id === other);
  const panel = panels[attention.panel] ?? panels[0] ?? 'here';
  const left = secondsToAnswer(attention, performance.now() / 1000);
  const isDimmed = attention.phase === 'attract' && isDim(config, minute);
  const isDiagnosing = useApp(
    () => new URLSearchParams(location.search).get('diagnostics') === '1',
  );
  return (
    <div
      className="kiosk"
      data-low={isLow}
      data-dim={isDimmed}
      style={{ translate: `${x}px ${y}px`, '--kiosk-scale': config.scale } as CSSProperties}
    >
      <KioskHeader area={area} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by those without a finger. */}
      <section className="kiosk-content" key={visit} tabIndex={0} aria-label={texts.panels[panel]}>
        {isDiagnosing ? (
          <Diagnostics area={area} station={station} read={read} upkeep={upkeep} />
        ) : shownOther ? (
          <StationSheet
            row={shownOther}
            from={station.id}
            area={area}
            onClose={() => setOther(null)}
          />
        ) : (
          <PanelFrame
            key={panel}
            panel={panel}
            kiosk={kiosk}
            config={config}
            onStation={setOther}
          />
        )}
      </section>
      <KioskBar
        panels={panels}
        panel={panel}
        isPaused={attention.isPaused || attention.phase !== 'attract'}
        onPanel={(index) => {
          setOther(null);
          send({ kind: 'panel', panel: index });
        }}
        onPause={(isPaused) => send(isPaused ? { kind: 'pause', isPaused } : { kind: 'over' })}
        onLow={() => setVisitor({ visit, other, isLow: !isLow })}
      />
      {left !== null && <AskDialog seconds={left} onStay={() => send({ kind: 'touch' })} />}
    </div>
  );
}

/** Whoever comes next finds language, theme and size as they were set up. */
function useFreshStart(visit: number, { lang, theme }: KioskConfig) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit starts over.
  useEffect(() => {
    changeView({
      ...defaultViewState,
      ...useApp.getState().view,
      lang,
      theme,
      text: 'normal',
      services: [],
      at: null,
    });
  }, [visit, lang, theme]);
}

interface PanelFrameProps {
  readonly panel: KioskConfig['panels'][number];
  readonly kiosk: Kiosk;
  readonly config: KioskConfig;
  readonly onStation: (id: string) => void;
}

/** One that fails leaves the others. */
function PanelFrame({ panel, ...rest }: PanelFrameProps) {
  const Panel = panelViews[panel];
  return (
    <PanelBoundary>
      <section className="kiosk-panel">
        <Panel {...rest} />
      </section>
    </PanelBoundary>
  );
}

interface SceneWishes extends Pick<KioskViewProps, 'showScene'> {
  readonly onStation: (id: string) => void;
}

function useKioskScene(
  { area, station, near, catchment }: Kiosk,
  { heading }: KioskConfig,
  wishes: SceneWishes,
) {
  const { showScene, onStation } = wishes;
  const language = useApp((state) => state.view.lang);
  const now = useApp((state) => state.now);
  const { state } = stationOpening(station, now, area.calendar);
  // Each minute finds the same stations in the same state, mostly: then nothing is drawn anew.
  const drawn = JSON.stringify(kioskStations({ station, state }, near, language));
  const stations = useMemo(() => JSON.parse(drawn) as SceneStation[], [drawn]);
  const { id, at } = station;
  const cameraId = useRef(0);
  const camera = useMemo(() => {
    cameraId.current++;
    const side = 24;
    return {
      id: cameraId.current,
      fit: around(at, catchment),
      padding: { top: side, right: side, bottom: side, left: side },
      bearing: heading,
    };
  }, [at, catchment, heading]);
  const scene = useMemo(
    (): MapScene => ({
      stations,
      selected: id,
      here: { at, accuracyMetres: null },
      route: null,
      catchment,
      camera,
    }),
    [stations, id, at, catchment, camera],
  );
  useEffect(() => {
    const actions: SceneActions = {
      onPick: (picked) => {
        if (picked.kind === 'station' && picked.id !== id) onStation(picked.id);
      },
    };
    const frame = requestAnimationFrame(() =>
      startTransition(() => showScene(scene, area, actions)),
    );
    return () => cancelAnimationFrame(frame);
  }, [scene, area, id, showScene, onStation]);
}
