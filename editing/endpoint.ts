import type { PayloadRequest } from 'payload'
import type { z } from 'zod'

import { hasRole, type Role } from '@/access/roles'
import { Refusal } from '@/platform/refusal'

/** Refuses (403) whoever is not at least of that role, saying `words`. */
export function refuseBelow(role: Role, req: PayloadRequest, words: string): void {
  if (!hasRole(req.user, role)) throw new Refusal(words, 403)
}

/** The body of `req`, refused (400), saying `words`, where it is not as `schema` says. */
export async function bodyOf<Body>(
  req: PayloadRequest,
  schema: z.ZodType<Body>,
  words: string,
): Promise<Body> {
  const { data, success } = schema.safeParse(await req.json?.().catch(() => null))
  if (!success) throw new Refusal(words, 400)
  return data
}
