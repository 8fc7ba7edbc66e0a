// Where the planner's figures come from, in the form every export carries.

import { formatLocalTime, instantOf } from '#core/local-time.ts';
import type { Provenance } from '#core/planning/provenance.ts';
import { baseOf } from '#core/planning/scenario.ts';
import type { ServiceCode } from '#core/service.ts';
import type { Instant } from '#core/units.ts';
import { noticeOf } from '#ui/texts/planner/notices.ts';
import type { Planner } from '#views/planner/question/use-planner.ts';

type Asked = Pick<Planner, 'area' | 'question' | 'plan' | 'demand' | 'ownDemand' | 'scenario'>;

interface Circumstances {
  readonly services: readonly ServiceCode[];
  readonly appVersion: string;
  readonly now: Instant;
}

export function planProvenance(
  { area, question, plan, demand, ownDemand, scenario }: Asked,
  { services, appVersion, now }: Circumstances,
): Provenance {
  const { manifest } = area;
  const { utcOffsetMinutes, files } = manifest;
  const { minute } = question;
  const ownFile = ownDemand && { path: '', bytes: 0, sha256: ownDemand.version };
  const isIllustrative =
    manifest.illustrative === true ||
    plan.stations.some(({ provenance }) => provenance.illustrative) ||
    demand.some(({ illustrative }) => illustrative);
  return {
    appVersion,
    area: { id: manifest.id, name: manifest.name },
    dataDate: manifest.dataDate,
    dataHash: baseOf({ ...manifest, files: { ...files, ...(ownFile && { demand: ownFile }) } })
      .hash,
    parameters: {
      profile: question.profile,
      direction: 'to',
      cutoffs: question.limits,
      moment:
        minute === null
          ? null
          : formatLocalTime(instantOf(minute, utcOffsetMinutes), utcOffsetMinutes),
      services,
      weight: question.weight,
      unknownHours: 'closed',
      scenario: scenario.edits.length > 0 ? scenario.name : null,
    },
    licence: manifest.licence,
    attribution: manifest.attribution,
    notice: noticeOf({
      isIllustrative,
      ownDemand: ownDemand && { source: ownDemand.source, points: ownDemand.points.length },
    }),
    madeAt: new Date(now).toISOString(),
  };
}
