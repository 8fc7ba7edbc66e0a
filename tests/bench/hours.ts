// One question about opening hours, for each station of Jiading: is it open, until
// when, when next. Best of several runs per station and moment; microseconds.

import { eligibleOpening, stationOpening } from '#core/hours/station-opening.ts';
import { parseLocalTime } from '#core/local-time.ts';
import { type Instant, instant } from '#core/units.ts';
import { china } from '#tests/core/hours/china.ts';
import { jiadingStations } from '#tests/core/hours/stations.ts';

const limit = 20;
const [runs, repeats] = [15, 200];

/** A workday, a night, the eve of a holiday week and a make-up Saturday. */
const moments = ['2026-11-24T10:00', '2026-11-25T03:00', '2026-09-30T22:00', '2026-10-10T15:00'];

function best(ask: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    for (let i = 0; i < repeats; i++) ask();
    least = Math.min(least, ((performance.now() - start) * 1000) / repeats);
  }
  return least;
}

function report(what: string, ask: (index: number, when: Instant) => void): void {
  const times = moments
    .map((moment) => parseLocalTime(moment, china.utcOffsetMinutes) ?? instant(Number.NaN))
    .flatMap((when) => jiadingStations.map((_, index) => best(() => ask(index, when))))
    .sort((a, b) => a - b);
  const [median = 0, most = 0] = [times[Math.floor(times.length / 2)], times.at(-1)];
  const miss = most > limit ? '  MISSED' : '';
  const numbers = [median, most].map((time) => time.toFixed(1).padStart(8)).join(' ');
  console.log(`${numbers} ${String(limit).padStart(8)}  ${what}${miss}`);
}

console.log(`opening hours, ${jiadingStations.length} stations; microseconds`);
console.log('  median     most    limit');
report('a station', (index, when) => {
  const station = jiadingStations[index];
  if (station) stationOpening(station, when, china);
});
report('a station with water', (index, when) => {
  const station = jiadingStations[index];
  if (station) eligibleOpening(station, ['water'], when, china);
});
