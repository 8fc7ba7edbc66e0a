// Whether somebody is at the desk: a key, a pointer or a wheel was moved lately. A page that goes
// on asking by itself would keep the session of a desk that was left open.

import { useEffect, useState } from 'react';

const leftAfterMs = 10 * 60_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

export function useAttended(): boolean {
  const [isAttended, setAttended] = useState(true);
  useEffect(() => {
    const listening = new AbortController();
    let timer = setTimeout(() => setAttended(false), leftAfterMs);
    const seen = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setAttended(false), leftAfterMs);
      setAttended(true);
    };
    const options = { signal: listening.signal, passive: true };
    for (const sign of signs) addEventListener(sign, seen, options);
    return () => {
      listening.abort();
      clearTimeout(timer);
    };
  }, []);
  return isAttended;
}
