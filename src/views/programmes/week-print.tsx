// The week on paper: one table on a sheet of A4, black on white whatever the screen shows.

import { createPortal } from 'react-dom';
import { localized } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { useProgrammesTexts } from '#ui/texts/programmes/use-programmes-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { dayTitle, placeName, seatWords } from './occurrence-words.ts';
import type { Programmes } from './use-programmes.ts';

export function WeekPrint({ programmes }: { readonly programmes: Programmes }) {
  const texts = useTexts();
  const own = useProgrammesTexts();
  const language = useApp((state) => state.view.lang);
  const { area, week, all } = programmes;
  const { columns } = own.week;
  return createPortal(
    <section className="week-print" aria-hidden="true">
      <h1>{own.week.printTitle(localized(area.manifest.name, language))}</h1>
      <table>
        <thead>
          <tr>
            {[columns.day, columns.time, columns.title, columns.place, columns.seats].map(
              (word) => (
                <th key={word} scope="col">
                  {word}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {week.flatMap(({ day, occurrences }) =>
            occurrences.map((one, index) => (
              <tr key={`${day} ${one.programme.id}`}>
                {/* On paper nothing is today for long. */}
                <th scope="row">{index === 0 && dayTitle(day, Number.NaN, texts, own)}</th>
                <td>{own.card.time(one.start, one.end)}</td>
                <td>{localized(one.programme.title, language)}</td>
                <td>{placeName(programmes, one, language)}</td>
                <td>{seatWords(one, own)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      <p>
        {texts.appName}
        {all.some(({ illustrative }) => illustrative) && ` · ${own.notice}`}
      </p>
    </section>,
    document.body,
  );
}
