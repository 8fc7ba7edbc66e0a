// Stations or demand out of a file: choose it, say what it is, look, and decide. Nothing
// comes in by halves: either every row is valid, or the person says that only the valid
// ones shall come.

import './exchange.css';
import fileUp from 'lucide/dist/esm/icons/file-up.mjs';
import { useEffect, useRef, useState } from 'react';
import type { ImportKind } from '#core/planning/import-columns.ts';
import { isWarning } from '#core/planning/import-rows.ts';
import type { LngLat } from '#core/units.ts';
import { Button } from '#ui/button.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { ColumnChoice, SystemChoice } from './import-choices.tsx';
import { FilePreview, ProblemList } from './import-findings.tsx';
import {
  type CheckState,
  type ImportSetting,
  type Imports,
  type OpenFile,
  useCheck,
  useChoices,
  useFile,
  useSystemFit,
} from './use-import.ts';

/** `source` is the name of the file. */
export type Imported = {
  readonly [K in ImportKind]: {
    readonly kind: K;
    readonly source: string;
    readonly rows: readonly Imports[K][];
  };
}[ImportKind];

interface ImportPanelProps {
  readonly setting: ImportSetting;
  /** Where the points would lie; null: there are none to show. */
  readonly onPreview: (points: readonly LngLat[] | null) => void;
  readonly onImport: (imported: Imported) => void;
}

export function ImportPanel({ setting, onPreview, onImport }: ImportPanelProps) {
  const texts = usePlannerTexts().exchange.bringing;
  const { file, open, cancel } = useFile();
  return (
    <div className="stack-large import">
      <DropZone onFile={open} isAgain={file.kind === 'open'} />
      {file.kind === 'none' && file.fault !== null && (
        <p role="alert" className="note">
          {texts.fault[file.fault]}
        </p>
      )}
      {file.kind === 'reading' && (
        <Progress label={texts.reading} share={file.share} cancel={cancel} />
      )}
      {file.kind === 'open' && (
        <OpenFilePart
          key={file.name}
          file={file}
          setting={setting}
          onPreview={onPreview}
          onImport={onImport}
          onNone={cancel}
        />
      )}
    </div>
  );
}

function DropZone(props: { readonly onFile: (file: File) => void; readonly isAgain: boolean }) {
  const texts = usePlannerTexts().exchange.bringing;
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const [file] = files ?? [];
    if (file) props.onFile(file);
    // The same file, put right, may be chosen again.
    if (input.current) input.current.value = '';
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the button is everybody's.
    <div
      className="drop-zone"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <p>{texts.drop}</p>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={texts.choose}
        accept=".csv,.txt,.tsv,.json,.geojson"
        onChange={(event) => take(event.currentTarget.files)}
      />
      <Button icon={fileUp} onClick={() => input.current?.click()}>
        {props.isAgain ? texts.another : texts.choose}
      </Button>
    </div>
  );
}

function Progress(props: {
  readonly label: string;
  readonly share: number;
  readonly cancel?: () => void;
}) {
  const texts = usePlannerTexts().exchange.bringing;
  return (
    <div className="row-wrap">
      <label className="import-progress">
        {props.label}
        <progress value={props.share} max={1} />
      </label>
      {props.cancel && <Button onClick={props.cancel}>{texts.cancel}</Button>}
    </div>
  );
}

interface OpenFilePartProps extends ImportPanelProps {
  readonly file: OpenFile;
  readonly onNone: () => void;
}

function OpenFilePart({ file, setting, onPreview, onImport, onNone }: OpenFilePartProps) {
  const texts = usePlannerTexts().exchange.bringing;
  const [choices, change] = useChoices(file, setting.kind);
  const fit = useSystemFit(file, choices.columns, setting);
  const check = useCheck(file, choices, setting);
  usePreview(check, onPreview);
  return (
    <>
      <p>{texts.file(file.name, file.table.rows.length, file.encoding)}</p>
      <FilePreview table={file.table} />
      <ColumnChoice
        kind={setting.kind}
        names={file.table.columns}
        columns={choices.columns}
        onChange={(columns) => change({ columns })}
      />
      <SystemChoice value={choices.system} fit={fit} onChange={(system) => change({ system })} />
      {check.kind === 'checking' && (
        <Progress
          label={texts.checking}
          share={check.share}
          cancel={() => change({ system: null })}
        />
      )}
      {check.kind === 'failed' && (
        <p role="alert" className="note">
          {texts.fault.unreadable}
        </p>
      )}
      {check.kind === 'done' && (
        <Decision
          check={check}
          file={file}
          kind={setting.kind}
          onImport={onImport}
          onNone={onNone}
        />
      )}
    </>
  );
}

function usePreview(check: CheckState, onPreview: ImportPanelProps['onPreview']) {
  useEffect(() => {
    onPreview(check.kind === 'done' ? check.checked.candidates.map(({ value }) => value.at) : null);
    return () => onPreview(null);
  }, [check, onPreview]);
}

interface DecisionProps {
  readonly check: CheckState & { readonly kind: 'done' };
  readonly file: OpenFile;
  readonly kind: ImportSetting['kind'];
  readonly onImport: (imported: Imported) => void;
  readonly onNone: () => void;
}

function Decision({ check, file, kind, onImport, onNone }: DecisionProps) {
  const texts = usePlannerTexts().exchange.bringing;
  const { candidates, problems } = check.checked;
  const hasErrors = problems.some(({ code }) => !isWarning(code));
  const count = candidates.length;
  const bring = () => {
    const rows = candidates.map(({ value }) => value);
    // What the rows were checked for is what they are.
    onImport({ kind, source: file.name, rows } as Imported);
  };
  return (
    <section className="stack" aria-live="polite">
      <p>
        <strong>{texts.result(count, file.table.rows.length)}</strong>
      </p>
      <ProblemList problems={problems} fileName={file.name} />
      <div className="row-wrap">
        {count > 0 && (
          <Button look={hasErrors ? 'normal' : 'primary'} onClick={bring}>
            {hasErrors ? texts.importValid(count) : texts.importAll(count)}
          </Button>
        )}
        {hasErrors && (
          <Button look="primary" onClick={onNone}>
            {texts.importNone}
          </Button>
        )}
      </div>
    </section>
  );
}
