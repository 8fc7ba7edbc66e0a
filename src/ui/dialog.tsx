// A modal dialog on the browser's own <dialog>: focus is kept inside, Escape and
// the system's back gesture close it, and focus returns to what opened it. On a
// phone it rises from the lower edge, within reach of the thumb.

import x from 'lucide/dist/esm/icons/x.mjs';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { IconButton } from './button.tsx';

interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** Stays in view below the scrolling part. */
  readonly footer?: ReactNode;
  /** Takes the whole height, so that its size does not follow what is found in it. */
  readonly tall?: boolean;
  readonly children: ReactNode;
}

export function Dialog({
  title,
  closeLabel,
  onClose,
  footer,
  tall = false,
  children,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // Before any effect of what is inside, which may want the focus for itself.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way out; this is the pointer's.
    <dialog
      ref={dialog}
      className="dialog"
      data-tall={tall}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="dialog-frame">
        <header className="dialog-header">
          <h2 id={titleId} className="dialog-title">
            {title}
          </h2>
          <IconButton label={closeLabel} icon={x} onClick={onClose} />
        </header>
        <div className="dialog-body">{children}</div>
        {footer && <footer className="dialog-footer">{footer}</footer>}
      </div>
    </dialog>
  );
}
