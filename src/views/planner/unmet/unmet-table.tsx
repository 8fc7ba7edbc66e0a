// The ranking of unmet need as a table; the bar below a service only repeats the last column.

import { useState } from 'react';
import { formatLocalTime, instantOf, minutesPerDay } from '#core/local-time.ts';
import { dayParts } from '#core/need.ts';
import type { UnmetNeed } from '#core/planning/unmet-need.ts';
import { service } from '#core/service.ts';
import { localized } from '#core/units.ts';
import { changeView, useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { useNeedTexts } from '#ui/texts/need/use-need-texts.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useUnmetTexts } from '#ui/texts/unmet/use-unmet-texts.ts';
import { hoursOf } from '#words/need-words.ts';

const shown = 10;
/** The day a row is looked at: Wednesday. */
const lookAtDay = 2;

interface UnmetTableProps {
  /** The largest first. */
  readonly ranked: readonly UnmetNeed[];
  readonly monday: number;
  readonly utcOffsetMinutes: number;
}

export function UnmetTable({ ranked, monday, utcOffsetMinutes }: UnmetTableProps) {
  const words = useUnmetTexts();
  const { part: partNames } = useNeedTexts();
  const { view } = usePlannerTexts();
  const { lang, services, when, open } = useApp((state) => state.view);
  const [isWhole, setWhole] = useState(false);
  const timeOf = ({ part }: UnmetNeed) => {
    const [from, to] = dayParts[part];
    const minute = monday + lookAtDay * minutesPerDay + ((from + to) / 2) * 60;
    return formatLocalTime(instantOf(minute, utcOffsetMinutes), utcOffsetMinutes);
  };
  const isSelected = (one: UnmetNeed) =>
    open !== 'any' && when === timeOf(one) && services.join() === one.service;
  const most = ranked[0]?.unmet.most || 1;
  const rows = ranked.map((one) => ({
    one,
    service: localized(service(one.service).name, lang),
    part: partNames[one.part],
    persons: one.persons,
    covered: view.range(view.percent(one.covered.least), view.percent(one.covered.most)),
    unmet: view.range(view.count(one.unmet.least), view.count(one.unmet.most)),
    bar: { '--unmet': one.unmet.most / most } as React.CSSProperties,
  }));
  const [first] = rows;
  const hidden = isWhole ? 0 : Math.max(0, rows.length - shown);
  return (
    <>
      {first && <p className="small">{words.meaning(first)}</p>}
      <table className="data-table unmet-table">
        <caption className="visually-hidden">{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.service}</th>
            <th scope="col">{words.part}</th>
            {[words.persons, words.covered, words.unmet].map((name) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, rows.length - hidden).map(({ one, bar, ...row }) => (
            <tr key={`${one.service} ${one.part}`} data-selected={isSelected(one)}>
              <th scope="row">
                <button
                  type="button"
                  className="link-button"
                  aria-pressed={isSelected(one)}
                  aria-label={`${row.service} ${row.part}`}
                  onClick={() =>
                    changeView({ services: [one.service], open: 'arrival', when: timeOf(one) })
                  }
                >
                  {row.service}
                </button>
                <span className="unmet-bar" style={bar} aria-hidden="true" />
              </th>
              <td>
                {row.part}
                <span className="muted unmet-hours">{hoursOf(one.part)}</span>
              </td>
              <td className="number">{row.persons}</td>
              <td className="number">{row.covered}</td>
              <td className="number">
                <strong>{row.unmet}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <Button look="plain" onClick={() => setWhole(true)}>
          {words.more(hidden)}
        </Button>
      )}
      <p className="small muted">{words.assumption}</p>
      {ranked.some(({ covered }) => covered.most > covered.least) && (
        <p className="small muted">{words.doubt}</p>
      )}
    </>
  );
}
