// How an answer grows with the area: bytes fetched and milliseconds for one 15-minute
// catchment from street tiles, in synthetic cities of 20 thousand to 1 million junctions.

import { gunzipSync, gzipSync } from 'node:zlib';
import { fieldFor } from '#compute/streets.ts';
import { tiledStreets } from '#compute/tiled-streets.ts';
import { fillField, outline, reachedShapes } from '#core/streets/catchment.ts';
import { bboxOf } from '#core/streets/graph.ts';
import { decodeTile, encodeTile } from '#core/streets/tile-codec.ts';
import { cutTiles } from '#core/streets/tile-cutter.ts';
import { tileKey } from '#core/streets/tile-grid.ts';
import { noisyGrid } from '#tests/fixtures/noisy-grid.ts';
import { corner, seeded } from '#tests/fixtures/streets.ts';

const answers = 12;
const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1] as number;

async function measure(nodeCount: number) {
  const start = performance.now();
  const graph = noisyGrid(nodeCount);
  const made = performance.now();
  const stored = new Map(
    cutTiles(graph).map((tile) => [
      tileKey(tile.address),
      gzipSync(encodeTile(tile), { level: 9 }),
    ]),
  );
  const cut = performance.now() - made;
  const total = [...stored.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  console.log(
    `${String(graph.nodeCount).padStart(9)} nodes: ${stored.size} tiles, ${(total / 1e6).toFixed(2)} MB` +
      `, made in ${Math.round(made - start)} ms, cut in ${Math.round(cut)} ms` +
      `, ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`,
  );
  for (const profile of ['walk', 'ebike'] as const) {
    const random = seeded(3);
    const [bytes, times, tiles]: [number[], number[], number[]] = [[], [], []];
    for (let i = 0; i < answers; i++) {
      let [fetched, count] = [0, 0];
      const streets = tiledStreets(async (address) => {
        const packed = stored.get(tileKey(address));
        if (!packed) return null;
        fetched += packed.length;
        count++;
        return decodeTile(address, new Uint8Array(gunzipSync(packed)));
      });
      const at = [
        corner[0] + (random() - 0.5) * 0.04,
        corner[1] + (random() - 0.5) * 0.04,
      ] as const;
      const begin = performance.now();
      const query = { profile, at, direction: 'to', cutoffSeconds: 900 } as const;
      await streets.ask(query, new AbortController().signal, (found) => {
        if (found === null) throw new Error('no street near the centre');
        const shapes = reachedShapes(found.reach, found.network.seen);
        const field = fieldFor(found, () => bboxOf(found.reach.network.graph, shapes));
        fillField(field, found.reach, shapes);
        return outline(field, 900_000);
      });
      times.push(performance.now() - begin);
      bytes.push(fetched);
      tiles.push(count);
    }
    console.log(
      `          ${profile}: ${median(tiles)} tiles, ${(median(bytes) / 1000).toFixed(0)} kB` +
        `, ${median(times).toFixed(0)} ms (medians of ${answers})`,
    );
  }
}

console.log('one 15-minute catchment with its outline, from nothing loaded');
for (const nodeCount of [20_000, 100_000, 300_000, 1_000_000]) await measure(nodeCount);
