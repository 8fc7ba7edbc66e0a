// What reads bytes from outside, and files for each to begin with. A target reads, and
// uses what it read, so that a file that passes the door can't do harm behind it.

import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { LoadError } from '#api/load-error.ts';
import { loadJson } from '#api/load-json.ts';
import { areaManifest } from '#core/area.ts';
import { nodeAt, type StreetGraph } from '#core/streets/graph.ts';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { checksum, decodeGraph, encodeGraph, FormatError } from '#core/streets/graph-codec.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { profiles } from '#core/streets/profile.ts';
import { arrivalAtPoint, reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { makeSnapIndex, snap } from '#core/streets/snap.ts';
import { packTiles, unpackTiles } from '#core/streets/tile-archive.ts';
import { assemble } from '#core/streets/tile-assembly.ts';
import { decodeTile, encodeTile } from '#core/streets/tile-codec.ts';
import { cutTiles } from '#core/streets/tile-cutter.ts';
import { loadOsm } from '#osm/load-osm.ts';
import { OsmError } from '#osm/osm-error.ts';
import { gzip } from '#osm/packed-file.ts';
import { readOsm } from '#osm/read-osm.ts';
import { readXml } from '#osm/read-xml.ts';
import { collect } from '#tests/fixtures/collect.ts';
import { pbfFile } from '#tests/fixtures/pbf.ts';
import { randomTown } from '#tests/fixtures/streets.ts';
import type { Sound } from './damage.ts';

export interface Target extends Sound {
  /** Makes damaged bytes pass the first checks of the reader. */
  readonly repair?: (bytes: Uint8Array) => Uint8Array;
  /** Reads bytes and uses what they hold. */
  readonly read: (bytes: Uint8Array) => Promise<void>;
  /** What it throws for bytes that are not right. */
  readonly refusal: typeof OsmError | typeof FormatError | typeof LoadError;
}

const ownBuffer = (bytes: Uint8Array) => new Uint8Array(bytes).buffer;

/** Asks for a way through the streets. */
function useStreets(graph: StreetGraph) {
  const index = makeSnapIndex(graph);
  for (const profile of [profiles.walk, profiles.ebike]) {
    const network = makeNetwork(graph, profile);
    const labels = makeLabels(network.labelCount);
    const at = (node: number) =>
      graph.nodeCount > node ? snap(network, index, nodeAt(graph, node)) : null;
    const [place, point] = [at(0), at(graph.nodeCount >> 1)];
    if (!place || !point) continue;
    const reach = reachOf(network, labels, {
      places: [place],
      direction: 'to',
      cutoffSeconds: 3600,
    });
    const arrival = arrivalAtPoint(reach, point);
    if (arrival && !(arrival.time >= 0)) throw new Error(`a time of ${arrival.time}`);
  }
}

async function useOsm(bytes: Uint8Array) {
  useStreets(buildGraph(await loadOsm([(kinds) => readOsm([bytes], kinds)])));
}

const folder = 'tests/fixtures/osm';
const xml = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.osm'))
  .map((name) => readFileSync(`${folder}/${name}`));
const drawings = xml.filter((bytes) => bytes.length < 8000);

const { nodes, ways, relations } = await collect(
  readXml([readFileSync(`${folder}/small-town.osm`, 'utf8')]),
);
const elements = [[...nodes.values()], [...ways.values()], [...relations.values()]];
const pbf = [
  pbfFile(elements),
  pbfFile(elements, { raw: true }),
  pbfFile(elements, { raw: true, plainNodes: true, granularity: 1000 }),
  pbfFile([elements.flat()], { raw: true, timestamp: 1_764_000_000 }),
];

const town = buildGraph(randomTown(3, 6));
const tiles = cutTiles(town);
const manifest = JSON.stringify({
  format: 1,
  id: 'small-town',
  name: { zh: '小镇', en: 'Small Town' },
  bbox: [121.238, 31.378, 121.26, 31.392],
  center: [121.249, 31.385],
  serviceArea: {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [121.2, 31.3],
          [121.3, 31.3],
          [121.3, 31.4],
          [121.2, 31.3],
        ],
      ],
    ],
  },
  timeZone: 'Asia/Shanghai',
  utcOffsetMinutes: 480,
  schematic: true,
  dataDate: '2026-11-24',
  builtAt: '2026-11-24T00:00:00Z',
  licence: 'CC0-1.0',
  attribution: { zh: '示意' },
  files: Object.fromEntries(
    ['streets', 'basemap', 'places', 'stations'].map((name) => [
      name,
      { path: `${name}.bin`, bytes: 100, sha256: 'a'.repeat(64) },
    ]),
  ),
  counts: { stations: 1 },
});

/** The stated length and checksum of a streets file, made to fit. */
function repairStreets(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.max(36, bytes.length - (bytes.length % 4)));
  whole.set(bytes.subarray(0, whole.length));
  const header = new Uint32Array(whole.buffer, 0, 8);
  header[2] = whole.length;
  header[6] = checksum(new Uint32Array(whole.buffer, 32));
  return whole;
}

function repairTile(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.max(4, bytes.length));
  whole.set(bytes);
  new DataView(whole.buffer).setUint32(0, checksum(whole.subarray(4)), true);
  return whole;
}

const xmlTokens = [
  ...['<way id="1">', '<nd ref="1"/>', '</way>', '<node ', '<relation id="5">', '<osm>', '</osm>'],
  ...['<tag k="highway" v="residential"/>', 'lat="91"', 'lon="1e999"', 'id="99999999999999999999"'],
  ...[
    '<!DOCTYPE a [<!ENTITY b "cc">]>',
    '&b;',
    '&#0;',
    '&amp;',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?xml ?>',
  ],
  ...['"', "'", '>', '<', '\0', '\ufeff', '<html>'],
];
const jsonTokens = [
  '{',
  '}',
  '[',
  ']',
  ',',
  'null',
  '1e999',
  '-0',
  '"__proto__":{},',
  '"',
  '\\u0000',
  '{"a":'.repeat(3000),
];

const readTile = async (bytes: Uint8Array) => {
  const tile = decodeTile((tiles[0] as (typeof tiles)[number]).address, bytes);
  useStreets(assemble([tile]).graph);
};
const useGraphFile = async (bytes: Uint8Array) => useStreets(decodeGraph(ownBuffer(bytes)));

export const targets: Readonly<Record<string, Target>> = {
  pbf: { samples: pbf, read: useOsm, refusal: OsmError },
  osm: { samples: drawings, tokens: xmlTokens, read: useOsm, refusal: OsmError },
  gzip: { samples: drawings.map((bytes) => gzipSync(bytes)), read: useOsm, refusal: OsmError },
  streets: { samples: [encodeGraph(town)], read: useGraphFile, refusal: FormatError },
  'streets-repaired': {
    samples: [encodeGraph(town)],
    repair: repairStreets,
    read: useGraphFile,
    refusal: FormatError,
  },
  tile: { samples: tiles.map(encodeTile), read: readTile, refusal: FormatError },
  'tile-repaired': {
    samples: tiles.map(encodeTile),
    repair: repairTile,
    read: readTile,
    refusal: FormatError,
  },
  archive: {
    samples: [await packTiles(town, gzip)],
    read: async (bytes) => useStreets(await unpackTiles(ownBuffer(bytes))),
    refusal: FormatError,
  },
  manifest: {
    samples: [Buffer.from(manifest)],
    tokens: jsonTokens,
    read: async (bytes) => {
      const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
      try {
        await loadJson(url, areaManifest, new AbortController().signal);
      } finally {
        URL.revokeObjectURL(url);
      }
    },
    refusal: LoadError,
  },
};
