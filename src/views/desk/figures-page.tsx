// The figures of a week, as tables, with the weeks before, and as a file for a spreadsheet.

import { useQuery } from '@tanstack/react-query';
import download from 'lucide/dist/esm/icons/download.mjs';
import { useState } from 'react';
import { figuresQuery } from '#api/desk.ts';
import type { DeskFigures } from '#core/desk-figures.ts';
import { figuresRows, type Week, weekAround } from '#core/week-figures.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { DataTable, type TableData } from '#ui/data-table.tsx';
import { saveFile } from '#ui/save-file.ts';
import { SkeletonRows } from '#ui/skeleton.tsx';
import type { DeskTexts } from '#ui/texts/desk/zh.ts';
import type { ItemNames } from '#words/submission-words.ts';
import { NoDesk } from './sign-in.tsx';
import type { PageProps } from './use-desk.ts';
import { useItemNames } from './use-item-names.ts';

export function FiguresPage({ desk }: PageProps) {
  const names = useItemNames(desk.area);
  const { texts } = names;
  const { figures: words, loading } = texts;
  const now = useApp((state) => state.now);
  const [ago, setAgo] = useState(0);
  const week = weekAround(now, desk.area.calendar.utcOffsetMinutes, ago);
  const timestamp = (when: number) => new Date(when).toISOString();
  const [from, until] = [timestamp(week.from), timestamp(week.until)];
  const figures = useQuery(figuresQuery({ area: desk.area.manifest.id, from, until }));
  return (
    <div className="stack-large">
      <div className="row-wrap">
        <Button onClick={() => setAgo(ago + 1)}>{words.before}</Button>
        <Button disabled={ago === 0} onClick={() => setAgo(ago - 1)}>
          {words.after}
        </Button>
      </div>
      <h2 className="section-title">{words.week(week.firstDate, week.lastDate)}</h2>
      {figures.error && <NoDesk error={figures.error} retry={() => void figures.refetch()} />}
      {figures.isPending && <SkeletonRows count={3} label={loading} />}
      {figures.data && <Tables figures={figures.data} names={names} />}
      {figures.data && <Export figures={figures.data} names={names} week={week} />}
    </div>
  );
}

interface FiguresProps {
  readonly figures: DeskFigures;
  readonly names: ItemNames;
}

function Tables({ figures, names }: FiguresProps) {
  const { texts, station, programme } = names;
  const { figures: words, queue } = texts;
  const { head, checkInHead, seatHead } = words;
  return (
    <>
      <Table
        title={words.byKind}
        head={[head.kind, head.received, head.answered, head.waiting, head.median]}
        rows={figures.kinds.map(({ kind, received, answered, waiting, medianSeconds }) => [
          queue.kinds[kind],
          received,
          answered,
          waiting,
          durationWords(medianSeconds, words),
        ])}
        none={words.none}
      />
      <Table
        title={words.checkIns}
        head={[checkInHead.station, checkInHead.persons]}
        rows={figures.checkIns.map(({ station: id, persons }) => [station(id), persons])}
        none={words.none}
      />
      <Table
        title={words.seats}
        head={[
          seatHead.programme,
          seatHead.date,
          seatHead.seated,
          seatHead.seats,
          seatHead.waiting,
        ]}
        rows={figures.occurrences.map(({ programme: id, date, seated, seats, waiting }) => [
          programme(id),
          date,
          seated,
          seats,
          waiting,
        ])}
        none={words.none}
      />
      <section className="card">
        <h3 className="section-title">{words.team}</h3>
        <p>{words.teamWords(figures.team.tasks, (figures.team.minutes / 60).toFixed(1))}</p>
      </section>
    </>
  );
}

const minutesShownUpTo = 120;

function durationWords(seconds: number | null, words: DeskTexts['figures']): string {
  if (seconds === null) return words.never;
  const minutes = Math.round(seconds / 60);
  return minutes <= minutesShownUpTo
    ? words.minutes(minutes)
    : words.hours((minutes / 60).toFixed(1));
}

function Table({
  title,
  none,
  ...data
}: TableData & { readonly title: string; readonly none: string }) {
  return (
    <section className="card stack">
      <h3 className="section-title">{title}</h3>
      {data.rows.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <div className="desk-table">
          <DataTable caption={title} {...data} />
        </div>
      )}
    </section>
  );
}

function Export({ figures, names, week }: FiguresProps & { readonly week: Week }) {
  const { texts, station, programme } = names;
  const { figures: words, queue } = texts;
  const { head, checkInHead, seatHead, csvHead } = words;
  const save = async () => {
    // The writer of tables comes with the first one.
    const { writeCsv } = await import('#core/csv.ts');
    const rows = figuresRows(figures, {
      kind: (kind) => queue.kinds[kind],
      station,
      programme,
      sections: words.section,
      measures: {
        received: head.received,
        answered: head.answered,
        waiting: head.waiting,
        median: words.medianSeconds,
        persons: checkInHead.persons,
        seated: seatHead.seated,
        seats: seatHead.seats,
        waitingList: seatHead.waiting,
        tasks: words.tasksDone,
        minutes: words.minutesSpent,
      },
      withheld: words.withheld,
    });
    const { section, what, measure, value } = csvHead;
    const text = writeCsv([section, what, measure, value], rows);
    saveFile(words.fileName(week.firstDate), new Blob([text], { type: 'text/csv' }));
  };
  return (
    <div>
      <Button icon={download} onClick={() => void save()}>
        {words.export}
      </Button>
      <p className="small muted">{words.exportHint}</p>
    </div>
  );
}
