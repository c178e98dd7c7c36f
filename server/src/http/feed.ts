// Under this name, since formatters take `html` for HTML.
import { html as xml } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { ThreadFeed } from '../comments/latest-comments.ts';
import { addressOfComment, pageOf } from '../comments/place.ts';
import type { Runtime } from '../runtime.ts';
import type { Latest } from '../storage/storage.ts';
import { speak } from '../wording/speak.ts';
import { date } from './comment-json.ts';

/** A thread as an Atom feed (RFC 4287). */
export function atomFeed({ settings, url }: Pick<Runtime, 'settings' | 'url'>, { place, latest }: ThreadFeed): string {
  const page = pageOf(settings, place.thread);
  const self = `${url}/v1/feed?thread=${encodeURIComponent(place.thread)}`;
  const title = latest[0]?.threadTitle ?? page ?? place.thread;
  const feed = xml`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${self}</id>
<title>${speakable(title)}</title>
<updated>${date(Math.max(0, ...latest.map(changedAt)))}</updated>
<link rel="self" type="application/atom+xml" href="${self}"/>
${page === null ? '' : xml`<link rel="alternate" type="text/html" href="${page}"/>`}
${latest.map((each) => entry(settings, each))}
</feed>
`;
  // A promise only where one of the values is one.
  return (feed as HtmlEscapedString).toString();
}

function entry(settings: Runtime['settings'], { comment }: Latest) {
  const { id, name, locale, html, createdAt } = comment;
  const author = speakable(name || speak([locale]).words.somebody);
  const address = addressOfComment(settings, comment);
  return xml`<entry>
<id>urn:uuid:${id}</id>
<title>${author}</title>
<author><name>${author}</name></author>
<published>${date(createdAt)}</published>
<updated>${date(changedAt({ comment }))}</updated>
${address === null ? '' : xml`<link rel="alternate" type="text/html" href="${address}"/>`}
<content type="html">${speakable(html)}</content>
</entry>
`;
}

function changedAt({ comment }: Pick<Latest, 'comment'>): number {
  return comment.editedAt ?? comment.publishedAt ?? comment.createdAt;
}

/** Without the characters that XML 1.0 (§2.2) cannot hold, however they are written. */
function speakable(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
}
