import { beforePublishing } from '@/editing/before-publishing'
import { publishedCalls } from '@/editing/published'
import type { Page } from '@/payload-types'
import { VARIABLE_NAMES } from '@/text/variables'
import { unknownIn } from './faults'
import { ownUses, shownBy, shownUses, valueless } from './uses'

/**
 * Before a page is published: refuses a variable that does not exist, or to which a call of the page gives no value,
 * in its texts and in the documents it shows.
 */
export const checkPageVariables = beforePublishing<Page>(async ({ doc: page, req }) => {
  const faults = unknownIn(page)
  const uses = ownUses(page)
  if (uses.length || shownBy(page).length) {
    const calls = await publishedCalls(page.calls, req)
    // Where every call says everything, what the documents say does not matter.
    const isSaid = VARIABLE_NAMES.every((name) => valueless(name, calls) === null)
    if (!isSaid) uses.push(...(await shownUses(page, req)))
    for (const { path, names, inside } of uses) {
      const sentences = names.flatMap((name) => valueless(name, calls) ?? [])
      const start = inside ? `Dans ${inside}, ` : ''
      faults.push(...sentences.map((sentence) => ({ path, message: start + sentence })))
    }
  }
  return faults
})
