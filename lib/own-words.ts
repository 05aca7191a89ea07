const WRONG_LOGIN =
  'Adresse ou mot de passe incorrects. Après cinq essais, un compte est bloqué dix minutes.'

/** Where Payload’s French is wrong, or says what does not hold here: what a person had typed is kept for them. */
export const ownWords = {
  error: {
    // One sentence for both: a locked account must not say that it exists.
    emailOrPasswordIncorrect: WRONG_LOGIN,
    userLocked: WRONG_LOGIN,
  },
  general: {
    currentlyEditing:
      'Une autre personne modifie ce document. Si vous prenez la main, elle ne pourra plus l’enregistrer\u00a0; ce qu’elle a tapé reste gardé sur son appareil.',
    takeOver: 'Prendre la main',
    editingTakenOver: 'Une autre personne a pris la main',
    anotherUserTakenOver:
      'Une autre personne modifie maintenant ce document. Ce que vous avez tapé et qui n’est pas enregistré est gardé sur cet appareil.',
    goBack: 'Revenir à la liste',
    // Said of when a publication is planned, and nowhere else.
    time: 'Date et heure',
    // Payload’s own translates the placeholder too, and so shows it.
    schedulePublishFor: 'Programmer la publication de «\u00a0{{title}}\u00a0»',
  },
}
