import { demoServer } from '../../../src/provider/demo.js';
import type { Transport } from '../../../src/provider/exchange.js';

/** A comment that a back end might have been made to keep. */
export interface Hostile {
  readonly id: string;
  readonly html: string;
  /** The author's name, address, picture and badge. */
  readonly text: string;
  /** ISO 8601, UTC, from a back end that minds. */
  readonly date: string;
}

/** A back end of one kind that holds such comments. */
interface Wire {
  readonly thread: string;
  transport(comments: readonly Hostile[]): Transport;
}

/** All answer in their own back end's form, with a string of the comment's wherever that form has one. */
export const wires: Readonly<Record<string, Wire>> = {
  afterword: {
    thread: 'hostile',
    transport: (comments) => always({ total: comments.length, open: true, next: null, comments: comments.map(record) }),
  },
  demo: {
    thread: 'hostile',
    transport(comments) {
      demoServer.clear();
      demoServer.delayMs = 0;
      demoServer.seed(
        'hostile',
        comments.map((each) => ({ ...record(each), name: each.text })),
      );
      return demoServer.transport;
    },
  },
  wordpress: { thread: '7', transport: wordpress },
  'wordpress-form': { thread: '7', transport: wordpress },
  waline: {
    thread: '/hostile',
    transport: (comments) =>
      always({
        errno: 0,
        errmsg: '',
        data: { page: 1, totalPages: 1, pageSize: 100, count: comments.length, data: comments.map(walineRow) },
      }),
  },
};

function record({ id, html, text, date }: Hostile) {
  const author = { name: text, url: text, avatar: text, badge: text };
  return {
    id,
    parent: null,
    replies: 0,
    author,
    html,
    createdAt: date,
    editedAt: date,
    votes: 0,
    pinned: false,
    state: 'published' as const,
  };
}

function wordpress(comments: readonly Hostile[]): Transport {
  const rows = comments.map(({ id, html, text, date }) => ({
    id: Number(id) || id,
    post: 7,
    parent: 0,
    author_name: text,
    author_url: text,
    author_avatar_urls: { 96: text },
    date_gmt: date.replace(/\.\d+Z$/, ''),
    content: { rendered: html },
    link: text,
    status: 'approved',
    type: text,
    _links: {},
  }));
  return always(rows, { 'x-wp-total': '1' });
}

function walineRow({ id, html, text, date }: Hostile) {
  const time = Number.isNaN(Date.parse(date)) ? date : Date.parse(date);
  const author = { nick: text, link: text, avatar: text, label: text, browser: text, os: text, addr: text };
  return { objectId: id, ...author, comment: html, orig: html, time, like: 0, sticky: false, status: 'approved', children: [] };
}

function always(body: unknown, headers: Readonly<Record<string, string>> = {}): Transport {
  return () => Promise.resolve({ status: 200, headers, text: JSON.stringify(body) });
}
