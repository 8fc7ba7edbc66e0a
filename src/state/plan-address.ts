// A scenario in the address: as its text where a link has room for that, otherwise as the
// name of a copy that lies in this browser. A copy is named by its checksum, so that two
// pages with different scenarios never mean one by the name of the other.

import { decodePlan, encodePlan } from '#core/planning/plan-text.ts';
import type { Scenario } from '#core/planning/scenario.ts';
import { longestPlan } from './view-state.ts';

const copiesKey = 'circle.plans';
/** The text of a scenario begins with a digit. */
const mark = 'local-';
/** Of a thousand edits each is some 100 kB: a browser has room for 5 MB. */
const mostCopies = 12;

/** The scenario is in this browser alone: its link is no use elsewhere. */
export const isLocal = (address: string | null): boolean => address?.startsWith(mark) ?? false;

interface Addressed {
  readonly address: string;
  /** false: this browser keeps nothing, so that the address leads nowhere. */
  readonly isSafe: boolean;
}

export function addressOfPlan(scenario: Scenario): Addressed {
  const text = encodePlan(scenario);
  if (text.length <= longestPlan) return { address: text, isSafe: true };
  const name = mark + checksum(text);
  return { address: name, isSafe: writeCopy(name, text) };
}

/** null: the text cannot be read, or the copy lies in another browser. */
export function planOfAddress(address: string): Scenario | null {
  if (!isLocal(address)) return decodePlan(address);
  const copy = readCopies().find(([name]) => name === address);
  return copy ? decodePlan(copy[1]) : null;
}

type Copy = readonly [name: string, text: string];

function readCopies(): readonly Copy[] {
  try {
    const copies: unknown = JSON.parse(localStorage.getItem(copiesKey) ?? '[]');
    return Array.isArray(copies) ? copies.filter(isCopy) : [];
  } catch {
    return [];
  }
}

const isCopy = (value: unknown): value is Copy =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');

/** The newest first; where there is no room, the oldest go. */
function writeCopy(name: string, text: string): boolean {
  const others = readCopies().filter(([other]) => other !== name);
  for (let kept = Math.min(others.length, mostCopies - 1); kept >= 0; kept--) {
    try {
      localStorage.setItem(copiesKey, JSON.stringify([[name, text], ...others.slice(0, kept)]));
      return true;
    } catch {
      // Less may fit.
    }
  }
  return false;
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): a dozen copies need no more. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
