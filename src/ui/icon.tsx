// Draws an icon given as data: the nodes of a 24×24 stroke drawing, as Lucide
// publishes them. An icon stands beside a word or inside a named control, so it is
// hidden from assistive technology.

import { createElement, memo } from 'react';

export type IconNode = readonly (readonly [
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
])[];

interface IconProps {
  readonly node: IconNode;
  readonly size?: 16 | 20 | 24;
}

/** Remembered: a list holds some hundred, and they never change. */
export const Icon = memo(function Icon({ node, size = 24 }: IconProps) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {node.map(([tag, attributes], index) =>
        createElement(tag, { ...attributes, key: `${index}${tag}` }),
      )}
    </svg>
  );
});
