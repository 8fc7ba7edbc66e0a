// The name of the product with its mark: a clock with its first quarter filled, fifteen
// minutes. It opens the menu of views, whose code comes when it is opened.

import chevronDown from 'lucide/dist/esm/icons/chevron-down.mjs';
import { lazy, Suspense, useState } from 'react';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import { Icon } from '#ui/icon.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';

const Menu = lazy(async () => ({ default: (await import('./menu.tsx')).Menu }));

export function Brand() {
  const { appName, menu } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <header className="brand">
        <h1>
          <button type="button" aria-haspopup="dialog" title={menu} onClick={() => setOpen(true)}>
            <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
              <circle cx="14" cy="14" r="11.5" fill="none" stroke="currentColor" strokeWidth="3" />
              <path d="M14 14V2.5A11.5 11.5 0 0 1 25.5 14z" fill="currentColor" />
            </svg>
            <span className="brand-name">{appName}</span>
            <Icon node={chevronDown} size={20} />
          </button>
        </h1>
      </header>
      {isOpen && (
        <ErrorBoundary fallback={() => null}>
          <Suspense>
            <Menu onClose={() => setOpen(false)} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}
