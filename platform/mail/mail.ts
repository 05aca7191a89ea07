import type { EmailAdapter, Payload } from 'payload'

import { letter, type Paragraph } from './letter'
import type { SmtpMail } from './smtp-adapter'

type Letter = {
  to: { email: string; name?: string | null }
  subject: string
  paragraphs: Paragraph[]
}

/** Whether a mail server is set; else Payload only logs who would have been written to, and about what. */
export const hasMail = ({ email }: Pick<Payload, 'email'>): boolean => email.name === 'smtp'

/** Writes to one member of staff, in the background, if a mail server is set. Never throws: what fails is logged. */
export function writeTo(payload: Payload, { to, subject, paragraphs }: Letter): void {
  if (!hasMail(payload)) return
  void payload.sendEmail({ to: to.email, subject, html: letter(to.name, paragraphs) })
}

/** Once the letters on their way have left: before the server stops. */
export async function mailSent(payload: Payload): Promise<void> {
  if (hasMail(payload)) await (payload.email as SmtpMail).settled()
}

/** Where no mail server is set: the log says what was not sent, not to whom, which Payload's own would. */
export const noMail: EmailAdapter<void> = ({ payload }: { payload: Payload }) => ({
  name: 'none',
  defaultFromAddress: '',
  defaultFromName: '',
  sendEmail: ({ subject }) => {
    payload.logger.info(`Aucun serveur d’envoi : le courriel « ${subject ?? ''} » n’est pas parti`)
    return Promise.resolve()
  },
})
