import type { Signer } from './guard/signer.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage/storage.ts';

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
