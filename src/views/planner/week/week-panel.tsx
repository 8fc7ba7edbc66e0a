// Coverage by hour of the week: the picture, the bands with a name, and for the chosen
// hour what is open. Choosing an hour asks everything anew for that hour.

import { useMemo } from 'react';
import { dayOf, formatClock, formatDate, formatLocalTime, instantOf } from '#core/local-time.ts';
import { eligible } from '#core/planning/eligibility.ts';
import { phaseMinutes } from '#core/planning/week.ts';
import type { OfficeDay } from '#core/planning/week-bands.ts';
import { coveredHours, gapHours } from '#core/planning/week-coverage.ts';
import { stationName } from '#core/station.ts';
import { localized } from '#core/units.ts';
import { changeView, useApp } from '#state/store.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { ChartFigure } from '#views/planner/charts/chart-figure.tsx';
import { HeatLegend } from '#views/planner/charts/heat-legend.tsx';
import { WeekChart } from '#views/planner/charts/week-chart.tsx';
import { useBasis } from '#views/planner/question/question-header.tsx';
import type { PanelProps, Planner } from '#views/planner/question/use-planner.ts';
import { hourWords } from './hour-words.ts';
import { type PlannerWeek, useMonday, useOffice, useWeek } from './use-week.ts';

export function WeekPanel({ planner }: PanelProps) {
  const office = useOffice();
  const week = useWeek(planner, planner.plan, office);
  return (
    <div className="stack-large">
      <Hours planner={planner} week={week} />
      <Bands planner={planner} week={week} office={office} />
      <OpenThen planner={planner} />
    </div>
  );
}

function Hours({ planner, week }: { readonly planner: Planner; readonly week: PlannerWeek }) {
  const texts = useTexts();
  const plannerTexts = usePlannerTexts();
  const { view, panels } = plannerTexts;
  const language = useApp((state) => state.view.lang);
  const basis = useBasis(planner);
  const monday = useMonday(planner);
  const { utcOffsetMinutes } = planner.area.manifest;
  const { least, most } = week.hourly;
  const { minute } = planner.question;
  const selected = minute === null ? null : Math.floor((minute - monday) / 60);
  const choose = (hour: number) =>
    changeView({
      open: 'arrival',
      when: formatLocalTime(instantOf(monday + hour * 60, utcOffsetMinutes), utcOffsetMinutes),
    });
  const hourName = (hour: number) =>
    panels.week.hour(
      texts.weekdays[Math.floor(hour / 24)] ?? '',
      formatClock((hour % 24) * 60),
      hour % 24 === 23 ? '24:00' : formatClock(((hour % 24) + 1) * 60),
    );
  const share = (hour: number) =>
    view.range(view.percent(least[hour] ?? 0), view.percent(most[hour] ?? 0));
  const table = {
    head: ['', ...texts.weekdays],
    rows: Array.from({ length: 24 }, (_, hour) => [
      formatClock(hour * 60),
      ...texts.weekdays.map((_, day) => share(day * 24 + hour)),
    ]),
  };
  return (
    <ChartFigure title={panels.week.title} basis={basis} table={table}>
      <WeekChart
        label={panels.week.label}
        days={texts.weekdays}
        least={least}
        most={most}
        selected={selected}
        onSelect={choose}
        describe={(hour) => panels.week.cell(hourName(hour), share(hour))}
        tell={(hour) => hourWords(planner, week, { hour, language, texts: plannerTexts })}
      />
      <HeatLegend />
      <p className="small muted">{panels.week.hint}</p>
      <p className="small muted">{panels.week.weekOf(formatDate(dayOf(monday)))}</p>
    </ChartFigure>
  );
}

interface BandsProps {
  readonly planner: Planner;
  readonly week: PlannerWeek;
  readonly office: OfficeDay;
}

function Bands({ planner, week, office }: BandsProps) {
  const { view, panels } = usePlannerTexts();
  const words = panels.week;
  const { weights } = planner;
  const without = useMemo(() => {
    const whole = [{ from: 0, to: 7 * 1440 }];
    const hours = coveredHours(week.reach, phaseMinutes(week.week, whole));
    return gapHours(hours.least, weights, 168);
  }, [week, weights]);
  const choices = Array.from({ length: 25 }, (_, hour) => hour * 60);
  return (
    <section className="card">
      <h3 className="section-title">{words.bandsTitle}</h3>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{words.band}</th>
            <th scope="col">{words.share}</th>
            <th scope="col">{words.hoursOfBand}</th>
          </tr>
        </thead>
        <tbody>
          {week.bands.map(({ band, least, most, hours }) => (
            <tr key={band} data-strong={band === 'after'}>
              <th scope="row">{words.bands[band]}</th>
              <td>{view.range(view.percent(least), view.percent(most))}</td>
              <td>{Math.round(hours * 10) / 10}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">{words.gapHours(view.count(without))}</p>
      <p className="office-day">
        <label>
          {words.officeFrom}{' '}
          <select
            className="text-field"
            value={office.from}
            onChange={({ target }) => setOffice({ ...office, from: Number(target.value) })}
          >
            {choices.filter((minute) => minute < office.to).map(clockOption)}
          </select>
        </label>{' '}
        <label>
          {words.officeTo}{' '}
          <select
            className="text-field"
            value={office.to}
            onChange={({ target }) => setOffice({ ...office, to: Number(target.value) })}
          >
            {choices.filter((minute) => minute > office.from).map(clockOption)}
          </select>
        </label>
      </p>
    </section>
  );
}

const setOffice = ({ from, to }: OfficeDay) => changeView({ office: `${from / 60}-${to / 60}` });

const clockOption = (minute: number) => (
  <option key={minute} value={minute}>
    {minute === 1440 ? '24:00' : formatClock(minute)}
  </option>
);

function OpenThen({ planner }: { readonly planner: Planner }) {
  const { panels } = usePlannerTexts();
  const language = useApp((state) => state.view.lang);
  const { stations, eligibility } = planner.plan;
  const open = stations.filter((_, i) => eligibility[i] === eligible);
  return (
    <section className="card">
      <h3 className="section-title">{panels.week.open(open.length)}</h3>
      {open.length === 0 ? (
        <p className="muted">{panels.week.noneOpen}</p>
      ) : (
        <ul className="name-list">
          {open.map((station) => (
            <li key={station.id}>{localized(stationName(station), language)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
