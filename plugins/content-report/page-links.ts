import type { Payload, PayloadRequest } from 'payload'

import { fieldsOfEdited } from '@/editing/edited'
import { formerAddresses } from '@/editing/former-addresses'
import { homePage } from '@/editing/home-page'
import type { Version } from '@/editing/published-versions'
import { type ReportItem, reportPlace } from '@/editing/report-items'
import { siteAddressesIn } from '@/editing/site-links/site-paths'
import { relationsTo } from '@/fields/fields-of'
import type { Page, Site } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { decodeSafely, plainPath } from '@/text/site-path'

/** What published content leads to: pages, by id or by address. */
export class PageLinks {
  readonly #pages: { version: Version; page: Page }[] = []
  /** The document that holds the first link to each page id or address, and whether another one holds a link too. */
  readonly #leading = new Map<string, { from: string; isAlone: boolean }>()
  #site: Partial<Site> = {}

  constructor(readonly payload: Payload) {}

  /** Reads one published version. */
  add(version: Version): void {
    const { doc, edited } = version
    const fields = fieldsOfEdited(this.payload, edited)
    const from = documentKey(edited)
    if ('collection' in edited && edited.collection === 'pages') {
      this.#pages.push({ version, page: doc as Page })
    }
    if ('global' in edited && edited.global === 'site') this.#site = doc
    for (const id of relationsTo('pages', fields, doc)) this.#lead(id, from)
    for (const address of siteAddressesIn(fields, doc)) this.#lead(plainPath(address), from)
  }

  #lead(target: string, from: string): void {
    const first = this.#leading.get(target)
    if (!first) this.#leading.set(target, { from, isAlone: true })
    else if (first.from !== from) first.isAlone = false
  }

  /** The published pages that no menu and no link leads to, except the home page and those that the footer links to. */
  async orphans(req: PayloadRequest): Promise<ReportItem[]> {
    const oldest = this.#pages.toSorted((a, b) => a.page.createdAt.localeCompare(b.page.createdAt))
    const home = await homePage(relationId(this.#site.home), (id) =>
      id ? oldest.find(({ page }) => page.id === id) : oldest[0],
    )
    const former = new Map<string, string[]>()
    for (const { from, to } of await formerAddresses(req)) {
      const id = relationId(to) ?? ''
      former.set(id, [...(former.get(id) ?? []), plainPath(decodeSafely(from))])
    }
    return this.#pages.flatMap(({ page, version }) => {
      const { id, purpose, slug } = page
      const targets = [id, plainPath(slug), ...(former.get(id) ?? [])]
      const isLinked = targets.some((target) => this.#leadsTo(target, `pages/${id}`))
      if (isLinked || purpose || id === home?.page.id) return []
      const item = {
        severity: 'doubtful',
        kind: 'Pages isolées',
        message:
          'Aucun menu et aucun lien ne mène à cette page\u00a0: ajoutez un lien vers elle, ou dépubliez-la si elle ne sert plus.',
        excerpt: `/${slug}`,
      } as const
      return [{ ...reportPlace(this.payload, version), ...item }]
    })
  }

  /** Whether another document than `own` leads to `target`. */
  #leadsTo(target: string, own: string): boolean {
    const first = this.#leading.get(target)
    return Boolean(first && (first.from !== own || !first.isAlone))
  }
}

/** Names a document or a global: `pages/ID`, `globals/site`. */
export const documentKey = (edited: Version['edited']): string =>
  'global' in edited ? `globals/${edited.global}` : `${edited.collection}/${edited.id}`
