import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import { ifLeased, LEASE_MS } from '@/platform/database/lease'
import { env } from '@/platform/env'
import { writeTo } from '@/platform/mail/mail'
import { hasMail } from '@/platform/mail/mail-settings'
import { frenchDay } from '@/text/french-date'

import { dueReviews, type DueReview } from './due'

/**
 * Sends one email to the owner of each page whose review date has come, once for each date. Without a mail server it does
 * nothing: the dashboard of the owner shows the page.
 */
export async function sendReminders(payload: Payload, now = new Date()): Promise<void> {
  if (!hasMail(payload)) return
  const lease = { name: 'rappels de révision', holder: randomUUID() }
  await ifLeased(payload, lease, LEASE_MS, async (isOurs) => {
    for (const review of await dueReviews(payload, now)) {
      if (isOurs()) await remind(payload, review)
    }
  })
}

async function remind(payload: Payload, review: DueReview): Promise<void> {
  const { id, on, owner, page, remindedOf, title } = review
  if (remindedOf === on || !owner?.email) return
  // Before the email: if the server stops in between, a second email would be worse than none.
  const data = { remindedOf: on }
  await payload.db.updateOne({ collection: 'review-dates', id, data, returning: false })
  const address = `${env().siteUrl}/admin/collections/pages/${page.id}`
  writeTo(payload, {
    to: { email: owner.email, name: owner.name },
    subject: `À revoir\u00a0: «\u00a0${title}\u00a0»`,
    paragraphs: [
      `Vous êtes responsable de la page «\u00a0${title}\u00a0», à revoir depuis le ${frenchDay(new Date(on))}.`,
      'Relisez-la, corrigez-la s’il le faut, puis choisissez la date de la prochaine révision\u00a0:',
      { address, label: `Revoir «\u00a0${title}\u00a0»` },
    ],
  })
}
