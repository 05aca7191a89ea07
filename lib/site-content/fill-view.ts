import { fill } from '@/lib/text-variables/fill'
import type { VariableValues } from '@/lib/text-variables/values'

import { mapStrings } from './map-strings'

/** What is no text of an editor: identifiers and addresses. */
const NO_TEXT = ['id', 'blockType', 'href', 'path']

/** `view` with the variables of all its texts replaced by `values`. */
export const fillView = <View extends object>(view: View, values: VariableValues): View =>
  // The key tells Markdown from plain text.
  mapStrings(view, (text, key) =>
    NO_TEXT.includes(key) ? text : fill(text, values, { markdown: key.endsWith('Markdown') }),
  )
