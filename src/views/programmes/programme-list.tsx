// Every programme with its next dates, series by series: what there is at all.

import { formatDate } from '#core/local-time.ts';
import { localized } from '#core/units.ts';
import { changeView, openProgramme, useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { useProgrammesTexts } from '#ui/texts/programmes/use-programmes-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { seriesOf } from './conditions.ts';
import { dayTitle, placeName, seatWords } from './occurrence-words.ts';
import { nextOccurrences, noConditions, type Programmes } from './use-programmes.ts';

export function ProgrammeList({ programmes }: { readonly programmes: Programmes }) {
  const own = useProgrammesTexts();
  const language = useApp((state) => state.view.lang);
  const { chosen } = programmes;
  if (chosen.length === 0) {
    return (
      <div className="note">
        <div className="stack">
          <p>
            <strong>{own.week.emptyFiltered}</strong>
          </p>
          <Button onClick={() => changeView(noConditions)}>{own.filters.clear}</Button>
        </div>
      </div>
    );
  }
  return (
    <div className="stack-large">
      {seriesOf(chosen).map((series) => (
        <section key={series.name} className="stack">
          <h3 className="section-title">
            {localized({ zh: series.name, en: series.en }, language)}
          </h3>
          <ul className="stack">
            {series.programmes.map((programme) => (
              <li key={programme.id}>
                <Row programmes={programmes} programme={programme} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface RowProps {
  readonly programmes: Programmes;
  readonly programme: Programmes['all'][number];
}

function Row({ programmes, programme }: RowProps) {
  const texts = useTexts();
  const own = useProgrammesTexts();
  const language = useApp((state) => state.view.lang);
  const [next] = nextOccurrences(programme, programmes, 1);
  const title = (
    <>
      <strong>{localized(programme.title, language)}</strong>
      {programme.strand && <span className="small">{localized(programme.strand, language)}</span>}
    </>
  );
  if (!next) {
    return (
      <div className="card programme-card">
        <span className="programme-what">
          {title}
          <span className="muted">{own.list.over}</span>
        </span>
      </div>
    );
  }
  const when = `${dayTitle(next.day, programmes.today, texts, own)} ${next.start}`;
  return (
    <button
      type="button"
      className="card programme-card"
      onClick={() => openProgramme(programme.id, formatDate(next.day))}
    >
      <span className="programme-what">
        {title}
        <span>{own.list.next(when)}</span>
        <span className="muted">{placeName(programmes, next, language)}</span>
        <span className="facts">
          <span>{seatWords(next, own)}</span>
          {programme.after_hours && <span className="tag">{own.filters.after}</span>}
          {programme.illustrative && <span className="tag">{texts.provenance.illustrative}</span>}
        </span>
      </span>
    </button>
  );
}
