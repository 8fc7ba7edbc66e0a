// Damaged files for everything that reads bytes from outside; `npm run fuzz` takes more.
// A failure prints its file in base64: make it a test of its own.

import { expect, test } from 'vitest';
import { runCampaign } from './campaign.ts';
import { targets } from './targets.ts';

test.each(Object.keys(targets))(
  'damaged files for %s are refused with a code and one clear line, or read',
  { timeout: 120_000 },
  async (target) => {
    const outcome = await runCampaign({ target, seed: 15, runs: 1000 });
    if (outcome.kind === 'failed') {
      expect.fail(`${outcome.reason}\n${Buffer.from(outcome.input).toString('base64')}`);
    }
    const { read, refused } = outcome.counts;
    expect(read + refused).toBe(1000);
    expect(refused).toBeGreaterThan(500);
  },
);
