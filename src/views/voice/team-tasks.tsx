// Under the receipt of having joined the team: the hours that count, the tasks that were taken,
// and those that can be. A step that did not arrive is said, and is taken again by one tap.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Area } from '#api/area.ts';
import { ApiError } from '#api/call-api.ts';
import { OfflineError } from '#api/load-error.ts';
import type { KeptReceipt } from '#api/outbox/entry.ts';
import { type TeamStep, type TeamWork, takeStep, teamQuery } from '#api/team.ts';
import { formatLocalTime } from '#core/local-time.ts';
import { stationName } from '#core/station.ts';
import type { TeamTaskTaken } from '#core/team.ts';
import { instant, localized } from '#core/units.ts';
import { openForm } from '#state/form.ts';
import { changeView, useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { ChipChoice } from '#ui/chip-choice.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';
import { useVoiceTexts } from '#ui/texts/voice/use-voice-texts.ts';
import type { VoiceTexts } from '#ui/texts/voice/zh.ts';
import { type Offer, openTasks } from './team-offers.ts';

interface TeamProps {
  readonly receipt: KeptReceipt;
  readonly area: Area;
}

export function TeamTasks({ receipt, area }: TeamProps) {
  const { team } = useVoiceTexts();
  const { problem } = useTexts();
  const query = teamQuery(receipt);
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(query);
  const step = useMutation({
    mutationFn: (next: TeamStep) => takeStep(receipt, next),
    networkMode: 'always',
    onSuccess: (tasks) =>
      queries.setQueryData(query.queryKey, (work) => work && { ...work, tasks }),
  });
  const again = (onPress: () => void) => ({ label: problem.retry, onPress });
  if (error && !data) {
    return <ErrorNote title={failureWords(error, team)} retry={again(() => void refetch())} />;
  }
  if (!data) return <p className="muted">{team.loading}</p>;
  return (
    <div className="stack" data-team>
      {step.error && (
        <ErrorNote
          title={failureWords(step.error, team)}
          hint={team.notDone}
          retry={again(() => step.mutate(step.variables))}
        />
      )}
      <Work work={data} area={area} isBusy={step.isPending} onStep={step.mutate} />
    </div>
  );
}

function failureWords(error: Error, team: VoiceTexts['team']): string {
  if (error instanceof OfflineError) return team.offline;
  if (error instanceof ApiError && error.code === 'not_allowed') return team.notConfirmed;
  return team.failed;
}

interface StepProps {
  readonly isBusy: boolean;
  readonly onStep: (step: TeamStep) => void;
}

function Work({
  work,
  area,
  ...steps
}: StepProps & { readonly work: TeamWork; readonly area: Area }) {
  const { team } = useVoiceTexts();
  const done = work.tasks.filter(({ minutes }) => minutes !== null);
  const taken = work.tasks.filter(({ minutes }) => minutes === null);
  const open = openTasks(area.stations, work);
  const minutes = done.reduce((sum, task) => sum + (task.minutes ?? 0), 0);
  return (
    <>
      <p role="status">
        <strong>{team.counted(done.length, hoursOf(minutes))}</strong>
      </p>
      {taken.length > 0 && (
        <section className="stack">
          <h4 className="section-title">{team.taken}</h4>
          <ul className="stack">
            {taken.map((task) => (
              <TakenTask key={task.id} task={task} area={area} {...steps} />
            ))}
          </ul>
        </section>
      )}
      <section className="stack">
        <h4 className="section-title">{team.open}</h4>
        {open.length === 0 && <p className="muted">{team.noneOpen}</p>}
        <ul className="stack">
          {open.map((offer) => (
            <OpenTask key={offer.key} offer={offer} area={area} {...steps} />
          ))}
        </ul>
      </section>
    </>
  );
}

const hoursOf = (minutes: number): string => (minutes / 60).toFixed(1).replace(/\.0$/, '');

/** `核对开放时间 · 博乐广场站` */
function useTaskName({ stations }: Area) {
  const { join } = useVoiceTexts();
  const language = useApp((state) => state.view.lang);
  return ({ task, station }: Pick<TeamTaskTaken, 'task' | 'station'>): string => {
    const found = stations.find(({ id }) => id === station);
    const where = found ? localized(stationName(found), language) : station;
    return [join.task[task], where].filter(Boolean).join(' · ');
  };
}

function OpenTask({
  offer,
  area,
  isBusy,
  onStep,
}: StepProps & { readonly offer: Offer; readonly area: Area }) {
  const { team, report } = useVoiceTexts();
  const name = useTaskName(area)(offer);
  const { key, task, station, hazard, verified } = offer;
  const why = hazard
    ? team.hazard(report.hazards[hazard.hazard], localDate(hazard.at, area))
    : task === 'verify_hours'
      ? verified === null
        ? team.neverVerified
        : team.verified(verified)
      : team.anywhere;
  return (
    <li className="team-task">
      <div>
        <p className="team-task-name">{name}</p>
        <p className="small muted">{why}</p>
      </div>
      <Button
        aria-label={`${team.take} ${name}`}
        disabled={isBusy}
        onClick={() => onStep({ kind: 'take', offer: key, task, station })}
      >
        {team.take}
      </Button>
    </li>
  );
}

const localDate = (at: string, { manifest }: Area): string =>
  formatLocalTime(instant(Date.parse(at)), manifest.utcOffsetMinutes).slice(0, 10);

const durations = ['15', '30', '45', '60', '90', '120', '180', '240'] as const;

function TakenTask({
  task: { id, task, station },
  area,
  isBusy,
  onStep,
}: StepProps & { readonly task: TeamTaskTaken; readonly area: Area }) {
  const { team } = useVoiceTexts();
  const name = useTaskName(area)({ task, station });
  const [isDone, setDone] = useState(false);
  const [[duration], setDuration] = useState<readonly (typeof durations)[number][]>([]);
  return (
    <li className="team-task" data-taken>
      <p className="team-task-name">{name}</p>
      {isDone ? (
        <>
          <ChipChoice
            legend={team.howLong}
            options={durations.map((value) => ({ value, label: team.duration(Number(value)) }))}
            chosen={duration === undefined ? [] : [duration]}
            most={1}
            onChange={setDuration}
          />
          <div className="row-wrap">
            <Button
              look="primary"
              disabled={isBusy || duration === undefined}
              onClick={() => onStep({ kind: 'finish', task: id, minutes: Number(duration) })}
            >
              {team.count}
            </Button>
            <Button onClick={() => setDone(false)}>{team.notYet}</Button>
          </div>
        </>
      ) : (
        <div className="row-wrap">
          <Button look="primary" aria-label={`${team.done} ${name}`} onClick={() => setDone(true)}>
            {team.done}
          </Button>
          {station !== null && (
            <Button
              onClick={() => {
                changeView({ station });
                openForm('report');
              }}
            >
              {team.report}
            </Button>
          )}
          <Button
            aria-label={`${team.giveBack} ${name}`}
            disabled={isBusy}
            onClick={() => onStep({ kind: 'return', task: id })}
          >
            {team.giveBack}
          </Button>
        </div>
      )}
    </li>
  );
}
