import type { Plugin } from 'payload'

import { withScreen } from '@/components/admin/screens/screens'
import { withSearchFollowUp } from '@/plugins/search'

import { Replacements } from './collection'
import { SCREEN } from './screen'

/**
 * Replaces words in all contents as drafts, and undoes it. Adds a screen, a link to it beside the results of the search, and
 * a collection: the replacements that can be undone. Needs `search`, which knows where words are.
 */
export const replace: Plugin = (config) => {
  const linked = withSearchFollowUp(config, SCREEN)
  const stored = { ...linked, collections: [...(linked.collections ?? []), Replacements] }
  return withScreen(stored, SCREEN, '@/plugins/replace/admin/ReplaceScreen#ReplaceScreen')
}
