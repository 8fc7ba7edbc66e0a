// How much may come from one network: a bucket of tokens for each, filled again at a steady rate.
// Networks are known by a keyed hash whose key is forgotten after a day; no address is kept.

import { hash, randomBytes } from 'node:crypto';
import type { Instant } from '#core/units.ts';

export interface Rate {
  readonly perSecond: number;
  /** As many at once, after a pause: an outbox that was long without a network. */
  readonly burst: number;
}

/** Takes a token; gives the seconds to wait where there is none, else 0. */
export type TakeToken = (address: string) => number;

const keptAtMost = 100_000;
const keyLastsMs = 86_400_000;

export function tokenBuckets({ perSecond, burst }: Rate, now: () => Instant): TakeToken {
  const buckets = new Map<string, { tokens: number; at: number }>();
  let key = newKey();
  let keyMadeAt = now();
  const forget = (at: Instant) => {
    if (at - keyMadeAt > keyLastsMs) {
      key = newKey();
      keyMadeAt = at;
      buckets.clear();
    }
    if (buckets.size < keptAtMost) return;
    // A bucket that is full again is as good as none; the rest goes from the oldest on.
    for (const [name, bucket] of buckets) {
      if (((at - bucket.at) / 1000) * perSecond + bucket.tokens >= burst) buckets.delete(name);
    }
    for (const name of buckets.keys()) {
      if (buckets.size < keptAtMost) break;
      buckets.delete(name);
    }
  };
  return (address) => {
    const at = now();
    forget(at);
    const name = hash('sha256', key + networkOf(address), 'base64url');
    const bucket = buckets.get(name) ?? { tokens: burst, at };
    // A clock that is set back takes nothing away.
    const elapsed = Math.max(0, at - bucket.at) / 1000;
    const filled = Math.min(burst, bucket.tokens + elapsed * perSecond);
    const tokens = filled >= 1 ? filled - 1 : filled;
    buckets.set(name, { tokens, at });
    return filled >= 1 ? 0 : Math.ceil((1 - filled) / perSecond);
  };
}

const newKey = (): string => randomBytes(32).toString('base64url');

/** The first 24 bits of an IPv4 address, the first 48 of another. */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/.exec(address);
  if (v4?.[1] !== undefined) return v4[1];
  const [head = '', tail] = address.split('::') as [string, string?];
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) while (groups.length < 3) groups.push('0');
  return groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
