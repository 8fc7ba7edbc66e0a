// One area of a list: a link that opens it, and what else can be done with it.

import type { ReactNode } from 'react';
import { useAreasTexts } from '#ui/texts/areas/use-areas-texts.ts';

interface AreaRowProps {
  readonly name: string;
  readonly facts: string;
  readonly address: string;
  readonly isCurrent: boolean;
  readonly children?: ReactNode;
}

export function AreaRow({ name, facts, address, isCurrent, children }: AreaRowProps) {
  const texts = useAreasTexts();
  return (
    <li className="area-row">
      <a className="area-link" href={address} aria-current={isCurrent ? 'page' : undefined}>
        <span className="area-name">
          {name}
          {isCurrent && <span className="tag">{texts.current}</span>}
        </span>
        <span className="small muted">{facts}</span>
      </a>
      {children}
    </li>
  );
}
