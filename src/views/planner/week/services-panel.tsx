// Services by bands of the week: what is missing when. A cell asks everything anew for
// that service at a moment in the middle of that band.

import { lazy, Suspense, useMemo } from 'react';
import { formatLocalTime, instantOf } from '#core/local-time.ts';
import { serviceMatrix } from '#core/planning/by-service.ts';
import type { Week } from '#core/planning/week.ts';
import { spansOfBand, type WeekBand } from '#core/planning/week-bands.ts';
import { phaseCoverage, weekReach } from '#core/planning/week-coverage.ts';
import { isServiceCode, service, serviceCodes } from '#core/service.ts';
import { localized } from '#core/units.ts';
import { changeView, useApp } from '#state/store.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { ChartFigure } from '#views/planner/charts/chart-figure.tsx';
import { HeatLegend } from '#views/planner/charts/heat-legend.tsx';
import { type MatrixCell, MatrixChart } from '#views/planner/charts/matrix-chart.tsx';
import { cutoffSeconds } from '#views/planner/map/scene.ts';
import { useBasis } from '#views/planner/question/question-header.tsx';
import type { PanelProps, Planner } from '#views/planner/question/use-planner.ts';
import { useMonday, useOffice } from './use-week.ts';

/** Beside supply, what the survey asks for: read only where this tab is opened. */
const UnmetPanel = lazy(async () => ({
  default: (await import('#views/planner/unmet/unmet-panel.tsx')).UnmetPanel,
}));

const bands = ['office', 'evening', 'night', 'days_off', 'week'] as const satisfies WeekBand[];
/** Hours after Monday 00:00 at which a band is looked at: Wednesday 11:00, 20:00, 02:00, Saturday 15:00. */
const lookAt: Readonly<Record<(typeof bands)[number], number | null>> = {
  office: 59,
  evening: 68,
  night: 50,
  days_off: 135,
  week: null,
};

export function ServicesPanel({ planner }: PanelProps) {
  const monday = useMonday(planner);
  return (
    <div className="stack-large">
      <Matrix {...{ planner, monday }} />
      <Suspense fallback={null}>
        <UnmetPanel {...{ planner, monday }} />
      </Suspense>
    </div>
  );
}

function Matrix({ planner, monday }: PanelProps & { readonly monday: number }) {
  const { view, panels } = usePlannerTexts();
  const words = panels.services;
  const basis = useBasis(planner);
  const language = useApp((state) => state.view.lang);
  const { services, when } = useApp((state) => state.view);
  const { utcOffsetMinutes } = planner.area.manifest;
  const matrix = useMatrix(planner, monday);
  const timeOf = (hour: number) =>
    formatLocalTime(instantOf(monday + hour * 60, utcOffsetMinutes), utcOffsetMinutes);
  const rows = matrix.map(({ code }) => ({
    id: code as string,
    name: localized(service(code).name, language),
  }));
  const columns = bands.map((band) => ({ id: band as string, name: words.times[band] }));
  const cell = (row: number, column: number): MatrixCell => {
    const { stationCount, shares } = matrix[row] as (typeof matrix)[number];
    const share = shares[column];
    if (stationCount === 0 || !share) return { share: null, isDoubtful: false };
    return { share: share.least, isDoubtful: share.most - share.least >= 0.005 };
  };
  const cellWords = ({ share, isDoubtful }: MatrixCell) =>
    share === null ? '—' : `${view.percent(share)}${isDoubtful ? ' ?' : ''}`;
  const column = bands.find((band) => lookAt[band] !== null && timeOf(lookAt[band]) === when);
  const choose = (row: string, band: string) => {
    const hour = lookAt[band as (typeof bands)[number]];
    if (!isServiceCode(row)) return;
    changeView({
      services: [row],
      ...(hour === null ? { open: 'any', when: null } : { open: 'arrival', when: timeOf(hour) }),
    });
  };
  return (
    <ChartFigure
      title={words.title}
      basis={basis}
      table={{
        head: [words.service, words.stations, ...columns.map(({ name }) => name)],
        rows: matrix.map(({ stationCount }, row) => [
          rows[row]?.name ?? '',
          stationCount,
          ...columns.map((_, along) => cellWords(cell(row, along))),
        ]),
      }}
    >
      <MatrixChart
        label={words.label}
        rows={rows}
        columns={columns}
        cell={cell}
        words={cellWords}
        selected={
          services.length === 1 && services[0] && column ? { row: services[0], column } : null
        }
        onSelect={choose}
      />
      <HeatLegend />
      <p className="small muted">{words.hint}</p>
    </ChartFigure>
  );
}

function useMatrix({ plan, area, question, weights }: Planner, monday: number) {
  const { calendar } = area;
  const cutoff = cutoffSeconds(question);
  const { table, stations } = plan;
  const office = useOffice();
  return useMemo(() => {
    const query = {
      stations,
      calendar,
      monday,
      inPhases: (week: Week) => phaseCoverage(weekReach(table, week, cutoff), weights),
      bands: bands.map((band) => spansOfBand(band, { monday, calendar, office })),
    };
    return serviceMatrix(query, serviceCodes);
  }, [table, stations, calendar, monday, office, cutoff, weights]);
}
