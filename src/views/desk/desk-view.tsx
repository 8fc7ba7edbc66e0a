// The desk: what waits, the figures of a week, the team, the data, and who works here. Whoever is not signed
// in gets the door; what they had begun to write waits behind it.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Area, AreaLoad } from '#api/area.ts';
import { callApi } from '#api/call-api.ts';
import { deskKey, selfQuery } from '#api/desk.ts';
import { contract } from '#core/contract.ts';
import type { SignedIn } from '#core/desk.ts';
import type { MapScene, SceneActions } from '#map/scene.ts';
import { useCamera } from '#map/use-camera.ts';
import { moveEdited } from '#state/desk-edit.ts';
import { coveredPixels, useApp, useSheet } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { DataAge } from '#ui/data-age.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { TabBar } from '#ui/tab-bar.tsx';
import { useDeskTexts } from '#ui/texts/desk/use-desk-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import './desk.css';
import { EditPage } from './edit-page.tsx';
import { FiguresPage } from './figures-page.tsx';
import { QueuePage } from './queue-page.tsx';
import { deskScene } from './scene.ts';
import { NoDesk, SignIn } from './sign-in.tsx';
import { StaffPage } from './staff-page.tsx';
import { type DeskTab, tabIcons } from './tab-icons.ts';
import { TeamPage } from './team-page.tsx';
import type { PageProps } from './use-desk.ts';
import { useDraftArea } from './use-draft.ts';

interface DeskViewProps {
  readonly load: AreaLoad;
  readonly showScene: (scene: MapScene, area: Area, actions?: SceneActions) => void;
}

export function DeskView({ load, showScene }: DeskViewProps) {
  const texts = useTexts();
  const words = useDeskTexts();
  useEffect(() => {
    document.title = texts.documentTitle(words.title);
  }, [texts, words]);
  if (load.kind === 'ready') return <AreaDesk area={load.area} showScene={showScene} />;
  return (
    <DeskSheet page="waiting" header={<h2 className="sheet-heading">{words.title}</h2>}>
      {load.kind === 'failed' ? (
        <ErrorNote
          title={texts.problem.load(texts.problem.stations)}
          hint={load.error.message}
          retry={{ label: texts.problem.retry, onPress: load.retry }}
        />
      ) : (
        <SkeletonRows count={3} label={words.loading} />
      )}
    </DeskSheet>
  );
}

const pages: Readonly<Record<DeskTab, (props: PageProps) => ReactNode>> = {
  queue: QueuePage,
  figures: FiguresPage,
  team: TeamPage,
  edit: EditPage,
  staff: StaffPage,
};

const room = { margin: 48, coveredPixels };

function AreaDesk({ area, showScene }: { readonly area: Area } & Pick<DeskViewProps, 'showScene'>) {
  const words = useDeskTexts();
  const [tab, setTab] = useState<DeskTab>('queue');
  const [hadSession, setHadSession] = useState(false);
  const self = useQuery(selfQuery);
  const language = useApp((state) => state.view.lang);
  const selected = useApp((state) => state.view.station);
  const now = useApp((state) => state.now);
  const isEditing = tab === 'edit' && self.data != null;
  const shown = useDraftArea(area, isEditing);
  const { stations, manifest } = area;
  const camera = useCamera(
    manifest.id,
    stations.map(({ at }) => at),
    room,
  );
  const scene = useMemo(
    () => deskScene(shown, { language, selected, now, camera }),
    [shown, language, selected, now, camera],
  );
  const actions = useMemo(
    (): SceneActions => (isEditing ? { onMove: ({ id, at }) => moveEdited(id, at) } : {}),
    [isEditing],
  );
  useEffect(() => showScene(scene, area, actions), [scene, area, actions, showScene]);
  useEffect(() => {
    if (self.data) setHadSession(true);
  }, [self.data]);
  if (!self.data) {
    return (
      <DeskSheet page="door" header={<h2 className="sheet-heading">{words.title}</h2>}>
        {self.isPending ? (
          <SkeletonRows count={2} label={words.loading} />
        ) : self.error ? (
          <NoDesk error={self.error} retry={() => void self.refetch()} />
        ) : (
          <SignIn hadSession={hadSession} />
        )}
      </DeskSheet>
    );
  }
  const Page = pages[tab];
  return (
    <>
      <DeskSheet page={tab} header={<Header self={self.data} />}>
        <Page desk={{ area, self: self.data }} />
        <DataAge dataDate={area.manifest.dataDate} liveMinutes={area.liveMinutes} />
      </DeskSheet>
      <TabBar label={words.tabGroup} icons={tabIcons} names={words.tabs} tab={tab} onTab={setTab} />
    </>
  );
}

function Header({ self }: { readonly self: SignedIn }) {
  const words = useDeskTexts();
  const queries = useQueryClient();
  const leave = async () => {
    await callApi(contract.signOut).catch(() => {});
    queries.removeQueries({ queryKey: [deskKey] });
    await queries.invalidateQueries();
    location.reload();
  };
  return (
    <div className="desk-header">
      <h2 className="sheet-heading">{words.signedInAs(self.name, words.roles[self.role])}</h2>
      <Button look="plain" onClick={() => void leave()}>
        {words.signOut}
      </Button>
    </div>
  );
}

const DeskSheet = (props: { page: string; header: ReactNode; children: ReactNode }) => (
  <Sheet {...useSheet()} {...props} />
);
