import type { Heading, RootContent } from 'mdast'

import { safeHref } from '@/text/links'
import { onOneLine } from '@/text/typography'

import { blocksOf, canBeCut, endOf, sourceOf, startOf } from '../markdown'
import type { SectionPlan, SectionPlanOf } from '../page-plan'
import { isProse, plainTitle } from './headings'
import { textSection } from './parts'

/**
 * Sections of the programme's text: each part under a second-level heading that describes profiles becomes a
 * profiles section; whatever is between stays Markdown, in one text section.
 */
export function planProgram(markdown: string): SectionPlan[] {
  if (!canBeCut(markdown)) return textSection(markdown)
  const sections: SectionPlan[] = []
  let pending: RootContent[] = []
  for (const part of partsOf(blocksOf(markdown))) {
    const profiles = profilesFrom(markdown, part)
    if (!profiles) {
      pending.push(...part)
      continue
    }
    sections.push(...textSection(sourceOf(markdown, pending)), profiles)
    pending = []
  }
  return [...sections, ...textSection(sourceOf(markdown, pending))]
}

function partsOf(blocks: RootContent[]): RootContent[][] {
  const parts: RootContent[][] = []
  for (const block of blocks) {
    const opens = block.type === 'heading' && block.depth <= 2
    const current = parts.at(-1)
    if (opens || !current) parts.push([block])
    else current.push(block)
  }
  return parts
}

/**
 * The profiles section that a part of the programme describes, or null when the part has any other shape: a
 * second-level heading that speaks of profiles, paragraphs, then names (third- or fourth-level headings, all alike)
 * each followed by paragraphs.
 */
function profilesFrom(
  markdown: string,
  [heading, ...blocks]: RootContent[],
): SectionPlanOf<'profiles'> | null {
  if (heading?.type !== 'heading' || heading.depth !== 2) return null
  const title = plainTitle(heading)
  if (!title || !/profil/i.test(title)) return null

  const firstName = blocks.findIndex(({ type }) => type === 'heading')
  const introduction = blocks.slice(0, firstName)
  if (firstName === -1 || !introduction.every(isProse)) return null

  const profiles = groupsOf(blocks.slice(firstName)).map((group) => profileFrom(markdown, group))
  const depths = new Set(blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : [])))
  if (depths.size !== 1 || !profiles.every((profile) => profile !== null)) return null
  return {
    blockType: 'profiles',
    title,
    introduction: sourceOf(markdown, introduction),
    profiles,
  }
}

type ProfilePlan = NonNullable<SectionPlanOf<'profiles'>['profiles']>[number]

type Group = { heading: Heading; blocks: RootContent[] }

function groupsOf(blocks: RootContent[]): Group[] {
  const groups: Group[] = []
  for (const block of blocks) {
    if (block.type === 'heading') groups.push({ heading: block, blocks: [] })
    else groups.at(-1)?.blocks.push(block)
  }
  return groups
}

function profileFrom(markdown: string, { heading, blocks }: Group): ProfilePlan | null {
  const name = plainTitle(heading)
  if (!name || heading.depth > 4 || blocks.length === 0 || !blocks.every(isProse)) return null
  const link = blocks.length > 1 ? onlyLink(markdown, blocks.at(-1)) : null
  return { name, description: sourceOf(markdown, link ? blocks.slice(0, -1) : blocks), link }
}

/** The link that a paragraph consists of, provided that a label and a target say all that is written. */
function onlyLink(markdown: string, block: RootContent | undefined): ProfilePlan['link'] {
  if (block?.type !== 'paragraph' || block.children.length !== 1) return null
  const [link] = block.children
  if (link?.type !== 'link' || link.children.length !== 1) return null
  const [label] = link.children
  if (label?.type !== 'text') return null
  const written = markdown.slice(startOf(block), endOf(block))
  // Line breaks within a label are spaces to a reader, and the field that holds it has one line.
  if (written !== `[${label.value}](${link.url})` || !safeHref(link.url)) return null
  return { label: onOneLine(label.value), url: link.url }
}
