// Live status: what is reported about stations and services right now, laid over
// the built data. A report with an end holds up to it: asked about a later moment,
// the station gives its ordinary answer (`status_until`).

import * as v from 'valibot';
import type { Station, StationService } from './station.ts';
import { type Instant, type Seconds, seconds } from './units.ts';

/** RFC 3339 with its offset: `2026-11-24T18:00:00+08:00`. */
const timestamp = v.pipe(v.string(), v.isoTimestamp());

const report = v.object({
  station: v.string(),
  /** Code of the service; absent or null: the station as a whole. */
  service: v.nullish(v.string(), null),
  status: v.picklist(['out_of_order', 'limited', 'temporarily_closed', 'ok']),
  until: v.nullish(timestamp, null),
  note: v.nullish(v.string(), null),
  /** When it was reported. */
  at: timestamp,
});
export type LiveReport = v.InferOutput<typeof report>;

/** The answer of `GET /api/status`. */
export const liveStatus = v.array(report);

export interface Merged {
  readonly stations: readonly Station[];
  /** Since the newest report; null: there is none. */
  readonly age: Seconds | null;
  /** Reports about stations or services that are not in the data; they are left out. */
  readonly unknown: number;
}

/** Reports past their end are left out; of several about one thing the newest holds. */
export function mergeLive(
  stations: readonly Station[],
  reports: readonly LiveReport[],
  now: Instant,
): Merged {
  const current = reports
    .filter(({ until }) => until === null || Date.parse(until) > now)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const newest = Math.max(...reports.map(({ at }) => Date.parse(at)));
  return {
    stations: stations.map((station) =>
      current.filter((report) => report.station === station.id).reduce(withReport, station),
    ),
    age: reports.length === 0 ? null : seconds(Math.max(0, (now - newest) / 1000)),
    unknown: reports.filter((report) => !isKnown(report, stations)).length,
  };
}

const isKnown = ({ station: id, service }: LiveReport, stations: readonly Station[]): boolean =>
  stations.some(
    (station) =>
      station.id === id &&
      (service === null || station.services.some(({ code }) => code === service)),
  );

function withReport(station: Station, report: LiveReport): Station {
  if (report.service !== null) {
    const services = station.services.map((service) =>
      service.code === report.service ? serviceWithReport(service, report) : service,
    );
    return { ...station, services };
  }
  return {
    ...station,
    status: isShut(report) ? 'temporarily_closed' : 'open',
    status_until: report.until ?? undefined,
    status_note: report.note ?? undefined,
  };
}

const serviceWithReport = (service: StationService, report: LiveReport): StationService => ({
  ...service,
  status: isShut(report) ? 'out_of_order' : report.status === 'limited' ? 'limited' : 'ok',
  status_until: report.until ?? undefined,
  note: report.note === null ? undefined : { zh: report.note },
});

const isShut = ({ status }: LiveReport): boolean =>
  status === 'out_of_order' || status === 'temporarily_closed';
