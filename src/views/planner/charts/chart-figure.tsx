// A chart with its title, what it counts, and the same numbers as a table: for those who
// cannot see the chart, for copying, and for print.

import type { ReactNode } from 'react';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

interface ChartFigureProps {
  readonly title: string;
  /** Weight, threshold, mode and moment of the numbers. */
  readonly basis: string;
  readonly table: ChartTable;
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

export function DataTable({ caption, head, rows }: ChartTable & { readonly caption: string }) {
  return (
    <table className="data-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest]) => (
          <tr key={`${first} ${rest.join()}`}>
            <th scope="row">{first}</th>
            {rest.map((value, column) => (
              <td
                key={head[column + 1]}
                className={typeof value === 'number' ? 'number' : undefined}
              >
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
