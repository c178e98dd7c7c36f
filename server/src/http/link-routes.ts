import type { Context, Hono } from 'hono';
import type { Runtime } from '../runtime.ts';
import { confirm, lookAtConfirmation, lookAtUnsubscription, unsubscribe, type Linked } from '../subscriptions/mailed-links.ts';
import { quote } from '../wording/speak.ts';
import type { Wording } from '../wording/wording.ts';
import type { ApiEnvironment } from './visit.ts';
import { answerButton, answerText, speechFor } from './visitor-page.ts';

/** What the pages of one kind of mailed link say. */
interface LinkWords {
  readonly ask: (words: Wording, lists: string) => { readonly title: string; readonly text: string; readonly button: string };
  readonly done: (words: Wording, lists: string) => readonly [title: string, text: string];
}

const confirmation: LinkWords = {
  ask: ({ confirmTitle, confirmText, confirmButton }, lists) => ({ title: confirmTitle, text: confirmText(lists), button: confirmButton }),
  done: ({ confirmedTitle, confirmedText }, lists) => [confirmedTitle, confirmedText(lists)],
};

const leaving: LinkWords = {
  ask: ({ leaveTitle, leaveText, leaveButton }, lists) => ({ title: leaveTitle, text: leaveText(lists), button: leaveButton }),
  done: ({ leftTitle, leftText }, lists) => [leftTitle, leftText(lists)],
};

/**
 * What mailed links lead to. A GET changes nothing, since mail scanners open every link; the button on its page, or a mail program's
 * own (RFC 8058), posts. No `Origin` is asked for: the token decides.
 */
export function addLinkRoutes(app: Hono<ApiEnvironment>, runtime: Runtime): void {
  app.get('/v1/subscriptions/confirm', async (c) => answerLink(c, confirmation, await lookAtConfirmation(runtime, token(c))));
  app.post('/v1/subscriptions/confirm', async (c) => answerLink(c, confirmation, await confirm(runtime, token(c))));
  app.get('/v1/subscriptions/unsubscribe', async (c) => answerLink(c, leaving, await lookAtUnsubscription(runtime, token(c))));
  app.post('/v1/subscriptions/unsubscribe', async (c) => answerLink(c, leaving, await unsubscribe(runtime, token(c))));
}

function token(c: Context): string {
  return c.req.query('token') ?? '';
}

function answerLink(c: Context, { ask, done }: LinkWords, linked: Linked): Promise<Response> {
  const speech = speechFor(c, linked.kind === 'gone' ? null : linked.locale);
  if (linked.kind === 'gone') return answerText(c, speech, speech.words.goneTitle, speech.words.goneText, 404);
  const lists = quote(speech, linked.listNames);
  if (linked.kind === 'open') return answerButton(c, speech, ask(speech.words, lists));
  return answerText(c, speech, ...done(speech.words, lists));
}
