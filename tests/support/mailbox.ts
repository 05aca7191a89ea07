import { setTimeout as wait } from 'node:timers/promises'

import { simpleParser, type AddressObject } from 'mailparser'
import { SMTPServer } from 'smtp-server'

const ARRIVES_WITHIN_MS = 20_000

type Received = {
  to: string
  from: string
  subject: string
  text: string
  html: string
  messageId: string
  /** Headers as they were sent, by name in lower case. */
  headers: Map<string, string>
}

/** A mail server that keeps the emails that it receives. */
export type Mailbox = {
  /** The value of `SMTP_URL`. */
  url: string
  /** Waits for the next email to `address` and takes it out. */
  next: (address: string) => Promise<Received>
  /** The emails that were not taken out. */
  letters: () => Received[]
  /** From now on, answers this code to any sender for `address`: 550 permanently, 450 temporarily. Null accepts again. */
  refuse: (address: string, responseCode: number | null) => void
  close: () => Promise<void>
}

export async function openMailbox(): Promise<Mailbox> {
  const letters: Received[] = []
  const refused = new Map<string, number | null>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const responseCode = refused.get(address)
      done(responseCode ? Object.assign(new Error('No'), { responseCode }) : null)
    },
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        const { from, headerLines, html, messageId = '', subject = '', text = '', to } = mail
        letters.push({
          ...{ to: addressOf(to), from: addressOf(from) },
          ...{ subject, text, html: html || '', messageId },
          headers: new Map(headerLines.map(({ key, line }) => [key, unfolded(line)])),
        })
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters: () => letters,
    refuse: (address, responseCode) => void refused.set(address, responseCode),
    next: async (address) => {
      const deadline = Date.now() + ARRIVES_WITHIN_MS
      while (Date.now() < deadline) {
        const index = letters.findIndex(({ to }) => to === address)
        if (index >= 0) return letters.splice(index, 1)[0]!
        await wait(20)
      }
      throw new Error(`No letter to ${address}: ${JSON.stringify(letters)}`)
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** Returns a header without its name, on one line (RFC 5322, 2.2.3). */
const unfolded = (line: string) => line.replace(/^[^:]+:\s*/, '').replaceAll(/\r?\n\s/g, ' ')

const addressOf = (header: AddressObject | AddressObject[] | undefined): string =>
  [header ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ')
