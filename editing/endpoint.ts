import type { PayloadRequest } from 'payload'
import type { z } from 'zod'

import { hasRole, type Role } from '@/access/roles'
import { Refusal } from '@/platform/refusal'

/** Throws a Refusal (403) with `words` if the user has a role lower than `role`. */
export function refuseBelow(role: Role, req: PayloadRequest, words: string): void {
  if (!hasRole(req.user, role)) throw new Refusal(words, 403)
}

/** The body of `req`, parsed with `schema`. Throws a Refusal (400) with `words` if it does not match. */
export async function bodyOf<Body>(
  req: PayloadRequest,
  schema: z.ZodType<Body>,
  words: string,
): Promise<Body> {
  const { data, success } = schema.safeParse(await req.json?.().catch(() => null))
  if (!success) throw new Refusal(words, 400)
  return data
}
