import { NextResponse, type NextRequest } from 'next/server'

import { countAttempt, LIMITS } from '@/platform/security/attempts'
import { REFUSED, REFUSED_PATH, writeRefused } from '@/platform/security/oddity'
import { whoAsks } from '@/platform/security/asker'

/** Runs before a preview is rendered, because a page of Next cannot set its own status. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const retryAfter = await countAttempt(LIMITS.preview, whoAsks(request.headers))
  if (retryAfter === null) return NextResponse.next()
  const headers = new Headers(request.headers)
  headers.set(REFUSED, writeRefused({ status: 429, retryAfter }))
  return NextResponse.rewrite(new URL(REFUSED_PATH, request.url), { request: { headers } })
}

export const config = { matcher: '/apercu/:path*' }
