// Services by time bands as a table whose cells are tinted by their share; each cell is a
// button that the map follows.

import { heatClass } from './heat.ts';

export interface MatrixCell {
  /** From 0 to 1, for sure; null: nobody offers it. */
  readonly share: number | null;
  /** Unknown hours could raise it. */
  readonly isDoubtful: boolean;
}

interface MatrixChartProps {
  readonly label: string;
  readonly rows: readonly { readonly id: string; readonly name: string }[];
  readonly columns: readonly { readonly id: string; readonly name: string }[];
  readonly cell: (row: number, column: number) => MatrixCell;
  readonly words: (cell: MatrixCell) => string;
  readonly selected: { readonly row: string; readonly column: string } | null;
  readonly onSelect: (row: string, column: string) => void;
}

export function MatrixChart(props: MatrixChartProps) {
  const { label, rows, columns, cell, words, selected, onSelect } = props;
  return (
    <div className="matrix-scroller">
      <table className="matrix-chart">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <td />
            {columns.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, down) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              {columns.map((column, along) => {
                const value = cell(down, along);
                const isSelected = selected?.row === row.id && selected.column === column.id;
                return (
                  <td key={column.id} className={heatClass(value.share ?? 0)}>
                    <button
                      type="button"
                      aria-pressed={isSelected}
                      onClick={() => onSelect(row.id, column.id)}
                    >
                      {words(value)}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
