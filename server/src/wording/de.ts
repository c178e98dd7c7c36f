import type { Wording } from './wording.ts';

export const de: Wording = {
  confirmSubject: (list) => `Bitte bestätigen: ${list}`,
  confirmAsk: (list) =>
    `Jemand, hoffentlich Sie, hat „${list}“ für diese Adresse bestellt. Öffnen Sie den Link und bestätigen Sie, dann geht es los.`,
  confirmIgnore: 'Waren Sie es nicht, lassen Sie diese Mail einfach liegen: Ohne Ihre Bestätigung wird nichts verschickt.',
  alreadySubject: (list) => `Sie erhalten ${list} schon`,
  alreadySay: (list) =>
    `Jemand, vielleicht Sie, hat „${list}“ für diese Adresse bestellt. Sie erhalten es schon, es hat sich also nichts geändert.`,
  leaveHint: 'Damit an diese Adresse nichts mehr geschickt wird:',

  confirmTitle: 'Noch ein Schritt',
  confirmText: (list) => `Drücken Sie auf den Knopf, und „${list}“ wird Ihnen zugeschickt.`,
  confirmButton: 'Anmeldung bestätigen',
  confirmedTitle: 'Sie stehen auf der Liste',
  confirmedText: (list) => `„${list}“ kommt von nun an in Ihr Postfach. Sie können diese Seite schließen.`,
  leaveTitle: 'Abmelden?',
  leaveText: (list) => `Drücken Sie auf den Knopf, und „${list}“ wird Ihnen nicht mehr geschickt.`,
  leaveButton: 'Abmelden',
  leftTitle: 'Sie sind abgemeldet',
  leftText: (list) => `„${list}“ wird Ihnen nicht mehr geschickt. Sie können diese Seite schließen.`,
  goneTitle: 'Dieser Link gilt nicht mehr',
  goneText: 'Er ist zu alt, wurde schon benutzt oder kam unvollständig an. Melden Sie sich noch einmal an, dann bekommen Sie einen neuen.',
  sendTitle: 'Fast geschafft',
  sendText: (email, list) =>
    `Drücken Sie auf den Knopf, dann schicken wir eine Mail an ${email}. Der Link darin bestätigt Ihre Anmeldung zu „${list}“.`,
  sendButton: 'Mail schicken',
  sentTitle: 'Sehen Sie in Ihr Postfach',
  sentText: 'Wir haben Ihnen eine Mail geschickt. Öffnen Sie den Link darin, und Sie stehen auf der Liste.',
  refusedTitle: 'Das hat nicht geklappt',
  refusedEmail: 'Das scheint keine Mailadresse zu sein, die hier gilt. Gehen Sie zurück und prüfen Sie sie.',
  refusedTooMany: 'Aus Ihrem Netz kamen gerade viele Anmeldungen. Versuchen Sie es in einer Weile wieder.',
  refusedOther: 'So können wir das Formular nicht annehmen. Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.',
};
