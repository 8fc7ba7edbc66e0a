// The boundary of a panel: what breaks in it is told in its place, and can be tried again.

import type { ReactNode } from 'react';
import { ErrorBoundary } from './error-boundary.tsx';
import { ErrorNote } from './error-note.tsx';
import { useTexts } from './texts/text-context.tsx';

export function PanelBoundary({ children }: { readonly children: ReactNode }) {
  const { problem } = useTexts();
  return (
    <ErrorBoundary
      fallback={(retry) => (
        <ErrorNote
          title={problem.crashed}
          hint={problem.crashedHint}
          retry={{ label: problem.retry, onPress: retry }}
        />
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
