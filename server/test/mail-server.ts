import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

interface Received {
  readonly to: readonly string[];
  readonly source: string;
}

/** A mail server on a free port, or on one that it had before; `manners` is what it does otherwise than to take all. */
export async function mailServer(t: TestContext, manners: SMTPServerOptions = {}, port = 0) {
  const received: Received[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let source = '';
      stream.on('data', (chunk) => (source += String(chunk)));
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
        done();
      });
    },
    ...manners,
  });
  smtp.on('error', () => undefined); // a client that was killed, or lost its patience, resets the connection
  await new Promise<void>((resolve) => smtp.listen(port, '127.0.0.1', resolve));
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await new Promise<void>((resolve) => smtp.close(resolve));
  };
  t.after(close);
  // A string only for a pipe.
  return { received, close, port: (smtp.server.address() as AddressInfo).port };
}
