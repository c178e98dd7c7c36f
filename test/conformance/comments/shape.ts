import assert from 'node:assert/strict';
import type { CommentRecord } from '../../../src/provider/comment-record.js';
import type { Told } from './story.js';

/** ISO 8601, UTC, as `Date` writes it or with fewer digits. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** All comments in what a provider tells have the shape that `CommentRecord` documents. */
export function assertShaped(told: Told): void {
  switch (told.kind) {
    case 'page':
      assertWhole(told.total, 'total');
      assert.equal(typeof told.open, 'boolean');
      assert.ok(told.next === null || typeof told.next === 'string');
      told.comments.forEach(assertRecord);
      break;
    case 'latest':
      for (const { comment, title, url } of told.comments) {
        assertRecord(comment);
        assertText(title, 'title');
        assertText(url, 'url');
      }
      break;
    case 'counts':
      for (const count of told.counts.values()) assertWhole(count, 'count');
      break;
    case 'votes':
      assertWhole(told.votes, 'votes');
      break;
    case 'published':
    case 'held':
    case 'own':
      assertRecord(told.comment);
      break;
  }
}

function assertRecord({ id, parent, replies, author, html, createdAt, editedAt, votes, pinned, state }: CommentRecord): void {
  assert.equal(typeof id, 'string');
  assert.notEqual(id, '');
  assertText(parent, 'parent');
  assertWhole(replies, 'replies');
  assert.equal(typeof author.name, 'string');
  for (const part of ['url', 'avatar', 'badge'] as const) assertText(author[part], part);
  assert.equal(typeof html, 'string');
  assertInstant(createdAt);
  if (editedAt !== null) assertInstant(editedAt);
  assertWhole(votes, 'votes');
  assert.equal(typeof pinned, 'boolean');
  assert.ok(['published', 'held', 'deleted'].includes(state), state);
}

/** Each comment follows its parent and the parent's descendants so far; only the first level may answer what is not on the page. */
export function assertDepthFirst(comments: readonly CommentRecord[]): void {
  const ids = new Set(comments.map(({ id }) => id));
  assert.equal(ids.size, comments.length, 'an id occurs twice');
  const [first] = comments;
  let above: readonly string[] = [];
  for (const { id, parent } of comments) {
    const depth = parent === null ? -1 : above.indexOf(parent);
    assert.ok(depth >= 0 || parent === (first?.parent ?? null), `"${id}" does not follow "${String(parent)}"`);
    above = [...above.slice(0, depth + 1), id];
  }
}

function assertText(value: unknown, what: string): void {
  assert.ok(value === null || (typeof value === 'string' && value !== ''), `${what}: ${String(value)}`);
}

function assertWhole(value: unknown, what: string): void {
  assert.ok(Number.isSafeInteger(value) && Number(value) >= 0, `${what}: ${String(value)}`);
}

function assertInstant(value: unknown): void {
  assert.ok(typeof value === 'string' && instant.test(value) && !Number.isNaN(Date.parse(value)), String(value));
}
