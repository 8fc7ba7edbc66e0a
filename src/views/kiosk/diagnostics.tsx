// What whoever looks after the kiosk wants to know at one glance: `diagnostics=1`.

import type { Area } from '#api/area.ts';
import { noticedErrors } from '#api/client-errors.ts';
import { ownBuild } from '#api/version.ts';
import { formatLocalTime } from '#core/local-time.ts';
import type { Station } from '#core/station.ts';
import { instant } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { useKioskTexts } from '#ui/texts/kiosk/use-kiosk-texts.ts';
import type { ReadKiosk } from './kiosk-config.ts';
import type { Upkeep } from './use-upkeep.ts';

interface DiagnosticsProps {
  readonly area: Area;
  readonly station: Station;
  readonly read: ReadKiosk;
  readonly upkeep: Upkeep;
}

export function Diagnostics({ area, station, read, upkeep }: DiagnosticsProps) {
  const kiosk = useKioskTexts();
  const words = kiosk.diagnosticRows;
  const map = useApp((state) => state.map);
  const refusedByView = useApp((state) => state.refused);
  const { utcOffsetMinutes, dataDate } = area.manifest;
  const clock = (time: number) =>
    formatLocalTime(instant(time), utcOffsetMinutes).replace('T', ' ');
  const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
  const refused = [...refusedByView, ...read.refused].map(
    ({ name, value, used }) => `${name}=${value} → ${used || words.none}`,
  );
  const rows: readonly (readonly [string, string])[] = [
    [
      words.version,
      `${ownBuild}${upkeep.offered && upkeep.offered !== ownBuild ? ` → ${upkeep.offered}` : ''}`,
    ],
    [words.station, station.id],
    [words.data, dataDate],
    [words.live, area.liveMinutes === null ? words.none : kiosk.liveAge(area.liveMinutes)],
    [words.opened, clock(upkeep.openedAt)],
    [words.reload, upkeep.lastReload === null ? words.none : clock(upkeep.lastReload)],
    [words.memory, memory ? `${(memory.usedJSHeapSize / 1e6).toFixed(1)} MB` : words.unknown],
    [words.errors, errorsSoFar()],
    [words.map, map],
    [words.refused, refused.join('; ') || words.none],
  ];
  return (
    <section className="kiosk-panel">
      <h2>{kiosk.diagnostics}</h2>
      <dl className="kiosk-diagnostics">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** How many, and the last one in the words in which it would be told. */
function errorsSoFar(): string {
  const { count, last } = noticedErrors();
  if (last === null) return String(count);
  const { kind, name, message, frames } = last;
  return [count, kind, `${name}: ${message}`, frames[0] ?? ''].join(' · ');
}
