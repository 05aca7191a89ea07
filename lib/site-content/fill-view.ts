import { fill, fillMarkdown } from '@/lib/text-variables/fill'
import type { VariableValues } from '@/lib/text-variables/values'

import { mapTexts } from './map-texts'

/** What is no text of an editor: identifiers and addresses. */
const NO_TEXT = ['id', 'blockType', 'href', 'path']

/** `view` with the variables of all its texts replaced by `values`. */
export const fillView = <View extends object>(view: View, values: VariableValues): View =>
  mapTexts(view, {
    string: (text, key) => (NO_TEXT.includes(key) ? text : fill(text, values)),
    markdown: (tree) => fillMarkdown(tree, values),
  })
