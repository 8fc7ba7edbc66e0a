// What a view rests on: the date of its data, and how old the live status laid over them is.

import type { ReactNode } from 'react';
import { useTexts } from './texts/text-context.tsx';

interface DataAgeProps {
  /** YYYY-MM-DD. */
  readonly dataDate: string;
  /** Minutes since live status was had; null: there is none. */
  readonly liveMinutes: number | null;
  readonly children?: ReactNode;
}

export function DataAge({ dataDate, liveMinutes, children }: DataAgeProps) {
  const { map } = useTexts();
  return (
    <p className="facts data-age">
      <span>{map.dataDate(dataDate)}</span>
      <span>{liveMinutes === null ? map.noLive : map.live(liveMinutes)}</span>
      {children}
    </p>
  );
}
