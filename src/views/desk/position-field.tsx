// A position as two numbers, for whoever does not drag it on the map.

import { useState } from 'react';
import type { LngLat } from '#core/units.ts';
import { useDeskTexts } from '#ui/texts/desk/use-desk-texts.ts';
import { TextField } from './fields.tsx';

interface PositionFieldProps {
  readonly at: LngLat;
  readonly onChange: (at: LngLat) => void;
}

/** 0.1 m. */
const textOf = ([lng, lat]: LngLat): string => `${lng.toFixed(6)}, ${lat.toFixed(6)}`;

function readPosition(text: string): LngLat | null {
  const match = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，]\s*(-?\d{1,2}(?:\.\d+)?)\s*$/.exec(text);
  return match ? [Number(match[1]), Number(match[2])] : null;
}

export function PositionField({ at, onChange }: PositionFieldProps) {
  const { edit: words } = useDeskTexts();
  /** What is typed and is no position yet. */
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    const read = readPosition(text);
    setTyped(read === null || textOf(read) !== text ? text : null);
    if (read) onChange(read);
  };
  const text = typed ?? textOf(at);
  return (
    <div className="field">
      <TextField label={words.fields.at} value={text} onChange={change} />
      <p className="small muted">{readPosition(text) === null ? words.atWrong : words.dragHint}</p>
    </div>
  );
}
