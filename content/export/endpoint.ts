import type { Endpoint } from 'payload'

import { exportPage } from '@/content/export'
import { Refused } from '@/content/refused'
import { Refusal } from '@/platform/refusal'

/** `GET /api/pages/:id/export`: the page as a source file to keep, its drafts included, for staff. */
export const exportEndpoint: Endpoint = {
  path: '/:id/export',
  method: 'get',
  handler: async (req) => {
    if (!req.user) throw new Refusal('Connectez-vous pour exporter une page.', 403)
    const id = String(req.routeParams?.id)
    const exported = await exportPage(req.payload, { id: { equals: id } }, new Date()).catch(refuse)
    if (!exported) throw new Refusal('Cette page n’existe pas, ou plus.', 404)
    const fileName = `${exported.address.replaceAll('/', '-') || 'page'}.md`
    return new Response(exported.text, {
      headers: {
        'Content-Type': 'text/markdown; charset=utf-8',
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    })
  },
}

function refuse(error: unknown): never {
  throw error instanceof Refused ? new Refusal(error.message, 409) : error
}
