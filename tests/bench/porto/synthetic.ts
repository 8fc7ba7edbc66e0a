// A made-up town of a million junctions: a grid with shaken corners and one street in eight
// left out, numbered along a Hilbert curve as every network is.

import { hilbertIndex } from '#core/streets/hilbert.ts';
import type { Arcs } from '#core/streets/network.ts';
import { seeded } from '#tests/fixtures/streets.ts';

const spacing = 80;
const shake = 40;
/** Streets are longer than the straight line between their ends. */
const detour = 1.1;
const kept = 0.875;

/** `side` × `side` junctions; impedances in milliseconds at a speed in km/h. */
export function makeGrid(side: number, speed: number): Arcs {
  const random = seeded(1);
  const count = side * side;
  const x = Float64Array.from({ length: count }, (_, i) => spacing * (i % side) + shake * random());
  const y = Float64Array.from(
    { length: count },
    (_, i) => spacing * Math.floor(i / side) + shake * random(),
  );
  const scale = 65535 / (spacing * side + shake);
  const keys = Float64Array.from(x, (at, i) =>
    hilbertIndex(Math.round(at * scale), Math.round((y[i] as number) * scale)),
  );
  const order = Uint32Array.from(x, (_, i) => i).sort(
    (a, b) => (keys[a] as number) - (keys[b] as number),
  );
  const place = new Uint32Array(count);
  for (const [i, junction] of order.entries()) place[junction] = i;

  const eastOf = Uint8Array.from(x, (_, i) => +((i + 1) % side !== 0 && random() < kept));
  const northOf = Uint8Array.from(x, (_, i) => +(i + side < count && random() < kept));
  const offsets = new Uint32Array(count + 1);
  const arcs = new Int32Array(8 * count);
  let end = 0;
  const join = (a: number, b: number) => {
    const metres =
      detour * Math.hypot((x[a] as number) - (x[b] as number), (y[a] as number) - (y[b] as number));
    arcs[2 * end] = place[b] as number;
    arcs[2 * end + 1] = Math.round((3600 * metres) / speed);
    end++;
  };
  for (const [i, junction] of order.entries()) {
    if (eastOf[junction]) join(junction, junction + 1);
    if (northOf[junction]) join(junction, junction + side);
    if (junction % side !== 0 && eastOf[junction - 1]) join(junction, junction - 1);
    if (northOf[junction - side]) join(junction, junction - side);
    offsets[i + 1] = end;
  }
  return { offsets, arcs: arcs.slice(0, 2 * end), edges: new Int32Array(end).fill(-1) };
}
