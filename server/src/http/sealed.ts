import type { Signer } from '../guard/signer.ts';

/** Something that a page of ours hands to its visitor and gets back. */
export interface Sealed {
  /** Milliseconds UTC. */
  readonly until: number;
}

/**
 * How such things of one kind are written down, so that nobody else can: as text with a signature. Whoever has the page can read it.
 * What is read is `null` where it is not ours, of another kind, or over.
 */
export function sealing<Content extends Sealed>(kind: string) {
  return {
    write(signer: Signer, content: Content): string {
      const text = Buffer.from(JSON.stringify(content)).toString('base64url');
      return `${text}.${signer.sign(kind, text)}`;
    },

    read(signer: Signer, given: string, now: number): Content | null {
      const [text = '', signature = ''] = given.split('.');
      if (!signer.verify(signature, kind, text)) return null;
      // Our own signature covers it, so it is what `write` was given.
      const content = JSON.parse(Buffer.from(text, 'base64url').toString()) as Content;
      return content.until > now ? content : null;
    },
  };
}
