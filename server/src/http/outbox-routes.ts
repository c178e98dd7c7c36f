import type { Hono } from 'hono';
import { html } from 'hono/html';
import { refused } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import type { ApiEnvironment } from './visit.ts';
import { answerPage } from './page.ts';
import { ProblemError } from './problem.ts';

/** Mails that are listed. */
const most = 100;

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

/** The mails of a server that has no SMTP to send them by: it listens on this machine alone, and whoever tries it out reads them here. */
export function addOutboxRoutes(app: Hono<ApiEnvironment>, { storage }: Runtime): void {
  app.get('/outbox', async (c) => {
    const mails = await storage.outbox.newest(most);
    const items = mails.map(
      ({ id, to, subject, createdAt }) =>
        html`<li>
          <a href="/outbox/${id}"><strong>${subject}</strong><span>${to} · ${dates.format(createdAt)}</span></a>
        </li>`,
    );
    const empty = html`<p class="muted">No mail yet. Sign up somewhere, then load this page again.</p>`;
    const content =
      mails.length > 0
        ? html`<ul>
            ${items}
          </ul>`
        : empty;
    return answerPage(c, { lang: 'en', dir: 'ltr', title: 'Outbox', content });
  });

  app.get('/outbox/:id', async (c) => {
    const { id, to, subject, text } = await mailOf(c.req.param('id'));
    const content = html`<p class="muted">To ${to} · <a href="/outbox">All mails</a></p>
      <pre dir="auto">${linked(text)}</pre>
      <iframe src="/outbox/${id}/html" title="The mail as HTML"></iframe>`;
    return answerPage(c, { lang: 'en', dir: 'ltr', title: subject, content });
  });

  app.get('/outbox/:id/html', async (c) => {
    const mail = await mailOf(c.req.param('id'));
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
    // A mail's styles stand on its elements. It runs nothing, loads nothing, and its links open in the whole window.
    c.header(
      'Content-Security-Policy',
      "sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    );
    return c.html(mail.html.replace('<head>', '<head><base target="_top" />'));
  });

  async function mailOf(id: string) {
    const mail = await storage.outbox.get(id);
    if (!mail) throw new ProblemError(refused('not-found'));
    return mail;
  }
}

/** A text whose addresses can be pressed. */
function linked(text: string) {
  // Split by a group: every other piece is an address.
  return text.split(/(https?:\/\/\S+)/).map((piece, index) => (index % 2 === 1 ? html`<a href="${piece}">${piece}</a>` : piece));
}
