// The areas one can open: those this browser made of files and keeps, and those of the
// site; and the place where a file becomes one.

import './areas.css';
import { useEffect, useEffectEvent } from 'react';
import { useApp } from '#state/store.ts';
import { Dialog } from '#ui/dialog.tsx';
import { useAreasTexts } from '#ui/texts/areas/use-areas-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { areaAddress } from './area-address.ts';
import { ImportPart } from './import-part.tsx';
import { KeptAreas } from './kept-areas.tsx';
import { ServedAreas } from './served-areas.tsx';
import { useImport } from './use-import.ts';

interface AreasDialogProps {
  /** A file dropped on the page; null: none. */
  readonly dropped: File | null;
  /** A file is held over the page. */
  readonly isOver: boolean;
  readonly onClose: () => void;
}

export function AreasDialog({ dropped, isOver, onClose }: AreasDialogProps) {
  const { close } = useTexts();
  const { title } = useAreasTexts();
  const view = useApp((state) => state.view);
  const making = useImport((id) => location.assign(areaAddress(view, id)));
  const choose = useEffectEvent(making.choose);
  useEffect(() => {
    if (dropped) choose(dropped);
  }, [dropped]);
  const isWorking = making.state.kind === 'working';
  return (
    // What is being made is given up by its own button, not by a slip of the hand.
    <Dialog title={title} closeLabel={close} onClose={isWorking ? () => {} : onClose} tall>
      <div className="stack-large areas">
        <ImportPart making={making} isOver={isOver} />
        {!isWorking && (
          <>
            <KeptAreas view={view} />
            <ServedAreas view={view} />
          </>
        )}
      </div>
    </Dialog>
  );
}
