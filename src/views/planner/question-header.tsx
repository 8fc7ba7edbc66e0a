// What the figures below hold for, in one line that opens to be changed: whom they count,
// how one goes, how long, when, and for which services.

import bike from 'lucide/dist/esm/icons/bike.mjs';
import slidersHorizontal from 'lucide/dist/esm/icons/sliders-horizontal.mjs';
import { useState } from 'react';
import { formatLocalTime, instantOf } from '#core/local-time.ts';
import { services as catalogue, serviceCodes } from '#core/service.ts';
import { type ProfileName, profileNames } from '#core/streets/profile.ts';
import { type Language, localized } from '#core/units.ts';
import { changeView, openView, toggleService, useApp } from '#state/store.ts';
import { IconButton } from '#ui/button.tsx';
import { Chip } from '#ui/chip.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import type { PlannerTexts } from '#ui/texts/planner/zh.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import type { Texts } from '#ui/texts/zh.ts';
import { momentWords } from '#words/opening-words.ts';
import type { Planner } from './use-planner.ts';

/** Weight, threshold, mode, moment and services: every figure is told with these. */
export function basisWords(
  { question, area, ownDemand }: Planner,
  {
    services,
    language,
    now,
  }: { services: readonly (keyof typeof catalogue)[]; language: Language; now: number },
  texts: Texts,
  planner: PlannerTexts,
): string {
  const { question: words } = planner.view;
  const { utcOffsetMinutes } = area.manifest;
  const { minute } = question;
  const moment =
    minute === null
      ? words.anyTime
      : momentWords(
          instantOf(minute, utcOffsetMinutes),
          { now: now as never, utcOffsetMinutes },
          texts,
        );
  return words.basis([
    ownDemand ? words.own(words.weights[question.weight]) : words.weights[question.weight],
    `${texts.profile[question.profile]} ${words.limits[question.limits.unit](question.limits.values.at(-1) as number)}`,
    moment,
    services.length === 0
      ? words.anyService
      : services.map((code) => localized(catalogue[code].name, language)).join(texts.listSeparator),
  ]);
}

export function useBasis(planner: Planner): string {
  const texts = useTexts();
  const plannerTexts = usePlannerTexts();
  const { services, lang } = useApp((state) => state.view);
  const now = useApp((state) => state.now);
  return basisWords(planner, { services, language: lang, now }, texts, plannerTexts);
}

export function QuestionHeader({ planner }: { readonly planner: Planner }) {
  const { view } = usePlannerTexts();
  const basis = useBasis(planner);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="question-header">
      <p className="sheet-heading">
        {view.title}
        <span className="small muted question-basis">
          {planner.isPending ? view.computing : basis}
        </span>
      </p>
      <IconButton icon={bike} label={view.toRider} onClick={() => openView('rider')} />
      <IconButton
        icon={slidersHorizontal}
        label={view.question.heading}
        onClick={() => setOpen(true)}
      />
      {isOpen && <QuestionDialog planner={planner} onClose={() => setOpen(false)} />}
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

function QuestionDialog({
  planner,
  onClose,
}: {
  readonly planner: Planner;
  readonly onClose: () => void;
}) {
  const texts = useTexts();
  const { question: words } = usePlannerTexts().view;
  const { min, metres, profile, open, when, services, lang } = useApp((state) => state.view);
  const now = useApp((state) => state.now);
  const { utcOffsetMinutes } = planner.area.manifest;
  const moment = open === 'any' ? 'any' : when === null ? 'now' : 'at';
  const setMoment = (next: 'any' | 'now' | 'at') =>
    changeView({
      open: next === 'any' ? 'any' : 'arrival',
      when: next === 'at' ? (when ?? formatLocalTime(now, utcOffsetMinutes)) : null,
    });
  return (
    <Dialog title={words.heading} closeLabel={texts.close} onClose={onClose}>
      <div className="stack-large">
        <Segmented
          legend={words.weight}
          options={planner.weightsAtHand.map((value) => ({ value, label: words.weights[value] }))}
          value={planner.question.weight}
          onChange={(weight) => changeView({ weight })}
        />
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
