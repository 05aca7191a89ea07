import type { Payload } from 'payload'
import { z } from 'zod'

import type { Subscription } from '@/payload-types'
import { env } from '@/platform/env'
import { deliver, writeTo } from '@/platform/mail/mail'
import { seal, unseal } from '@/platform/security/sealed'
import { frenchTypography } from '@/text/typography'

import { type News, newsWords } from './news'
import { LINK, SUBSCRIPTIONS_PATH } from './rules'

/** A subscription request. `page`: its id; `title`: as visitors read it. */
type LetterDetails = { address: string; page: string; title: string; lastDays: boolean }

/** Asks the owner of the address to confirm. Nothing is stored before that. */
export function askToConfirm(payload: Payload, asked: LetterDetails, instant: Date): void {
  const { address, page, lastDays, title } = asked
  writeTo(payload, {
    to: { email: address },
    subject: 'À confirmer\u00a0: vous prévenir de l’ouverture de l’appel à projets',
    paragraphs: [
      `Vous avez demandé que nous vous prévenions de l’ouverture de l’appel à projets de la page «\u00a0${frenchTypography(title)}\u00a0». Pour le confirmer, ouvrez ce lien dans les ${LINK.words}, et appuyez sur le bouton de la page\u00a0:`,
      {
        address: linkFor('confirmer', { address, page, lastDays, until: untilOf(instant) }),
        label: 'Confirmer ma demande',
      },
      'Si vous n’avez rien demandé, ne faites rien\u00a0: votre adresse n’a pas été enregistrée.',
    ],
  })
}

/** Sends `address` a link to its stored data, if any. The mail itself reveals no subscription. */
export function leadToData(payload: Payload, address: string, instant: Date): void {
  writeTo(payload, {
    to: { email: address },
    subject: 'Vos données sur le site Entrepreneurs d’intérêt général',
    paragraphs: [
      `Vous avez demandé à voir les données que le site garde sur vous pour vous prévenir de l’ouverture des appels à projets. Elles sont à cette adresse pendant ${LINK.words}, et vous pouvez les y effacer\u00a0:`,
      {
        address: linkFor('mes-donnees', { address, until: untilOf(instant) }),
        label: 'Voir mes données',
      },
      'Si vous n’avez rien demandé, ne faites rien\u00a0: personne d’autre que vous n’a reçu ce lien.',
    ],
  })
}

/**
 * Sends the news to one subscriber. Resolves once the mail server accepted it; throws otherwise. If the server stops
 * before it records the mail, the mail is sent twice with the same `Message-ID`, so that mailboxes can tell.
 */
export async function sendNews(
  payload: Payload,
  { id, address, createdAt }: Subscription,
  news: News,
): Promise<void> {
  const { siteUrl } = env()
  const leave = linkFor('desabonnement', { id })
  const { key, link, sentence, subject } = newsWords(news)
  await deliver(payload, {
    to: { email: address },
    subject,
    paragraphs: [
      sentence,
      { address: siteUrl + news.path, label: link },
      'Vous recevez ce courriel parce que vous l’avez demandé. Pour ne plus en recevoir et effacer votre adresse\u00a0:',
      { address: leave, label: 'Ne plus recevoir ces courriels' },
      'Pour voir tout ce que le site garde sur vous\u00a0:',
      { address: `${siteUrl}${SUBSCRIPTIONS_PATH}/mes-donnees`, label: 'Voir mes données' },
    ],
    messageId: `<${id}.${Date.parse(createdAt)}.${key}@${new URL(siteUrl).hostname}>`,
    headers: {
      // RFC 8058: mailboxes show their own unsubscribe button, which sends a POST request.
      'List-Unsubscribe': `<${leave}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      // RFC 3834: prevents automatic out-of-office replies.
      'Auto-Submitted': 'auto-generated',
    },
  })
}

/** The data in a mail link, by the path segment that gives its purpose. `until`: in ms. */
const CARRIED = {
  confirmer: z.object({
    address: z.email(),
    page: z.string(),
    lastDays: z.boolean(),
    until: z.number(),
  }),
  'mes-donnees': z.object({ address: z.email(), until: z.number() }),
  /** Without an expiry: valid as long as the subscription exists. */
  desabonnement: z.object({ id: z.string() }),
}

type Purpose = keyof typeof CARRIED
type Carried<For extends Purpose> = z.infer<(typeof CARRIED)[For]>

/** The absolute URL of a mail link. */
export const linkFor = <For extends Purpose>(purpose: For, carried: Carried<For>): string =>
  `${env().siteUrl}${SUBSCRIPTIONS_PATH}/${purpose}/${seal(purpose, carried, env().secret)}`

/** The data in the link with this `token`; null if it is invalid or expired at `instant`. */
export function readLink<For extends Purpose>(
  purpose: For,
  token: string,
  instant: Date,
): Carried<For> | null {
  const { data } = CARRIED[purpose].safeParse(unseal(purpose, token, env().secret))
  if (!data || ('until' in data && data.until <= instant.getTime())) return null
  return data as Carried<For>
}

/** The expiry of a link created at `instant`, in ms. */
const untilOf = (instant: Date): number => instant.getTime() + LINK.ms
