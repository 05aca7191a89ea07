import type { Payload } from 'payload'

import type { Page } from '@/payload-types'
import { env } from '@/platform/env'
import { siteTarget } from '@/text/former-address'

import { currentCall } from './call-view'
import { allResolved, applyLinkOf, linkView } from './link-view'
import { placesAbove } from './neighbours'
import { readBy, withShown, type Reader } from './reader'

/**
 * `page` as it reads in its rubric at `instant`: without a call of its own it is about those of the nearest page above it
 * that has some, and one applies from it too. `head`: the address of the page that has the calls, without leading slash.
 *
 * Where that page leads to one of its rubric that leads further, such as out to the form, so does every other at once.
 */
export async function inRubric(
  payload: Payload,
  page: Page,
  instant: Date,
  reader: Reader,
): Promise<{ page: Page; head: string }> {
  const alone = { page, head: page.slug }
  const above = placesAbove(`/${page.slug}`).map((path) => path.slice(1))
  if (page.calls?.length || !above.length) return alone

  const pages = await pagesAt(payload, above, reader)
  const [head] = pages
    .filter(({ calls }) => calls?.length)
    .sort((a, b) => b.slug.length - a.slug.length)
  if (!head) return alone

  const { call } = currentCall(allResolved(head.calls), instant)
  const way = applyLinkOf(head.hero?.apply, call)
  const { address = '' } = (way && siteTarget(way.href, env().siteUrl)) ?? {}
  const [next] = address.startsWith(`${head.slug}/`)
    ? await pagesAt(payload, [address], reader)
    : []
  const apply = linkView(page.hero?.apply) ?? linkView(next?.hero?.apply) ?? way
  const hero = { ...page.hero, apply: apply ? { label: apply.label, url: apply.href } : {} }
  return { page: { ...page, calls: head.calls, hero }, head: head.slug }
}

const pagesAt = async (payload: Payload, slugs: string[], reader: Reader) =>
  (
    await payload.find({
      collection: 'pages',
      where: { slug: { in: slugs } },
      select: { slug: true, calls: true, hero: true },
      pagination: false,
      ...readBy(reader),
      ...withShown(payload),
    })
  ).docs
