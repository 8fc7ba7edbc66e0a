// Figures as a table: the scenario, what it is compared with, and the difference; the name of
// a figure opens to say what it means.

import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import type { Asked } from '#views/planner/question/use-planner.ts';
import type { Figure } from './use-figures.ts';
import { useSideNames } from './use-figures.ts';

interface FigureTableProps {
  readonly planner: Pick<Asked, 'against' | 'scenario' | 'isChanged'>;
  readonly caption: string;
  readonly rows: readonly Figure[];
}

export function FigureTable({ planner, caption, rows }: FigureTableProps) {
  const { figures } = usePlannerTexts().view;
  const names = useSideNames(planner);
  const { isChanged } = planner;
  return (
    <table className="data-table figure-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{figures.figure}</th>
          {isChanged && <th scope="col">{names.base}</th>}
          <th scope="col">{names.plan}</th>
          {isChanged && <th scope="col">{figures.difference}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, definition, before, after, difference }) => (
          <tr key={name}>
            <th scope="row">
              <details className="definition">
                <summary>{name}</summary>
                <p className="small muted">{definition}</p>
              </details>
            </th>
            {isChanged && <td>{before}</td>}
            <td data-changed={isChanged && difference !== ''}>{after}</td>
            {isChanged && <td>{difference}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
