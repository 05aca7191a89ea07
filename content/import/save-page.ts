import type { PageContent } from '@/content/source/complement'
import type { Page } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

import { saveCall } from './calls'
import { storedLink } from './links'
import { saveSections } from './sections'
import type { Writer } from './writer'

type SavePageOptions = {
  /** The content says all of its calls: those it does not name are the page's no more, nor what it leaves out of one. */
  isWhole: boolean
  /** Id of the page, when its address does not tell. */
  page?: string
}

/** Saves what `content` says, its documents first; returns the id of the page. */
export async function savePage(
  writer: Writer,
  content: PageContent,
  { isWhole, page: id }: SavePageOptions,
): Promise<string> {
  const [found] = id
    ? await writer.find('pages', 'id', id)
    : await writer.find('pages', 'slug', content.address)
  const page = (found ?? null) as Page | null

  const calls: string[] = []
  for (const call of content.calls) calls.push(await saveCall(writer, call, isWhole))
  const shown = (page?.calls ?? []).flatMap((one) => relationId(one) ?? [])
  const keepsShown = !isWhole && calls.every((call) => shown.includes(call))

  const { title, introduction, applyLabel, applyUrl, rulesLabel, rulesUrl } = content.hero
  const data = {
    title: content.title,
    slug: content.address,
    purpose: content.purpose ?? (isWhole ? null : (page?.purpose ?? null)),
    calls: keepsShown ? shown : calls,
    hero: {
      title,
      introduction,
      apply: await storedLink(writer, { label: applyLabel, url: applyUrl }),
      rules: await storedLink(writer, { label: rulesLabel, url: rulesUrl }),
    },
    sections: await saveSections(writer, content.sections, page?.sections ?? []),
  }
  return writer.save('pages', page, data, `/${content.address}`)
}
