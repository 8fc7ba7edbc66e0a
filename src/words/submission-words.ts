// A submission as the desk reads it: a line that says what it is about, and its facts, each with
// the name of what it is.

import type { QueueItem } from '#core/desk.ts';
import type { Report } from '#core/report.ts';
import { type ServiceCode, service } from '#core/service.ts';
import type { Submission } from '#core/submission.ts';
import { type Language, localized } from '#core/units.ts';
import type { DeskTexts } from '#ui/texts/desk/zh.ts';

export interface ItemNames {
  readonly texts: DeskTexts;
  readonly language: Language;
  readonly separator: string;
  readonly station: (id: string) => string;
  readonly programme: (id: string) => string;
}

/** null: erased. */
export const submissionOf = ({ kind, body }: QueueItem): Submission | null =>
  // The server checked it when it came; only the telephone number is masked since.
  body === null ? null : ({ kind, body } as unknown as Submission);

const servicesWords = (codes: readonly ServiceCode[], { language, separator }: ItemNames): string =>
  codes.map((code) => localized(service(code).name, language)).join(separator);

/** `微波炉 暂停 · 博乐广场站` */
export function itemWords(item: QueueItem, names: ItemNames): string {
  const { texts, station, programme } = names;
  const submission = submissionOf(item);
  if (submission === null) return texts.queue.erased;
  const { kind, body } = submission;
  if (kind === 'report') return `${reportWords(body, names)} · ${station(body.station)}`;
  if (kind === 'need') {
    const where = body.where.kind === 'station' ? station(body.where.id) : body.where.id;
    return `${servicesWords(body.services, names)} · ${where}`;
  }
  if (kind === 'check_in') return `${body.name} · ${station(body.station)}`;
  if (kind === 'sign_up') return `${body.name} · ${programme(body.programme)} ${body.date}`;
  return `${body.name} · ${tasksWords(body.tasks, names)}`;
}

function reportWords(body: Report, { texts, language }: ItemNames): string {
  const { about, hazards, statuses } = texts.queue;
  if (body.about === 'hazard') return `${about.hazard} ${hazards[body.hazard]}`;
  if (body.about === 'hours') return about.hours;
  if (body.about === 'station') return `${about.station} ${statuses[body.status]}`;
  return `${localized(service(body.service).name, language)} ${statuses[body.status]}`;
}

const tasksWords = (
  tasks: Extract<Submission, { kind: 'join' }>['body']['tasks'],
  { texts, separator }: ItemNames,
): string => tasks.map((task) => texts.queue.tasks[task]).join(separator);

/** What a confirmed report would tell everybody; null: nothing. */
export function liveWords(item: QueueItem, names: ItemNames): string | null {
  const submission = submissionOf(item);
  if (submission?.kind !== 'report') return null;
  const { body } = submission;
  return body.about === 'service' || body.about === 'station' ? itemWords(item, names) : null;
}

type Fact = readonly [label: string, value: string];

export function itemFacts(item: QueueItem, names: ItemNames): Fact[] {
  const { fields } = names.texts.queue;
  const submission = submissionOf(item);
  if (submission === null) return [];
  const note = submission.kind === 'sign_up' ? undefined : submission.body.note;
  return [
    ...factsOf(submission, names),
    ...(note === undefined ? [] : [[fields.note, note] as const]),
  ];
}

function factsOf({ kind, body }: Submission, names: ItemNames): Fact[] {
  const { texts, separator, station, programme } = names;
  const { fields, parts, days, offers } = texts.queue;
  if (kind === 'report') {
    return [
      [fields.station, station(body.station)],
      [fields.status, reportWords(body, names)],
    ];
  }
  if (kind === 'need') {
    const { where } = body;
    return [
      [fields.services, servicesWords(body.services, names)],
      [fields.parts, body.parts.map((part) => parts[part]).join(separator)],
      [fields.days, days[body.days]],
      where.kind === 'station'
        ? [fields.station, station(where.id)]
        : [fields.neighbourhood, where.id],
    ];
  }
  const person: Fact[] = [
    [fields.name, body.name],
    ...(body.phone === undefined ? [] : [[fields.phone, body.phone] as const]),
  ];
  if (kind === 'join') return [...person, [fields.tasks, tasksWords(body.tasks, names)]];
  if (kind === 'sign_up') {
    return [...person, [fields.programme, programme(body.programme)], [fields.date, body.date]];
  }
  const told = body.offers.map((offer) => offers[offer]).join(separator);
  return [
    ...person,
    [fields.station, station(body.station)],
    ...(body.needs ? [[fields.needs, servicesWords(body.needs, names)] as const] : []),
    ...(told === '' ? [] : [[fields.offers, told] as const]),
  ];
}
