import { createSigner, type Secrets, type Signer } from './guard/signer.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage/storage.ts';
import { uuid7 } from './uuid7.ts';

/** What the domain is handed. Nothing in it looks at a clock, throws dice or reads the environment by itself. */
export interface Runtime {
  readonly settings: Settings;
  readonly storage: Storage;
  readonly signer: Signer;
  /** Milliseconds UTC. */
  readonly now: () => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
  readonly random: (bytes: number) => Uint8Array;
  /** The address that the world sees, without a slash at its end. */
  readonly url: string;
}

/** A runtime over a clock and dice. `address` is where the server listens: links lead there where the settings have no better address. */
export async function createRuntime(
  settings: Settings,
  storage: Storage,
  { now, random }: Pick<Runtime, 'now' | 'random'>,
  address: string,
): Promise<Runtime> {
  const signer = createSigner(await secretsOf(settings, storage, random));
  return { settings, storage, signer, now, newId: () => uuid7(now(), random(16)), random, url: settings.url ?? address };
}

/** Outside production a secret may be missing: one is made and kept, so that links and tokens survive a restart. */
async function secretsOf({ secrets }: Settings, storage: Storage, random: Runtime['random']): Promise<Secrets> {
  const [first, ...others] = secrets;
  if (first !== undefined) return [first, ...others];
  return [await storage.remember('secret', Buffer.from(random(32)).toString('base64url'))];
}
