import type { IncomingMessage } from 'node:http'

/**
 * Pages of the admin, and previews, that change nothing by being opened. `…/create` does (Payload makes a draft there),
 * and so may what is not known.
 */
const READ_ONLY =
  /^\/(?:admin(?:\/(?:collections\/[\w-]+\/[\da-f-]{24,36}|globals\/[\w-]+))?|apercu(?:\/.*)?)\/?$/

/**
 * Has whoever follows a link to such a `path` from another site, as from a letter read in webmail, be known by their
 * session: to Payload it is then an address that was typed (`none`). It would ignore the cookie, and show a signed-in
 * person the log-in form. A frame, a script or a form of another site stays what it is, and its page reads nothing of
 * what it leads to (Fetch Metadata; `frame-ancestors`, `Cross-Origin-Opener-Policy`).
 */
export function welcomeFollowedLink({ headers, method }: IncomingMessage, path: string): void {
  const isFollowed =
    method === 'GET' &&
    headers['sec-fetch-site'] === 'cross-site' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  if (isFollowed && READ_ONLY.test(path)) headers['sec-fetch-site'] = 'none'
}
