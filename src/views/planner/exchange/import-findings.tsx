// What a file holds and what is wrong with it: its first rows as they are, and every
// problem with its row, its column, and what to do; the whole list as CSV.

import download from 'lucide/dist/esm/icons/download.mjs';
import { writeCsv } from '#core/csv.ts';
import { isWarning, type RowProblem } from '#core/planning/import-rows.ts';
import type { SourceTable } from '#core/planning/import-table.ts';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { saveFile, textFile } from '#ui/save-file.ts';
import type { ExchangeTexts } from '#ui/texts/planner/exchange-zh.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';

const previewRows = 5;

export function FilePreview({ table }: { readonly table: SourceTable }) {
  const texts = usePlannerTexts().exchange.bringing;
  return (
    <div className="import-scroller">
      <DataTable
        caption={texts.preview}
        head={[texts.row, ...table.columns]}
        rows={table.rows.slice(0, previewRows).map(({ number, cells }) => [number, ...cells])}
      />
    </div>
  );
}

type Row = readonly [row: number, column: string, value: string, what: string, whatToDo: string];

function rowOf(problem: RowProblem, texts: ExchangeTexts['bringing']): Row {
  const { row, code, field, value } = problem;
  const [what = '', whatToDo = ''] = texts.problem[code];
  const shown = code === 'off_street' ? texts.metres(value) : value;
  return [row, field === null ? '' : texts.field[field], shown, what, whatToDo];
}

const shownProblems = 100;

interface ProblemListProps {
  readonly problems: readonly RowProblem[];
  readonly fileName: string;
}

export function ProblemList({ problems, fileName }: ProblemListProps) {
  const texts = usePlannerTexts().exchange.bringing;
  if (problems.length === 0) return <p>{texts.noProblems}</p>;
  const warnings = problems.filter(({ code }) => isWarning(code)).length;
  const rows = (some: readonly RowProblem[]) => some.map((problem) => rowOf(problem, texts));
  const title = texts.problems(problems.length - warnings, warnings);
  const save = () => {
    const csv = writeCsv(texts.problemHead, rows(problems));
    const name = fileName.replace(/\.[^.]*$/, '');
    saveFile(`${name}-${texts.problemFile}.csv`, textFile(csv, 'text/csv'));
  };
  return (
    <div className="stack">
      <p>{title}</p>
      <div className="import-scroller">
        <DataTable
          caption={title}
          head={texts.problemHead}
          rows={rows(problems.slice(0, shownProblems))}
        />
      </div>
      {problems.length > shownProblems && (
        <p className="small muted">{texts.firstProblems(shownProblems, problems.length)}</p>
      )}
      <Button icon={download} onClick={save}>
        {texts.downloadProblems}
      </Button>
    </div>
  );
}
