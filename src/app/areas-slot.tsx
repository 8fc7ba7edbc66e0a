// The place of the list of areas, which any view may open. Its code is loaded when it is
// opened, or when a file is dropped anywhere on the page.

import { lazy, Suspense, useEffect, useState } from 'react';
import { closeAreas, openAreas, useAreasDialog } from '#state/areas-dialog.ts';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';

const AreasDialog = lazy(async () => ({
  default: (await import('#views/areas/areas-dialog.tsx')).AreasDialog,
}));

export function AreasSlot() {
  const texts = useTexts();
  const { isOpen, file } = useAreasDialog();
  const isOver = useFileDrop();
  return (
    <>
      {isOver && !isOpen && <p className="drop-veil">{texts.areas.drop}</p>}
      {isOpen && (
        <ErrorBoundary
          fallback={() => (
            <ErrorNote
              title={texts.problem.crashed}
              hint={texts.problem.crashedHint}
              retry={{ label: texts.close, onPress: closeAreas }}
            />
          )}
        >
          <Suspense>
            <AreasDialog dropped={file} isOver={isOver} onClose={closeAreas} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}

/** Takes a file dropped beside all that takes files itself; true while one is held over the page. */
function useFileDrop(): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const listen = (type: 'dragover' | 'dragleave' | 'drop', then: (event: DragEvent) => void) =>
      addEventListener(type, then, { signal: listening.signal });
    const isForUs = (event: DragEvent) =>
      event.dataTransfer?.types.includes('Files') === true && !isTaken(event);
    listen('dragover', (event) => {
      const ours = isForUs(event);
      // Otherwise the browser would open the file in place of the page.
      if (ours) event.preventDefault();
      setIsOver(ours);
    });
    listen('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) setIsOver(false);
    });
    listen('drop', (event) => {
      setIsOver(false);
      if (!isForUs(event)) return;
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file) openAreas(file);
    });
    // Until this code has come a dropped file is the browser's; tests wait for it.
    const { dataset } = document.documentElement;
    dataset.takesFiles = 'true';
    return () => {
      listening.abort();
      delete dataset.takesFiles;
    };
  }, []);
  return isOver;
}

/** By something that takes files itself, or by a dialog in front of the page. */
const isTaken = (event: DragEvent): boolean =>
  event.defaultPrevented ||
  (!useAreasDialog.getState().isOpen && document.querySelector('dialog[open]') !== null);
