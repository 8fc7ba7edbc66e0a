// What a person hears of the network and of versions, in every view but the kiosk's, which says
// it in its own header: a line while the server does not answer, and a note when a newer version
// is at hand, which waits to be agreed to.

import { useQuery } from '@tanstack/react-query';
import rotateCw from 'lucide/dist/esm/icons/rotate-cw.mjs';
import { useState } from 'react';
import { manifestQuery } from '#api/area.ts';
import { isWriting, reloadNewest, useOffline } from '#state/offline.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { useOfflineTexts } from '#ui/texts/offline/use-offline-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { momentWords } from '#words/opening-words.ts';
import './offline-notes.css';

export function OfflineNotes() {
  return (
    <>
      <LostLine />
      <UpdateNote />
    </>
  );
}

function LostLine() {
  const texts = useTexts();
  const { lost: words } = useOfflineTexts();
  const area = useApp((state) => state.view.area);
  const now = useApp((state) => state.now);
  const lost = useOffline((state) => state.lost);
  const { data: manifest } = useQuery(manifestQuery(area));
  // A live region must stand before what it tells.
  return (
    <p className="lost-line" role="status">
      {lost && (
        <span>
          {words(
            lost.since && manifest
              ? momentWords(lost.since, { now, utcOffsetMinutes: manifest.utcOffsetMinutes }, texts)
              : null,
          )}
        </span>
      )}
    </p>
  );
}

function UpdateNote() {
  const words = useOfflineTexts();
  const language = useApp((state) => state.view.lang);
  const { isNewer, news } = useOffline();
  const [state, setState] = useState<'asking' | 'later' | 'updating'>('asking');
  if (!isNewer || state === 'later') return null;
  return (
    <section className="update-note" aria-labelledby="update-note-title">
      <div role="status">
        <p id="update-note-title" className="update-note-title">
          {words.newer}
        </p>
        {news && <p className="small">{news[language]}</p>}
        {isWriting() && <p className="small">{words.unsaved}</p>}
      </div>
      <div className="row-wrap">
        <Button
          look="primary"
          icon={rotateCw}
          disabled={state === 'updating'}
          onClick={() => {
            setState('updating');
            void reloadNewest();
          }}
        >
          {state === 'updating' ? words.updating : words.update}
        </Button>
        <Button look="plain" onClick={() => setState('later')}>
          {words.later}
        </Button>
      </div>
    </section>
  );
}
