import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

type Challenge = Parameters<typeof solveChallenge>[0]['challenge'];

/** Solves a challenge: the library's base64 payload, or `undefined` where it is none, or was aborted. */
export async function solve(given: unknown, controller: AbortController): Promise<string | undefined> {
  try {
    const challenge = given as Challenge; // the library checks what it reads, and throws
    const solution = await solveChallenge({ challenge, deriveKey, controller, timeout: 0 });
    return solution ? btoa(JSON.stringify({ challenge, solution })) : undefined;
  } catch {
    // Not a challenge: a proxy's answer, or another version's.
    return undefined;
  }
}
