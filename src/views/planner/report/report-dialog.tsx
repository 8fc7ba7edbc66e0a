// The report of what is on screen: the headline, today beside the scenario, the hours of
// the week, who is left out, which stations are carried by nobody else, and the map.

import type { MultiPolygon } from 'geojson';
import { useContext } from 'react';
import type { Bbox } from '#core/units.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { sharesOf } from '#views/planner/overview/use-figures.ts';
import type { PanelProps } from '#views/planner/question/use-planner.ts';
import { Printer } from './printer.ts';
import { ReportPreview } from './report-preview.tsx';
import { ReportWeek } from './report-week.tsx';
import { useReportTables } from './use-report-tables.ts';
import { useSheet } from './use-sheet.ts';

export function ReportDialog({ planner, onClose }: PanelProps & { readonly onClose: () => void }) {
  const { view } = usePlannerTexts();
  const { title, subtitle, legend, words } = useSheet(planner);
  const tables = useReportTables(planner);
  const printMap = useContext(Printer);
  const { plan, question, area } = planner;
  const [least, most] = sharesOf(plan);
  const covered = plan.coverage.bands.at(-1)?.least ?? 0;
  return (
    <ReportPreview
      title={title}
      subtitle={subtitle}
      headline={{
        figure: view.range(view.percent(least), view.percent(most)),
        words: view.headline.covered(
          view.count(covered),
          view.count(plan.coverage.total),
          view.question.units[question.weight],
        ),
      }}
      legend={legend}
      tables={tables}
      provenance={words}
      box={boxOf(area.manifest)}
      printMap={printMap}
      onClose={onClose}
    >
      <ReportWeek planner={planner} />
    </ReportPreview>
  );
}

/** Of what the figures are about. */
function boxOf({
  serviceArea,
  bbox,
}: {
  serviceArea?: MultiPolygon | undefined;
  bbox: Bbox;
}): Bbox {
  const points = (serviceArea?.coordinates ?? []).flat(2);
  if (points.length === 0) return bbox;
  const [lngs, lats] = [0, 1].map((axis) => points.map((point) => point[axis] as number)) as [
    number[],
    number[],
  ];
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b));
  return [least(lngs), least(lats), most(lngs), most(lats)];
}
