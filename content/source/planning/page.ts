import { ADDRESSES, formerAddress } from '../addresses'
import type { PagePlan } from '../page-plan'
import type { CleanSource } from '../schema'
import { planAdmins } from './admins'
import { planFaq } from './faq'
import { planProject } from './project'

/** The page that a clean source describes. The same source always gives the same plan. */
export function planPage(source: CleanSource): PagePlan {
  const { layout, title } = source
  const address = ADDRESSES[layout]
  const aliases = (source.aliases ?? []).flatMap((alias) => formerAddress(alias, address) ?? [])
  return {
    layout,
    address,
    aliases: [...new Set(aliases)].filter((alias) => alias !== address),
    isDraft: source.draft ?? false,
    title,
    ...contentOf(source),
  }
}

function contentOf(source: CleanSource): Pick<PagePlan, 'hero' | 'call' | 'sections'> {
  const hero = { title: source.title }
  switch (source.layout) {
    case 'admins':
      return planAdmins(source)
    case 'faq':
      return { hero, call: null, sections: planFaq(source) }
    case 'project':
      return { hero, call: null, sections: planProject(source) }
    default:
      return source satisfies never
  }
}
