import type { CollectionConfig, Endpoint, PayloadRequest } from 'payload'

import { staffOnly } from '@/access/roles'
import { bodyOf, refuseBelow } from '@/editing/endpoint'
import { backedUp } from '@/platform/backed-up'
import { denyAll } from '@/platform/database/deny-all'

import { applyReplacement, chosenSchema } from './apply'
import { querySchema } from './query'
import { previewReplacement } from './preview'
import { undoReplacement } from './undo'

const UNFIT = 'Indiquez les mots à remplacer, sur une ligne, et cochez au moins une occurrence.'

/** Replacements in many documents, with what undoes them: only our own routes write them. */
export const Replacements: CollectionConfig = {
  slug: 'replacements',
  labels: { singular: 'Remplacement', plural: 'Remplacements' },
  // It names documents by their ids in this database.
  custom: backedUp(false),
  admin: { hidden: true, useAsTitle: 'words' },
  access: { read: staffOnly, create: denyAll, update: denyAll, delete: denyAll },
  endpoints: [
    post('/preview', async (req) => previewReplacement(req, await bodyOf(req, querySchema, UNFIT))),
    post('/apply', async (req) => applyReplacement(req, await bodyOf(req, chosenSchema, UNFIT))),
    post('/:id/undo', (req) => undoReplacement(req, String(req.routeParams?.id))),
  ],
  fields: [
    { name: 'words', type: 'text', label: 'Mots remplacés', required: true },
    { name: 'replacement', type: 'text', label: 'Remplacés par' },
    { name: 'matchesCase', type: 'checkbox', label: 'Respecter la casse' },
    { name: 'isWholeWord', type: 'checkbox', label: 'Mot entier' },
    { name: 'by', type: 'relationship', relationTo: 'users', label: 'Par' },
    { name: 'count', type: 'number', label: 'Contenus changés', required: true },
    { name: 'documents', type: 'json', label: 'Textes changés', required: true },
    { name: 'undoneAt', type: 'date', label: 'Annulé le' },
    { name: 'undoneBy', type: 'relationship', relationTo: 'users', label: 'Annulé par' },
  ],
}

/** An endpoint for staff, never cached. */
function post(path: string, answer: (req: PayloadRequest) => Promise<object>): Endpoint {
  const headers = { 'Cache-Control': 'private, no-store' }
  const handler = async (req: PayloadRequest) => {
    refuseBelow('editor', req, 'Connectez-vous pour remplacer des mots.')
    return Response.json(await answer(req), { headers })
  }
  return { path, method: 'post', handler }
}
