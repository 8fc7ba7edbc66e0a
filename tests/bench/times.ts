// `circle times` for 100,000 points and one place, in a synthetic city of the size of Porto:
// from the first byte of the points to the last row, the area being loaded already.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFolder } from '#cli/area/write-folder.ts';
import { times } from '#cli/commands/times.ts';
import { openArea } from '#cli/open-area.ts';
import { noisyGrid } from '#tests/fixtures/noisy-grid.ts';
import { seeded } from '#tests/fixtures/streets.ts';
import { cityCentre, packCity } from '#tests/fixtures/synthetic-city.ts';

const count = 100_000;
const limit = 2000;
const runs = 3;

const folder = mkdtempSync(path.join(tmpdir(), 'circle-times-'));
const area = path.join(folder, 'grid');
const graph = noisyGrid(70_000);
await writeFolder(area, (await packCity(graph)).files, 'manifest.json');
const random = seeded(8);
const [lng, lat] = cityCentre;
const points = Array.from({ length: count }, (_, id) => ({
  id,
  at: [lng + (random() - 0.5) * 0.2, lat + (random() - 0.5) * 0.15],
}));
writeFileSync(
  path.join(folder, 'points.csv'),
  ['id,lng,lat', ...points.map(({ id, at }) => `${id},${at.join()}`)].join('\n'),
);
const features = points.map(({ id, at }) => ({
  type: 'Feature',
  id,
  properties: {},
  geometry: { type: 'Point', coordinates: at },
}));
writeFileSync(
  path.join(folder, 'points.geojson'),
  JSON.stringify({ type: 'FeatureCollection', features }),
);

async function measure(file: string, profile: 'walk' | 'ebike') {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    let rows = 0;
    const write = (text: string) => {
      rows += text.split('\n').length;
    };
    const from = [{ name: cityCentre.join(), at: cityCentre }];
    const to = path.join(folder, file);
    const options = { area, from, to, profile, cutoff: 3600, direction: 'from' } as const;
    const start = performance.now();
    await openArea(area, profile);
    const loaded = performance.now();
    await times(options, { write, drained: async () => {}, tell: () => {}, isScreen: false });
    const end = performance.now();
    if (rows !== count + 1) throw new Error(`${rows} rows`);
    best = Math.min(best, end - loaded - (loaded - start));
  }
  console.log(
    `${file.padEnd(15)} ${profile.padEnd(6)} ${Math.round(best)} ms, at most ${limit}: ${best <= limit ? 'ok' : 'MISSED'}`,
  );
}

console.log(
  `times of ${count} points from one place, ${graph.nodeCount} junctions, best of ${runs}`,
);
for (const profile of ['walk', 'ebike'] as const) {
  await measure('points.csv', profile);
  await measure('points.geojson', profile);
}
rmSync(folder, { recursive: true });
