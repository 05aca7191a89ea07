import { createLocalReq } from 'payload'

import { fieldsOfEdited } from '@/editing/edited'
import { publishedVersions } from '@/editing/published-versions'
import { type ReportPlace, reportPlace } from '@/editing/report-items'
import { checkedTexts } from '@/fields/fields-of'
import { env } from '@/platform/env'
import { keptWhileCurrent } from '@/platform/kept-while-current'
import { targetsIn } from '@/text/checks/check-markdown'
import { hostOf } from '@/text/site-path'

/** Where published content links to an address, and how it is typed there. */
type ExternalLink = { place: ReportPlace; typed: string }

/**
 * The links of the published content to other sites, by their address without an anchor. Drafts are left out: a request to
 * another site would tell it what is not public yet.
 */
export const externalLinks = keptWhileCurrent(async (payload) => {
  const req = await createLocalReq({}, payload)
  const { formerHosts, siteUrl } = env()
  const own = [hostOf(siteUrl), ...formerHosts]
  const links = new Map<string, ExternalLink[]>()
  for await (const version of publishedVersions(req)) {
    const fields = fieldsOfEdited(payload, version.edited)
    for (const { kind, path, text } of checkedTexts(fields, version.doc)) {
      const targets = kind === 'markdown' ? targetsIn(text) : [text]
      for (const typed of new Set(targets)) {
        const host = hostOf(typed.trim())
        if (!host || own.includes(host) || typed.includes('{{')) continue
        const url = new URL(typed.trim())
        url.hash = ''
        const known = links.get(url.href) ?? []
        links.set(url.href, [...known, { place: reportPlace(payload, version, path), typed }])
      }
    }
  }
  return links
})
