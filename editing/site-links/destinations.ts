import type { Endpoint } from 'payload'

import { refuseBelow } from '@/editing/endpoint'

import { type Destination, publishedContext } from './published-context'

/** The response of `GET /api/destinations`. */
export type Destinations = { destinations: Destination[] }

/** For staff: what the link editor suggests. */
export const destinationsEndpoint: Endpoint = {
  path: '/destinations',
  method: 'get',
  handler: async (req) => {
    refuseBelow('editor', req, 'Connectez-vous pour écrire un lien.')
    const { destinations } = await publishedContext(req.payload)
    const answer: Destinations = { destinations }
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
  },
}
