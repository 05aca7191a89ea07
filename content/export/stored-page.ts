import { DEFAULT_CLOSING_SOON_DAYS } from '@/call/of-document'
import type { CallContent, PageContent } from '@/content/source/complement'
import type { Call, Page } from '@/payload-types'

import { cleanLine, cleanText } from './clean'
import { storedSection } from './stored-section'
import { targetOf } from './target-of'

type Isolated = { id: string; _status?: 'draft' | 'published' | null }

/**
 * What a stored page says, its relations populated (depth 2) and its texts clean as the import makes them. `shows` tells
 * which of the documents that it chooses it shows.
 */
export function contentOf(page: Page, shows: (doc: Isolated) => boolean): PageContent {
  const hero = page.hero ?? {}
  const calls = (page.calls ?? []).flatMap((call) =>
    typeof call === 'object' && shows(call) ? [call] : [],
  )
  return {
    address: page.slug ?? '',
    title: cleanLine(page.title),
    ...(page.purpose && { purpose: page.purpose }),
    hero: {
      title: cleanLine(hero.title),
      introduction: cleanText(hero.introduction),
      applyLabel: cleanLine(hero.apply?.label),
      applyUrl: targetOf(hero.apply),
      rulesLabel: cleanLine(hero.rules?.label),
      rulesUrl: targetOf(hero.rules),
    },
    calls: calls.map(callContent),
    sections: (page.sections ?? []).map((section) => storedSection(section, shows)),
  }
}

function callContent(call: Call): CallContent {
  const { name, promotion, opensAt, closesAt, override, overrideReason, overrideUntil } = call
  const { closingSoonDays, applicationUrl, rulesUrl, milestones } = call
  return present({
    name: name ?? '',
    promotion,
    opensAt,
    closesAt,
    closingSoonDays: closingSoonDays === DEFAULT_CLOSING_SOON_DAYS ? null : closingSoonDays,
    override,
    overrideReason,
    overrideUntil,
    applicationUrl,
    rulesUrl,
    milestones: milestones?.length
      ? milestones.map(({ label, kind, startsOn, endsOn, text }) =>
          present({ label: label ?? '', kind, startsOn, endsOn, text }),
        )
      : null,
  })
}

type Present<Values> = {
  [Key in keyof Values as null extends Values[Key] ? never : Key]: Values[Key]
} & {
  [Key in keyof Values as null extends Values[Key] ? Key : never]?: NonNullable<Values[Key]>
}

/** `values` without those that say nothing: null, absent or an empty text. */
function present<Values extends Record<string, unknown>>(values: Values): Present<Values> {
  const entries = Object.entries(values).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  )
  return Object.fromEntries(entries) as Present<Values>
}
