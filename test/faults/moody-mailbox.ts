import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { draw, type Chance } from './chance.ts';

/**
 * What befalls a mail, of every thousand: `later`, put off (451); `busy`, put off with all others (421); `mute`, kept, but without an
 * answer until the sender has lost its patience.
 */
const moods = { later: 60, busy: 30, mute: 12 };

/** A mail server on loopback that puts off, falls silent, and refuses nothing for good: of each mail it must see one copy or more. */
export class MoodyMailbox {
  /** How many copies of a mail have come, by address. */
  readonly copies = new Map<string, number>();
  readonly met: Record<keyof typeof moods, number> = { later: 0, busy: 0, mute: 0 };

  private readonly chance: Chance;
  private isCalm = false;

  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onData: (stream, { envelope }, done) => {
      const mood = this.isCalm ? undefined : draw(this.chance, moods);
      if (mood) this.met[mood] += 1;
      stream.resume();
      stream.once('end', () => {
        if (mood === 'later') return done(Object.assign(new Error('Not now'), { responseCode: 451 }));
        if (mood === 'busy') return done(Object.assign(new Error('Too busy'), { responseCode: 421 }));
        for (const { address } of envelope.rcptTo) this.copies.set(address, (this.copies.get(address) ?? 0) + 1);
        if (mood !== 'mute') done();
      });
    },
  });

  constructor(chance: Chance) {
    this.chance = chance;
    this.server.on('error', () => undefined); // a sender that was killed, or lost its patience, resets the connection
  }

  async open(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server.server, 'listening');
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  /** Takes all from now on. */
  calm(): void {
    this.isCalm = true;
  }

  get port(): number {
    // It listens on TCP, so it is no Unix socket's path.
    return (this.server.server.address() as AddressInfo).port;
  }
}
