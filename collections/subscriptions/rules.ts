/** What the site holds itself to about people to be told of an opening, and the words in which it tells them so. */

const DAY_MS = 24 * 60 * 60 * 1000

/** For how long a link of a letter that was asked for is good, as it is kept and as it is said. */
export const LINK = { ms: 7 * DAY_MS, words: 'sept jours' }

/** After how long an address is forgotten, whatever happened. */
export const KEPT = { ms: 365 * DAY_MS, words: 'un an' }

/** Where visitors ask to be told. */
export const SUBSCRIPTIONS_PATH = '/appels/prevenir'

/** What whoever confirms agrees to, kept as it was read (RGPD, article 7.1). `lastDays`: the last days are told too. */
export const consentWording = (lastDays: boolean): string =>
  `J’accepte que mon adresse serve à m’écrire une fois, à l’ouverture de l’appel${lastDays ? ', et une autre fois au début de ses derniers jours' : ''}. Elle ne sert à rien d’autre.`

/** What is said wherever an address is asked for, and on the privacy page (RGPD, article 13). */
export const PRIVACY: { term: string; text: string }[] = [
  {
    term: 'Données',
    text: `votre adresse électronique, la page de l’appel, la date et les termes de votre accord. Rien n’est enregistré avant que vous ayez confirmé votre demande, dans les ${LINK.words}, par le courriel que vous recevez`,
  },
  {
    term: 'Usage',
    text: 'vous écrire une fois à l’ouverture de l’appel et, si vous le demandez, une fois au début de ses derniers jours. Ces courriels ne contiennent ni image de suivi, ni lien compté',
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
