// Seven days, today first, and the way from week to week. Where nothing is on, it says what
// comes next.

import chevronLeft from 'lucide/dist/esm/icons/chevron-left.mjs';
import chevronRight from 'lucide/dist/esm/icons/chevron-right.mjs';
import copy from 'lucide/dist/esm/icons/copy.mjs';
import printer from 'lucide/dist/esm/icons/printer.mjs';
import { useState } from 'react';
import { formatDate } from '#core/local-time.ts';
import { localized } from '#core/units.ts';
import { changeView, useApp } from '#state/store.ts';
import { Button, IconButton } from '#ui/button.tsx';
import { copyText } from '#ui/copy-text.ts';
import { useProgrammesTexts } from '#ui/texts/programmes/use-programmes-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { dateWords } from '#words/opening-words.ts';
import { OccurrenceCard } from './occurrence-card.tsx';
import { dayTitle, weekText } from './occurrence-words.ts';
import { nextAfterWeek, noConditions, type Programmes } from './use-programmes.ts';
import { WeekPrint } from './week-print.tsx';

interface WeekProps {
  readonly programmes: Programmes;
}

const showFrom = (day: number, today: number) =>
  changeView({ date: day === today ? null : formatDate(day) });

/** Which days are shown, and the ways to others. */
export function WeekHeader({ programmes: { week, today } }: WeekProps) {
  const texts = useTexts();
  const own = useProgrammesTexts();
  const [first, last] = [week[0]?.day ?? today, week.at(-1)?.day ?? today];
  const words = (day: number) => dateWords(formatDate(day), texts);
  return (
    <div className="week-header">
      <IconButton
        label={own.week.before}
        icon={chevronLeft}
        disabled={first <= today}
        onClick={() => showFrom(Math.max(today, first - 7), today)}
      />
      <p className="sheet-heading" role="status">
        {own.week.heading(words(first), words(last))}
      </p>
      <IconButton
        label={own.week.after}
        icon={chevronRight}
        onClick={() => showFrom(first + 7, today)}
      />
    </div>
  );
}

export function Week({ programmes }: WeekProps) {
  const texts = useTexts();
  const own = useProgrammesTexts();
  const { week, today } = programmes;
  const days = week.filter(({ occurrences }) => occurrences.length > 0);
  if (days.length === 0) return <EmptyWeek programmes={programmes} />;
  return (
    <div className="stack-large">
      {days.map(({ day, occurrences }) => (
        <section key={day} className="stack">
          <h3 className="section-title">
            {dayTitle(day, today, texts, own)}
            <span className="muted small"> {own.week.count(occurrences.length)}</span>
          </h3>
          <ul className="stack">
            {occurrences.map((one) => (
              <li key={one.programme.id}>
                <OccurrenceCard programmes={programmes} occurrence={one} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <WeekActions programmes={programmes} />
      <WeekPrint programmes={programmes} />
    </div>
  );
}

function WeekActions({ programmes }: WeekProps) {
  const texts = useTexts();
  const own = useProgrammesTexts();
  const language = useApp((state) => state.view.lang);
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  const copyWeek = async () => {
    const text = weekText(programmes, language, texts, own);
    setOutcome((await copyText(text)) ? 'copied' : 'failed');
  };
  return (
    <div>
      <div className="row-wrap">
        <Button icon={copy} onClick={() => void copyWeek()}>
          {own.week.copy}
        </Button>
        <Button icon={printer} onClick={() => print()}>
          {own.week.print}
        </Button>
      </div>
      <p role="status" className="small outcome">
        {outcome === 'copied' && own.week.copied}
        {outcome === 'failed' && own.week.copyFailed}
      </p>
    </div>
  );
}

function EmptyWeek({ programmes }: WeekProps) {
  const texts = useTexts();
  const own = useProgrammesTexts();
  const language = useApp((state) => state.view.lang);
  const { conditionCount, today } = programmes;
  const next = nextAfterWeek(programmes);
  return (
    <div className="note">
      <div className="stack">
        <p>
          <strong>{conditionCount > 0 ? own.week.emptyFiltered : own.week.empty}</strong>
        </p>
        <p>
          {next
            ? own.week.next(
                dateWords(formatDate(next.day), texts),
                localized(next.programme.title, language),
              )
            : own.week.never}
        </p>
        <div className="row-wrap">
          {next && (
            <Button look="primary" onClick={() => showFrom(next.day, today)}>
              {own.week.goThere}
            </Button>
          )}
          {conditionCount > 0 && (
            <Button onClick={() => changeView(noConditions)}>{own.filters.clear}</Button>
          )}
        </div>
      </div>
    </div>
  );
}
