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
  const next = takerOf(sections)
  const program: string[] = []
  const ofProgram = () => next('text') ?? next('profiles')
  for (let part = ofProgram(); part; part = ofProgram()) {
    program.push(part.blockType === 'text' ? part.body : profilesMarkdown(part))
  }
  const criteria = next('criteria')
  const steps = next('steps')
  const following = next('text')
  const wait = next('closedCall')
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
    program: joined(...program),
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
    ...((steps || following) && {
      steps: joined(steps ? stepsMarkdown(steps) : '', following?.body ?? ''),
    }),
    ...(wait && { wait: { title: wait.title, desc: wait.body } }),
    body: next('text')?.body ?? '',
  }
}

/** `content` as the `faq` layout says it; what it has no place for is left out. */
function faqValues({ title, sections }: PageContent): SourceValues {
  const next = takerOf(sections)
  const questions = next('questions')?.questions ?? []
  return {
    title,
    layout: 'faq',
    questions: questions.map(({ question, answer }) => ({ title: question, desc: answer })),
    body: next('text')?.body ?? '',
  }
}

/** `content` as the `project` layout says it; what it has no place for is left out. */
function projectValues({ title, sections }: PageContent): SourceValues {
  const next = takerOf(sections)
  const callout = next('callToAction')
  const how = next('callToAction')
  const steps = next('datedSteps')
  const questions = next('text')
  const com = next('text')
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
    body: next('text')?.body ?? '',
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

/** Takes the sections of a page from the first one on: the next if it is of that type; undefined, and nothing, if not. */
function takerOf(sections: SectionContent[]) {
  const left = [...sections]
  return <Wanted extends Type>(type: Wanted): SectionContentOf<Wanted> | undefined =>
    left[0]?.blockType === type ? (left.shift() as SectionContentOf<Wanted>) : undefined
}

/** The text of the programme that profiles make, as the importer reads it back. */
function profilesMarkdown({ title, introduction, profiles }: SectionContentOf<'profiles'>): string {
  return joined(headingMarkdown(2, title), introduction, ...profiles.map(profileMarkdown))
}

type Profile = SectionContentOf<'profiles'>['profiles'][number]

function profileMarkdown({ name, description, link }: Profile): string {
  return joined(headingMarkdown(4, name), description, link ? `[${link.label}](${link.url})` : '')
}

/** The text of the selection steps, as the importer reads it back. */
function stepsMarkdown({ title, introduction, steps }: SectionContentOf<'steps'>): string {
  const items = steps.map(({ text }) => `* ${text.replaceAll(/\n(?=.)/g, '\n  ')}`)
  return joined(headingMarkdown(2, title), introduction, items.join('\n'))
}

/** Markdown texts one after the other, a blank line between them; those that are empty are left out. */
const joined = (...texts: string[]): string => texts.filter(Boolean).join('\n\n')
