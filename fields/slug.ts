import type { CollectionSlug, FieldHook, PayloadRequest, TextField } from 'payload'

import { HEALTH_PATHS } from '@/platform/http/health-paths'
import { addressesUnderPages, ownAddresses } from '@/platform/http/own-addresses'
import { withoutOuterSlashes } from '@/text/site-path'

/** Beginnings of addresses that the server itself answers, besides those that plugins declare. */
const RESERVED = [
  ...Array.from(HEALTH_PATHS, (path) => path.slice(1)),
  '.well-known',
  'admin',
  'api',
  'assets',
  '_next',
  'images',
  'documents',
  'favicon.ico',
  'rapports-csp',
  'requete-refusee',
  'robots.txt',
  'sitemap.xml',
]

const FORM = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/

/**
 * Says in French what is wrong with a page address, or returns true. Accepts lower-case segments of letters without
 * accents, digits and single hyphens, joined by `/`, unless the server uses them itself, also under pages.
 */
export function validateSlug(value: unknown): string | true {
  if (typeof value !== 'string' || !value) return 'L’adresse de la page est obligatoire.'
  if (!FORM.test(value)) {
    return 'Utilisez seulement des minuscules sans accent, des chiffres et des tirets, séparés par « / », par exemple « participer/administrations ».'
  }
  const ending = addressesUnderPages().find(({ name }) => value.endsWith(`/${name}`))
  if (ending) {
    return `Les adresses qui finissent par « /${ending.name} » sont réservées au site : changez la fin de l’adresse.`
  }
  return reservedFault(value)
}

/** Says in French that the server itself answers at `address` (without leading slash), or returns true. */
export function reservedFault(address: string): string | true {
  const declared = ownAddresses().map(({ path }) => path.slice(1))
  const reserved = [...RESERVED, ...declared].find((one) => `${address}/`.startsWith(`${one}/`))
  return !reserved || `Les adresses qui commencent par « ${reserved} » sont réservées au site.`
}

const ADDRESS_OF_COPY = /-copie(-\d+)?$/

/**
 * The address of a copy: `faq-copie`, then `faq-copie-2`: the first address that no document has or had, including drafts
 * and the trash. Payload would write `faq - Copy`, which is not a valid address.
 */
const addressOfCopy: FieldHook = async ({ collection, req, value }) => {
  if (!collection || typeof value !== 'string' || !value) return value as unknown
  const base = `${value.replace(ADDRESS_OF_COPY, '')}-copie`
  let address = base
  for (let number = 2; await isTaken(address, collection.slug, req); number += 1) {
    address = `${base}-${number}`
  }
  return address
}

/** Queries the database directly: Payload runs this hook before it checks access, and would refuse a visitor's query. */
async function isTaken(
  address: string,
  collection: CollectionSlug,
  req: PayloadRequest,
): Promise<boolean> {
  const { db } = req.payload
  const saved = await db.count({ collection, req, where: { slug: { equals: address } } })
  if (saved.totalDocs) return true
  const where = { 'version.slug': { equals: address } }
  const { totalDocs } = await db.countVersions({ collection, req, where })
  return totalDocs > 0
}

/** The address of a page, without leading slash (a typed or pasted slash is removed). Unique among pages. */
export const slugField: TextField = {
  name: 'slug',
  type: 'text',
  label: 'Adresse de la page',
  required: true,
  unique: true,
  index: true,
  admin: {
    position: 'sidebar',
    components: { afterInput: ['@/components/admin/AddressProposal#AddressProposal'] },
    description: 'Ce qui suit le nom du site, par exemple « participer/administrations ».',
  },
  hooks: {
    beforeValidate: [
      ({ value }) =>
        typeof value === 'string' ? withoutOuterSlashes(value.trim()) : (value as unknown),
    ],
    beforeDuplicate: [addressOfCopy],
  },
  validate: (value: unknown) => validateSlug(value),
}
