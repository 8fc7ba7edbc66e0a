// The memory of another process, sampled while it works. Linux only.

import { readFileSync } from 'node:fs';

export interface Memory {
  /** Megabytes resident: the most, and the middle of the second and of the last quarter. */
  readonly stop: () => { readonly most: number; readonly early: number; readonly late: number };
}

export const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

export function watchMemory(pid: number): Memory {
  const samples = [residentMb(pid)];
  const timer = setInterval(() => samples.push(residentMb(pid)), 500);
  const middle = (from: number, to: number) => {
    const part = samples.slice(Math.floor(from * samples.length), Math.ceil(to * samples.length));
    return part.sort((a, b) => a - b)[Math.floor(part.length / 2)] ?? Number.NaN;
  };
  return {
    stop: () => {
      clearInterval(timer);
      return { most: Math.max(...samples), early: middle(0.25, 0.5), late: middle(0.75, 1) };
    },
  };
}
