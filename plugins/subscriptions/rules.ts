/** The rules of the site about people who subscribe to an opening, and the wording that explains them. */

const DAY_MS = 24 * 60 * 60 * 1000

/** How long the link in a confirmation email stays valid, in milliseconds and in words. */
export const LINK = { ms: 7 * DAY_MS, words: 'sept jours' }

/** How long an address is kept at most. */
export const KEPT = { ms: 365 * DAY_MS, words: 'un an' }

/** Where visitors subscribe. */
export const SUBSCRIPTIONS_PATH = '/appels/prevenir'

/** Returns the consent wording, stored as shown (RGPD, article 7.1). `lastDays`: a second email for the last days. */
export const consentWording = (lastDays: boolean): string =>
  `J’accepte que mon adresse serve à m’écrire une fois à l’ouverture de l’appel, ${lastDays ? 'une fois au début de ses derniers jours, ' : ''}et si ses dates changent ou si son annonce est retirée. Elle ne sert à rien d’autre.`

/** Shown where an address is asked for, and on the privacy page (RGPD, article 13). */
export const PRIVACY: { term: string; text: string }[] = [
  {
    term: 'Données',
    text: `votre adresse électronique, la page de l’appel, la date et les termes de votre accord. Rien n’est enregistré avant que vous ayez confirmé votre demande, dans les ${LINK.words}, par le courriel que vous recevez`,
  },
  {
    term: 'Usage',
    text: 'vous écrire une fois à l’ouverture de l’appel puis, si vous le demandez, une fois au début de ses derniers jours, et chaque fois que sa date de clôture change ou que son annonce est retirée. Ces courriels ne contiennent ni image de suivi, ni lien compté',
  },
  {
    term: 'Base légale',
    text: 'votre consentement (article 6.1.a du règlement général sur la protection des données), que vous retirez quand vous voulez par le lien de chaque courriel',
  },
  {
    term: 'Durée',
    text: `jusqu’à la clôture de l’appel qui vous a été annoncé, et ${KEPT.words} au plus`,
  },
  {
    term: 'Destinataires',
    text: 'les administrateurs du site, pour répondre à vos demandes. Le reste de l’équipe ne voit que le nombre des personnes à prévenir',
  },
]
