import type { Plugin } from 'payload'

import { extendCollections, extendGlobals, hasDrafts } from '@/collections/extend'
import { withWarnings } from '@/editing/warnings'
import { withBackgroundWork } from '@/platform/background'

import { checkContent } from './check-document'
import { logDoubtfulHosts } from './doubtful-hosts'
import { contentChecksEndpoint } from './endpoint'
import { withFindings } from './fields'
import { contentWarnings } from './warnings'

/**
 * Checks of texts and links. Adds the findings under the fields of forms and to the warnings before a publication, refuses to
 * publish a newly broken link, and logs doubtful hosts when the server starts. Needs no other plugin. List it after the
 * plugins that add fields to forms.
 */
export const contentChecks: Plugin = (config) => {
  const endpoints = [...(config.endpoints ?? []), contentChecksEndpoint]
  const hooks = { beforeChange: [checkContent] }
  const inCollections = extendCollections({ ...config, endpoints }, hasDrafts, { hooks })
  const checked = withFindings(extendGlobals(inCollections, { hooks }))
  return withBackgroundWork(withWarnings(checked, contentWarnings), {
    once: { run: logDoubtfulHosts, failing: 'Les liens publiés n’ont pas été vérifiés' },
  })
}
