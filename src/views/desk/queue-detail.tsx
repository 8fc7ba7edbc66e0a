// One submission in full: its facts, what confirming it would set, a reply, and the decision. What
// is being written is kept aside, so that closing it or losing the session loses nothing.

import { useEffect, useState } from 'react';
import { callApi } from '#api/call-api.ts';
import { contract } from '#core/contract.ts';
import type { QueueItem } from '#core/desk.ts';
import { parseLocalTime } from '#core/local-time.ts';
import { forgetReplyDraft, useReplyDraft, writeReplyDraft } from '#state/desk-drafts.ts';
import { changeView } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { useDeskTexts } from '#ui/texts/desk/use-desk-texts.ts';
import {
  type ItemNames,
  itemFacts,
  itemWords,
  liveWords,
  submissionOf,
} from '#words/submission-words.ts';
import type { Decided } from './decided-note.tsx';
import { failureWords } from './desk-error.ts';
import { Suggestions } from './suggestions.tsx';
import { mayEdit, type PageProps, useChange } from './use-desk.ts';

interface QueueDetailProps extends PageProps {
  readonly item: QueueItem;
  readonly names: ItemNames;
  readonly onDecided: (decided: Decided) => void;
}

export function QueueDetail({ desk, item, names, onDecided }: QueueDetailProps) {
  const { queue: words } = useDeskTexts();
  const [full, setFull] = useState(item);
  const submission = submissionOf(item);
  const station = stationOf(item);
  useEffect(() => {
    if (station !== null) changeView({ station });
  }, [station]);
  const reveal = useChange(() => callApi(contract.readSubmission, { id: item.id }));
  const isDecidable = item.state === 'received' && submission !== null && mayEdit(desk);
  const needs =
    submission?.kind === 'need' || (submission?.kind === 'check_in' && submission.body.needs);
  return (
    <div className="queue-detail">
      <dl className="item-facts">
        {itemFacts(full, names).map(([label, value]) => (
          <div key={label} className="fact">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {typeof item.body?.phone === 'string' && full === item && mayEdit(desk) && (
        <div>
          <Button
            disabled={reveal.isPending}
            onClick={() => reveal.mutate(undefined, { onSuccess: setFull })}
          >
            {words.showPhone}
          </Button>
          <p className="small muted">{words.phoneHint}</p>
        </div>
      )}
      {item.reply !== null && <p>{words.replied(item.reply)}</p>}
      {isDecidable && needs && (
        <Suggestions desk={desk} item={item} names={names} onDecided={onDecided} />
      )}
      {isDecidable && <Decision desk={desk} item={item} names={names} onDecided={onDecided} />}
      {(item.state === 'confirmed' || item.state === 'rejected') && mayEdit(desk) && (
        <Undo item={item} names={names} onDecided={onDecided} />
      )}
    </div>
  );
}

/** The station it is about, which the map then shows. */
function stationOf(item: QueueItem): string | null {
  const submission = submissionOf(item);
  if (submission === null) return null;
  const { kind, body } = submission;
  if (kind === 'report' || kind === 'check_in') return body.station;
  return kind === 'need' && body.where.kind === 'station' ? body.where.id : null;
}

function Decision({ desk, item, names, onDecided }: QueueDetailProps) {
  const texts = useDeskTexts();
  const { queue: words } = texts;
  const { reply, note, until } = useReplyDraft(item.id);
  const sets = liveWords(item, names);
  const { utcOffsetMinutes } = desk.area.calendar;
  const decision = useChange((state: 'confirmed' | 'rejected') => {
    const ends = until === '' ? null : parseLocalTime(until, utcOffsetMinutes);
    const body = {
      state,
      ...(reply.trim() !== '' && { reply }),
      ...(sets && state === 'confirmed' && note.trim() !== '' && { note }),
      ...(sets && state === 'confirmed' && ends && { until: new Date(ends).toISOString() }),
    };
    return callApi(contract.decide, { id: item.id, body });
  });
  const decide = (state: 'confirmed' | 'rejected') =>
    decision.mutate(state, {
      onSuccess: () => {
        forgetReplyDraft(item.id);
        const told = words.decided[state](itemWords(item, names));
        onDecided({ id: item.id, words: told, isUndone: false });
      },
    });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        decide('confirmed');
      }}
    >
      <label className="field">
        <span className="field-label">{words.reply}</span>
        <textarea
          className="text-field"
          maxLength={300}
          value={reply}
          onChange={({ target }) => writeReplyDraft(item.id, { reply: target.value })}
        />
        <span className="small muted">{words.replyHint}</span>
      </label>
      {item.kind === 'report' && <p>{sets === null ? words.setsNothing : words.sets(sets)}</p>}
      {sets !== null && <LiveFields id={item.id} />}
      <div className="row-wrap">
        <Button type="submit" look="primary" disabled={decision.isPending}>
          {words.confirm}
        </Button>
        <Button disabled={decision.isPending} onClick={() => decide('rejected')}>
          {words.reject}
        </Button>
      </div>
      {decision.error && <p role="alert">{failureWords(decision.error, texts)}</p>}
    </form>
  );
}

function LiveFields({ id }: { readonly id: string }) {
  const { queue: words } = useDeskTexts();
  const { note, until } = useReplyDraft(id);
  return (
    <div className="desk-filters">
      <label className="field">
        <span className="field-label">{words.note}</span>
        <input
          className="text-field"
          maxLength={100}
          value={note}
          onChange={({ target }) => writeReplyDraft(id, { note: target.value })}
        />
      </label>
      <label className="field">
        <span className="field-label">{words.until}</span>
        <input
          className="text-field"
          type="datetime-local"
          value={until}
          onChange={({ target }) => writeReplyDraft(id, { until: target.value })}
        />
        <span className="small muted">{words.untilHint}</span>
      </label>
    </div>
  );
}

function Undo({ item, names, onDecided }: Omit<QueueDetailProps, 'desk'>) {
  const texts = useDeskTexts();
  const undo = useChange(() => callApi(contract.undoDecision, { id: item.id }));
  const told = { id: item.id, words: itemWords(item, names), isUndone: true };
  return (
    <div>
      <Button
        disabled={undo.isPending}
        onClick={() => undo.mutate(undefined, { onSuccess: () => onDecided(told) })}
      >
        {texts.queue.undo}
      </Button>
      {undo.error && <p role="alert">{failureWords(undo.error, texts)}</p>}
    </div>
  );
}
