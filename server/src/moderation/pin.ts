import type { Runtime } from '../runtime.ts';

/** Puts a published top-level comment before all others of its thread, or back in its place. */
export function pin({ storage }: Pick<Runtime, 'storage'>, id: string, pinned: boolean): Promise<'done' | 'not-found' | 'not-pinnable'> {
  return storage.transaction(async ({ comments }) => {
    const comment = await comments.get(id);
    if (!comment) return 'not-found';
    if (comment.state !== 'published' || comment.parent !== null) return 'not-pinnable';
    await comments.change(id, { pinned });
    return 'done';
  });
}
