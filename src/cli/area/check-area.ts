// Whether a built area is whole: every file of the manifest is there with its checksum,
// can be read, and holds what the build would let pass. The report is lines of columns
// separated by tabs; the first column says what a line is about.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { type AreaFile, type AreaManifest, place } from '#core/area.ts';
import { calendarFile } from '#core/hours/calendar.ts';
import type { StreetGraph } from '#core/streets/graph.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { profileNames, profiles } from '#core/streets/profile.ts';
import { makeSnapIndex, snap } from '#core/streets/snap.ts';
import { checkBasemap } from './check-basemap.ts';
import { checkDemand } from './check-demand.ts';
import { checkProgrammes } from './check-programmes.ts';
import { type CheckedStations, checkStations } from './check-stations.ts';
import { explain } from './explain.ts';
import type { Extent } from './extent.ts';
import { type NetworkPieces, networkPieces } from './network-pieces.ts';
import { type Findings, inputError, type Problem, problemLines, warningLines } from './problem.ts';
import { readGraph, readManifest } from './read-built.ts';
import { readJson } from './read-json.ts';
import { suspicions } from './suspicions.ts';

export interface AreaCheck {
  readonly report: readonly string[];
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** Throws `CommandError` where there is no manifest, or its files are not those it names. */
export async function checkArea(folder: string, today: string): Promise<AreaCheck> {
  const manifest = await readManifest(folder);
  const files = Object.values(manifest.files).filter((file) => file !== undefined);
  const damages = await Promise.all(files.map((file) => damageOf(folder, file)));
  const damaged = damages.filter((damage) => damage !== null);
  if (damaged.length > 0) throw inputError(...damaged);

  const graph = await readGraph(folder, manifest);
  const findings: Findings = { problems: [], warnings: await strays(folder, files) };
  const networks = profileNames.map((name) => makeNetwork(graph, profiles[name]));
  const content = await checkContent(folder, { manifest, graph, findings });
  const layers = await checkBasemap(path.join(folder, manifest.files.basemap.path), findings);
  const pieces = networks.map(networkPieces);
  const largestShare = pieces[0]?.largestShare ?? 0;
  for (const reason of suspicions({ manifest, layers, largestShare, today })) {
    findings.warnings.push({ file: folder, feature: null, reason });
  }
  return {
    report: [
      ['area', manifest.id, manifest.name.zh, manifest.name.en ?? ''],
      ['data', manifest.dataDate, manifest.licence, manifest.schematic ? 'schematic' : ''],
      ...files.map((file) => ['file', file.path, `${file.bytes} bytes`, 'ok']),
      ...Object.entries(manifest.counts).map(([name, count]) => ['count', name, `${count}`]),
      ['layer', ...layers],
      ...pieces.map((found, i) => componentLine(networks[i]?.profile.name ?? '', found)),
      ...content,
    ].map((columns) => columns.join('\t').trimEnd()),
    problems: problemLines(findings.problems),
    warnings: warningLines(findings.warnings),
  };
}

async function damageOf(folder: string, file: AreaFile): Promise<Problem | null> {
  const damage = (reason: string) => ({
    file: path.join(folder, file.path),
    feature: null,
    reason,
  });
  const bytes = await readFile(path.join(folder, file.path)).catch(() => null);
  if (!bytes) return damage('is missing');
  if (bytes.length !== file.bytes) {
    return damage(`has ${bytes.length} bytes, expected ${file.bytes}`);
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return sha256 === file.sha256
    ? null
    : damage(`has the checksum ${sha256.slice(0, 12)}…, expected ${file.sha256.slice(0, 12)}…`);
}

/** Files that are not of the area; the compressed copies a server keeps are. */
async function strays(folder: string, files: readonly AreaFile[]): Promise<Problem[]> {
  const known = new Set(['manifest.json', ...files.map((file) => file.path)]);
  const names = await readdir(folder);
  return names
    .filter((name) => !known.has(name.replace(/\.(br|gz)$/, '')))
    .map((name) => ({
      file: path.join(folder, name),
      feature: null,
      reason: 'is not of the area',
    }));
}

async function checkContent(
  folder: string,
  { manifest, graph, findings }: { manifest: AreaManifest; graph: StreetGraph; findings: Findings },
): Promise<string[][]> {
  const { files } = manifest;
  const read = async ({ path: name }: AreaFile) => {
    const file = path.join(folder, name);
    return [file, await readJson(file)] as const;
  };
  const expectShape = async (file: AreaFile, schema: v.GenericSchema) => {
    const [name, json] = await read(file);
    for (const issue of v.safeParse(schema, json).issues ?? []) {
      findings.problems.push({ file: name, feature: null, reason: explain(issue) });
    }
  };
  const extent: Extent = {
    bbox: manifest.bbox,
    serviceArea: manifest.serviceArea ?? null,
    walking: makeNetwork(graph, profiles.walk),
    index: makeSnapIndex(graph),
  };
  await expectShape(files.places, v.array(place));
  if (files.calendar) await expectShape(files.calendar, calendarFile);
  const checked = checkStations(...(await read(files.stations)), extent, findings);
  if (files.demand) checkDemand(...(await read(files.demand)), extent, findings);
  if (files.programmes) {
    checkProgrammes(...(await read(files.programmes)), checked.ids, findings);
  }
  return stationLines(checked, extent);
}

/** `component  walk  1 in all  largest 1167 nodes, 100.0 %` */
const componentLine = (name: string, { pieces, largest, largestShare }: NetworkPieces) => [
  ...['component', name, `${pieces} in all`],
  `largest ${largest} nodes, ${(100 * largestShare).toFixed(1)} %`,
];

function stationLines({ stations }: CheckedStations, { walking, index }: Extent): string[][] {
  return stations.map(({ id, at, name }) => {
    const metres = snap(walking, index, at)?.metres;
    return ['station', id, metres === undefined ? 'no street' : `${metres.toFixed(1)} m`, name];
  });
}
