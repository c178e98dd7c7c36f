import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { empty, fromPage, rootOf, withAnswers, without, withOwn, withPage } from '../../../src/comments/thread.js';
import { latestMoment, withBranch, withChanges, withFresh } from '../../../src/comments/thread-changes.js';
import { tree, type Branch } from '../../../src/comments/tree.js';
import type { CommentRecord, ThreadPage } from '../../../src/provider/comment-record.js';

function comment(id: string, parent: string | null = null, more: Partial<CommentRecord> = {}): CommentRecord {
  return {
    id,
    parent,
    replies: 0,
    author: { name: id.toUpperCase(), url: null, avatar: null, badge: null },
    html: '',
    createdAt: '2026-11-01T00:00:00Z',
    editedAt: null,
    votes: 0,
    pinned: false,
    state: 'published',
    ...more,
  };
}

function page(comments: readonly CommentRecord[], more: Partial<ThreadPage> = {}): ThreadPage {
  return { kind: 'page', comments, total: comments.length, open: true, next: null, ...more };
}

/** A tree in words: `a(b(c) d)`. */
function words(branches: readonly Branch[]): string {
  return branches.map(({ comment, answers }) => comment.id + (answers.length ? `(${words(answers)})` : '')).join(' ');
}

describe('a thread as a tree', () => {
  it('puts answers under what they answer, in the order in which they came', () => {
    const thread = fromPage(page([comment('a'), comment('b', 'a'), comment('c', 'b'), comment('d', 'a'), comment('e')]));
    assert.equal(words(tree(thread, 4)), 'a(b(c) d) e');
  });

  it('goes on flat at the last step, and says whom a comment answers there', () => {
    const thread = fromPage(page([comment('a'), comment('b', 'a'), comment('c', 'b'), comment('d', 'c'), comment('e', 'b')]));
    const [a] = tree(thread, 2);
    assert.equal(words(tree(thread, 2)), 'a(b c d e)');
    assert.deepEqual(
      a?.answers.map(({ inReplyTo }) => inReplyTo?.id),
      [undefined, 'b', 'c', 'b'],
    );
  });

  it('shows all comments flat with a depth of one', () => {
    assert.equal(words(tree(fromPage(page([comment('a'), comment('b', 'a')])), 1)), 'a b');
  });

  it('puts a comment whose parent has not come at the top', () => {
    assert.equal(words(tree(fromPage(page([comment('b', 'gone')])), 4)), 'b');
  });

  it('counts the answers that are there but have not come', () => {
    const [a] = tree(fromPage(page([comment('a', null, { replies: 23 }), comment('b', 'a')])), 4);
    assert.equal(a?.missing, 22);
  });

  it('takes a thread 10,000 deep', () => {
    const deep = Array.from({ length: 10_000 }, (_, at) => comment(`c${String(at)}`, at ? `c${String(at - 1)}` : null));
    const [top] = tree(fromPage(page(deep)), 3);
    assert.equal(top?.answers[0]?.answers.length, 9_998);
  });

  it('is not led in circles by a back end', () => {
    assert.equal(words(tree(fromPage(page([comment('a', 'b'), comment('b', 'a'), comment('c')])), 4)), 'c');
  });

  it('shows each comment that a page brings once, whatever the order and the depth', () => {
    const pages = fc
      .array(fc.nat(), { minLength: 1, maxLength: 40 })
      .map((parents) =>
        parents.map((parent, at) => comment(`c${String(at)}`, at && parent % (at + 1) < at ? `c${String(parent % (at + 1))}` : null)),
      );
    fc.assert(
      fc.property(pages, fc.integer({ min: 1, max: 8 }), (comments, depth) => {
        const shown: string[] = [];
        const walk = (branches: readonly Branch[]): void => {
          for (const { comment, depth: at, answers } of branches) {
            shown.push(comment.id);
            assert.ok(at <= depth);
            walk(answers);
          }
        };
        walk(tree(fromPage(page(comments)), depth));
        assert.deepEqual([...shown].sort(), comments.map(({ id }) => id).sort());
      }),
    );
  });
});

describe('what comes to a thread', () => {
  it('adds a further page behind what is there, and takes its word on what is still there', () => {
    const thread = withPage(fromPage(page([comment('a')], { total: 2, next: '1' })), page([comment('b')], { total: 2 }));
    assert.equal(words(tree(thread, 4)), 'a b');
    assert.equal(thread.next, null);
  });

  it('keeps the place of the next page when answers are filled in', () => {
    const thread = withAnswers(fromPage(page([comment('a', null, { replies: 1 })], { next: '1' })), page([comment('b', 'a')]));
    assert.equal(words(tree(thread, 4)), 'a(b)');
    assert.equal(thread.next, '1');
  });

  it('puts a new comment of one’s own first, and counts it once published', () => {
    const thread = withOwn(fromPage(page([comment('a')])), comment('mine'));
    assert.equal(words(tree(thread, 4)), 'mine a');
    assert.equal(thread.total, 2);
  });

  it('puts an answer of one’s own behind the others, and nothing counts as missing', () => {
    const thread = withOwn(fromPage(page([comment('a', null, { replies: 1 }), comment('b', 'a')])), comment('mine', 'a'));
    assert.equal(words(tree(thread, 4)), 'a(b mine)');
    assert.equal(tree(thread, 4)[0]?.missing, 0);
  });

  it('shows a held one to its author without counting it', () => {
    const thread = withOwn(empty, comment('mine', null, { state: 'held' }));
    assert.equal(words(tree(thread, 4)), 'mine');
    assert.equal(thread.total, 0);
  });

  it('brings one that is known up to date in its place', () => {
    const thread = withOwn(fromPage(page([comment('a'), comment('b')])), comment('b', null, { html: 'new' }));
    assert.equal(words(tree(thread, 4)), 'a b');
    assert.equal(thread.comments.get('b')?.html, 'new');
  });

  it('puts what is newer at the top, the newest first, and answers behind those that are there', () => {
    const thread = fromPage(page([comment('a', null, { replies: 1 }), comment('b', 'a')]));
    const fresh = withFresh(thread, [comment('c', 'a'), comment('d'), comment('e')], false);
    assert.equal(words(tree(fresh, 4)), 'e d a(b c)');
    assert.equal(fresh.comments.get('a')?.replies, 2);
    assert.equal(words(tree(withFresh(thread, [comment('d'), comment('e')], true), 4)), 'a(b) d e');
  });

  it('shows first of all what a link leads to, unless it is there', () => {
    const thread = fromPage(page([comment('a'), comment('b')], { next: 'x' }));
    const found = withBranch(thread, page([comment('z'), comment('y', 'z')]));
    assert.equal(words(tree(found, 4)), 'z(y) a b');
    assert.equal(found.next, 'x');
    assert.equal(words(tree(withBranch(thread, page([comment('b'), comment('y', 'b')])), 4)), 'a b(y)');
  });

  it('changes what is there, and nothing else', () => {
    const thread = fromPage(page([comment('a'), comment('b')]));
    const changed = withChanges(thread, [comment('a', null, { votes: 3 }), comment('nowhere')]);
    assert.deepEqual([...changed.comments.keys()], ['a', 'b']);
    assert.equal(changed.comments.get('a')?.votes, 3);
  });

  it('leaves a stone of what was answered, and nothing of the rest', () => {
    const thread = fromPage(page([comment('a'), comment('b', 'a'), comment('c')]));
    const left = without(without(thread, 'a'), 'c');
    assert.equal(left.comments.get('a')?.state, 'deleted');
    assert.equal(words(tree(left, 4)), 'a(b)');
    assert.equal(left.total, 1);
  });

  it('knows since when to ask, and where a branch begins', () => {
    const edited = comment('b', 'a', { createdAt: '2026-11-02T00:00:00Z', editedAt: '2026-11-04T00:00:00Z' });
    const thread = fromPage(page([comment('a', null, { createdAt: '2026-11-03T00:00:00Z' }), edited, comment('c', 'b')]));
    assert.equal(latestMoment(thread), '2026-11-04T00:00:00Z');
    assert.equal(latestMoment(empty), undefined);
    assert.equal(rootOf(thread, 'c'), 'a');
    assert.equal(rootOf(thread, 'a'), 'a');
    // A hostile back end's circle.
    assert.equal(rootOf(fromPage(page([comment('x', 'y'), comment('y', 'x')])), 'x'), 'x');
  });
});
