import nodemailer from 'nodemailer'
import type { EmailAdapter, Payload, SendEmailOptions } from 'payload'

import { plainLetter } from './letter'
import type { MailSettings } from './mail-settings'

const STEP_WITHIN_MS = 5_000
const SENT_WITHIN_MS = 20_000

/** What `payload.email` is when a mail server is set. */
export type SmtpMail = ReturnType<ReturnType<typeof smtpAdapter>>

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
    const send = async ({ html, ...message }: SendEmailOptions): Promise<void> => {
      const text = typeof html === 'string' ? plainLetter(html) : undefined
      const signal = AbortSignal.timeout(SENT_WITHIN_MS)
      try {
        await transport.sendMail({ ...message, from, html, text, signal })
      } catch (error) {
        payload.logger.error(notSent(message.subject, host, error))
      }
    }
    return {
      name: 'smtp',
      defaultFromAddress: from.address,
      defaultFromName: from.name,
      sendEmail: (message: SendEmailOptions): Promise<void> => {
        const sending = send(message).finally(() => leaving.delete(sending))
        leaving.add(sending)
        return Promise.resolve()
      },
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
