import nodemailer from 'nodemailer'
import type { EmailAdapter, Payload, SendEmailOptions } from 'payload'
import { z } from 'zod'

import { escaped, unescaped } from '@/text/escaped'

import { hasMail, type MailSettings } from './mail-settings'

type Letter = {
  to: { email: string; name?: string | null }
  subject: string
  paragraphs: Paragraph[]
  /** `<…@…>`. Set when the same mail may be sent twice, so that the recipient's software can tell. */
  messageId?: string
  headers?: Record<string, string>
}

/** Sends a mail to one person in the background, if a mail server is configured. Never throws: errors are logged. */
export function writeTo(payload: Payload, letter: Letter): void {
  if (hasMail(payload)) void payload.sendEmail(messageOf(letter))
}

/** Sends a mail to one person, if a mail server is configured, and resolves once the server accepted it. Throws on failure. */
export async function deliver(payload: Payload, letter: Letter): Promise<void> {
  if (hasMail(payload)) await (payload.email as SmtpMail).deliver(messageOf(letter))
}

const messageOf = ({ to, paragraphs, ...message }: Letter): SendEmailOptions => ({
  ...message,
  to: { address: to.email, name: '' },
  html: letter(to.name, paragraphs),
})

/** nodemailer's error when the mail server rejects a recipient (RFC 5321, 4.2.1). */
const addresseeError = z.object({ command: z.literal('RCPT TO'), responseCode: z.number() })

/**
 * Whether `error`, from `deliver`, means that only the recipient is rejected, permanently or temporarily; null for
 * other errors.
 */
export function addresseeRefused(error: unknown): 'for good' | 'for now' | null {
  const { data } = addresseeError.safeParse(error)
  if (!data) return null
  return data.responseCode >= 500 ? 'for good' : 'for now'
}

/** Resolves once pending mails are sent: called before the server stops. */
export async function mailSent(payload: Payload): Promise<void> {
  if (hasMail(payload)) await (payload.email as SmtpMail).settled()
}

/** Without a mail server: logs the subject but not the recipient, which Payload's own adapter would log. */
export const noMail: EmailAdapter<void> = ({ payload }: { payload: Payload }) => ({
  name: 'none',
  defaultFromAddress: '',
  defaultFromName: '',
  sendEmail: ({ subject }) => {
    payload.logger.info(`Aucun serveur d’envoi : le courriel « ${subject ?? ''} » n’est pas parti`)
    return Promise.resolve()
  },
})

/** A paragraph: a text, or a link shown as `label` in HTML and as its address in plain text. */
type Paragraph = string | { address: string; label: string }

/** The HTML of a mail to a person named `name`. Keeps line breaks within a paragraph and escapes markup. */
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

/** The plain text of the same mail; `html` must come from `letter`. */
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

/** The type of `payload.email` if a mail server is configured. */
type SmtpMail = ReturnType<ReturnType<typeof smtpAdapter>>

/**
 * Sends mail by SMTP, as plain text and HTML. `sendEmail` returns at once and never throws: a person who requests a
 * password reset must not learn from a delay or an error that the address has an account. Failures are logged.
 */
export function smtpAdapter({ from, smtpUrl }: MailSettings) {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    dnsTimeout: STEP_WITHIN_MS,
    connectionTimeout: STEP_WITHIN_MS,
    greetingTimeout: STEP_WITHIN_MS,
    socketTimeout: STEP_WITHIN_MS,
    // Mails contain text typed by staff, which must not make nodemailer read a file or fetch a URL.
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
      /** Resolves once all pending mails are sent or given up. */
      settled: async (): Promise<void> => void (await Promise.all(leaving)),
    }
  }) satisfies EmailAdapter<void>
}

/** Without the recipient: more people can read logs than accounts. */
function notSent(subject = '', host: string, error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return `Le courriel « ${subject} » n’a pas pu être envoyé par ${host} : ${code ?? message ?? String(error)}`
}
