import { valuesAt } from '@/call/of-document'
import { fill } from '@/text/variables/fill'

/** What tells a published page from the others. */
export type PublishedPage = { id: string; slug: string; title: string }

const NO_VALUE = valuesAt(null, new Date(0))

/** A page's title as other pages name it. Its variables are of a call that only its own page knows. */
export const titleOf = (title: string) => fill(title, NO_VALUE).trim()
