// What to take away, and as what. Layers are made when they are saved, not before; a long
// one can be given up.

import './exchange.css';
import download from 'lucide/dist/esm/icons/download.mjs';
import { useEffect, useRef, useState } from 'react';
import type { ExportLayer } from '#core/planning/export-layer.ts';
import type { Provenance } from '#core/planning/provenance.ts';
import { Button } from '#ui/button.tsx';
import { saveFile } from '#ui/save-file.ts';
import { Segmented } from '#ui/segmented.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import {
  fileName,
  type LayerFormat,
  layerFiles,
  layerFormats,
  type NamedFile,
} from './layer-files.ts';
import { type MapPngOrder, mapPng } from './map-png.ts';
import type { Paper } from './paper.ts';
import { PaperChoice } from './paper-choice.tsx';

/** Name of a layer as in `export-layer.ts`. */
export type LayerName = 'stations' | 'demand' | 'catchments' | 'gaps' | 'streets';

/** What can be had; a layer is made when it is wanted. */
export type LayerMakers = Readonly<
  Partial<Record<LayerName, (signal: AbortSignal) => ExportLayer | Promise<ExportLayer>>>
>;

export interface ExportPanelProps {
  readonly layers: LayerMakers;
  /** With the time of asking. */
  readonly provenance: () => Provenance;
  /** null: this device has no map. */
  readonly map: Pick<MapPngOrder, 'content' | 'box' | 'printMap'> | null;
}

type Format = LayerFormat | 'png';
type State =
  | { readonly kind: 'idle' | 'failed' }
  | { readonly kind: 'working'; readonly share: number | null }
  | { readonly kind: 'saved'; readonly files: number };

export function ExportPanel({ layers, provenance, map }: ExportPanelProps) {
  const texts = usePlannerTexts().exchange.taking;
  const { distance } = useTexts();
  const available = Object.keys(layers) as LayerName[];
  const [format, setFormat] = useState<Format>('gpkg');
  const [wanted, setWanted] = useState<readonly LayerName[]>(available);
  const [paper, setPaper] = useState<Paper>({ size: 'A4', orientation: 'landscape' });
  const { state, start, cancel } = useWork();
  const chosen = available.filter((name) => wanted.includes(name));

  const makeFiles = async (signal: AbortSignal, onProgress: (share: number) => void) => {
    const about = provenance();
    if (format === 'png') {
      if (!map) return [];
      const content = await mapPng({ ...map, provenance: about, paper, distance, signal });
      return [{ name: fileName(about, 'map', 'png'), content }];
    }
    const made = await Promise.all(chosen.map((name) => layers[name]?.(signal)));
    const whole = made.filter((layer) => layer !== undefined);
    return layerFiles(whole, about, format, { signal, onProgress });
  };
  const isPossible = format === 'png' ? map !== null : chosen.length > 0;

  return (
    <div className="stack-large">
      <Segmented<Format>
        legend={texts.format}
        options={[...layerFormats, 'png' as const].map((value) => ({
          value,
          label: texts.formats[value],
        }))}
        value={format}
        onChange={setFormat}
      />
      <p className="small muted">{texts.formatHint[format]}</p>
      {format === 'png' ? (
        <PaperChoice paper={paper} onChange={setPaper} />
      ) : (
        <LayerChoice available={available} wanted={chosen} onChange={setWanted} />
      )}
      {format === 'png' && !map && <p className="note">{texts.noMap}</p>}
      <div className="row-wrap">
        <Button
          look="primary"
          icon={download}
          disabled={!isPossible || state.kind === 'working'}
          onClick={() => start(makeFiles)}
        >
          {texts.save}
        </Button>
        {state.kind === 'working' && <Button onClick={cancel}>{texts.cancel}</Button>}
      </div>
      <WorkNote state={state} />
    </div>
  );
}

function LayerChoice(props: {
  readonly available: readonly LayerName[];
  readonly wanted: readonly LayerName[];
  readonly onChange: (wanted: readonly LayerName[]) => void;
}) {
  const texts = usePlannerTexts().exchange.taking;
  const { available, wanted, onChange } = props;
  if (available.length === 0) return <p className="note">{texts.nothing}</p>;
  const toggle = (name: LayerName) =>
    onChange(wanted.includes(name) ? wanted.filter((one) => one !== name) : [...wanted, name]);
  return (
    <fieldset>
      <legend className="field-label">{texts.layers}</legend>
      {available.map((name) => (
        <label key={name} className="check-row">
          <input type="checkbox" checked={wanted.includes(name)} onChange={() => toggle(name)} />
          {texts.layer[name]}
        </label>
      ))}
    </fieldset>
  );
}

function WorkNote({ state }: { readonly state: State }) {
  const texts = usePlannerTexts().exchange.taking;
  return (
    <p role="status">
      {state.kind === 'working' && (
        <label className="import-progress">
          {texts.working}
          <progress max={1} {...(state.share !== null && { value: state.share })} />
        </label>
      )}
      {state.kind === 'saved' && texts.saved(state.files)}
      {state.kind === 'failed' && texts.failed}
    </p>
  );
}

type MakeFiles = (
  signal: AbortSignal,
  onProgress: (share: number) => void,
) => Promise<readonly NamedFile[]>;

/** Files in the making, saved all together when all are there. */
function useWork() {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = async (make: MakeFiles) => {
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const show = (next: State) => signal.aborted || setState(next);
    show({ kind: 'working', share: null });
    try {
      const files = await make(signal, (share) => show({ kind: 'working', share }));
      if (signal.aborted) return;
      for (const { name, content } of files) saveFile(name, content);
      show({ kind: 'saved', files: files.length });
    } catch (error) {
      if (!signal.aborted) console.warn('The export failed.', error);
      show({ kind: 'failed' });
    }
  };
  const cancel = () => {
    running.current?.abort();
    setState({ kind: 'idle' });
  };
  return { state, start: (make: MakeFiles) => void start(make), cancel };
}
