import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { createApp } from './http/app.ts';
import type { SendMail } from './mail/mail.ts';
import { smtpSender } from './mail/smtp.ts';
import { deliverNext, type Failure } from './mail/worker.ts';
import { tellModerators } from './moderation/tell-moderators.ts';
import { OwnerError } from './owner-error.ts';
import { repeat } from './repeat.ts';
import { createRuntime } from './runtime.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage/storage.ts';
import { tidy } from './tidy.ts';

/** What a server takes from the machine; a test brings its own. */
export interface World {
  /** Milliseconds UTC. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly log: Logger;
  /** In place of the settings' SMTP. */
  readonly send?: SendMail;
}

export interface Serving {
  /** Where it listens, without a slash at its end. */
  readonly address: string;
  /** Answers what is under way, sends what is being sent, and closes the database. */
  stop(): Promise<void>;
}

/** How often the outbox is looked at, in milliseconds. */
const mailEveryMs = 1000;

/** How often moderators are told of what waits, in milliseconds. */
const tellEveryMs = 10_000;

/** How often what is over is forgotten, in milliseconds. */
const tidyEveryMs = 3_600_000;

/**
 * Serves until stopped.
 *
 * @throws {OwnerError} where the address cannot be listened at
 */
export async function serve(settings: Settings, storage: Storage, world: World): Promise<Serving> {
  const { now, random, log } = world;
  const server = createServer();
  const address = await listen(server, settings);
  const runtime = await createRuntime(settings, storage, world, address);
  const listener = getRequestListener(createApp(runtime, log).fetch);
  server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));

  const send = world.send ?? (settings.smtp ? smtpSender(settings.smtp) : undefined);
  const post = send && {
    outbox: storage.outbox,
    send,
    now,
    jitter: () => Buffer.from(random(4)).readUInt32BE() / 2 ** 32,
    onFailure: (failure: Failure) => log.warn(failure, 'mail not sent'),
  };
  const jobs = [
    repeat(
      () => tidy(runtime).then(() => false),
      tidyEveryMs,
      (error) => log.error({ error: String(error) }, 'tidying'),
    ),
    repeat(
      () => tellModerators(runtime).then(() => false),
      tellEveryMs,
      (error) => log.error({ error: String(error) }, 'telling moderators'),
    ),
    ...(post
      ? [
          repeat(
            () => deliverNext(post),
            mailEveryMs,
            (error) => log.error({ error: String(error) }, 'mail worker'),
          ),
        ]
      : []),
  ];

  return {
    address,
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
      await Promise.all(jobs.map((job) => job.stop()));
      await storage.close();
    },
  };
}

function listen(server: Server, { host, port }: Settings): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new OwnerError(listenProblem(error.code, host, port))));
    server.listen(port, host, () => {
      // A string only for a pipe, null only before listening.
      const { port: taken } = server.address() as AddressInfo;
      resolve(addressAt(host, taken));
    });
  });
}

/** The address of a host and port, without a slash at its end. */
export function addressAt(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function listenProblem(code: string | undefined, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} of ${host} is in use: set AFTERWORD_PORT to another one, or stop what listens there.`;
  return `AFTERWORD_HOST "${host}", AFTERWORD_PORT ${port}: cannot listen there (${code}).`;
}
