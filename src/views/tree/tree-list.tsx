// The tree as a list to be opened level by level, by finger or by keyboard: one row has the
// focus, and the keys are those of every tree.

import chevronDown from 'lucide/dist/esm/icons/chevron-down.mjs';
import chevronRight from 'lucide/dist/esm/icons/chevron-right.mjs';
import mapPin from 'lucide/dist/esm/icons/map-pin.mjs';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Icon } from '#ui/icon.tsx';
import { useTreeTexts } from '#ui/texts/tree/use-tree-texts.ts';
import { openRows, rowTyped, stepOf, type TreeNode } from './tree.ts';

interface TreeListProps {
  readonly root: TreeNode;
  readonly open: ReadonlySet<string>;
  readonly onOpen: (open: ReadonlySet<string>) => void;
  readonly onStation: (id: string) => void;
}

/** What is typed sooner after the last letter belongs to the same word. */
const sameWordMs = 700;

export function TreeList({ root, open, onOpen, onStation }: TreeListProps) {
  const texts = useTreeTexts();
  const [wanted, setWanted] = useState(root.id);
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const rows = openRows(root, open);
  // A search may have taken the row away.
  const current = rows.some(({ node }) => node.id === wanted) ? wanted : root.id;
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    onOpen(next);
  };
  const go = (id: string) => {
    setWanted(id);
    const index = rows.findIndex(({ node }) => node.id === id);
    (list.current?.children[index] as HTMLElement | undefined)?.focus();
  };
  const act = (node: TreeNode) => {
    if (node.station !== undefined) onStation(node.station);
    else if (node.children.length > 0) toggle(node.id);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows.find(({ node }) => node.id === current);
    if ((event.key === 'Enter' || event.key === ' ') && row) act(row.node);
    else if (event.key.length === 1) {
      const { text, at } = typed.current;
      const isSameWord = event.timeStamp - at < sameWordMs;
      typed.current = { text: (isSameWord ? text : '') + event.key, at: event.timeStamp };
      const found = rowTyped(rows, current, typed.current.text);
      if (found !== null) go(found);
    } else {
      const step = stepOf(event.key, rows, current, open);
      if (step === null) return;
      if (step.kind === 'go') go(step.id);
      else toggle(step.id);
    }
    event.preventDefault();
  };
  return (
    <div ref={list} className="tree-list" role="tree" aria-label={texts.listLabel}>
      {rows.map(({ node, level }) => {
        const hasMore = node.children.length > 0;
        return (
          <div
            key={node.id}
            className="tree-row"
            role="treeitem"
            aria-level={level}
            aria-expanded={hasMore ? open.has(node.id) : undefined}
            aria-selected={node.id === current}
            tabIndex={node.id === current ? 0 : -1}
            data-kind={node.kind}
            style={{ paddingInlineStart: `${(level - 1) * 1.1}rem` }}
            onFocus={() => setWanted(node.id)}
            onKeyDown={onKey}
            onClick={() => (hasMore ? toggle(node.id) : undefined)}
          >
            <span className="tree-mark" aria-hidden="true">
              {hasMore && <Icon node={open.has(node.id) ? chevronDown : chevronRight} size={20} />}
            </span>
            <span className="tree-name">
              {node.name}
              {node.detail && <span className="small muted"> {node.detail}</span>}
            </span>
            {node.station !== undefined && (
              // The keyboard's way is Enter on the row.
              <button
                type="button"
                className="icon-button"
                tabIndex={-1}
                aria-label={texts.open(node.name)}
                title={texts.open(node.name)}
                onClick={(event) => {
                  event.stopPropagation();
                  onStation(node.station as string);
                }}
              >
                <Icon node={mapPin} />
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
