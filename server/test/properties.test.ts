import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Comment } from '../src/comments/comment.ts';
import { listComments } from '../src/comments/list-comments.ts';
import { renderMarkdown } from '../src/comments/markdown.ts';
import { threadKey } from '../src/comments/thread-key.ts';
import { quotable } from '../src/mail/quotable.ts';
import { oneLine } from '../src/one-line.ts';
import { createRuntime } from '../src/runtime.ts';
import { readSettings } from '../src/settings.ts';
import { openSqlite } from '../src/storage/sqlite.ts';
import type { Sort } from '../src/storage/storage.ts';
import { site, thread } from './harness.ts';

const states = ['published', 'published', 'published', 'held', 'refused', 'deleted'] as const;

/** A comment as far as order and place go; its parent is one of those before it. */
const grown = fc.record({
  parent: fc.option(fc.nat(), { nil: null, freq: 1 }),
  state: fc.constantFrom(...states),
  votes: fc.nat(3),
  pinned: fc.boolean(),
});

type Grown = typeof grown extends fc.Arbitrary<infer Each> ? Each : never;

function comments(grownOnes: readonly Grown[]): readonly Comment[] {
  const made: Comment[] = [];
  for (const [nth, { parent: which, state, votes, pinned }] of grownOnes.entries()) {
    const above = which === null ? undefined : made[which % Math.max(1, nth)];
    const id = `01a20ca9-e52a-78b4-abda-${String(nth).padStart(12, '0')}`;
    made.push({
      id,
      site,
      thread,
      parent: above?.id ?? null,
      root: above?.root ?? id,
      depth: above ? above.depth + 1 : 0,
      path: above ? `${above.path}/${id}` : id,
      state,
      votes,
      pinned: pinned && !above,
      reason: null,
      name: 'Ada',
      email: 'ada@example.org',
      url: null,
      body: id,
      html: id,
      renderer: 'markdown-1',
      locale: 'en',
      notify: false,
      createdAt: nth,
      editedAt: null,
      publishedAt: nth,
      reviewedAt: null,
      toldAt: null,
      idempotencyKey: null,
      fingerprint: '',
    });
  }
  return made;
}

const orders: Readonly<Record<Sort, (one: Comment, other: Comment) => number>> = {
  newest: (one, other) => (one.id < other.id ? 1 : -1),
  oldest: (one, other) => (one.id < other.id ? -1 : 1),
  top: (one, other) => other.votes - one.votes || (one.id < other.id ? 1 : -1),
};

describe('any thread', () => {
  it('comes whole and in order, in pages of any size: each comment once, and stones only where something stands on them', async () => {
    const sorts = fc.constantFrom<Sort>('newest', 'oldest', 'top');
    await fc.assert(
      fc.asyncProperty(
        fc.array(grown, { maxLength: 25, size: 'max' }),
        sorts,
        fc.integer({ min: 1, max: 5 }),
        async (grownOnes, sort, limit) => {
          const storage = await openSqlite(':memory:');
          try {
            const settings = readSettings({ AFTERWORD_ORIGINS: site });
            const runtime = await createRuntime(settings, storage, { now: () => 0, random: randomBytes }, 'http://localhost');
            const all = comments(grownOnes);
            await storage.transaction(async (transaction) => {
              for (const comment of all) await transaction.comments.add(comment, null);
            });

            const canBeRead = ({ path, state }: Comment) =>
              state === 'published' || all.some((each) => each.state === 'published' && each.path.startsWith(`${path}/`));
            const top = all
              .filter((comment) => comment.parent === null && canBeRead(comment))
              .sort((one, other) => Number(other.pinned) - Number(one.pinned) || orders[sort](one, other));
            const below = ({ id }: Comment) =>
              all
                .filter((comment) => comment.root === id && comment.id !== id && canBeRead(comment))
                .sort((one, other) => (one.path < other.path ? -1 : 1));
            const expected = top.flatMap((each) => [each, ...below(each).slice(0, 20)]);

            const got = [];
            for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
              const page = await listComments(runtime, { thread, sort, limit, cursor, parent: null });
              assert.ok(page.kind === 'list');
              assert.equal(page.total, all.filter(({ state }) => state === 'published').length);
              got.push(...page.comments);
              cursor = page.next;
            }
            assert.deepEqual(
              got.map(({ id }) => id),
              expected.map(({ id }) => id),
            );
            for (const { id, state, html, name, replies } of got) {
              const isPublished = all.find((each) => each.id === id)?.state === 'published';
              assert.deepEqual([state, html, name], isPublished ? ['published', id, 'Ada'] : ['deleted', '', '']);
              assert.equal(replies, all.filter((each) => each.parent === id && canBeRead(each)).length);
            }
          } finally {
            await storage.close();
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** Text with much of what Markdown, HTML and addresses are made of. */
const markdownLike = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom(
        '*',
        '**',
        '_',
        '`',
        '```',
        '\n',
        '\n\n',
        '> ',
        '- ',
        '1. ',
        '[',
        '](',
        ')',
        '<',
        '>',
        '&#x6a;',
        'javascript:',
        'data:',
        '"',
        "'",
      ),
      fc.constantFrom(
        '<script>',
        '<img src=x onerror=alert(1)>',
        'https://a.example/',
        '<https://a.example>',
        '[x](javascript:alert(1))',
        '![x](https://a.example)',
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('any Markdown', () => {
  it('shows as nothing but what is allowed, with links only to the web and to mailboxes', () => {
    fc.assert(
      fc.property(markdownLike, (body) => {
        const { html, links } = renderMarkdown(body);
        const tags = [...html.matchAll(/<([^>]*)>/g)].map(([, tag]) => tag ?? '');
        for (const tag of tags) {
          assert.match(
            tag,
            /^\/?(p|em|strong|code|pre|blockquote|ul|ol( start="\d+")?|li|br|a( href="(https?:|mailto:)[^"<>]*" rel="nofollow ugc noopener")?)$/,
            body,
          );
        }
        assert.equal(tags.filter((tag) => tag.startsWith('a ')).length, links);
        assert.doesNotMatch(html.replace(/<[^>]*>/g, ''), /[<>]/);
      }),
      { numRuns: 500, examples: [['[x]()'], ['[a](<>) [b](https://b.example) [c]()']] },
    );
  });
});

describe('any thread’s key', () => {
  it('is its own key', () => {
    const urlLike = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string(),
      fc.string().map((tail) => `http://a.example/${tail}`),
    );
    fc.assert(
      fc.property(urlLike, (given) => {
        const key = threadKey(given);
        if (key !== null) assert.equal(threadKey(key), key);
      }),
      { numRuns: 500 },
    );
  });
});

describe('any text in a mail', () => {
  it('is one short line without a link', () => {
    fc.assert(
      fc.property(fc.oneof(markdownLike, fc.string({ unit: 'binary', maxLength: 1000 })), (given) => {
        const quoted = quotable(given);
        assert.ok(quoted.length <= 401);
        assert.doesNotMatch(quoted, /[\r\n\u202e]|:\/\/|@/);
        assert.equal(oneLine(quoted), quoted);
      }),
      { numRuns: 500 },
    );
  });
});
