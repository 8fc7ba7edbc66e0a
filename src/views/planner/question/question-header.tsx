// What the figures below hold for, in one line that opens to be changed: whom they count,
// how one goes, how long, when, and for which services.

import bike from 'lucide/dist/esm/icons/bike.mjs';
import slidersHorizontal from 'lucide/dist/esm/icons/sliders-horizontal.mjs';
import { useState } from 'react';
import type { Area } from '#api/area.ts';
import { type PointWeight, pointWeights } from '#core/demand.ts';
import { formatLocalTime, instantOf } from '#core/local-time.ts';
import { services as catalogue, serviceCodes } from '#core/service.ts';
import { type ProfileName, profileNames } from '#core/streets/profile.ts';
import { localized } from '#core/units.ts';
import { changeView, openView, toggleService, useApp } from '#state/store.ts';
import { IconButton } from '#ui/button.tsx';
import { Chip } from '#ui/chip.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { momentWords } from '#words/opening-words.ts';
import type { Asked, Planner, Question } from './use-planner.ts';

/** Weight, threshold, mode, moment and services: every figure is told with these. */
export function useBasis({ question, area, ownDemand }: Planner): string {
  const { question: words } = usePlannerTexts().view;
  const weight = words.weights[question.weight];
  return useBasisOf({ question, area }, ownDemand ? words.own(weight) : weight);
}

/** `weight`: what is counted, in words. */
export function useBasisOf({ question, area }: Pick<Asked, 'question' | 'area'>, weight: string) {
  const texts = useTexts();
  const { question: words } = usePlannerTexts().view;
  const { services, lang: language } = useApp((state) => state.view);
  const now = useApp((state) => state.now);
  const { utcOffsetMinutes } = area.manifest;
  const { minute } = question;
  const moment =
    minute === null
      ? words.anyTime
      : momentWords(instantOf(minute, utcOffsetMinutes), { now, utcOffsetMinutes }, texts);
  return words.basis([
    weight,
    `${texts.profile[question.profile]} ${words.limits[question.limits.unit](question.limits.values.at(-1) as number)}`,
    moment,
    services.length === 0
      ? words.anyService
      : services.map((code) => localized(catalogue[code].name, language)).join(texts.listSeparator),
  ]);
}

interface QuestionHeaderProps extends QuestionProps {
  readonly basis: string;
}

export function QuestionHeader({ basis, ...question }: QuestionHeaderProps) {
  const { view } = usePlannerTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="question-header">
      <h2 className="sheet-heading">
        {view.title}
        <span className="small muted question-basis">{basis}</span>
      </h2>
      <IconButton icon={bike} label={view.toRider} onClick={() => openView('rider')} />
      <IconButton
        icon={slidersHorizontal}
        label={view.question.heading}
        onClick={() => setOpen(true)}
      />
      {isOpen && <QuestionDialog {...question} onClose={() => setOpen(false)} />}
    </div>
  );
}

const thresholds: Readonly<Record<ProfileName, readonly number[]>> = {
  walk: [5, 10, 15, 20],
  ebike: [3, 5, 8, 15],
  bike: [3, 5, 8, 15],
};
/** On foot; GB 50180-2018, and the draft standard of Shanghai's life circles. */
const distances = [800, 1000, 1500];
/** A quarter of an hour by vehicle covers everything and says nothing. */
const usualThreshold: Readonly<Record<ProfileName, number>> = { walk: 15, ebike: 8, bike: 8 };

interface QuestionProps {
  readonly area: Area;
  readonly question: Question;
  /** Weights to choose among; none: there is no demand. */
  readonly weightsAtHand: readonly PointWeight[];
}

function QuestionDialog({
  area,
  question,
  weightsAtHand,
  onClose,
}: QuestionProps & { readonly onClose: () => void }) {
  const texts = useTexts();
  const { question: words } = usePlannerTexts().view;
  const { min, metres, profile, open, when, services, lang, weight } = useApp(
    (state) => state.view,
  );
  const now = useApp((state) => state.now);
  const { utcOffsetMinutes } = area.manifest;
  const moment = open === 'any' ? 'any' : when === null ? 'now' : 'at';
  const setMoment = (next: 'any' | 'now' | 'at') =>
    changeView({
      open: next === 'any' ? 'any' : 'arrival',
      when: next === 'at' ? (when ?? formatLocalTime(now, utcOffsetMinutes)) : null,
    });
  return (
    <Dialog title={words.heading} closeLabel={texts.close} onClose={onClose}>
      <div className="stack-large">
        {weightsAtHand.length > 0 && (
          <Segmented
            legend={words.weight}
            options={pointWeights
              .filter((value) => value === 'needs' || weightsAtHand.includes(value))
              .map((value) => ({ value, label: words.weights[value] }))}
            value={weight === 'needs' ? weight : question.weight}
            onChange={(next) => changeView({ weight: next })}
          />
        )}
        <Segmented
          legend={texts.filters.profile}
          options={profileNames.map((value) => ({ value, label: texts.profile[value] }))}
          value={profile}
          onChange={(next) =>
            changeView({ profile: next, min: usualThreshold[next], metres: null })
          }
        />
        <Segmented
          legend={words.threshold}
          options={[
            ...thresholds[profile].map((minutes) => ({
              value: `${minutes} minutes`,
              label: words.limits.minutes(minutes),
            })),
            ...(profile === 'walk' ? distances : []).map((one) => ({
              value: `${one} metres`,
              label: words.limits.metres(one),
            })),
          ]}
          value={metres === null || profile !== 'walk' ? `${min} minutes` : `${metres} metres`}
          onChange={(value) => {
            const number = Number.parseInt(value, 10);
            changeView(
              value.endsWith('metres') ? { metres: number } : { min: number, metres: null },
            );
          }}
        />
        <Segmented
          legend={words.moment}
          options={[
            { value: 'now', label: words.now },
            { value: 'at', label: words.choose },
            { value: 'any', label: words.anyTime },
          ]}
          value={moment}
          onChange={setMoment}
        />
        {moment === 'at' && (
          <label className="field">
            <span className="field-label">{texts.filters.timeLabel}</span>
            <input
              type="datetime-local"
              className="text-field"
              value={when ?? ''}
              onChange={({ target }) => target.value && changeView({ when: target.value })}
            />
          </label>
        )}
        <section>
          <h3 className="field-label">{words.services}</h3>
          <ul className="chips">
            {serviceCodes.map((code) => (
              <li key={code}>
                <Chip
                  label={localized(catalogue[code].name, lang)}
                  icon={catalogue[code].icon}
                  pressed={services.includes(code)}
                  onPress={() => toggleService(code)}
                />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
