// The name of the product with its mark: a clock with its first quarter filled,
// fifteen minutes.

import { useTexts } from '#ui/texts/text-context.tsx';

export function Brand() {
  const { appName } = useTexts();
  return (
    <header className="brand">
      <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
        <circle cx="14" cy="14" r="11.5" fill="none" stroke="currentColor" strokeWidth="3" />
        <path d="M14 14V2.5A11.5 11.5 0 0 1 25.5 14z" fill="currentColor" />
      </svg>
      <h1>{appName}</h1>
    </header>
  );
}
