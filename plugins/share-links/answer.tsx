import config from '@payload-config'
import { getPayload, type Payload } from 'payload'

import { DatabaseDown, isDatabaseUp } from '@/platform/health/database'
import { countAttempt, type Limit, mustWait } from '@/platform/security/attempts'
import { siteContent } from '@/site/content'
import { failurePage, logFailure } from '@/site/page/failure'
import { renderDocument } from '@/site/page/render'
import { privateResponse } from '@/site/page/responses'
import { refusalPage } from '@/site/refused-request'

import { RefusedShareDocument, type ShareRefusal, SharedDocument } from './page/SharedDocument'
import { readShareToken } from './read'
import { sharedPage } from './shared-page'

/** Links that lead nowhere. Signatures of 256 bits cannot be guessed: this limits the work. */
export const WRONG_LINKS: Limit = { name: 'wrongShareLink', times: 60, seconds: 600 }

const STATUSES = { expired: 410, revoked: 410, unknown: 404 } as const

/**
 * The current page of the share link `token`, including drafts, or the reason why it cannot be shown. `who`: the client
 * (`callerAddress`). After too many invalid links, the client must wait.
 */
export async function answerShare(token: string, who: string): Promise<Response> {
  try {
    const retryAfter = await mustWait(WRONG_LINKS, who)
    if (retryAfter !== null) return await refusalPage({ status: 429, retryAfter })
    const payload = await getPayload({ config })
    if (!(await isDatabaseUp(payload))) throw new DatabaseDown()
    const response = await shared(payload, token, new Date())
    if (response.status === STATUSES.unknown) await countAttempt(WRONG_LINKS, who)
    return response
  } catch (error) {
    // The token gives access, so it is not logged.
    logFailure(error, 'A shared page could not be made')
    return failurePage(error)
  }
}

async function shared(payload: Payload, token: string, instant: Date): Promise<Response> {
  const [access, site] = await Promise.all([
    readShareToken(payload, token, instant),
    siteContent(payload),
  ])
  const page = access.kind === 'granted' ? await sharedPage(payload, access.pageId, instant) : null
  if (page) {
    const html = await renderDocument(<SharedDocument page={page} site={site} />)
    return privateResponse(html)
  }
  const refusal: ShareRefusal = access.kind === 'granted' ? { kind: 'unknown' } : access
  const html = await renderDocument(<RefusedShareDocument refusal={refusal} site={site} />)
  return privateResponse(html, STATUSES[refusal.kind])
}
