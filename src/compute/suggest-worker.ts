// The worker of one suggestion: a question comes, the plan found at once goes back.

import { type SitingDraft, suggestFor } from '#core/planning/siting-suggest.ts';

const scope = globalThis as unknown as Worker;

scope.addEventListener('message', ({ data }: MessageEvent<SitingDraft>) =>
  scope.postMessage(suggestFor(data)),
);
