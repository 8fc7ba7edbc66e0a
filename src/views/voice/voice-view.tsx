// The voice: what people lack, what is wrong, who checks in or helps, and what became of it.
// The form that is open stands in the address; a tap on the map chooses the form's station.

import './voice.css';
import arrowLeft from 'lucide/dist/esm/icons/arrow-left.mjs';
import { type ReactNode, startTransition, useEffect, useMemo } from 'react';
import type { Area, AreaLoad } from '#api/area.ts';
import type { MapScene, SceneActions } from '#map/scene.ts';
import { useCamera } from '#map/use-camera.ts';
import { forgetCorrection } from '#state/correction.ts';
import { closeForm } from '#state/form.ts';
import { changeView, coveredPixels, useApp, useSheet } from '#state/store.ts';
import type { VoiceForm } from '#state/view-state.ts';
import { Button } from '#ui/button.tsx';
import { DataAge } from '#ui/data-age.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';
import { useVoiceTexts } from '#ui/texts/voice/use-voice-texts.ts';
import { CheckInForm } from './check-in-form.tsx';
import { Counts } from './counts.tsx';
import { Front } from './front.tsx';
import { JoinForm } from './join-form.tsx';
import { NeedForm } from './need-form.tsx';
import { ReportForm } from './report-form.tsx';
import { voiceStations, whereabouts } from './scene.ts';
import { SentList } from './sent-list.tsx';

interface VoiceViewProps {
  readonly load: AreaLoad;
  readonly showScene: (scene: MapScene, area: Area, actions?: SceneActions) => void;
}

const pages: Readonly<Record<VoiceForm, (props: { readonly area: Area }) => ReactNode>> = {
  need: NeedForm,
  report: ReportForm,
  'check-in': CheckInForm,
  join: JoinForm,
  sent: SentList,
  counts: Counts,
};

export function VoiceView({ load, showScene }: VoiceViewProps) {
  const all = useTexts();
  const texts = useVoiceTexts();
  const form = useApp((state) => state.view.form);
  useEffect(() => {
    document.title = all.documentTitle(form === null ? texts.title : texts.doors[form].name);
  }, [all, texts, form]);
  // Whoever turns to something else has left the correction.
  useEffect(() => {
    if (form === null || form === 'sent') forgetCorrection();
  }, [form]);
  const header =
    form === null ? (
      <h2 className="sheet-heading">{texts.title}</h2>
    ) : (
      <Button look="plain" icon={arrowLeft} onClick={closeForm}>
        {texts.back}
      </Button>
    );
  return (
    <Sheet {...useSheet()} page={form ?? 'front'} header={header}>
      <Content load={load} form={form} />
      {load.kind === 'ready' && form === null && (
        <DataAge dataDate={load.area.manifest.dataDate} liveMinutes={load.area.liveMinutes} />
      )}
      {load.kind === 'ready' && (
        <Stations key={load.area.manifest.id} area={load.area} showScene={showScene} />
      )}
    </Sheet>
  );
}

function Content({ load, form }: { readonly load: AreaLoad; readonly form: VoiceForm | null }) {
  const texts = useVoiceTexts();
  const { problem } = useTexts();
  if (form === null) return <Front />;
  if (load.kind === 'loading') return <SkeletonRows count={3} label={texts.loading} />;
  if (load.kind === 'failed') {
    return (
      <ErrorNote
        title={problem.load(problem.stations)}
        hint={problem.loadHint}
        retry={{ label: problem.retry, onPress: load.retry }}
      />
    );
  }
  const Page = pages[form];
  return <Page key={form} area={load.area} />;
}

const room = { margin: 48, coveredPixels };

const chooseStation: SceneActions = {
  onPick: (picked) => {
    if (picked.kind === 'station') changeView({ station: picked.id });
  },
};

/** Nothing in the panel: tells the map what to show. */
function Stations({ area, showScene }: { area: Area; showScene: VoiceViewProps['showScene'] }) {
  const { lang, station } = useApp((state) => state.view);
  const now = useApp((state) => state.now);
  const stations = useMemo(() => voiceStations(area, now, lang), [area, now, lang]);
  // Once, when the sheet lies where it lies: what comes later, the finger may be on.
  const camera = useCamera(area.manifest.id, whereabouts(area), room);
  const scene = useMemo(
    (): MapScene => ({
      stations,
      selected: station,
      here: null,
      route: null,
      catchment: null,
      camera,
    }),
    [stations, station, camera],
  );
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      startTransition(() => showScene(scene, area, chooseStation)),
    );
    return () => cancelAnimationFrame(frame);
  }, [scene, area, showScene]);
  return null;
}
