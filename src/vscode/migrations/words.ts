import type { RunState } from '../../engine/model/event.js';

/** What a run came to, in people's words. */
export const outcomeWords: Readonly<Record<RunState, string>> = {
  ready: 'ready to run',
  verified: 'verified',
  'not-verified': 'not verified',
  incomplete: 'incomplete, rows were refused',
  differs: 'source and target differ',
  blocked: 'blocked, nothing was written',
  failed: 'failed',
  cancelled: 'cancelled',
};
