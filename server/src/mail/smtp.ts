import { createTransport } from 'nodemailer';
import type { QueuedMail, SendMail } from './mail.ts';

/** Sends by SMTP, through `smtp://` or `smtps://`. */
export function smtpSender({ url, from }: { readonly url: string; readonly from: string }): SendMail {
  // Together well within the worker's lease; the library's own limits are minutes.
  const transport = createTransport({ url, connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 });
  return async (mail) => {
    await transport.sendMail({ from, ...message(mail) });
  };
}

function message({ id, to, subject, text, html, unsubscribeUrl }: QueuedMail) {
  return {
    // Taken as an address, not parsed as a list of them.
    to: { name: '', address: to },
    subject,
    text,
    html,
    // The same at every try, so that a mail that came twice can be shown once.
    messageId: `<${id}@${new URL(unsubscribeUrl).hostname}>`,
    headers: {
      // RFC 3834: no answers from absent people, please.
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}
