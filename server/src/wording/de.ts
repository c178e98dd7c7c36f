import type { Wording } from './wording.ts';

export const de: Wording = {
  quoted: (name) => `„${name}“`,

  confirmSubject: (lists) => `Bitte bestätigen: ${lists}`,
  confirmAsk: (lists) =>
    `Jemand, hoffentlich Sie, möchte ${lists} an diese Adresse geschickt bekommen. Bitte den Link öffnen und bestätigen, dann schicken wir los.`,
  confirmIgnore: 'Wenn Sie das nicht waren, lassen Sie diese Mail einfach liegen: Ohne Ihre Bestätigung wird nichts verschickt.',
  alreadySubject: (lists) => `Sie erhalten schon: ${lists}`,
  alreadySay: (lists) =>
    `Jemand, vielleicht Sie, möchte ${lists} an diese Adresse geschickt bekommen. Das tun wir schon, es hat sich also nichts geändert.`,
  receiptSubject: (lists) => `Sie sind angemeldet: ${lists}`,
  receiptSay: (lists) =>
    `Sie sind angemeldet für ${lists}. Bitte diese Mail aufbewahren: Darin steht, womit Sie einverstanden waren und wie Sie sich abmelden.`,
  receiptAgreed: (time, page) => `Am ${time} waren Sie${page === null ? '' : ` auf ${page}`} mit diesem Satz einverstanden:`,
  receiptVersion: (version) => `Fassung ${version} des Satzes.`,
  leaveHint: 'Damit an diese Adresse nichts mehr geschickt wird:',

  confirmTitle: 'Noch ein Schritt',
  confirmText: (lists) => `Bitte auf den Knopf drücken, dann schicken wir Ihnen ${lists}.`,
  confirmButton: 'Anmeldung bestätigen',
  confirmedTitle: 'Sie stehen auf der Liste',
  confirmedText: (lists) => `Von nun an schicken wir Ihnen ${lists}. Sie können diese Seite schließen.`,
  leaveTitle: 'Abmelden?',
  leaveText: (lists) => `Bitte auf den Knopf drücken, dann schicken wir Ihnen ${lists} nicht mehr.`,
  leaveButton: 'Abmelden',
  leftTitle: 'Sie sind abgemeldet',
  leftText: (lists) => `Wir schicken Ihnen ${lists} nicht mehr. Sie können diese Seite schließen.`,
  goneTitle: 'Dieser Link gilt nicht mehr',
  goneText: 'Er ist zu alt, wurde schon benutzt oder kam unvollständig an. Bitte noch einmal anmelden, dann kommt ein neuer.',
  sendTitle: 'Fast geschafft',
  sendText: (email, lists) =>
    `Bitte auf den Knopf drücken, dann schicken wir eine Mail an ${email}. Der Link darin bestätigt Ihre Anmeldung für ${lists}.`,
  sendButton: 'Mail schicken',
  sentTitle: 'Bitte sehen Sie in Ihr Postfach',
  sentText: 'Wir haben Ihnen eine Mail geschickt. Bitte den Link darin öffnen, dann stehen Sie auf der Liste.',

  fieldEmail: 'E-Mail',
  fieldName: 'Name',
  refusedTitle: 'Das hat nicht geklappt',
  refusedFields: (fields) => `Das wurde so nicht angenommen: ${fields}. Ihre übrigen Eingaben bleiben erhalten.`,
  refusedAgain: 'Noch einmal versuchen',
  refusedTooMany: 'Aus Ihrem Netz kamen gerade viele Anmeldungen. Bitte etwas warten und noch einmal versuchen.',
  refusedOther: 'So können wir das Formular nicht annehmen. Bitte zurückgehen, die Seite neu laden und noch einmal versuchen.',

  somebody: 'Jemand',

  repliesSubject: (site) => `Bitte bestätigen: Mails zu Antworten auf ${site}`,
  repliesAsk: (site) =>
    `Jemand, hoffentlich Sie, hat auf ${site} mit dieser Adresse kommentiert und möchte eine Mail, wenn jemand antwortet. Bitte den Link öffnen und bestätigen, dann schicken wir sie.`,
  repliesText: (site) => `Bitte auf den Knopf drücken, dann schreiben wir Ihnen, wenn jemand auf Ihre Kommentare auf ${site} antwortet.`,
  repliesButton: 'Antworten schicken',
  repliesDoneTitle: 'Antworten erreichen Sie jetzt',
  repliesDoneText: (site) =>
    `Von nun an schreiben wir Ihnen, wenn jemand auf Ihre Kommentare auf ${site} antwortet. Sie können diese Seite schließen.`,
  repliesEndTitle: 'Keine Mails zu Antworten mehr?',
  repliesEndText: (site) => `Bitte auf den Knopf drücken, dann schicken wir Ihnen keine Mails zu Antworten auf ${site} mehr.`,
  threadEndText: (site) =>
    `Bitte auf den Knopf drücken, dann schicken wir Ihnen keine Mails zu Antworten in diesem Gespräch auf ${site} mehr.`,
  repliesEndButton: 'Keine Mails mehr',
  repliesEndedTitle: 'Keine Mails zu Antworten mehr',
  repliesEndedText: (site) => `Wir schicken Ihnen keine Mails zu Antworten auf ${site} mehr. Sie können diese Seite schließen.`,
  threadEndedText: (site) =>
    `Wir schicken Ihnen keine Mails zu Antworten in diesem Gespräch auf ${site} mehr. Sie können diese Seite schließen.`,
  linkGoneText: 'Er ist zu alt, wurde inzwischen rückgängig gemacht oder kam unvollständig an.',
  replySubject: (site) => `Eine Antwort auf Ihren Kommentar auf ${site}`,
  replySay: (name, site) => `${name} hat auf Ihren Kommentar auf ${site} geantwortet:`,
  replyRead: 'Dort lesen',
  threadHint: 'Damit zu diesem Gespräch keine Mails mehr kommen:',

  moderationSubject: 'Kommentare warten auf Ihre Entscheidung',
  moderationSay:
    'Das wartet auf Ihre Entscheidung. Jeder Link führt zu einer Seite mit dem ganzen Kommentar, und der Knopf dort entscheidet.',
  reportedFor: (reasons) => `Gemeldet wegen: ${reasons}`,
  reportReasons: { spam: 'Werbung', abuse: 'Beleidigung', 'off-topic': 'am Thema vorbei', other: 'etwas anderem' },
  approveTitle: 'Diesen Kommentar veröffentlichen?',
  approveButton: 'Veröffentlichen',
  binTitle: 'Diesen Kommentar verwerfen?',
  binButton: 'Verwerfen',
  decidedTitle: 'Das ist entschieden',
  decidedText: 'Zu diesem Kommentar gibt es nichts mehr zu entscheiden. Sie können diese Seite schließen.',

  commentsTitle: 'Kommentare',
  commentsNone: 'Noch hat niemand geschrieben.',
  commentDeleted: 'Dieser Kommentar wurde gelöscht.',
  commentsMore: 'Weitere Kommentare',
  commentWrite: 'Kommentar schreiben',
  commentSend: 'Abschicken',
  commentHeldTitle: 'Danke',
  commentHeldText: 'Ihr Kommentar ist angekommen. Er steht hier, sobald jemand von der Moderation ihn gesehen hat.',
  fieldBody: 'Kommentar',
  fieldUrl: 'Website',
  fieldTrap: 'Bitte leer lassen',
  refusedTooManyComments: 'Aus Ihrem Netz kamen gerade viele Kommentare. Bitte zurückgehen und es in einer Weile noch einmal versuchen.',
};
