import type { Layout } from '@/content/source/addresses'
import type { PageContent, SectionContent, SectionContentOf } from '@/content/source/complement'
import { headingMarkdown } from '@/content/source/markdown'

import type { SourceValues } from './source-values'

/**
 * `content` as the `admins` layout says it, `isOpen` being the state of its call. What the layout has no place for is left
 * out: whoever asks reads the values back and tells what is missing.
 */
function adminsValues(
  { title, hero, calls, sections }: PageContent,
  isOpen: boolean,
): SourceValues {
  const parts = new Parts(sections)
  const program = programMarkdown(parts.all('text', 'profiles'))
  const criteria = parts.next('criteria')
  const steps = parts.next('steps')
  const following = parts.next('text')
  const wait = parts.next('closedCall')
  const [call] = calls
  return {
    title,
    layout: 'admins',
    open: isOpen,
    head: {
      desc: hero.introduction,
      title: hero.title,
      apply: {
        title: hero.apply?.label ?? '',
        url: hero.apply?.url || call?.applicationUrl || '',
      },
      call: { title: hero.rules?.label ?? '', url: hero.rules?.url || call?.rulesUrl || '' },
    },
    program,
    ...(criteria && {
      criteria: {
        title: criteria.title,
        desc: criteria.introduction,
        list: criteria.criteria.map(({ name, description }, index) => ({
          num: String(index + 1),
          name,
          desc: description,
        })),
      },
    }),
    ...((steps || following) && { steps: stepsMarkdown(steps, following) }),
    ...(wait && { wait: { title: wait.title, desc: wait.body } }),
    body: parts.next('text')?.body ?? '',
  }
}

/** `content` as the `faq` layout says it; what it has no place for is left out. */
function faqValues({ title, sections }: PageContent): SourceValues {
  const parts = new Parts(sections)
  const questions = parts.next('questions')?.questions ?? []
  return {
    title,
    layout: 'faq',
    questions: questions.map(({ question, answer }) => ({ title: question, desc: answer })),
    body: parts.next('text')?.body ?? '',
  }
}

/** `content` as the `project` layout says it; what it has no place for is left out. */
function projectValues({ title, sections }: PageContent): SourceValues {
  const parts = new Parts(sections)
  const callout = parts.next('callToAction')
  const how = parts.next('callToAction')
  const steps = parts.next('datedSteps')
  const questions = parts.next('text')
  const com = parts.next('text')
  return {
    title,
    layout: 'project',
    ...(callout && { callout: { title: callout.title, desc: callout.body } }),
    ...(how && { how: { title: how.title, desc: how.body } }),
    ...(steps && {
      steps: {
        dates: steps.steps.map(({ date, description }) => ({ date, desc: description })),
        title: steps.title,
      },
    }),
    ...(questions && { questions: questions.body }),
    ...(com && { com: com.body }),
    body: parts.next('text')?.body ?? '',
  }
}

/** `content` in each layout of the programme's format; `isOpen`: whether its call accepts applications. */
export const valuesIn = {
  admins: adminsValues,
  faq: faqValues,
  project: projectValues,
} as const satisfies Record<Layout, (content: PageContent, isOpen: boolean) => SourceValues>

/** The layout that suits a page that no file was imported for: that of what it shows first, among what only one has. */
export function layoutOf({ sections }: PageContent): Layout {
  for (const { blockType } of sections) {
    if (blockType === 'questions') return 'faq'
    if (blockType === 'callToAction' || blockType === 'datedSteps') return 'project'
    if (blockType !== 'text') return 'admins'
  }
  return 'admins'
}

type Type = SectionContent['blockType']

/** The sections of a page, taken from the first one on as a layout of the format expects them. */
class Parts {
  private at = 0

  constructor(private readonly sections: SectionContent[]) {}

  /** The next section if it is of that type; undefined, and nothing taken, if not. */
  next<Wanted extends Type>(type: Wanted): SectionContentOf<Wanted> | undefined {
    const section = this.sections[this.at]
    if (section?.blockType !== type) return undefined
    this.at += 1
    return section as SectionContentOf<Wanted>
  }

  /** The next sections as long as they are of one of those types. */
  all<Wanted extends Type>(...types: Wanted[]): SectionContentOf<Wanted>[] {
    const start = this.at
    while (types.some((type) => type === this.sections[this.at]?.blockType)) this.at += 1
    return this.sections.slice(start, this.at) as SectionContentOf<Wanted>[]
  }
}

/** The text of the programme that texts and profiles make, as the importer reads it back. */
function programMarkdown(
  sections: (SectionContentOf<'text'> | SectionContentOf<'profiles'>)[],
): string {
  return joined(
    ...sections.map((section) =>
      section.blockType === 'text' ? section.body : profilesMarkdown(section),
    ),
  )
}

function profilesMarkdown({ title, introduction, profiles }: SectionContentOf<'profiles'>): string {
  return joined(headingMarkdown(2, title), introduction, ...profiles.map(profileMarkdown))
}

type Profile = SectionContentOf<'profiles'>['profiles'][number]

function profileMarkdown({ name, description, link }: Profile): string {
  return joined(headingMarkdown(4, name), description, link ? `[${link.label}](${link.url})` : '')
}

/** The text of the selection steps, then the text that follows them, as the importer reads both back. */
function stepsMarkdown(
  steps: SectionContentOf<'steps'> | undefined,
  following: SectionContentOf<'text'> | undefined,
): string {
  return joined(steps ? sectionMarkdown(steps) : '', following?.body ?? '')
}

function sectionMarkdown({ title, introduction, steps }: SectionContentOf<'steps'>): string {
  const items = steps.map(({ text }) => `* ${text.replaceAll(/\n(?=.)/g, '\n  ')}`)
  return joined(headingMarkdown(2, title), introduction, items.join('\n'))
}

/** Markdown texts one after the other, a blank line between them; those that are empty are left out. */
const joined = (...texts: string[]): string => texts.filter(Boolean).join('\n\n')
