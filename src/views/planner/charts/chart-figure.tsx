// A chart with its title, what it counts, and the same numbers as a table: for those who
// cannot see the chart, for copying, and for print.

import type { ReactNode } from 'react';
import { DataTable, type TableData } from '#ui/data-table.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';

interface ChartFigureProps {
  readonly title: string;
  /** Weight, threshold, mode and moment of the numbers. */
  readonly basis: string;
  readonly table: TableData;
  readonly children: ReactNode;
}

export function ChartFigure({ title, basis, table, children }: ChartFigureProps) {
  const { showTable } = usePlannerTexts().charts;
  return (
    <figure className="chart">
      <figcaption>
        <h3>{title}</h3>
        <p className="small muted">{basis}</p>
      </figcaption>
      {children}
      <details className="chart-table">
        <summary>{showTable}</summary>
        <div className="chart-table-scroller">
          <DataTable caption={title} {...table} />
        </div>
      </details>
    </figure>
  );
}
