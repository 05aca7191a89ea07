import type { Payload } from 'payload'

export type Sender = { name: string; address: string }

/** How mail leaves: the server, with its own name and password in the address, and who is said to write. */
export type MailSettings = { smtpUrl: string; from: Sender }

const SENDER = /^(?:"?([^"<>]*)(?:"\s*)?<)?([^\s<>"@,;]+@[^\s<>"@,;]+)>?$/

/** Reads `Nom <nom@exemple.fr>` or a bare address, whose name is then empty; null when `text` is neither. */
export function parseSender(text: string): Sender | null {
  const [, name = '', address] = SENDER.exec(text.trim()) ?? []
  const isBalanced = text.includes('<') === text.includes('>')
  return address && isBalanced ? { name: name.trim(), address } : null
}

/** Who writes when nobody said so: the programme, from the host of the site at `siteUrl`, which reads no answers. */
export function defaultSender(siteUrl: string): Sender {
  const host = new URL(siteUrl).hostname.replace(/^www\./, '')
  return { name: 'EIG', address: `ne-pas-repondre@${host}` }
}

/** Whether `url` names a mail server: `smtp://` (STARTTLS if it is offered) or `smtps://` (TLS from the start). */
export const isSmtpUrl = (url: string): boolean =>
  /^smtps?:\/\/[^/\s]/.test(url) && URL.canParse(url)

/** Whether a mail server is set; else Payload only logs who would have been written to, and about what. */
export const hasMail = ({ email }: Pick<Payload, 'email'>): boolean => email.name === 'smtp'
