import type { IncomingMessage } from 'node:http'

/**
 * Has whoever follows a link to a preview from another site, as from webmail, be known by their session: to Payload it is
 * then an address that was typed (`none`). It would ignore the cookie, and they would be sent to the page that visitors
 * read, or to none. Opening a preview changes nothing; a frame, a script or a form of another site stays what it is, and
 * its page reads nothing of what it leads to (Fetch Metadata; `frame-ancestors`, `Cross-Origin-Opener-Policy`). The
 * admin needs no such thing: its log-in screen sends on whoever is signed in.
 */
export function welcomeFollowedLink({ headers, method }: IncomingMessage): void {
  const isFollowed =
    method === 'GET' &&
    headers['sec-fetch-site'] === 'cross-site' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  if (isFollowed) headers['sec-fetch-site'] = 'none'
}
