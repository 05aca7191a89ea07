import type { Endpoint } from 'payload'
import { z } from 'zod'

import { refuseBelow } from '@/editing/endpoint'
import { Refusal } from '@/platform/refusal'

import { search } from './search'
import { LONGEST_QUERY, MOST_RESULTS } from './view'

const asked = z.object({
  q: z.string().trim().min(1).max(LONGEST_QUERY),
  limit: z.coerce.number().int().min(1).max(MOST_RESULTS).default(20),
})

/** `GET /api/search?q=WORDS&limit=20`, for staff: the texts that match. Never cached, because drafts are in it. */
export const searchEndpoint: Endpoint = {
  path: '/search',
  method: 'get',
  handler: async (req) => {
    refuseBelow('editor', req, 'Connectez-vous pour chercher dans les contenus.')
    const { data } = asked.safeParse(Object.fromEntries(req.searchParams))
    if (!data) throw new Refusal(`Cherchez de 1 à ${LONGEST_QUERY} caractères.`, 400)
    const answer = await search(req, data.q, data.limit)
    return Response.json(answer, { headers: { 'Cache-Control': 'private, no-store' } })
  },
}
