import { firstOf } from '@/editing/find'
import type { WarningSource } from '@/editing/warnings'
import { relationId } from '@/platform/database/ids'

/** A warning if publishing `edited` as `doc` deletes a redirect because the page takes its address. */
export const lostRedirect: WarningSource = async (req, edited, doc) => {
  const { slug } = doc as { slug?: unknown }
  if (!('collection' in edited) || edited.collection !== 'pages' || typeof slug !== 'string') {
    return []
  }
  const redirect = await firstOf(req, 'redirects', { where: { from: { equals: slug } } })
  const id = relationId(redirect?.to)
  // A redirect to the page itself becomes useless once the page has that address.
  if (!redirect || (id && id === edited.id)) return []
  const where = { id: { equals: id } }
  const page = id && (await firstOf(req, 'pages', { trash: true, where }))
  const target = page ? `la page « ${page.title} »` : redirect.url
  const message = `Cette adresse mène aujourd’hui à ${target}. Publier cette page supprime cette redirection : qui suit l’ancienne adresse lira cette page-ci.`
  return [{ path: 'slug', message, excerpt: `/${slug}` }]
}
