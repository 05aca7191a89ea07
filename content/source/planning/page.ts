import { ADDRESSES, formerAddress } from '../addresses'
import { isOwn } from '../page-schema'
import type { PagePlan, SectionPlan } from '../result'
import type { CleanAdmins, CleanFaq, CleanPage, CleanProject, CleanSource } from '../schema'
import { planInvitation, planPart, textSection, textSections } from './parts'
import { planProgram, planSteps } from './lists'

/** The page that a clean source describes. Deterministic. */
export function planPage(source: CleanSource): PagePlan {
  const { layout, title } = source
  const address = layout === 'page' ? source.address : ADDRESSES[layout]
  const aliases = (source.aliases ?? []).flatMap((alias) => formerAddress(alias, address) ?? [])
  return {
    address,
    aliases: [...new Set(aliases)].filter((alias) => alias !== address),
    isDraft: source.draft ?? false,
    title,
    ...contentOf(source),
  }
}

type Content = Pick<PagePlan, 'hero' | 'calls' | 'sections'>

function contentOf(source: CleanSource): Content {
  const hero = { title: source.title }
  switch (source.layout) {
    case 'admins':
      return planAdmins(source)
    case 'faq':
      return { hero, calls: [], sections: planFaq(source) }
    case 'project':
      return { hero, calls: [], sections: planProject(source) }
    case 'page':
      return planOwn(source)
    default:
      return source satisfies never
  }
}

/** The content of an `admins` source, with its sections in the order of the former site. */
function planAdmins(source: CleanAdmins): Content {
  const { title, head, wait } = source
  const call = planCall(source)
  return {
    hero: {
      title: head?.title || title,
      introduction: head?.desc ?? '',
      // The call gives their targets, so that they are stored once.
      apply: { label: head?.apply?.title ?? '' },
      rules: { label: head?.call?.title ?? '' },
    },
    calls: [call],
    sections: [
      ...planProgram(source.program ?? ''),
      ...planPart(source.talents),
      ...planPart(source.agents),
      ...planCriteria(source.criteria),
      ...planSteps(source.steps ?? ''),
      ...(wait?.title || wait?.desc
        ? [
            {
              blockType: 'closedCall',
              title: wait.title || call.name,
              body: wait.desc ?? '',
            } as const,
          ]
        : []),
      ...textSection(source.body),
    ],
  }
}

/** A criteria section, or a text section if a title or a name is missing or the list is empty. */
function planCriteria(criteria: CleanAdmins['criteria']): SectionPlan[] {
  const title = criteria?.title ?? ''
  const introduction = criteria?.desc ?? ''
  const list = (criteria?.list ?? [])
    .map(({ name, desc }) => ({ name: name ?? '', description: desc ?? '' }))
    .filter(({ name, description }) => name !== '' || description !== '')
  if (title !== '' && list.length > 0 && list.every(({ name }) => name !== '')) {
    return [{ blockType: 'criteria', title, introduction, criteria: list }]
  }
  return textSections([
    { title, body: introduction, level: 2 },
    ...list.map(({ name, description: body }) => ({ title: name, body, level: 3 as const })),
  ])
}

/** Sections of a `faq` source. A question without an answer, or the reverse, becomes text at its position. */
function planFaq({ questions, contact, body }: CleanFaq): SectionPlan[] {
  const sections: SectionPlan[] = []
  for (const { title, desc } of questions ?? []) {
    if (!title || !desc) {
      sections.push(...textSections([{ title: title ?? '', body: desc ?? '', level: 2 }]))
      continue
    }
    const last = sections.at(-1)
    const question = { question: title, answer: desc }
    if (last?.blockType === 'questions') last.questions?.push(question)
    else sections.push({ blockType: 'questions', questions: [question] })
  }
  return [...sections, ...planPart(contact), ...textSection(body)]
}

/** Sections of a `project` source. */
function planProject(source: CleanProject): SectionPlan[] {
  return [
    // It invites to apply, so it is only shown while the call is open.
    ...planInvitation(source.callout).map((part) => ({ ...part, shownWhile: 'open' as const })),
    ...planInvitation(source.how),
    ...planDates(source.steps),
    ...planPart(source.questions),
    ...planPart(source.com),
    ...textSection(source.body),
  ]
}

/** The content of a `page` source: its fields as typed, and its body as the last section. */
function planOwn(source: CleanPage): Content {
  const fields = Object.fromEntries(Object.entries(source).filter(([key]) => isOwn([key])))
  const { title, hero, calls = [], sections = [], body } = source
  return {
    ...fields,
    hero: { title, ...hero },
    calls,
    sections: [...sections, ...textSection(body)],
  }
}

/** A section of dated steps, or a text section if the title or a date is missing or there is an introduction. */
function planDates(part: CleanProject['steps']): SectionPlan[] {
  const title = part?.title ?? ''
  const introduction = part?.desc ?? ''
  const steps = (part?.dates ?? [])
    .map(({ date, desc }) => ({ date: date ?? '', description: desc ?? '' }))
    .filter(({ date, description }) => date !== '' || description !== '')
  const isWhole = title !== '' && introduction === '' && steps.every(({ date }) => date !== '')
  if (isWhole && steps.length > 0) return [{ blockType: 'datedSteps', title, steps }]
  return textSections([
    { title, body: introduction, level: 2 },
    ...steps.map(({ date, description: body }) => ({ title: date, body, level: 3 as const })),
  ])
}

/** « EIG 7 », « 7ème promotion », « promotion 6 »; never a year. */
const PROMOTION =
  /\bEIG\s*(\d{1,2})(?!\d)|(?<!\d)(\d{1,2})\s*(?:ère|ere|ième|ème|eme|e|è)\s+promotion|\bpromotion\s+(\d{1,2})(?!\d)/i

/**
 * The call for projects that the page announces. The source has no dates, so the state is set by an override with its
 * reason.
 */
function planCall({ open, head, wait, steps, program }: CleanAdmins) {
  const promotion = promotionIn([wait?.title, wait?.desc, steps, program])
  return {
    name: promotion === null ? 'Appel à projets' : `Appel à projets EIG ${promotion}`,
    promotion: promotion ?? '',
    override: open ? ('open' as const) : ('closed' as const),
    overrideReason: open ? 'importé : ouvert' : 'importé : fermé',
    applicationUrl: head?.apply?.url ?? '',
    rulesUrl: head?.call?.url ?? '',
  }
}

function promotionIn(texts: (string | null | undefined)[]): string | null {
  for (const text of texts) {
    const number = PROMOTION.exec(text ?? '')
      ?.slice(1)
      .find(Boolean)
    if (number) return String(Number(number))
  }
  return null
}
