// A file becomes an area: choose it, name it, wait, or read why it could not be.

import fileUp from 'lucide/dist/esm/icons/file-up.mjs';
import { type FormEvent, useId, useRef, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useAreasTexts } from '#ui/texts/areas/use-areas-texts.ts';
import type { AreasTexts } from '#ui/texts/areas/zh.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { placeNameOf } from './file-names.ts';
import type { AreaImport, ImportState } from './use-import.ts';

interface ImportPartProps {
  readonly making: AreaImport;
  readonly isOver: boolean;
}

export function ImportPart({ making, isOver }: ImportPartProps) {
  const texts = useAreasTexts();
  const { state, choose } = making;
  return (
    <section className="stack" aria-label={texts.own}>
      {!isSecureContext && <ErrorNote title={texts.insecure} hint={texts.insecureHint} />}
      {state.kind === 'failed' && <Failure failure={state} />}
      {state.kind === 'none' && state.isCancelled && <p role="status">{texts.cancelled}</p>}
      {state.kind === 'working' ? (
        <Working state={state} cancel={making.cancel} />
      ) : (
        <div className="drop-here" data-over={isOver}>
          {state.kind === 'chosen' ? (
            <Chosen key={`${state.file.name} ${state.file.size}`} chosen={state} making={making} />
          ) : (
            <>
              <p className="drop-title">{texts.dropHere}</p>
              <FileButton
                look="primary"
                label={texts.choose}
                onFile={choose}
                autoFocus={state.kind === 'failed' || state.isCancelled === true}
              />
              <p className="small muted">{texts.formats}</p>
            </>
          )}
          <p className="small muted">{texts.privacy}</p>
        </div>
      )}
    </section>
  );
}

function FileButton(props: {
  readonly look: 'primary' | 'normal';
  readonly label: string;
  readonly onFile: (file: File) => void;
  readonly autoFocus?: boolean;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".pbf,.osm,.gz,.xml"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) props.onFile(file);
          // The same file, put right, may be chosen again.
          currentTarget.value = '';
        }}
      />
      <Button
        look={props.look}
        icon={fileUp}
        autoFocus={props.autoFocus}
        onClick={() => input.current?.click()}
      >
        {props.label}
      </Button>
    </>
  );
}

function Chosen({
  chosen: { file, size },
  making,
}: {
  readonly chosen: ImportState & { kind: 'chosen' };
  readonly making: AreaImport;
}) {
  const texts = useAreasTexts();
  const [name, setName] = useState(() => placeNameOf(file.name));
  const field = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.start(name.trim());
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="file-name">{texts.file(file.name, texts.size(file.size))}</p>
      {size.kind === 'too_large' ? (
        <ErrorNote title={texts.tooLarge(texts.size(size.mostBytes))} hint={texts.tooLargeHint} />
      ) : (
        <>
          {size.kind === 'heavy' && (
            <p className="note" role="status">
              {texts.heavy(`${(size.memoryBytes / 1e9).toFixed(1)} GB`)}
            </p>
          )}
          <div>
            <label className="field-label" htmlFor={field}>
              {texts.name}
            </label>
            <input
              id={field}
              className="text-field"
              ref={focusOnce}
              value={name}
              required
              maxLength={60}
              autoComplete="off"
              onChange={({ target }) => setName(target.value)}
            />
            <p className="small muted hint">{texts.nameHint}</p>
          </div>
        </>
      )}
      <div className="row-wrap">
        {size.kind !== 'too_large' && (
          <Button type="submit" look="primary" disabled={name.trim() === '' || !isSecureContext}>
            {texts.make}
          </Button>
        )}
        <FileButton look="normal" label={texts.chooseAgain} onFile={making.choose} />
      </div>
    </form>
  );
}

function Working({
  state: { name, stage, share },
  cancel,
}: {
  readonly state: ImportState & { kind: 'working' };
  readonly cancel: () => void;
}) {
  const texts = useAreasTexts();
  const label = useId();
  return (
    // Not the button: a key held down for the last one would press it.
    <div className="stack drop-here" ref={focusOnce} tabIndex={-1}>
      <p className="drop-title" id={label}>
        {texts.working(name)}
      </p>
      <progress value={share} max={1} aria-labelledby={label} />
      <p className="small muted row-spread">
        <span role="status">{texts.stages[stage]}</span>
        <span aria-hidden="true">{texts.progress(Math.floor(share * 100))}</span>
      </p>
      {stage !== 'keep' && <Button onClick={cancel}>{texts.cancel}</Button>}
    </div>
  );
}

/** What was used last is gone; go on from here. */
const focusOnce = (element: HTMLElement | null): void => element?.focus();

/** One line: which file, what is wrong and where; and what to do. */
function Failure({ failure }: { readonly failure: ImportState & { kind: 'failed' } }) {
  const texts = useAreasTexts();
  const { problem } = useTexts();
  const [what, advice] = texts.refusals[failure.code];
  return (
    <ErrorNote
      title={texts.refusal(failure.fileName, what, placeWords(failure.place, texts))}
      hint={advice}
      code={problem.code(failure.code)}
    />
  );
}

/** `byte 345`, as readers say it, in words. */
function placeWords(place: string | null, { place: words }: AreasTexts): string | null {
  const [, kind, at] = /^(byte|line) (\d+)/.exec(place ?? '') ?? [];
  return kind && at ? words[kind as keyof typeof words](at) : place;
}
