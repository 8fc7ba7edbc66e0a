// The mocks for tests that run in Node: `mockApi('failure', now)`, then `listen` and `close`.

import { type SetupServer, setupServer } from 'msw/node';
import type { Instant } from '#core/units.ts';
import { handlers, type Situation } from './handlers.ts';

export const mockApi = (situation: Situation, now: () => Instant): SetupServer =>
  setupServer(...handlers(situation, now));
