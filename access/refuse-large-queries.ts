import type { PayloadRequest } from 'payload'

import { Refusal } from '@/lib/refusal'

/** As deep as Payload goes when it is not told, and ten times as many documents as it then gives. */
const DEEPEST = 2
const MOST = 100

/** From an address: what is no number there is still a text. `currentDepth`: of a relation that Payload follows. */
type Asked = { currentDepth?: number; depth?: unknown; limit?: unknown; pagination?: unknown }

/**
 * Before a collection or a global is read: refuses (400) a visitor's query to REST that would have the server read most
 * of the site at once. Staff and the site's own code ask for what they need.
 */
export function refuseLargeQueries({ args, req }: { args?: unknown; req: PayloadRequest }): void {
  if (req.payloadAPI !== 'REST' || req.user) return
  const { currentDepth, depth = DEEPEST, limit = MOST, pagination = true } = (args ?? {}) as Asked
  // Asked for by Payload itself, all at once.
  if (currentDepth !== undefined) return
  const isSmall = Number(depth) <= DEEPEST && Number(limit) >= 1 && Number(limit) <= MOST
  if (!isSmall || !pagination) throw new Refusal(TOO_LARGE, 400)
}

const TOO_LARGE = `Cette demande est trop large\u00a0: demandez au plus ${MOST} documents à la fois (\`limit\`), par pages, sur ${DEEPEST} niveaux (\`depth\`).`
