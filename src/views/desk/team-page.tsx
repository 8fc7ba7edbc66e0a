// Who is in the service team: what they offered, the tasks they have taken, and their hours. How to
// reach somebody stands in full on the page of their joining, which the audit log notes.

import { useQuery } from '@tanstack/react-query';
import { teamQuery } from '#api/desk.ts';
import { formatLocalTime } from '#core/local-time.ts';
import type { TeamMember, TeamTaskTaken } from '#core/team.ts';
import { instant } from '#core/units.ts';
import { SkeletonRows } from '#ui/skeleton.tsx';
import type { ItemNames } from '#words/submission-words.ts';
import { NoDesk } from './sign-in.tsx';
import type { PageProps } from './use-desk.ts';
import { useItemNames } from './use-item-names.ts';

export function TeamPage({ desk }: PageProps) {
  const names = useItemNames(desk.area);
  const { team: words, loading } = names.texts;
  const team = useQuery(teamQuery(desk.area.manifest.id));
  const { utcOffsetMinutes } = desk.area.calendar;
  const date = (at: string) =>
    formatLocalTime(instant(Date.parse(at)), utcOffsetMinutes).slice(0, 10);
  const members = team.data?.members ?? [];
  const minutes = members.reduce((sum, member) => sum + member.minutes, 0);
  return (
    <div className="stack-large">
      <header>
        <h2 className="section-title">{words.title}</h2>
        <p className="muted">{words.hint}</p>
      </header>
      {team.error && <NoDesk error={team.error} retry={() => void team.refetch()} />}
      {team.isPending && <SkeletonRows count={2} label={loading} />}
      {team.data && (
        <p role="status">
          {members.length === 0 ? words.none : words.total(members.length, hoursOf(minutes))}
        </p>
      )}
      <ul className="stack">
        {members.map((member) => (
          <Member key={member.id} member={member} names={names} date={date} />
        ))}
      </ul>
    </div>
  );
}

const hoursOf = (minutes: number): string => (minutes / 60).toFixed(1);

interface MemberProps {
  readonly member: TeamMember;
  readonly names: ItemNames;
  readonly date: (at: string) => string;
}

function Member({ member, names, date }: MemberProps) {
  const { texts, separator, station } = names;
  const { team: words, queue } = texts;
  const { name, phone, joined, offers, minutes, tasks } = member;
  const what = (task: TeamTaskTaken) =>
    [queue.tasks[task.task], task.station === null ? [] : station(task.station)].flat().join(' · ');
  return (
    <li className="card stack">
      <div className="row-spread-wrap">
        <h3 className="section-title">{name}</h3>
        <strong className="number">{words.hours(hoursOf(minutes))}</strong>
      </div>
      <p className="small muted number">
        {[phone ?? words.noPhone, words.joined(date(joined))].join(' · ')}
      </p>
      <p className="small">
        {words.offers} {offers.map((offer) => queue.tasks[offer]).join(separator)}
      </p>
      {tasks.length > 0 && (
        <ul className="small reasons">
          {tasks.map((task) => (
            <li key={task.id}>
              {what(task)} · {date(task.taken)} ·{' '}
              {task.minutes === null ? words.taken : words.done(task.minutes)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
