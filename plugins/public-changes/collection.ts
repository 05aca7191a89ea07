import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionConfig,
  Field,
  PayloadRequest,
} from 'payload'

import { atLeast, staffOnly } from '@/access/roles'
import { feminine } from '@/editing/with-article'
import type { PublicVersion } from '@/payload-types'
import { denyAll } from '@/platform/database/deny-all'
import { relationId } from '@/platform/database/ids'
import { Refusal } from '@/platform/refusal'
import { appendMark } from '@/platform/revisions/record'

import { KINDS } from './kinds'
import { reasonEndpoint } from './reason'
import { LONGEST_REASON } from './words'

/** Written by the server alone, after it has read what visitors read. */
const recorded = (field: Field): Field => ({ ...field, access: { update: denyAll } }) as Field

/** Before a save: what is withdrawn stays so, and only after another publication has replaced it. */
const keepWithdrawn: CollectionBeforeChangeHook<PublicVersion> = async ({
  data,
  originalDoc,
  req,
}) => {
  if (originalDoc?.isWithdrawn) return { ...data, isWithdrawn: true }
  if (!data.isWithdrawn || !originalDoc) return data
  if (!(await entryAfter(req, originalDoc))) {
    throw new Refusal(
      'Les visiteurs lisent encore cette version : publiez d’abord la page sans ces mots, puis retirez-la.',
      409,
    )
  }
  return { ...data, content: null }
}

/** The next version that a publication made; undefined if visitors still read the words of `version`. */
async function entryAfter(req: PayloadRequest, { at, page }: PublicVersion) {
  const { docs } = await req.payload.db.find<PublicVersion>({
    collection: 'public-versions',
    where: {
      page: { equals: relationId(page) },
      at: { greater_than: at },
      isEntry: { equals: true },
    },
    sort: 'at',
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0]
}

/** After a save: withdraws the versions that hold the same words at another state of the call, and outdates the cached pages. */
const withdrawStates: CollectionAfterChangeHook<PublicVersion> = async ({ doc, req }) => {
  const next = doc.isWithdrawn ? await entryAfter(req, doc) : undefined
  if (next) {
    await req.payload.db.updateMany({
      collection: 'public-versions',
      where: {
        page: { equals: relationId(doc.page) },
        at: { greater_than: doc.at, less_than: next.at },
      },
      data: { content: null, isWithdrawn: true },
      returning: false,
      req,
    })
  }
  await appendMark(req.payload, req)
}

/** What visitors read of a page with a call, from `at` to the next version of the same page. */
export const PublicVersions: CollectionConfig = {
  slug: 'public-versions',
  custom: feminine,
  labels: { singular: 'Version publique', plural: 'Versions publiques' },
  admin: { hidden: true },
  access: { read: staffOnly, create: denyAll, update: atLeast('reviewer'), delete: denyAll },
  endpoints: [reasonEndpoint],
  hooks: { beforeChange: [keepWithdrawn], afterChange: [withdrawStates] },
  fields: [
    ...(
      [
        {
          name: 'page',
          type: 'relationship',
          relationTo: 'pages',
          label: 'Page',
          required: true,
          index: true,
        },
        // Two servers may record the same change at once.
        { name: 'key', type: 'text', label: 'Clé', required: true, unique: true },
        { name: 'at', type: 'date', label: 'Depuis', required: true, index: true },
        { name: 'until', type: 'date', label: 'Prochain état de l’appel' },
        { name: 'checkedAt', type: 'date', label: 'Dernière publication du site vue' },
        { name: 'call', type: 'text', label: 'Appel montré' },
        { name: 'kind', type: 'select', label: 'Cause', required: true, options: [...KINDS] },
        { name: 'isEntry', type: 'checkbox', label: 'Changement publié' },
        { name: 'fingerprint', type: 'text', label: 'Empreinte' },
      ] satisfies Field[]
    ).map(recorded),
    {
      name: 'content',
      type: 'textarea',
      label: 'Contenu compressé',
      access: { read: denyAll, update: denyAll },
    },
    {
      name: 'reason',
      type: 'text',
      label: 'Pourquoi ce changement ?',
      maxLength: LONGEST_REASON,
    },
    { name: 'isMinor', type: 'checkbox', label: 'Changement mineur' },
    { name: 'isWithdrawn', type: 'checkbox', label: 'Contenu retiré' },
  ],
}
