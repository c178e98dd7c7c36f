import { EventEmitter, once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { between, draw, type Chance } from './chance.ts';

/**
 * Where a connection is cut: before the request has left, in the middle of it, when the server has answered (so: stored) and nothing of
 * that has arrived, and in the middle of the answer.
 */
const cuts = { before: 50, within: 50, unanswered: 70, torn: 30 };

export type Cut = keyof typeof cuts;

/** Longest delay of what is sent in either direction, in milliseconds. */
const longestDelayMs = 60;

/**
 * The network between browser and server: a TCP proxy on loopback that delays, and cuts connections at random. It fires `post` for each
 * submission that it passes on whole.
 */
export class FlakyNetwork extends EventEmitter {
  readonly cuts: Record<Cut, number> = { before: 0, within: 0, unanswered: 0, torn: 0 };
  /** Submissions that were passed on whole. */
  posts = 0;
  /** How often a submission has left the browser, by its idempotency key. */
  readonly tries = new Map<string, number>();
  private readonly chance: Chance;
  private readonly port: () => number | undefined;
  private readonly sockets = new Set<Socket>();
  private readonly proxy = createServer((client) => void this.carry(client));

  /** @param port where the server is; `undefined` while it is not */
  constructor(chance: Chance, port: () => number | undefined) {
    super();
    this.chance = chance;
    this.port = port;
  }

  async open(): Promise<void> {
    this.proxy.listen(0, '127.0.0.1');
    await once(this.proxy, 'listening');
  }

  close(): void {
    this.proxy.close();
    for (const socket of this.sockets) socket.destroy();
  }

  get url(): string {
    // It listens on TCP, so it is no Unix socket's path.
    return `http://127.0.0.1:${(this.proxy.address() as AddressInfo).port}`;
  }

  /** Carries one connection, with all requests on it, until one of the three ends it. */
  private async carry(client: Socket): Promise<void> {
    const port = this.port();
    client.on('error', () => undefined); // the browser's resets: the loops below end by them
    if (port === undefined) return void client.resetAndDestroy();
    const server = connect(port, '127.0.0.1');
    for (const socket of [client, server]) this.sockets.add(socket);
    let cut: Cut | undefined;

    const send = async () => {
      await once(server, 'connect');
      for await (const chunk of client as AsyncIterable<Buffer>) {
        const request = requestIn(chunk);
        if (request) cut = this.meet(request);
        await this.delay();
        if (cut === 'before') return;
        server.write(cut === 'within' ? half(chunk) : chunk);
        if (cut === 'within') {
          await this.delay();
          return;
        }
        if (request?.key !== undefined) {
          this.posts += 1;
          this.emit('post');
        }
      }
    };
    const answer = async () => {
      for await (const chunk of server as AsyncIterable<Buffer>) {
        await this.delay();
        if (cut === 'unanswered') return;
        client.write(cut === 'torn' ? half(chunk) : chunk);
        if (cut === 'torn') {
          await this.delay();
          return;
        }
      }
    };

    // Rejected where either side was reset: a killed server, a page that was left.
    await Promise.race([send(), answer()]).catch(() => undefined);
    client.resetAndDestroy();
    server.destroy();
    for (const socket of [client, server]) this.sockets.delete(socket);
  }

  /** What becomes of a request. */
  private meet({ key }: Request): Cut | undefined {
    if (key !== undefined) this.tries.set(key, (this.tries.get(key) ?? 0) + 1);
    const cut = draw(this.chance, cuts);
    if (cut) this.cuts[cut] += 1;
    return cut;
  }

  private async delay(): Promise<void> {
    await pause(between(this.chance, 0, longestDelayMs));
  }
}

interface Request {
  /** Of a submission; `undefined` for what asks only. */
  readonly key: string | undefined;
}

/** The request that begins here, if one does: browsers begin each in a segment of its own. */
function requestIn(chunk: Buffer): Request | undefined {
  const head = chunk.toString('latin1');
  if (!/^(?:GET|POST|OPTIONS) /.test(head)) return undefined;
  return { key: /\r\nidempotency-key: (\S+)\r\n/i.exec(head)?.[1] };
}

function half(chunk: Buffer): Buffer {
  return chunk.subarray(0, Math.floor(chunk.length / 2));
}
