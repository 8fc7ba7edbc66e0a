// The hours of the week in a report: the picture alone, nothing to choose.

import { dayOf, formatClock, formatDate } from '#core/local-time.ts';
import { usualOfficeDay } from '#core/planning/week-bands.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { HeatLegend } from '#views/planner/charts/heat-legend.tsx';
import { WeekChart } from '#views/planner/charts/week-chart.tsx';
import type { PanelProps } from '#views/planner/question/use-planner.ts';
import { useMonday, useWeek } from '#views/planner/week/use-week.ts';

export function ReportWeek({ planner }: PanelProps) {
  const { weekdays } = useTexts();
  const { view, panels } = usePlannerTexts();
  const { hourly } = useWeek(planner, planner.plan, usualOfficeDay);
  const monday = useMonday(planner);
  const { least, most } = hourly;
  const describe = (hour: number) =>
    panels.week.cell(
      panels.week.hour(
        weekdays[Math.floor(hour / 24)] ?? '',
        formatClock((hour % 24) * 60),
        hour % 24 === 23 ? '24:00' : formatClock(((hour % 24) + 1) * 60),
      ),
      view.range(view.percent(least[hour] ?? 0), view.percent(most[hour] ?? 0)),
    );
  return (
    <figure className="chart report-week">
      <h2>{panels.week.title}</h2>
      <WeekChart
        label={panels.week.label}
        days={weekdays}
        least={least}
        most={most}
        selected={null}
        onSelect={ignore}
        describe={describe}
      />
      <HeatLegend />
      <figcaption>{panels.week.weekOf(formatDate(dayOf(monday)))}</figcaption>
    </figure>
  );
}

const ignore = () => {};
