import { NextResponse, type NextRequest } from 'next/server'

import { countAttempt, type Limit } from '@/platform/security/attempts'
import { REFUSED, REFUSED_PATH, writeRefused } from '@/platform/security/reason-to-refuse'
import { callerAddress } from '@/platform/security/caller'

/** The live preview sends at most one request per save: this allows ten people who type without a pause. */
export const PREVIEWS: Limit = { name: 'preview', times: 600, seconds: 60, isLocal: true }

/** Runs before a preview is rendered, because a page of Next cannot set its own status. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const retryAfter = await countAttempt(PREVIEWS, callerAddress(request.headers))
  if (retryAfter === null) return NextResponse.next()
  const headers = new Headers(request.headers)
  headers.set(REFUSED, writeRefused({ status: 429, retryAfter }))
  return NextResponse.rewrite(new URL(REFUSED_PATH, request.url), { request: { headers } })
}
