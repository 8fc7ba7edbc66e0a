// The draft of an area's data: checked as the build checks it, kept step by step, and handed out as
// the files that the build takes.

import type { Context } from 'hono';
import { contract } from '#core/contract.ts';
import type { Draft, DraftStation, DraftStep } from '#core/draft.ts';
import type { Problem } from '#core/problem.ts';
import type { Programme } from '#core/programme.ts';
import { stationProblems } from '#core/station-problems.ts';
import { instant } from '#core/units.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import type { AreaData } from './area-data.ts';
import { refuse } from './problems.ts';
import type { ServeOperation } from './serve-operation.ts';
import { appendAudit } from './store/audit.ts';
import { addStep, draftSteps, type StoredStep, turnStep } from './store/drafts.ts';
import { timestampOf } from './store/live.ts';

export function serveDrafts(serve: ServeOperation, { engine, areas, now }: ApiContext): void {
  const areaOf = (c: Context<ApiEnv>) => areas.get(c.req.param('id') ?? '');
  const read = async (area: AreaData): Promise<Draft> => {
    const steps = await draftSteps(engine.db, area.id);
    return { ...merge(area, steps), steps: steps.map(stepOf).reverse() };
  };

  serve(contract.readDraft, async (c) => {
    const area = areaOf(c);
    return area ? read(area) : refuse(c, 'unknown_place');
  });

  serve(contract.changeDraft, async (c, step) => {
    const area = areaOf(c);
    if (!area) return refuse(c, 'unknown_place');
    const errors = problemsOf(step, area, await read(area));
    if (errors.length > 0) return refuse(c, 'invalid', { errors });
    const { kind, id } = step;
    const value = step.kind === 'station' ? step.station : step.programme;
    const entry = { at: now(), who: c.var.staff.id };
    await engine.write(async (transaction) => {
      const what = value === null ? `draft without ${kind}` : `draft ${kind}`;
      await appendAudit(transaction, { ...entry, what, subject: `${area.id} ${id}` });
      const stored = value === null ? null : JSON.stringify(value);
      const { at: at_ms, who } = entry;
      await addStep(transaction, { area: area.id, kind, id, value: stored, who, at_ms });
    });
    return read(area);
  });

  serve(contract.undoDraft, async (c, { step }) => {
    const area = areaOf(c);
    if (!area) return refuse(c, 'unknown_place');
    const isThere = await engine.write(async (transaction) => {
      if (!(await turnStep(transaction, area.id, step))) return false;
      const entry = { at: now(), who: c.var.staff.id, what: 'draft undo' };
      await appendAudit(transaction, { ...entry, subject: `${area.id} ${step}` });
      return true;
    });
    return isThere ? read(area) : refuse(c, 'not_found');
  });

  serve(contract.exportStations, async (c) => {
    const area = areaOf(c);
    if (!area) return refuse(c, 'unknown_place');
    attach(c, `${area.id}-stations.geojson`);
    const { stations } = await read(area);
    const features = stations.map(({ at, properties }) => ({
      type: 'Feature' as const,
      id: properties.id,
      properties,
      geometry: { type: 'Point' as const, coordinates: [...at] },
    }));
    return { type: 'FeatureCollection', last_updated: timestampOf(now()), features };
  });

  serve(contract.exportProgrammes, async (c) => {
    const area = areaOf(c);
    if (!area) return refuse(c, 'unknown_place');
    attach(c, `${area.id}-programmes.json`);
    const { programmes: events } = await read(area);
    return { last_updated: timestampOf(now()), events };
  });
}

const attach = (c: Context, name: string): void =>
  c.header('Content-Disposition', `attachment; filename="${name}"`);

const stepOf = ({ step, kind, id, value, is_undone, at_ms, who, name }: StoredStep) => ({
  step,
  kind,
  id,
  isRemoval: value === null,
  isUndone: is_undone === 1,
  at: timestampOf(instant(at_ms)),
  who: name ?? who,
});

/** The built data with the steps that stand, each in the place of what was there before. */
function merge(area: AreaData, steps: readonly StoredStep[]): Omit<Draft, 'steps'> {
  const stations = new Map<string, Draft['stations'][number]>();
  for (const [id, { geometry, properties }] of area.stations) {
    const [lng = 0, lat = 0] = geometry.coordinates;
    stations.set(id, { at: [lng, lat], properties });
  }
  const programmes = new Map<string, Programme>(area.programmes);
  for (const { kind, id, value } of steps.filter(({ is_undone }) => is_undone === 0)) {
    if (value === null) (kind === 'station' ? stations : programmes).delete(id);
    else if (kind === 'station') stations.set(id, JSON.parse(value) as DraftStation);
    else programmes.set(id, JSON.parse(value) as Programme);
  }
  return { stations: [...stations.values()], programmes: [...programmes.values()] };
}

type Errors = NonNullable<Problem['errors']>;

/** What the schema does not see; the streets are for the build to look at. */
function problemsOf(step: DraftStep, { bbox }: AreaData, draft: Draft): Errors {
  const told = (field: string, reasons: readonly string[]): Errors =>
    reasons.map((reason) => ({ field, reason }));
  if (step.kind === 'programme') {
    const { id, programme } = step;
    if (programme === null) return [];
    const isThere = draft.stations.some(({ properties }) => properties.id === programme.station_id);
    return [
      ...told('programme.id', programme.id === id ? [] : ['is not that of the step']),
      ...told('programme.station_id', isThere ? [] : ['is not a station']),
    ];
  }
  const { id, station } = step;
  if (station === null) {
    const programmes = draft.programmes.filter(({ station_id }) => station_id === id);
    return told('id', programmes.length === 0 ? [] : ['has programmes, which would have no place']);
  }
  const [west, south, east, north] = bbox;
  const [lng, lat] = station.at;
  const isInside = west <= lng && lng <= east && south <= lat && lat <= north;
  return [
    ...told(
      'station.properties.id',
      station.properties.id === id ? [] : ['is not that of the step'],
    ),
    ...told('station.at', isInside ? [] : ['is outside the area']),
    ...told('station.properties', stationProblems(station.properties)),
  ];
}
