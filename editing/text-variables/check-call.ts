import { hasValue } from '@/call/values'
import { beforePublishing } from '@/editing/before-publishing'
import { labelOf } from '@/editing/label-of'
import { pagesOfCall } from '@/editing/published'
import type { Call } from '@/payload-types'
import { VARIABLE_NAMES } from '@/text/variables'
import { braced, quoted, SOURCES } from './messages'
import { misplacedIn } from './faults'
import { ownUses, shownUses } from './uses'

/**
 * Before a call is published: refuses it without a value that a published page which shows it writes. Unpublishing one
 * is never refused: what must go has to go at once, and the page then says that its dates are not known.
 */
export const checkCallVariables = beforePublishing<Call>(async ({ doc: call, id, req }) => {
  const faults = misplacedIn(call)
  const silent = VARIABLE_NAMES.filter((name) => !hasValue(call, name))
  const pages = silent.length && id ? await pagesOfCall(id, req) : []
  for (const page of pages) {
    const { flattenedFields } = req.payload.collections.pages.config
    for (const use of [...ownUses(page), ...(await shownUses(page, req))]) {
      for (const name of silent.filter((candidate) => use.names.includes(candidate))) {
        const place = use.inside ?? `« ${labelOf(flattenedFields, use.path, page)} »`
        const message = `La page « ${page.title} » a besoin de cette valeur : ${place} y écrit ${quoted(braced(name))}. Remplissez ce champ, ou retirez d’abord ce mot.`
        faults.push({ path: SOURCES[name]?.path ?? 'name', message })
      }
    }
  }
  return faults
})
