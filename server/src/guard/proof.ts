import { createChallenge, randomInt, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { Signer } from './signer.ts';

/** How long a challenge is good: someone may write for hours. */
const lifetimeMs = 4 * 3_600_000;

/** PBKDF2 rounds of one try, and how many tries away the answer lies: well under a second, some seconds on a slow phone. */
const cost = 1500;
const [fewestTries, mostTries] = [100, 500];

/** Longest payload, in characters; the library's has some 700. */
export const longestProof = 4000;

/** What a proof is worth. `nonce` names its challenge, which counts once. */
export type Verdict =
  { readonly kind: 'missing' | 'invalid' } | { readonly kind: 'solved'; readonly nonce: string; readonly expiresAt: number };

/** The parts of altcha's payload that are read before its signature is known to be ours; the rest is covered by that. */
const Payload = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      expiresAt: z.number(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

/** A new challenge of altcha's protocol, version 2. It is signed, so nothing is kept of it until it comes back solved. */
export function issueChallenge(signer: Signer, now: number): Promise<Challenge> {
  const [key] = signer.keys('proof');
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    counter: randomInt(mostTries, fewestTries),
    deriveKey,
    expiresAt: Math.floor((now + lifetimeMs) / 1000),
    ...altchaSecrets(key),
  });
}

/** Judges altcha's base64 payload; whether its challenge was used before is the caller's to ask. Never throws. */
export async function judgeProof(signer: Signer, proof: string | null, now: number): Promise<Verdict> {
  if (proof === null) return { kind: 'missing' };
  const payload = readPayload(proof);
  if (!payload) return { kind: 'invalid' };
  const { challenge, solution } = payload;
  const expiresAt = challenge.parameters.expiresAt * 1000;
  // The library looks at the machine's clock, we at the one that we were handed.
  if (expiresAt <= now) return { kind: 'invalid' };
  for (const key of signer.keys('proof')) {
    const { verified } = await verifySolution({ challenge, solution, deriveKey, ...altchaSecrets(key) });
    if (verified) return { kind: 'solved', nonce: challenge.parameters.nonce, expiresAt };
  }
  return { kind: 'invalid' };
}

/** One secret signs the challenge, the other its answer: knowing it, the server need not derive the answer again. */
function altchaSecrets(key: string) {
  return { hmacSignatureSecret: key, hmacKeySignatureSecret: `${key}.answer` };
}

function readPayload(proof: string): z.infer<typeof Payload> | undefined {
  try {
    return Payload.safeParse(JSON.parse(Buffer.from(proof, 'base64').toString())).data;
  } catch {
    // SyntaxError: whatever came, it is not the library's JSON.
    return undefined;
  }
}
