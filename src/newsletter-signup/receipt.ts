import type { Taken } from './sign-up.js';

export interface Circumstances {
  /** Nothing was really sent. */
  readonly simulated: boolean;
  /** Where the back end does not say: whether it asks for confirmation by mail. */
  readonly mail: boolean;
}

/** What is said about a sign-up that was taken, by the names of its terms: only what is true. */
export function receipt({ kind, again, told }: Taken, { simulated, mail }: Circumstances) {
  if (simulated) return { title: 'signupDemoTitle', sentence: 'signupDemoDone' } as const;
  if (told !== undefined) return { title: 'signupToldTitle', sentence: 'signupTold' } as const;
  if (kind === 'confirm') return { title: 'signupConfirmTitle', sentence: again ? 'signupConfirmAgain' : 'signupConfirm' } as const;
  if (kind === 'sent' && mail) return { title: 'signupSentTitle', sentence: 'signupSent' } as const;
  return { title: 'signupDoneTitle', sentence: 'signupDone' } as const;
}
