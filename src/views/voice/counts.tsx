// The results of the survey, public as counts: who lacks what in which part of the day, beside
// how many stations have it then. A real table; the shade of a cell only repeats its numbers.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Area } from '#api/area.ts';
import { isNotFound } from '#api/load-error.ts';
import { needCountsQuery } from '#api/needs.ts';
import { formatDate } from '#core/local-time.ts';
import { dayPartNames, type NeedCounts } from '#core/need.ts';
import { type ServiceCode, service, serviceCodes } from '#core/service.ts';
import { localized } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { ErrorNote } from '#ui/error-note.tsx';
import { useNeedTexts } from '#ui/texts/need/use-need-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { useVoiceTexts } from '#ui/texts/voice/use-voice-texts.ts';
import { hoursOf } from '#words/need-words.ts';
import { dateWords } from '#words/opening-words.ts';
import { nextWorkday, shortage, supplyOf } from './supply.ts';

export function Counts({ area }: { readonly area: Area }) {
  const texts = useVoiceTexts();
  const { problem } = useTexts();
  const { data, error, refetch } = useQuery(needCountsQuery(area.manifest.id));
  return (
    <section className="stack">
      <h2 className="voice-heading">{texts.counts.heading}</h2>
      {isNotFound(error) ? (
        <p className="note">{texts.counts.noServer}</p>
      ) : (
        error && (
          <ErrorNote
            title={texts.counts.failed}
            retry={{ label: problem.retry, onPress: () => void refetch() }}
          />
        )
      )}
      {data && <Persons counts={data} />}
      <CountTable area={area} counts={data ?? null} />
    </section>
  );
}

function Persons({ counts: { persons, withheld } }: { readonly counts: NeedCounts }) {
  const { counts } = useVoiceTexts();
  return (
    <div>
      <p>
        <strong>{persons === null ? counts.few : counts.persons(persons)}</strong>
      </p>
      {persons !== null && withheld > 0 && (
        <p className="small muted">{counts.withheld(withheld)}</p>
      )}
    </div>
  );
}

function CountTable({ area, counts }: { readonly area: Area; readonly counts: NeedCounts | null }) {
  const texts = useVoiceTexts();
  const need = useNeedTexts();
  const all = useTexts();
  const language = useApp((state) => state.view.lang);
  const now = useApp((state) => state.now);
  const { stations, calendar } = area;
  const day = nextWorkday(now, calendar);
  const supplies = useMemo(
    () =>
      serviceCodes.map((code) => ({ code, supply: supplyOf(code, stations, { day, calendar }) })),
    [stations, day, calendar],
  );
  const lacking = new Map(
    counts?.counts.map(({ service, part, persons }) => [`${service} ${part}`, persons]),
  );
  const most = Math.max(0, ...lacking.values());
  const total = (code: ServiceCode) =>
    dayPartNames.reduce((sum, part) => sum + (lacking.get(`${code} ${part}`) ?? 0), 0);
  const rows = supplies.toSorted((one, other) => total(other.code) - total(one.code));
  return (
    <>
      <p className="small muted">
        {texts.counts.legend} · {dateWords(formatDate(day), all)}
        {most > 0 && ` · ${texts.counts.unmet}`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by those without a finger. */}
      <section className="counts-scroll" tabIndex={0} aria-label={texts.counts.heading}>
        <table className="counts">
          <caption className="visually-hidden">{texts.counts.table}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.counts.service}</th>
              {dayPartNames.map((part) => (
                <th key={part} scope="col">
                  {hoursOf(part)}
                  <span className="muted">{need.part[part]}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, supply }) => (
              <tr key={code}>
                <th scope="row">{localized(service(code).name, language)}</th>
                {dayPartNames.map((part) => {
                  const persons = lacking.get(`${code} ${part}`) ?? 0;
                  return (
                    <td key={part} data-shortage={shortage(persons, supply[part], most)}>
                      <strong>{persons === 0 ? '–' : persons}</strong>
                      <span className="muted">/ {supply[part]}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
