// What is asked for, and what there is: the survey's counts beside the coverage of the same
// services in the same parts of the day, the largest unmet need first. A row asks the planner's
// question for its service and part.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isNotFound } from '#api/load-error.ts';
import { needCountsQuery } from '#api/needs.ts';
import type { NeedCounts } from '#core/need.ts';
import { serviceMatrix } from '#core/planning/by-service.ts';
import { partBands, type UnmetRanking, unmetNeed } from '#core/planning/unmet-need.ts';
import type { Week } from '#core/planning/week.ts';
import { phaseCoverage, weekReach } from '#core/planning/week-coverage.ts';
import { serviceCodes } from '#core/service.ts';
import { type Instant, instant } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { ErrorNote } from '#ui/error-note.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { useUnmetTexts } from '#ui/texts/unmet/use-unmet-texts.ts';
import { cutoffSeconds } from '#views/planner/map/scene.ts';
import { useLimitWords } from '#views/planner/question/use-limit-words.ts';
import type { Planner } from '#views/planner/question/use-planner.ts';
import { momentWords } from '#words/opening-words.ts';
import './unmet.css';
import { UnmetTable } from './unmet-table.tsx';

interface UnmetProps {
  readonly planner: Pick<Planner, 'area' | 'question' | 'weights' | 'ownDemand'> & {
    readonly plan: Pick<Planner['plan'], 'stations' | 'table'>;
  };
  /** Local minute at which the week begins. */
  readonly monday: number;
}

export function UnmetPanel({ planner, monday }: UnmetProps) {
  const words = useUnmetTexts();
  const { problem } = useTexts();
  const basis = useWeekBasis(planner);
  const { id, utcOffsetMinutes } = planner.area.manifest;
  const { data, error, refetch, dataUpdatedAt } = useQuery(needCountsQuery(id));
  const isWithoutServer = isNotFound(error);
  return (
    <section className="stack unmet">
      <h3 className="section-title">{words.title}</h3>
      {isWithoutServer && <p className="note">{words.noServer}</p>}
      {error && !isWithoutServer && (
        <ErrorNote
          title={words.failed}
          retry={{ label: problem.retry, onPress: () => void refetch() }}
        />
      )}
      {!data && !error && <SkeletonRows count={3} label={words.loading} />}
      {data && !isWithoutServer && (
        <>
          <ReadAt counts={data} at={instant(dataUpdatedAt)} utcOffsetMinutes={utcOffsetMinutes} />
          {data.counts.length === 0 ? (
            <p className="note">{data.persons === null ? words.few : words.none}</p>
          ) : (
            <>
              <p className="small muted">{basis}</p>
              <Ranking {...{ planner, monday }} counts={data} />
            </>
          )}
        </>
      )}
    </section>
  );
}

/** What is averaged over a week: no moment of it, and not the services asked for on the map. */
function useWeekBasis({ question, ownDemand }: UnmetProps['planner']): string {
  const { profile } = useTexts();
  const { question: words } = usePlannerTexts().view;
  const { perWeek } = useUnmetTexts();
  const { threshold } = useLimitWords(question.limits);
  const weight = words.weights[question.weight];
  return words.basis([
    ownDemand ? words.own(weight) : weight,
    `${profile[question.profile]} ${threshold}`,
    perWeek,
  ]);
}

interface ReadAtProps {
  readonly counts: NeedCounts;
  readonly at: Instant;
  readonly utcOffsetMinutes: number;
}

function ReadAt({ counts: { persons }, at, utcOffsetMinutes }: ReadAtProps) {
  const words = useUnmetTexts();
  const texts = useTexts();
  const now = useApp((state) => state.now);
  const read = words.readAt(momentWords(at, { now, utcOffsetMinutes }, texts));
  return (
    <p className="small muted">
      {persons === null ? read : `${words.answered(persons)} · ${read}`}
    </p>
  );
}

function Ranking({ planner, monday, counts }: UnmetProps & { readonly counts: NeedCounts }) {
  const words = useUnmetTexts();
  const { ranked, withheld } = useRanking({ planner, monday }, counts);
  const { utcOffsetMinutes } = planner.area.manifest;
  return (
    <>
      <UnmetTable {...{ ranked, monday, utcOffsetMinutes }} />
      {withheld.pairs > 0 && (
        <p className="small">{words.withheld(withheld.pairs, oneDecimal(withheld.unmetAtMost))}</p>
      )}
    </>
  );
}

const oneDecimal = (persons: number): string => String(Math.round(persons * 10) / 10);

function useRanking({ planner, monday }: UnmetProps, counts: NeedCounts): UnmetRanking {
  const { plan, area, question, weights } = planner;
  const { calendar } = area;
  const { stations, table } = plan;
  const cutoff = cutoffSeconds(question);
  const matrix = useMemo(
    () =>
      serviceMatrix(
        {
          stations,
          calendar,
          monday,
          inPhases: (week: Week) => phaseCoverage(weekReach(table, week, cutoff), weights),
          bands: partBands,
        },
        serviceCodes,
      ),
    [table, stations, calendar, monday, cutoff, weights],
  );
  return useMemo(() => unmetNeed(counts, matrix), [counts, matrix]);
}
