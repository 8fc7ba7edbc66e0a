// What came in: filters, the list, and the one that is open. It is asked for again every quarter
// of a minute, so that what is new appears by itself.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { queueQuery, selfQuery } from '#api/desk.ts';
import type { QueueItem } from '#core/desk.ts';
import {
  type SubmissionKind,
  type SubmissionState,
  submissionKinds,
  submissionStates,
} from '#core/submission.ts';
import { type Instant, instant } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { useDeskTexts } from '#ui/texts/desk/use-desk-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { momentWords } from '#words/opening-words.ts';
import { itemWords } from '#words/submission-words.ts';
import { type Decided, DecidedNote } from './decided-note.tsx';
import { hasSessionEnded } from './desk-error.ts';
import { QueueDetail } from './queue-detail.tsx';
import { NoDesk } from './sign-in.tsx';
import { useAttended } from './use-attended.ts';
import { mayEdit, type PageProps } from './use-desk.ts';
import { useItemNames } from './use-item-names.ts';

const askAgainMs = 15_000;

export function QueuePage({ desk }: PageProps) {
  const words = useDeskTexts();
  const queries = useQueryClient();
  const [kind, setKind] = useState<SubmissionKind>();
  const [state, setState] = useState<SubmissionState | undefined>('received');
  const [open, setOpen] = useState<string | null>(null);
  const [decided, setDecided] = useState<Decided | null>(null);
  const isAttended = useAttended();
  const queue = useQuery({
    ...queueQuery({ area: desk.area.manifest.id, kind, state }),
    refetchInterval: isAttended ? askAgainMs : false,
  });
  useEffect(() => {
    if (hasSessionEnded(queue.error)) queries.setQueryData(selfQuery.queryKey, null);
  }, [queue.error, queries]);
  return (
    <div className="stack">
      {!mayEdit(desk) && <p>{words.roleLacking(words.roles[desk.self.role])}</p>}
      <div className="desk-filters">
        <Choice
          label={words.queue.kind}
          value={kind}
          choices={submissionKinds}
          names={words.queue.kinds}
          onChange={setKind}
        />
        <Choice
          label={words.queue.state}
          value={state}
          choices={submissionStates}
          names={words.queue.states}
          onChange={setState}
        />
      </div>
      {decided && <DecidedNote decided={decided} onGone={setDecided} />}
      {queue.error && <NoDesk error={queue.error} retry={() => void queue.refetch()} />}
      {queue.data ? (
        <QueueList
          desk={desk}
          {...queue.data}
          isFiltered={kind !== undefined || state !== 'received'}
          open={open}
          onOpen={setOpen}
          onDecided={(one) => {
            setDecided(one);
            setOpen(null);
          }}
        />
      ) : (
        !queue.error && <SkeletonRows count={3} label={words.loading} />
      )}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  /** undefined: all. */
  readonly value: T | undefined;
  readonly choices: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly onChange: (value: T | undefined) => void;
}

function Choice<T extends string>({ label, value, choices, names, onChange }: ChoiceProps<T>) {
  const words = useDeskTexts();
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <select
        className="text-field"
        value={value ?? ''}
        onChange={({ target }) => onChange(choices.find((one) => one === target.value))}
      >
        <option value="">{words.queue.all}</option>
        {choices.map((one) => (
          <option key={one} value={one}>
            {names[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface QueueListProps extends PageProps {
  readonly items: readonly QueueItem[];
  readonly isAll: boolean;
  readonly isFiltered: boolean;
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
  readonly onDecided: (decided: Decided) => void;
}

function QueueList({ desk, items, isAll, isFiltered, ...rest }: QueueListProps) {
  const words = useDeskTexts().queue;
  if (items.length === 0) {
    return <p role="status">{isFiltered ? words.emptyFiltered : words.empty}</p>;
  }
  return (
    <>
      <p className="small muted" role="status">
        {words.count(items.length, isAll)} · {words.keys}
      </p>
      <ul className="queue" aria-label={words.list} onKeyDown={moveFocus}>
        {items.map((item) => (
          <QueueRow key={item.id} desk={desk} item={item} {...rest} />
        ))}
      </ul>
    </>
  );
}

/** Up and down between the rows, as in a list box; in a field the keys are the field's. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const from = event.target as HTMLElement;
  if (step === undefined || !from.matches('.queue-row')) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.queue-row')];
  rows[rows.indexOf(from) + step]?.focus();
  event.preventDefault();
}

interface QueueRowProps extends PageProps, Pick<QueueListProps, 'open' | 'onOpen' | 'onDecided'> {
  readonly item: QueueItem;
}

function QueueRow({ desk, item, open, onOpen, onDecided }: QueueRowProps) {
  const texts = useTexts();
  const { queue: words } = useDeskTexts();
  const names = useItemNames(desk.area);
  const now = useApp((state) => state.now);
  const isOpen = open === item.id;
  return (
    <li className="queue-item" data-open={isOpen}>
      <button
        type="button"
        className="queue-row"
        aria-expanded={isOpen}
        onClick={() => onOpen(isOpen ? null : item.id)}
      >
        <span className="tag">{words.kinds[item.kind]}</span>
        <span className="queue-what">{itemWords(item, names)}</span>
        <span className="small muted">
          {words.states[item.state]} · {words.received(whenWords(item, { now, desk }, texts))}
        </span>
      </button>
      {isOpen && <QueueDetail desk={desk} item={item} names={names} onDecided={onDecided} />}
    </li>
  );
}

function whenWords(
  { at }: QueueItem,
  { now, desk }: { readonly now: Instant } & PageProps,
  texts: ReturnType<typeof useTexts>,
): string {
  const { utcOffsetMinutes } = desk.area.calendar;
  return momentWords(instant(Date.parse(at)), { now, utcOffsetMinutes }, texts);
}
