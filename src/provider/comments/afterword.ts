import { address, challenge, isObject, post, problem } from '../afterword.js';
import type { CommentRecord } from '../comment-record.js';
import { json } from '../exchange.js';
import type { CommentProvider } from '../provider.js';

/** The reference server (CONTRACT section 9). Its comments have the shape that providers give, so they are checked, not translated. */
export const afterword: CommentProvider = {
  capabilities: { idempotent: true },

  challenge,

  list({ thread, sort, limit, cursor, parent }, endpoint) {
    return { url: address(endpoint, 'comments', { thread, sort, limit, cursor, parent }), method: 'GET', headers: {} };
  },

  readList(answer) {
    const body = answer.status === 200 ? json(answer) : undefined;
    if (!isObject(body)) return problem(answer);
    const { comments, total, open, next } = body;
    if (!Array.isArray(comments) || !comments.every(isComment) || typeof total !== 'number') return { kind: 'unreachable' };
    return { kind: 'page', comments, total, open: open !== false, next: typeof next === 'string' ? next : null };
  },

  build({ key, content, proof }, endpoint) {
    return post(address(endpoint, 'comments'), key, { ...content, ...(proof && { proof }) });
  },

  read(answer) {
    const body = answer.status === 201 || answer.status === 202 ? json(answer) : undefined;
    if (!isObject(body)) return problem(answer);
    const { comment, editToken } = body;
    if (!isComment(comment)) return { kind: 'unreachable' };
    return { kind: answer.status === 201 ? 'published' : 'held', comment, ...(typeof editToken === 'string' && { editToken }) };
  },

  own(id, editToken, endpoint) {
    return {
      url: address(endpoint, `comments/${encodeURIComponent(id)}`),
      method: 'GET',
      headers: { Authorization: `Bearer ${editToken}` },
    };
  },

  readOwn(answer) {
    const body = answer.status === 200 ? json(answer) : undefined;
    if (!isObject(body)) return problem(answer);
    const { comment, state, reason } = body;
    const known = (['published', 'held', 'refused', 'deleted'] as const).find((each) => each === state);
    if (!isComment(comment) || !known) return { kind: 'unreachable' };
    return { kind: 'own', comment, state: known, reason: typeof reason === 'string' ? reason : null };
  },
};

/** Only what a broken page would be made from is checked; the rest is shown as text. */
function isComment(value: unknown): value is CommentRecord {
  return (
    isObject(value) &&
    typeof value.id === 'string' &&
    typeof value.html === 'string' &&
    isObject(value.author) &&
    typeof value.author.name === 'string' &&
    typeof value.createdAt === 'string'
  );
}
