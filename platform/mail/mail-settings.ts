import type { Payload } from 'payload'

export type Sender = { name: string; address: string }

/** How to send mail: the URL of the server, with its user name and password, and the sender. */
export type MailSettings = { smtpUrl: string; from: Sender }

const SENDER = /^(?:"?([^"<>]*)(?:"\s*)?<)?([^\s<>"@,;]+@[^\s<>"@,;]+)>?$/

/** Parses `Nom <nom@exemple.fr>` or a bare address (with an empty name); null if `text` is neither. */
export function parseSender(text: string): Sender | null {
  const [, name = '', address] = SENDER.exec(text.trim()) ?? []
  const isBalanced = text.includes('<') === text.includes('>')
  return address && isBalanced ? { name: name.trim(), address } : null
}

/** The default sender: the programme, at the host of `siteUrl`. Replies to this address are not read. */
export function defaultSender(siteUrl: string): Sender {
  const host = new URL(siteUrl).hostname.replace(/^www\./, '')
  return { name: 'EIG', address: `ne-pas-repondre@${host}` }
}

/** Whether `url` names a mail server: `smtp://` (STARTTLS if it is offered) or `smtps://` (TLS from the start). */
export const isSmtpUrl = (url: string): boolean =>
  /^smtps?:\/\/[^/\s]/.test(url) && URL.canParse(url)

/** Whether a mail server is configured. Otherwise a mail is only logged. */
export const hasMail = ({ email }: Pick<Payload, 'email'>): boolean => email.name === 'smtp'
