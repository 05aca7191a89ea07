import type { CollectionConfig, CollectionSlug, Field, Plugin } from 'payload'

import { extendCollections, extendGlobals, hasDrafts, withViews } from '@/collections/extend'
import { fillSlots } from '@/components/page/slots'
import { timelineField, uiField } from '@/editing/staff-screens'
import { declareAddress } from '@/platform/http/own-addresses'

import { PREVIEW, versionHref } from './address'
import { previewOfHome, previewOfPage, previewOfUse } from './previewed-pages'

/** Payload's form and live preview, in ours. */
const withPreview = withViews({
  default: '@/plugins/live-preview/admin/FormBesidePreview#FormBesidePreview',
  livePreview: '@/plugins/live-preview/admin/LivePreview#LivePreview',
})

/** The globals that only surround pages: their preview is the home page. */
const AROUND_PAGES = ['navigation', 'notice']

/** « Voir la page au … »: previews the pages concerned at the chosen instant. */
const timeMachine = (component: string): Field =>
  uiField('timeMachine', `@/plugins/live-preview/admin/${component}`, { position: 'sidebar' })

/** Adds, to the timeline of a call, links to preview its pages at each date. */
function withPreviewedTimeline(collection: CollectionConfig): CollectionConfig {
  const previewed = uiField(
    timelineField.name,
    '@/plugins/live-preview/admin/CallFields#PreviewedTimeline',
  )
  const fields = collection.fields.map((field) => (field === timelineField ? previewed : field))
  return { ...collection, fields }
}

const previewOf = (slug: string) =>
  slug === 'pages' ? previewOfPage : previewOfUse(slug as CollectionSlug)

/**
 * The preview of pages for staff, at any instant and with their drafts: beside the forms, at its own address, and with the
 * changes of a past version. Adds fields to the forms of pages and calls, and links to the public pages. Needs no other plugin.
 */
export const livePreview: Plugin = (config) => {
  declareAddress(PREVIEW)
  fillSlots('live-preview', {
    staffLinks: [(path) => [{ label: 'Voir le brouillon', href: PREVIEW.path + path }]],
    versionLinks: [
      (slug, { before, id }) => [
        {
          label: 'Voir la page telle qu’elle était (nouvel onglet)',
          href: versionHref(slug, { version: id, before }),
        },
      ],
    ],
  })
  const documents = extendCollections(config, (one) => hasDrafts(one) && !one.upload, {
    admin: (admin, slug) => ({ ...withPreview(admin), livePreview: previewOf(slug) }),
  })
  const globals = extendGlobals(documents, {
    admin: (admin, slug) =>
      AROUND_PAGES.includes(slug) ? { ...withPreview(admin), livePreview: previewOfHome } : admin,
  })
  const pages = extendCollections(globals, ({ slug }) => slug === 'pages', {
    fields: [timeMachine('TimeMachine#PageTimeMachine')],
  })
  const calls = extendCollections(pages, ({ slug }) => slug === 'calls', {
    fields: [timeMachine('CallFields#CallTimeMachine')],
  })
  return { ...calls, collections: calls.collections?.map(withPreviewedTimeline) }
}
