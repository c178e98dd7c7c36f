import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { afterword } from '../../../src/provider/comments/afterword.js';
import { demo } from '../../../src/provider/comments/demo.js';
import type { CommentDraft } from '../../../src/provider/comment-provider.js';
import { deliver } from '../../../src/provider/deliver.js';
import { demoServer } from '../../../src/provider/demo.js';
import { draft as typed, refused, unreachable } from './story.js';

const endpoint = new URL('https://demo.invalid');
const draft: CommentDraft = { ...typed, thread: 'https://example.org/a' };

describe('the demonstration’s server', () => {
  const { signal } = new AbortController();
  const post = (content: CommentDraft, key: string) => deliver(demo, { key, content }, endpoint, signal);

  beforeEach(() => {
    demoServer.clear();
    demoServer.delayMs = 0;
  });

  it('is said to be none, wants no proof of work, and carries its own exchanges', () => {
    assert.deepEqual([afterword.capabilities.simulated, demo.capabilities.simulated], [undefined, true]);
    assert.deepEqual([afterword.challenge?.(endpoint).url, demo.challenge], ['https://demo.invalid/v1/challenge', undefined]);
    assert.equal(demo.transport, demoServer.transport);
  });

  it('stores one comment for one key, and answers the same', async () => {
    assert.deepEqual(await post(draft, 'k'), await post(draft, 'k'));
    assert.equal(demoServer.thread(draft.thread).length, 1);
  });

  it('refuses a key that was used for other words', async () => {
    await post(draft, 'k');
    assert.deepEqual(await post({ ...draft, body: 'Other' }, 'k'), refused('key-reused'));
  });

  it('makes no HTML of what was typed', async () => {
    await post({ ...draft, body: '<img src=x onerror=alert(1)>' }, 'k');
    assert.equal(demoServer.thread(draft.thread)[0]?.html, '<p>&#60;img src=x onerror=alert(1)&#62;</p>');
  });

  it('is not there when it is told to fail', async () => {
    demoServer.fail('offline');
    assert.deepEqual(await post(draft, 'k'), unreachable);
    assert.equal((await post(draft, 'k')).kind, 'published');
  });

  it('gives up at once when it is told to', async () => {
    demoServer.delayMs = 60_000;
    const controller = new AbortController();
    const given = deliver(demo, { key: 'k', content: draft }, endpoint, controller.signal);
    controller.abort();
    assert.deepEqual(await given, unreachable);
  });
});
