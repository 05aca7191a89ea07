import type { Endpoint, PayloadRequest } from 'payload'

import { editedSchema } from '@/editing/edited'
import { refuseBelow } from '@/editing/endpoint'
import { formContext } from '@/editing/findings/check-context'
import { formerAddresses, formerAddressSlug } from '@/editing/former-addresses'
import { decodeSafely } from '@/text/site-path'

import { knownFaults } from './check-document'

/** `GET /api/content-checks?collection=pages&id=…` or `?global=notice`, for staff: the context of the checks in that form. */
export const contentChecksEndpoint: Endpoint = {
  path: '/content-checks',
  method: 'get',
  handler: async (req) => {
    refuseBelow('editor', req, 'Connectez-vous pour relire un texte.')
    return Response.json(await contextOfForm(req), { headers: { 'Cache-Control': 'no-store' } })
  },
}

/** The data against which a form checks its texts. */
export type FormContext = Awaited<ReturnType<typeof contextOfForm>>

async function contextOfForm(req: PayloadRequest) {
  const { data: edited = null } = editedSchema(req.payload).safeParse(req.query)
  const context = await formContext(req, edited)
  const ownPath = await ownPathOf(req)
  const sitePaths = context.sitePaths.filter((path) => path !== ownPath)
  /** Excerpts of the errors that are already published. They do not prevent publication. */
  const known = edited ? await knownFaults(req, edited, context) : []
  return { ...context, sitePaths, known }
}

/** The path of the former address that the form edits, which must not be suggested as its own target; null for other forms. */
async function ownPathOf(req: PayloadRequest): Promise<string | null> {
  const { collection, id } = req.query
  if (typeof id !== 'string' || collection !== formerAddressSlug(req.payload.config)) return null
  const [own] = await formerAddresses(req, { id: { equals: id } })
  return own ? decodeSafely(`/${own.from}`) : null
}
