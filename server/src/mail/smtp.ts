import { createTransport, type NodemailerError } from 'nodemailer';
import type { Delivery, QueuedMail, SendMail } from './mail.ts';

/** How long the mail server may keep silent at each step, in milliseconds: ten steps of it are within the worker's lease. */
const longestSilenceMs = 30_000;

/** Sends by SMTP, through `smtp://` or `smtps://`. */
export function smtpSender({ url, from }: { readonly url: string; readonly from: string }, silenceMs = longestSilenceMs): SendMail {
  const transport = createTransport({
    url,
    dnsTimeout: silenceMs,
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    socketTimeout: silenceMs,
  });
  return async (mail) => {
    try {
      await transport.sendMail({ from, ...message(mail, from) });
      return { kind: 'sent' };
    } catch (error) {
      return failed(error);
    }
  };
}

/** Only what is said of the recipient or of the message is about this mail; the rest is about the server, or our account there. */
function failed(error: unknown): Delivery {
  // What the library documents for all that `sendMail` rejects with.
  const { code, command, responseCode, permanent } = error as NodemailerError;
  const isAboutMail = command === 'RCPT TO' || command === 'DATA';
  // 421 ends the connection at whatever command (RFC 5321 §3.8).
  if (!isAboutMail || responseCode === undefined || responseCode === 421) {
    return { kind: 'unreachable', code: `${responseCode ?? code ?? 'unknown'}` };
  }
  return { kind: permanent ? 'refused' : 'deferred', code: `${responseCode}` };
}

function message({ id, to, subject, text, html, unsubscribeUrl }: QueuedMail, from: string) {
  return {
    // Taken as an address, not parsed as a list of them.
    to: { name: '', address: to },
    subject,
    text,
    html,
    // The same at every try, so that a mail that came twice can be shown once.
    messageId: `<${id}@${unsubscribeUrl === null ? hostOf(from) : new URL(unsubscribeUrl).hostname}>`,
    headers: {
      // RFC 3834: no answers from absent people, please.
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribeUrl !== null && {
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}

/** Of a sender, `Name <box@host>` or `box@host`. */
function hostOf(from: string): string {
  return from.slice(from.lastIndexOf('@') + 1).replace('>', '');
}
