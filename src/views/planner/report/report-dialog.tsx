// The report of what is on screen: the headline, today beside the scenario, the hours of
// the week, who is left out, which stations are carried by nobody else, and the map.

import { useContext } from 'react';
import { boxAround } from '#core/box.ts';
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
  // Of what the figures are about.
  const { serviceArea, bbox } = area.manifest;
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
      box={boxAround(serviceArea?.coordinates.flat(2) ?? []) ?? bbox}
      printMap={printMap}
      onClose={onClose}
    >
      <ReportWeek planner={planner} />
    </ReportPreview>
  );
}
