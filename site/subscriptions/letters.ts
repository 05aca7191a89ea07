import type { Payload } from 'payload'
import { z } from 'zod'

import { LINK, SUBSCRIPTIONS_PATH } from '@/collections/subscriptions/rules'
import type { Subscription } from '@/payload-types'
import { env } from '@/platform/env'
import { deliver, writeTo } from '@/platform/mail/mail'
import { seal, unseal } from '@/platform/security/sealed'
import { deadlineInParis } from '@/text/french-date'
import { frenchTypography } from '@/text/typography'

/** What somebody asks for. `page`: its id, and `title` as visitors read it. */
type Asked = { address: string; page: string; title: string; lastDays: boolean }

/** Asks whoever reads letters at the address whether it was they who gave it. Nothing is kept until they say so. */
export function askToConfirm(payload: Payload, asked: Asked, instant: Date): void {
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

/** Leads whoever reads letters at `address` to what is kept of them, be it nothing: who waits for what is not told here. */
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

/** What is to be told of a call: `name`, until when one may apply, and `path`, of its page. */
export type News = {
  kind: 'opening' | 'lastDays'
  name: string
  path: string
  deadline: Date | null
}

/**
 * Tells one person. Resolves once the mail server has the letter; throws what keeps it from that. Told twice, because the
 * server stopped before it was written down, the letter has the same `Message-ID`, by which mailboxes know that it is one.
 */
export async function tell(
  payload: Payload,
  { id, address, createdAt }: Subscription,
  { kind, name, path, deadline }: News,
): Promise<void> {
  const { siteUrl } = env()
  const called = theCall(name)
  const begin = `L${called.slice(1)}`
  const leave = linkFor('desabonnement', { id })
  const until = deadline ? `, jusqu’au ${deadlineInParis(deadline)}` : ''
  const told = {
    opening: {
      subject: `${begin} est ouvert`,
      sentence: `${begin} est ouvert${until}. Pour y répondre\u00a0:`,
    },
    lastDays: {
      subject: `Derniers jours de ${called}`,
      sentence: `${begin} est bientôt clos\u00a0: il est encore ouvert${until}. Pour y répondre\u00a0:`,
    },
  }[kind]
  await deliver(payload, {
    to: { email: address },
    subject: told.subject,
    paragraphs: [
      told.sentence,
      { address: siteUrl + path, label: 'Répondre à l’appel à projets' },
      'Vous recevez ce courriel parce que vous l’avez demandé. Pour ne plus en recevoir et effacer votre adresse\u00a0:',
      { address: leave, label: 'Ne plus recevoir ces courriels' },
      'Pour voir tout ce que le site garde sur vous\u00a0:',
      { address: `${siteUrl}${SUBSCRIPTIONS_PATH}/mes-donnees`, label: 'Voir mes données' },
    ],
    messageId: `<${id}.${Date.parse(createdAt)}.${kind}@${new URL(siteUrl).hostname}>`,
    headers: {
      // RFC 8058: mailboxes then show a button of their own, which sends this by POST.
      'List-Unsubscribe': `<${leave}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      // RFC 3834: no answer of somebody who is away.
      'Auto-Submitted': 'auto-generated',
    },
  })
}

/** « l’appel à projets « EIG 7 » », or « l’appel à projets EIG 7 » of a name that says itself that it is a call. */
function theCall(name: string): string {
  const words = frenchTypography(name)
  return /^appel\b/i.test(name)
    ? `l’a${words.slice(1)}`
    : `l’appel à projets «\u00a0${words}\u00a0»`
}

/** What a link of a letter brings back, by the segment of its address that says what it is for. `until`: in ms. */
const CARRIED = {
  confirmer: z.object({
    address: z.email(),
    page: z.string(),
    lastDays: z.boolean(),
    until: z.number(),
  }),
  'mes-donnees': z.object({ address: z.email(), until: z.number() }),
  /** For as long as there is something to leave. */
  desabonnement: z.object({ id: z.string() }),
}

type Purpose = keyof typeof CARRIED
type Carried<For extends Purpose> = z.infer<(typeof CARRIED)[For]>

/** The absolute address of a link of a letter. */
export const linkFor = <For extends Purpose>(purpose: For, carried: Carried<For>): string =>
  `${env().siteUrl}${SUBSCRIPTIONS_PATH}/${purpose}/${seal(purpose, carried, env().secret)}`

/** What the link that ends in `token` brings back; null when we made none such, or it is over at `instant`. */
export function readLink<For extends Purpose>(
  purpose: For,
  token: string,
  instant: Date,
): Carried<For> | null {
  const { data } = CARRIED[purpose].safeParse(unseal(purpose, token, env().secret))
  if (!data || ('until' in data && data.until <= instant.getTime())) return null
  return data as Carried<For>
}

/** Until when a link made at `instant` is good. */
const untilOf = (instant: Date): number => instant.getTime() + LINK.ms
