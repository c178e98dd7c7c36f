import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server on loopback that keeps what it is given, and delivers nothing. Addresses at `nobody.example` it does not take. */
export class Mailbox {
  private readonly mails: { readonly to: readonly string[]; readonly source: string }[] = [];

  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(address.endsWith('@nobody.example') ? Object.assign(new Error('There is no such mailbox'), { responseCode: 550 }) : null);
    },
    onData: (stream, { envelope }, done) => {
      text(stream).then((source) => {
        this.mails.push({ to: envelope.rcptTo.map(({ address }) => address), source });
        done();
      }, done);
    },
  });

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  get port(): number {
    // It listens on TCP, so it is no Unix socket's path.
    return (this.server.server.address() as AddressInfo).port;
  }

  /** The texts of all mails to an address, oldest first. */
  to(address: string): readonly string[] {
    return this.mails.filter(({ to }) => to.includes(address)).map(({ source }) => textOf(source));
  }
}

/** The first part of a mail, which is its text (RFC 2046 §5.1.4), decoded (RFC 2045 §6). */
function textOf(source: string): string {
  const boundary = /boundary="([^"]+)"/.exec(source)?.[1] ?? '';
  const [, head = '', body = ''] = /^([^]*?)\r\n\r\n([^]*)$/.exec(source.split(`--${boundary}`)[1] ?? '') ?? [];
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  return body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
