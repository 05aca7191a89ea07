import type { CollectionSlug } from 'payload'

import { beforeSave, isBeingPublished } from '@/editing/faults'
import { publishedVersion } from '@/editing/published'
import { contentModel } from '@/fields/content'
import { PageAnchors, type Passage, passagesIn } from '@/fields/passages'
import { anchorFrom } from '@/text/site-path'

/**
 * Before a document is published: a published passage keeps its anchor even if its title changes. The anchor is stored
 * only if the title no longer produces it or another passage has the same title. Otherwise the page computes it again.
 */
export const keepAnchors = beforeSave(async (save) => {
  const { config, doc, sent, req } = save
  const fields = contentModel(req.payload.config.collections).documents(
    config.slug as CollectionSlug,
  )
  const now = passagesIn(fields, sent)
  if (!doc.id || !now.length || !isBeingPublished(save)) return
  const published = await publishedVersion(config.slug as CollectionSlug, doc.id, req)
  if (published) keep(now, passagesIn(fields, published))
})

function keep(now: Passage[], before: Passage[]): void {
  const anchors = new PageAnchors().give(before)
  const known = new Set(before.map(({ holder }) => anchors.of(holder)))
  const former = counterparts(now, before)
  const made = now.map(({ words }) => words && anchorFrom(words, new Set()))
  for (const [index, passage] of now.entries()) {
    const { holder } = passage
    const same = former.get(passage)
    // A duplicated row also copies the anchor of the original.
    const own = same || !known.has(holder.anchor ?? '') ? holder.anchor : null
    const anchor = own || (same && anchors.of(same.holder)) || null
    const isMade = made[index] === anchor && made.indexOf(anchor) === made.lastIndexOf(anchor)
    holder.anchor = isMade ? null : anchor
  }
}

/**
 * Maps each passage to the published passage it was, by id. If an import has recreated all rows, matches passages of
 * the same kind: first by title, in order, then by position if no other passage has that published title.
 */
function counterparts(now: Passage[], before: Passage[]): Map<Passage, Passage> {
  const byId = new Map(before.map((passage) => [passage.id, passage]))
  const known = now.flatMap((one): [Passage, Passage][] => {
    const same = byId.get(one.id)
    return same ? [[one, same]] : []
  })
  if (known.length) return new Map(known)

  const found = new Map<Passage, Passage>()
  for (const kind of new Set(now.map((one) => one.kind))) {
    const [ones, others] = [now, before].map((all) => all.filter((one) => one.kind === kind))
    const left = new Set(others)
    const pair = (one: Passage, same: Passage | undefined) => {
      if (!same || found.has(one) || !left.delete(same)) return
      found.set(one, same)
    }
    for (const one of ones!)
      pair(
        one,
        [...left].find(({ words }) => words === one.words),
      )
    for (const [place, one] of ones!.entries()) pair(one, others![place])
  }
  return found
}
