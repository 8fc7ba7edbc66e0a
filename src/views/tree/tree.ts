// The tree of the street: tiers, their stations, and what each has. Pure: built from the
// data, cut down by a search, and walked by keys as a list of the rows that are open.
// Tiers are opaque labels. https://www.w3.org/WAI/ARIA/apg/patterns/treeview/

import type { Programme } from '#core/programme.ts';
import { service } from '#core/service.ts';
import { type Station, stationName } from '#core/station.ts';
import { type Language, type Localized, localized } from '#core/units.ts';
import type { TreeTexts } from '#ui/texts/tree/zh.ts';

export interface TreeNode {
  /** One of its kind in the tree. */
  readonly id: string;
  readonly kind: 'street' | 'tier' | 'station' | 'group' | 'leaf';
  readonly name: string;
  /** What it holds, in few words. */
  readonly detail?: string;
  /** Id of the station it is; absent: it is none. */
  readonly station?: string;
  readonly children: readonly TreeNode[];
}

export interface TreeInput {
  readonly street: Localized;
  readonly stations: readonly Station[];
  readonly programmes: readonly Programme[];
  readonly language: Language;
  readonly texts: TreeTexts;
  readonly tierName: (tier: string) => string;
}

export function buildTree(input: TreeInput): TreeNode {
  const { street, stations, language, texts, tierName } = input;
  const tiers = [...new Set(stations.map(({ tier }) => tier))].sort(byTier);
  return {
    id: 'street',
    kind: 'street',
    name: localized(street, language),
    detail: texts.stations(stations.length),
    children: tiers.map((tier) => {
      const members = stations.filter((station) => station.tier === tier);
      return {
        id: `tier ${tier}`,
        kind: 'tier',
        name: tier === null ? texts.untiered : tierName(tier),
        detail: texts.stations(members.length),
        children: members.map((station) => stationNode(station, input)),
      };
    }),
  };
}

/** T4 before T12; those without one last. */
function byTier(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.localeCompare(b, 'en', { numeric: true });
}

function stationNode(station: Station, { programmes, language, texts }: TreeInput): TreeNode {
  const { id } = station;
  const own = programmes.filter(({ station_id }) => station_id === id);
  const takesPeople = station.services.some(({ code }) => code === 'check_in');
  const group = (
    name: keyof TreeTexts['groups'],
    leaves: readonly (readonly [string, string])[],
  ) =>
    leaves.length === 0
      ? []
      : [
          {
            id: `${id} ${name}`,
            kind: 'group' as const,
            name: texts.groups[name],
            children: leaves.map(([key, words]) => ({
              id: `${id} ${name} ${key}`,
              kind: 'leaf' as const,
              name: words,
              children: [],
            })),
          },
        ];
  const words = [
    texts.services(station.services.length),
    own.length > 0 ? texts.programmes(own.length) : '',
  ];
  return {
    id: `station ${id}`,
    kind: 'station',
    name: localized(stationName(station), language),
    detail: words.filter(Boolean).join(' · '),
    station: id,
    children: [
      ...group(
        'services',
        station.services.map(({ code }) => [code, localized(service(code).name, language)]),
      ),
      ...group(
        'programmes',
        own.map((programme) => [programme.id, localized(programme.title, language)]),
      ),
      ...group('team', takesPeople ? [['join', texts.team]] : []),
    ],
  };
}

/** What is left of the tree where a name holds the text: a match keeps all that is below it. */
export function searchTree(node: TreeNode, text: string): TreeNode | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === '' || node.name.toLowerCase().includes(wanted)) return node;
  const children = node.children.flatMap((child) => searchTree(child, wanted) ?? []);
  return children.length === 0 ? null : { ...node, children };
}

export const stationsOf = (node: TreeNode): TreeNode[] =>
  node.kind === 'station' ? [node] : node.children.flatMap(stationsOf);

/** A row that can be seen. */
export interface Row {
  readonly node: TreeNode;
  /** 1 at the root. */
  readonly level: number;
  readonly parent: string | null;
}

export function openRows(
  node: TreeNode,
  open: ReadonlySet<string>,
  level = 1,
  parent: string | null = null,
): Row[] {
  const below = open.has(node.id)
    ? node.children.flatMap((child) => openRows(child, open, level + 1, node.id))
    : [];
  return [{ node, level, parent }, ...below];
}

/** What a key does at a row: go to another, open or close this one; null: nothing. */
export type Step =
  | { readonly kind: 'go'; readonly id: string }
  | { readonly kind: 'open' | 'close'; readonly id: string }
  | null;

export function stepOf(
  key: string,
  rows: readonly Row[],
  current: string,
  open: ReadonlySet<string>,
): Step {
  const index = rows.findIndex(({ node }) => node.id === current);
  const row = rows[index];
  if (!row) return null;
  const { node, parent } = row;
  const go = (to: Row | undefined): Step => (to ? { kind: 'go', id: to.node.id } : null);
  const isOpen = open.has(node.id) && node.children.length > 0;
  if (key === 'ArrowDown') return go(rows[index + 1]);
  if (key === 'ArrowUp') return go(rows[index - 1]);
  if (key === 'Home') return go(rows[0]);
  if (key === 'End') return go(rows.at(-1));
  if (key === 'ArrowRight') {
    if (isOpen) return go(rows[index + 1]);
    return node.children.length > 0 ? { kind: 'open', id: node.id } : null;
  }
  if (key === 'ArrowLeft') {
    if (isOpen) return { kind: 'close', id: node.id };
    return parent === null ? null : { kind: 'go', id: parent };
  }
  return null;
}

/** The next row, round the end, whose name begins with what was typed. */
export function rowTyped(rows: readonly Row[], current: string, typed: string): string | null {
  const at = rows.findIndex(({ node }) => node.id === current);
  // One letter asks for the next one; more go on with the row they have found.
  const first = typed.length > 1 ? at : at + 1;
  const turned = [...rows.slice(first), ...rows.slice(0, first)];
  const found = turned.find(({ node }) => node.name.toLowerCase().startsWith(typed.toLowerCase()));
  return found?.node.id ?? null;
}
