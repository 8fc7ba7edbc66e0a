// Costs and weights as CSV tables in long form: `from,to,cost`, from a candidate to a point,
// and `id,weight` of the points. An empty cost says that there is no way.

import { readText } from '#cli/area/read-json.ts';
import { CommandError } from '#cli/command-error.ts';
import { readCsv } from '#core/csv.ts';
import type { SitingInput } from '#core/planning/siting.ts';

export interface Matrix {
  readonly input: SitingInput;
  /** Ids of the candidates and of the points, in the order of the input. */
  readonly candidates: readonly string[];
  readonly points: readonly string[];
}

type Cells = { readonly [column: string]: string };

/** Rows of a table by column; a file without one of the columns is refused. */
async function* rowsOf(file: string, columns: readonly string[]) {
  let places: number[] | null = null;
  for (const slice of readCsv(await readText(file))) {
    for (const { number, cells, isBroken } of slice) {
      if (isBroken) throw new CommandError(`${file}: row ${number}: its quotes do not match`);
      if (places === null) {
        const header = cells.map((cell) => cell.trim());
        places = columns.map((column) => header.indexOf(column));
        const missing = columns[places.indexOf(-1)];
        if (missing) throw new CommandError(`${file}: no column "${missing}"`);
        continue;
      }
      const found = places.map((place, i) => [columns[i], cells[place]?.trim() ?? '']);
      yield { number, cells: Object.fromEntries(found) as Cells };
    }
  }
}

function readNumber(text: string, where: string): number {
  const value = text === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value) || value < 0) {
    throw new CommandError(`${where}: "${text}" is no number from 0`);
  }
  return value;
}

async function readWeights(file: string): Promise<Map<string, number>> {
  const weights = new Map<string, number>();
  for await (const { number, cells } of rowsOf(file, ['id', 'weight'])) {
    const where = `${file}: row ${number}`;
    const id = cells.id as string;
    if (weights.has(id)) throw new CommandError(`${where}: point "${id}" again`);
    weights.set(id, readNumber(cells.weight as string, where));
  }
  return weights;
}

/** Without a file of weights every point of the matrix weighs 1. */
export async function readMatrix(file: string, weightsFile: string | null): Promise<Matrix> {
  const given = weightsFile === null ? null : await readWeights(weightsFile);
  const pointAt = new Map(Array.from(given?.keys() ?? [], (id, i) => [id, i]));
  const ways = new Map<string, Map<number, number>>();
  for await (const { number, cells } of rowsOf(file, ['from', 'to', 'cost'])) {
    const where = `${file}: row ${number}`;
    const { from = '', to = '', cost = '' } = cells;
    if (given && !given.has(to)) throw new CommandError(`${where}: point "${to}" has no weight`);
    const point = pointAt.get(to) ?? pointAt.size;
    pointAt.set(to, point);
    const own = ways.get(from) ?? new Map<number, number>();
    ways.set(from, own);
    if (own.has(point)) throw new CommandError(`${where}: "${from}" to "${to}" again`);
    if (cost !== '') own.set(point, readNumber(cost, where));
  }
  const lists = [...ways.values()];
  const starts = new Int32Array(lists.length + 1);
  for (const [j, list] of lists.entries()) starts[j + 1] = (starts[j] as number) + list.size;
  return {
    input: {
      weights: Float64Array.from(pointAt.keys(), (id) => given?.get(id) ?? 1),
      costs: {
        starts,
        points: Int32Array.from(lists.flatMap((list) => [...list.keys()])),
        costs: Float64Array.from(lists.flatMap((list) => [...list.values()])),
      },
      fixed: [],
    },
    candidates: [...ways.keys()],
    points: [...pointAt.keys()],
  };
}
