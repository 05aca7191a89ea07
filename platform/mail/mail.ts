import nodemailer from 'nodemailer'
import type { EmailAdapter, Payload, SendEmailOptions } from 'payload'
import { z } from 'zod'

import { escaped, unescaped } from '@/text/escaped'

import { hasMail, type MailSettings } from './mail-settings'

type Letter = {
  to: { email: string; name?: string | null }
  subject: string
  paragraphs: Paragraph[]
  /** `<…@…>`, where the same letter may leave twice: whoever gets both can tell. */
  messageId?: string
  headers?: Record<string, string>
}

/** Writes to one person, in the background, if a mail server is set. Never throws: what fails is logged. */
export function writeTo(payload: Payload, letter: Letter): void {
  if (hasMail(payload)) void payload.sendEmail(messageOf(letter))
}

/** Writes to one person, if a mail server is set, and resolves once it has the letter. Throws what it, or the way to it, throws. */
export async function deliver(payload: Payload, letter: Letter): Promise<void> {
  if (hasMail(payload)) await (payload.email as SmtpMail).deliver(messageOf(letter))
}

const messageOf = ({ to, paragraphs, ...message }: Letter): SendEmailOptions => ({
  ...message,
  to: { address: to.email, name: '' },
  html: letter(to.name, paragraphs),
})

/** What a mail server answers that takes no letter for an address (RFC 5321, 4.2.1), as nodemailer tells it. */
const addresseeError = z.object({ command: z.literal('RCPT TO'), responseCode: z.number() })

/** Whether `error`, of `deliver`, is about its addressee alone, who gets no letter ever, or now; null: it is not. */
export function addresseeRefused(error: unknown): 'for good' | 'for now' | null {
  const { data } = addresseeError.safeParse(error)
  if (!data) return null
  return data.responseCode >= 500 ? 'for good' : 'for now'
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

/** What is written to a person: a text, or a link, which reads `label` in HTML and the address itself in plain text. */
type Paragraph = string | { address: string; label: string }

/** The HTML of a letter to whoever is called `name`. Line breaks within a paragraph are kept; markup is shown as text. */
export function letter(name: string | null | undefined, paragraphs: Paragraph[]): string {
  const greeting = name?.trim() ? `Bonjour ${name.trim()},` : 'Bonjour,'
  const body = [greeting, ...paragraphs, 'Le site Entrepreneurs d’intérêt général']
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Entrepreneurs d’intérêt général</title></head>
<body style="font-family: sans-serif; line-height: 1.5; overflow-wrap: anywhere">
${body.map((paragraph) => `<p>${inHtml(paragraph)}</p>`).join('\n')}
</body>
</html>`
}

/** The same words for a reader without HTML: `html` must come from `letter`. */
export function plainLetter(html: string): string {
  const paragraphs = [...html.matchAll(/<p>(.*?)<\/p>/gs)].map(([, inner = '']) =>
    unescaped(inner.replaceAll(/<a href="([^"]*)">.*<\/a>/g, '$1').replaceAll('<br>', '\n')),
  )
  return `${paragraphs.join('\n\n')}\n`
}

function inHtml(paragraph: Paragraph): string {
  if (typeof paragraph === 'string') return escaped(paragraph).replaceAll(/\r?\n/g, '<br>')
  return `<a href="${escaped(paragraph.address)}">${escaped(paragraph.label)}</a>`
}

const STEP_WITHIN_MS = 5_000
const SENT_WITHIN_MS = 20_000

/** What `payload.email` is when a mail server is set. */
type SmtpMail = ReturnType<ReturnType<typeof smtpAdapter>>

/**
 * Sends mail by SMTP, as plain text and HTML. `sendEmail` answers at once and never throws: whoever asked for a new
 * password must not learn from a delay or a failure that the address has an account. What could not be sent is logged.
 */
export function smtpAdapter({ from, smtpUrl }: MailSettings) {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    dnsTimeout: STEP_WITHIN_MS,
    connectionTimeout: STEP_WITHIN_MS,
    greetingTimeout: STEP_WITHIN_MS,
    socketTimeout: STEP_WITHIN_MS,
    // Letters hold what staff typed, and name no file or address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const { host } = new URL(smtpUrl)

  return (({ payload }: { payload: Payload }) => {
    const leaving = new Set<Promise<void>>()
    const deliver = async ({ html, ...message }: SendEmailOptions): Promise<void> => {
      const text = typeof html === 'string' ? plainLetter(html) : undefined
      const signal = AbortSignal.timeout(SENT_WITHIN_MS)
      await transport.sendMail({ ...message, from, html, text, signal })
    }
    const send = (message: SendEmailOptions): Promise<void> =>
      deliver(message).catch((error: unknown) => {
        payload.logger.error(notSent(message.subject, host, error))
      })
    return {
      name: 'smtp',
      defaultFromAddress: from.address,
      defaultFromName: from.name,
      sendEmail: (message: SendEmailOptions): Promise<void> => {
        const sending = send(message).finally(() => leaving.delete(sending))
        leaving.add(sending)
        return Promise.resolve()
      },
      deliver,
      /** Once all that was to be sent has left, or was given up. */
      settled: async (): Promise<void> => void (await Promise.all(leaving)),
    }
  }) satisfies EmailAdapter<void>
}

/** Without the addressee: logs are read by more people than accounts. */
function notSent(subject = '', host: string, error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return `Le courriel « ${subject} » n’a pas pu être envoyé par ${host} : ${code ?? message ?? String(error)}`
}
