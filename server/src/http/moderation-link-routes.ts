import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { addressOfComment } from '../comments/place.ts';
import { decideCase, editOf, lookAtCase, type Case, type Decision } from '../moderation/mailed-decision.ts';
import type { Runtime } from '../runtime.ts';
import { isForm, readForm } from './form-pass.ts';
import { answerPage } from './page.ts';
import type { ApiEnvironment } from './visit.ts';
import { answerText, speechFor } from './visitor-page.ts';

/** Where moderators' mails lead: a page with the whole comment, whose button decides. The token is all that is asked for. */
export function addModerationLinkRoutes(app: Hono<ApiEnvironment>, runtime: Runtime): void {
  for (const decision of ['approve', 'bin'] as const) {
    const path = `/v1/moderation/${decision}`;
    app.get(path, async (c) => answerCase(c, runtime, decision, await lookAtCase(runtime, decision, token(c))));
    app.post(path, async (c) => {
      const { edit } = isForm(c.req.header('Content-Type')) ? await readForm(c) : {};
      const decided = await decideCase(runtime, decision, token(c), typeof edit === 'string' ? edit : '');
      return answerCase(c, runtime, decision, decided);
    });
  }
}

function token(c: Context): string {
  return c.req.query('token') ?? '';
}

function answerCase(c: Context, { settings }: Runtime, decision: Decision, found: Case): Promise<Response> {
  const speech = speechFor(c, null);
  const { lang, dir, words } = speech;
  if (found.kind !== 'open') {
    if (found.kind === 'gone') return answerText(c, speech, words.goneTitle, words.linkGoneText, 404);
    return answerText(c, speech, words.decidedTitle, words.decidedText);
  }
  const { comment } = found;
  const [title, button] = decision === 'approve' ? [words.approveTitle, words.approveButton] : [words.binTitle, words.binButton];
  const content = html`<p class="muted">${comment.name || words.somebody} · ${addressOfComment(settings, comment) ?? comment.thread}</p>
    <pre dir="auto">${comment.body}</pre>
    <form method="post"><input type="hidden" name="edit" value="${editOf(comment)}" /><button autofocus>${button}</button></form>`;
  return answerPage(c, { lang, dir, title, content });
}
