// The tree as a picture: street, tiers, stations from left to right, each parent at the
// middle of its children. A tap on a station leads to it; by keyboard the list does.

import { useTreeTexts } from '#ui/texts/tree/use-tree-texts.ts';
import { stationsOf, type TreeNode } from './tree.ts';

const rowHeight = 32;
const margin = 20;
const columns = { street: 20, tier: 200, station: 350, end: 800 };

interface Placed {
  readonly node: TreeNode;
  readonly x: number;
  readonly y: number;
}

interface TreePictureProps {
  readonly root: TreeNode;
  readonly onStation: (id: string) => void;
}

export function TreePicture({ root, onStation }: TreePictureProps) {
  const texts = useTreeTexts();
  const { street, tiers, stations, height } = layOut(root);
  return (
    <svg
      className="tree-picture"
      viewBox={`0 0 ${columns.end} ${height}`}
      role="img"
      aria-label={texts.pictureLabel(stations.length)}
    >
      {tiers.map((tier) => (
        <path key={tier.node.id} className="tree-link" d={link(street, tier, 130)} />
      ))}
      {tiers.flatMap((tier) =>
        stations
          .filter(({ node }) => tier.node.children.includes(node))
          .map((station) => (
            <path key={station.node.id} className="tree-link" d={link(tier, station, 80)} />
          )),
      )}
      {[street, ...tiers].map(({ node, x, y }) => (
        <g key={node.id}>
          <circle className="tree-dot" cx={x} cy={y} r={7} />
          <text className="tree-strong" x={x + 14} y={y - 2}>
            {node.name}
          </text>
          <text className="tree-detail" x={x + 14} y={y + 15}>
            {node.detail}
          </text>
        </g>
      ))}
      {stations.map(({ node, x, y }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it is the keyboard's way.
        <g
          key={node.id}
          className="tree-station"
          onClick={() => node.station !== undefined && onStation(node.station)}
        >
          <rect x={x - 12} y={y - rowHeight / 2} width={columns.end - x + 12} height={rowHeight} />
          <circle className="tree-dot" cx={x} cy={y} r={5} />
          <text x={x + 12} y={y + 5}>
            {node.name}
          </text>
        </g>
      ))}
    </svg>
  );
}

function layOut(root: TreeNode) {
  const stations = stationsOf(root).map(
    (node, index): Placed => ({
      node,
      x: columns.station,
      y: margin + (index + 0.5) * rowHeight,
    }),
  );
  const middle = (placed: readonly Placed[]) =>
    ((placed[0]?.y ?? margin) + (placed.at(-1)?.y ?? margin)) / 2;
  const tiers = root.children.map(
    (node): Placed => ({
      node,
      x: columns.tier,
      y: middle(stations.filter((station) => node.children.includes(station.node))),
    }),
  );
  const street: Placed = { node: root, x: columns.street, y: middle(tiers) };
  return { street, tiers, stations, height: 2 * margin + stations.length * rowHeight };
}

/** A curve from the right of a name to the dot of a child. */
const link = (from: Placed, to: Placed, width: number): string => {
  const x = from.x + width;
  const middle = (x + to.x) / 2;
  return `M${x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
};
