// The tree of the street (基层治理树状图): how positions, services and programmes hang
// together, as a list and as a picture, with a search over both.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { type Area, type AreaLoad, programmesQuery } from '#api/area.ts';
import type { MapScene, SceneActions } from '#map/scene.ts';
import { openView, useApp, useSheet } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { DataAge } from '#ui/data-age.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';
import { useTreeTexts } from '#ui/texts/tree/use-tree-texts.ts';
import './tree.css';
import { buildTree, searchTree, stationsOf, type TreeNode } from './tree.ts';
import { TreeList } from './tree-list.tsx';
import { TreePicture } from './tree-picture.tsx';

interface TreeViewProps {
  readonly load: AreaLoad;
  readonly showScene: (scene: MapScene, area: Area, actions?: SceneActions) => void;
}

export function TreeView({ load }: TreeViewProps) {
  const texts = useTexts();
  const own = useTreeTexts();
  useEffect(() => {
    document.title = texts.documentTitle(own.title);
  }, [texts, own]);
  return (
    <Sheet
      {...useSheet()}
      fixed
      page="tree"
      header={<h2 className="sheet-heading">{own.title}</h2>}
    >
      {load.kind === 'loading' && <SkeletonRows count={5} label={own.loading} />}
      {load.kind === 'failed' && (
        <ErrorNote
          title={texts.problem.load(texts.problem.stations)}
          hint={texts.problem.loadHint}
          retry={{ label: texts.problem.retry, onPress: load.retry }}
        />
      )}
      {load.kind === 'ready' && <Tree area={load.area} />}
    </Sheet>
  );
}

const showOnMap = (id: string) => openView('rider', { station: id });

function Tree({ area }: { readonly area: Area }) {
  const texts = useTexts();
  const own = useTreeTexts();
  const language = useApp((state) => state.view.lang);
  const { manifest, stations } = area;
  // A tree without programmes is still one.
  const { data: programmes = none } = useQuery(programmesQuery(manifest));
  const [text, setText] = useState('');
  const [layout, setLayout] = useState<'list' | 'picture'>('list');
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(['street']));
  const whole = useMemo(
    () =>
      buildTree({
        street: manifest.name,
        stations,
        programmes,
        language,
        texts: own,
        tierName: texts.tier,
      }),
    [manifest, stations, programmes, language, own, texts],
  );
  const found = useMemo(() => searchTree(whole, text), [whole, text]);
  const isSearching = text.trim() !== '';
  return (
    <div className="tree stack" data-layout={layout}>
      <p className="muted">{own.intro}</p>
      <input
        className="text-field"
        type="search"
        aria-label={own.search}
        placeholder={own.search}
        value={text}
        onChange={(event) => {
          const next = event.target.value;
          setText(next);
          const left = searchTree(whole, next);
          // What was found is shown, not only the branch it hangs on.
          if (next.trim() !== '' && left) setOpened(new Set(branches(left)));
        }}
      />
      <p className="small muted" role="status">
        {isSearching && own.found(found ? stationsOf(found).length : 0)}
      </p>
      <div className="tree-layouts">
        <Segmented
          quiet
          legend={own.layout}
          options={(['list', 'picture'] as const).map((value) => ({
            value,
            label: own.layouts[value],
          }))}
          value={layout}
          onChange={setLayout}
        />
      </div>
      {found === null ? (
        <Button onClick={() => setText('')}>{own.clear}</Button>
      ) : (
        <div className="tree-parts">
          <div className="tree-part-list">
            <TreeList root={found} open={opened} onOpen={setOpened} onStation={showOnMap} />
            <p className="small muted">{own.keys}</p>
          </div>
          <div className="tree-part-picture">
            <TreePicture root={found} onStation={showOnMap} />
          </div>
        </div>
      )}
      {manifest.illustrative && <p className="small muted">{own.illustrative}</p>}
      <DataAge dataDate={manifest.dataDate} liveMinutes={area.liveMinutes} />
    </div>
  );
}

const none: never[] = [];

/** All that can be opened. */
const branches = (node: TreeNode): string[] =>
  node.children.length === 0 ? [] : [node.id, ...node.children.flatMap(branches)];
