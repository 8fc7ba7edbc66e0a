// The rider's view: the sheet with the list or a station's page, the bar below it,
// and the dialogs. It tells the app what its map shows, once the list is there.

import arrowLeft from 'lucide/dist/esm/icons/arrow-left.mjs';
import { lazy, type ReactNode, Suspense, startTransition, useEffect, useState } from 'react';
import type { Area, AreaLoad } from '#api/area.ts';
import { type Station, stationName } from '#core/station.ts';
import { localized } from '#core/units.ts';
import type { MapScene } from '#map/scene.ts';
import { closeStation, useApp, useSheet } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';
import { momentWords } from '#words/opening-words.ts';
import { Announcement } from './announcement.tsx';
import { BottomBar, type DialogName } from './bottom-bar.tsx';
import { HandOffDialog } from './hand-off-dialog.tsx';
import { LoadNote } from './load-note.tsx';
import type { StartActions } from './locate-card.tsx';
import { MapState } from './map-state.tsx';
import { PlacePicker } from './place-picker.tsx';
import { StationList } from './station-list.tsx';
import { StationPage } from './station-page.tsx';
import { type Rider, useLocate, useRider } from './use-rider.ts';
import { useScene } from './use-scene.ts';
import { useWay, type Way } from './use-way.ts';

/** The list needs not wait for these; they come right after it, before the network may go. */
const filters = () => import('./filters-dialog.tsx');
const settings = () => import('./settings-dialog.tsx');
const FiltersDialog = lazy(async () => ({ default: (await filters()).FiltersDialog }));
const SettingsDialog = lazy(async () => ({ default: (await settings()).SettingsDialog }));

interface RiderViewProps {
  readonly load: AreaLoad;
  readonly showScene: (scene: MapScene, area: Area) => void;
}

export function RiderView({ load, showScene }: RiderViewProps) {
  const texts = useTexts();
  if (load.kind === 'ready') return <ReadyView area={load.area} showScene={showScene} />;
  return (
    <RiderSheet page="list" header={<p className="sheet-heading">{texts.answer.allStations}</p>}>
      {load.kind === 'loading' ? (
        <SkeletonRows count={4} label={texts.answer.loading} />
      ) : (
        <LoadNote error={load.error} what={texts.problem.stations} retry={load.retry} />
      )}
    </RiderSheet>
  );
}

type OpenDialog = { readonly kind: DialogName } | { readonly kind: 'hand-off'; station: Station };

function ReadyView({
  area,
  showScene,
}: { readonly area: Area } & Pick<RiderViewProps, 'showScene'>) {
  const rider = useRider(area);
  const way = useWay(rider);
  const onLocate = useLocate(area);
  const scene = useScene(rider, way);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  // The map waits until the answer is painted: drawing it would keep the list from the screen.
  const answered = rider.times.source !== 'pending';
  useEffect(() => {
    if (!answered) return;
    const frame = requestAnimationFrame(() => startTransition(() => showScene(scene, area)));
    return () => cancelAnimationFrame(frame);
  }, [answered, scene, area, showScene]);
  useEffect(() => {
    // What can't be had now is asked for again when it is opened.
    if (answered) Promise.all([filters(), settings()]).catch(() => {});
  }, [answered]);
  const navigate = (station: Station) => setDialog({ kind: 'hand-off', station });
  const close = () => setDialog(null);
  return (
    <>
      <Announcement rider={rider} />
      <Pages
        rider={rider}
        way={way}
        onLocate={onLocate}
        onPick={() => setDialog({ kind: 'places' })}
        onNavigate={navigate}
      />
      <BottomBar onLocate={onLocate} onOpen={(kind) => setDialog({ kind })} />
      {dialog?.kind === 'places' && (
        <PlacePicker manifest={area.manifest} onLocate={onLocate} onClose={close} />
      )}
      <Suspense>
        {dialog?.kind === 'filters' && (
          <FiltersDialog
            utcOffsetMinutes={area.manifest.utcOffsetMinutes}
            found={rider.ranking.rows.length}
            onClose={close}
          />
        )}
        {dialog?.kind === 'settings' && <SettingsDialog manifest={area.manifest} onClose={close} />}
      </Suspense>
      {dialog?.kind === 'hand-off' && <HandOffDialog station={dialog.station} onClose={close} />}
    </>
  );
}

interface PagesProps extends StartActions {
  readonly rider: Rider;
  readonly way: Way;
  readonly onNavigate: (station: Station) => void;
}

function Pages({ rider, way, onLocate, onPick, onNavigate }: PagesProps) {
  const texts = useTexts();
  const language = useApp((state) => state.view.lang);
  const { selected } = rider;
  const name =
    selected === null || selected === 'missing'
      ? null
      : localized(stationName(selected.station), language);
  useEffect(() => {
    document.title = texts.documentTitle(name);
  }, [texts, name]);
  if (selected === null) {
    return (
      <RiderSheet page="list" header={<Start rider={rider} />}>
        <MapState />
        <StationList rider={rider} onLocate={onLocate} onPick={onPick} onNavigate={onNavigate} />
      </RiderSheet>
    );
  }
  const back = (
    <Button look="plain" icon={arrowLeft} onClick={closeStation}>
      {texts.station.back}
    </Button>
  );
  return (
    <RiderSheet page={selected === 'missing' ? 'missing' : selected.station.id} header={back}>
      {selected === 'missing' ? (
        <ErrorNote title={texts.station.missing} hint={texts.station.missingHint} />
      ) : (
        <StationPage
          key={selected.station.id}
          rider={rider}
          way={way}
          selected={selected}
          language={language}
          onNavigate={onNavigate}
        />
      )}
    </RiderSheet>
  );
}

/** Where from, how and when: what the list below holds for. */
function Start({ rider }: { readonly rider: Rider }) {
  const texts = useTexts();
  const { lang, profile, when } = useApp((state) => state.view);
  const { here } = rider;
  const moment =
    when === null
      ? texts.filters.now
      : texts.filters.at(momentWords(rider.departure, { ...rider.clock, now: rider.now }, texts));
  if (here === null) {
    const { manifest, stations } = rider;
    const heading = stations.length > 0 ? texts.answer.allStations : localized(manifest.name, lang);
    return <p className="sheet-heading">{heading}</p>;
  }
  const name =
    here.kind === 'device'
      ? texts.place.yourPosition
      : here.name
        ? localized(here.name, lang)
        : texts.place.pickedPlace;
  const accuracy = here.kind === 'device' ? [texts.answer.accuracy(here.accuracyMetres)] : [];
  return (
    <div>
      <p className="sheet-heading">{texts.place.from(name)}</p>
      <p className="small muted">
        {rider.times.source === 'pending'
          ? texts.answer.estimating
          : [texts.profile[profile], moment, ...accuracy].join(' · ')}
      </p>
    </div>
  );
}

const RiderSheet = (props: { page: string; header: ReactNode; children: ReactNode }) => (
  <Sheet {...useSheet()} {...props} />
);
