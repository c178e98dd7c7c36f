import dns from 'node:dns/promises';
import net from 'node:net';

/** Loaded into a back end before its own code (`node --import`): it reaches this machine, and no other. */

const { connect } = net.Socket.prototype;

net.Socket.prototype.connect = function (this: net.Socket, ...args: readonly unknown[]): net.Socket {
  const host = hostOf(args);
  // `connect` has many signatures, and gets what it was called with.
  if (host === undefined || isLoopback(host)) return Reflect.apply(connect, this, args) as net.Socket;
  // Later, as the network's own errors come; under a code after which nobody tries again.
  setImmediate(() => this.destroy(Object.assign(new Error(`No test reaches another machine: ${host}`), { code: 'EACCES' })));
  return this;
};

// Ghost looks up who hosts a recipient's mail, with a resolver of its own: nobody answers that one.
dns.Resolver = class extends dns.Resolver {
  constructor(...options: ConstructorParameters<typeof dns.Resolver>) {
    super(...options);
    this.setServers(['127.0.0.1:9']);
  }
};

/** Node calls it with an array of `[options, callback]`, others with options, or with a port and a host; a Unix socket has none. */
function hostOf([first, second]: readonly unknown[]): string | undefined {
  const options: unknown = Array.isArray(first) ? first[0] : first;
  const host: unknown = typeof options === 'object' && options !== null && 'host' in options ? options.host : second;
  return typeof host === 'string' ? host : undefined;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
