import type { Context, Hono } from 'hono';
import { consent, endReplies, endThread, lookAtConsent, lookAtEnd, lookAtThreadEnd, type ReplyLinked } from '../replies/reply-consent.ts';
import type { Runtime } from '../runtime.ts';
import type { Wording } from '../wording/wording.ts';
import type { ApiEnvironment } from './visit.ts';
import { answerButton, answerText, speechFor } from './visitor-page.ts';

/** One kind of mailed link: what its page looks at, what the button does, and what both say. */
interface ReplyLink {
  readonly path: string;
  readonly look: (runtime: Runtime, token: string) => Promise<ReplyLinked>;
  readonly act: (runtime: Runtime, token: string) => Promise<ReplyLinked>;
  readonly ask: (words: Wording, site: string) => { readonly title: string; readonly text: string; readonly button: string };
  readonly done: (words: Wording, site: string) => readonly [title: string, text: string];
}

const links: readonly ReplyLink[] = [
  {
    path: '/v1/replies/confirm',
    look: lookAtConsent,
    act: consent,
    ask: ({ confirmTitle, repliesText, repliesButton }, site) => ({ title: confirmTitle, text: repliesText(site), button: repliesButton }),
    done: ({ repliesDoneTitle, repliesDoneText }, site) => [repliesDoneTitle, repliesDoneText(site)],
  },
  {
    path: '/v1/replies/unsubscribe',
    look: lookAtEnd,
    act: endReplies,
    ask: (words, site) => ({ title: words.repliesEndTitle, text: words.repliesEndText(site), button: words.repliesEndButton }),
    done: ({ repliesEndedTitle, repliesEndedText }, site) => [repliesEndedTitle, repliesEndedText(site)],
  },
  {
    path: '/v1/replies/leave',
    look: lookAtThreadEnd,
    act: endThread,
    ask: (words, site) => ({ title: words.repliesEndTitle, text: words.threadEndText(site), button: words.repliesEndButton }),
    done: ({ repliesEndedTitle, threadEndedText }, site) => [repliesEndedTitle, threadEndedText(site)],
  },
];

/** What mails about replies lead to: as with the newsletter's, a GET changes nothing, and no `Origin` is asked for. */
export function addReplyLinkRoutes(app: Hono<ApiEnvironment>, runtime: Runtime): void {
  for (const link of links) {
    app.get(link.path, async (c) => answerLink(c, link, await link.look(runtime, c.req.query('token') ?? '')));
    app.post(link.path, async (c) => answerLink(c, link, await link.act(runtime, c.req.query('token') ?? '')));
  }
}

function answerLink(c: Context, { ask, done }: ReplyLink, linked: ReplyLinked): Promise<Response> {
  const speech = speechFor(c, null);
  const { words } = speech;
  if (linked.kind === 'gone') return answerText(c, speech, words.goneTitle, words.linkGoneText, 404);
  if (linked.kind === 'open') return answerButton(c, speech, ask(words, linked.site));
  return answerText(c, speech, ...done(words, linked.site));
}
