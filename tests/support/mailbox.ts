import { setTimeout as wait } from 'node:timers/promises'

import { simpleParser, type AddressObject } from 'mailparser'
import { SMTPServer } from 'smtp-server'

const ARRIVES_WITHIN_MS = 20_000

type Received = { to: string; from: string; subject: string; text: string; html: string }

/** A mail server of its own that keeps what it is given. */
export type Mailbox = {
  /** For `SMTP_URL`. */
  url: string
  /** The next letter to `address`, taken out; waits for it. */
  next: (address: string) => Promise<Received>
  /** What nobody has taken out. */
  letters: () => Received[]
  close: () => Promise<void>
}

export async function openMailbox(): Promise<Mailbox> {
  const letters: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      void simpleParser(stream).then(({ from, html, subject = '', text = '', to }) => {
        letters.push({ to: addressOf(to), from: addressOf(from), subject, text, html: html || '' })
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters: () => letters,
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

const addressOf = (header: AddressObject | AddressObject[] | undefined): string =>
  [header ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ')
