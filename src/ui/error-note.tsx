// What went wrong, where the data would have been: what happened, what to do, and
// a way to try again.

import circleAlert from 'lucide/dist/esm/icons/circle-alert.mjs';
import rotateCw from 'lucide/dist/esm/icons/rotate-cw.mjs';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

interface ErrorNoteProps {
  readonly title: string;
  readonly hint?: string;
  /** A stable code a person can read out to whoever helps. */
  readonly code?: string;
  readonly retry?: { readonly label: string; readonly onPress: () => void };
  readonly children?: ReactNode;
}

export function ErrorNote({ title, hint, code, retry, children }: ErrorNoteProps) {
  return (
    <div className="error-note" role="alert">
      <Icon node={circleAlert} />
      <div className="error-note-body">
        <p className="error-note-title">{title}</p>
        {hint && <p>{hint}</p>}
        {code && <p className="muted small">{code}</p>}
        {(retry || children) && (
          <div className="row-wrap">
            {retry && (
              <Button icon={rotateCw} onClick={retry.onPress}>
                {retry.label}
              </Button>
            )}
            {children}
          </div>
        )}
      </div>
    </div>
  );
}
