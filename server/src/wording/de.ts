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
};
