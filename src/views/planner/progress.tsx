// What is being worked out, and the way to stop it. Shown after a moment: what is quick
// needs no sign, and a sign that flashes is none.

import { useEffect, useState } from 'react';
import { Button } from '#ui/button.tsx';

const quickMilliseconds = 300;

interface ProgressProps {
  readonly label: string;
  readonly stopLabel: string;
  readonly onStop: () => void;
}

export function Progress({ label, stopLabel, onStop }: ProgressProps) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), quickMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <div className="button-row">
      <span role="status">{label}</span>
      <Button onClick={onStop}>{stopLabel}</Button>
    </div>
  );
}
