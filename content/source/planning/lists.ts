import type { Heading, List, ListItem, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { nodesIn } from '@/text/markdown/parse'
import { onOneLine } from '@/text/typography'
import { safeHref } from '@/text/links'

import { blocksOf, canBeCut, endOf, sourceOf, startOf } from '../markdown'
import type { SectionPlan, SectionPlanOf } from '../result'
import { textSection } from './parts'

const PLAIN = new Set(['heading', 'text', 'emphasis', 'strong'])

/** Text of a heading that a plain field can hold; null when it holds more (a link, an image, code). */
function plainTitle(heading: Heading): string | null {
  const title = toString(heading)
  const isPlain = nodesIn(heading).every(({ type }) => PLAIN.has(type))
  if (!isPlain || title.trim() === '') return null
  // An underlined heading may run over several lines.
  return onOneLine(title)
}

/** A block made of words only: a paragraph without images. */
function isProse(block: RootContent): boolean {
  return (
    block.type === 'paragraph' &&
    nodesIn(block).every(({ type }) => type !== 'image' && type !== 'imageReference')
  )
}

/**
 * Sections of the programme's text: each part under a second-level heading that describes profiles becomes a
 * profiles section; whatever is between stays Markdown, in one text section.
 */
export function planProgram(markdown: string): SectionPlan[] {
  if (!canBeCut(markdown)) return textSection(markdown)
  const sections: SectionPlan[] = []
  let pending: RootContent[] = []
  for (const part of partsOf(blocksOf(markdown), 2)) {
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

/** `blocks` cut before each heading of `depth` at most. */
function partsOf(blocks: RootContent[], depth = 6): RootContent[][] {
  const parts: RootContent[][] = []
  for (const block of blocks) {
    const opens = block.type === 'heading' && block.depth <= depth
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

  const profiles = partsOf(blocks.slice(firstName)).map((part) => profileFrom(markdown, part))
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

function profileFrom(markdown: string, [heading, ...blocks]: RootContent[]): ProfilePlan | null {
  if (heading?.type !== 'heading' || heading.depth > 4) return null
  const name = plainTitle(heading)
  if (!name || blocks.length === 0 || !blocks.every(isProse)) return null
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

/**
 * Sections of the selection steps: a heading, paragraphs and one flat list make a steps section, and what follows
 * the list a text section. Content of any other shape stays one text section.
 */
export function planSteps(markdown: string): SectionPlan[] {
  const blocks = blocksOf(markdown)
  const [heading] = blocks
  const listIndex = blocks.findIndex(({ type }) => type === 'list')
  const list = blocks[listIndex]
  const introduction = blocks.slice(1, listIndex)
  const following = blocks.slice(listIndex + 1)
  if (
    heading?.type !== 'heading' ||
    heading.depth > 2 ||
    list?.type !== 'list' ||
    !introduction.every(isProse) ||
    following.some(({ type }) => type === 'list') ||
    !canBeCut(markdown)
  ) {
    return textSection(markdown)
  }
  const title = plainTitle(heading)
  const steps = stepsOf(markdown, list)
  if (!title || !steps) return textSection(markdown)
  return [
    { blockType: 'steps', title, introduction: sourceOf(markdown, introduction), steps },
    ...textSection(sourceOf(markdown, following)),
  ]
}

function stepsOf(markdown: string, list: List): { text: string }[] | null {
  // A list that starts elsewhere than at 1 continues another: the position would not give its numbers.
  if (list.ordered && list.start !== 1) return null
  const isFlat = list.children.every(
    ({ children }) => children.length > 0 && children.every(isProse),
  )
  return isFlat ? list.children.map((item) => ({ text: itemSource(markdown, item) })) : null
}

/** Source of an item without its marker, nor the indentation that ties its next lines to the marker. */
function itemSource(markdown: string, { children }: ListItem): string {
  const [first] = children
  const last = children.at(-1)
  if (!first || !last) return ''
  const indent = (first.position?.start.column ?? 1) - 1
  return markdown
    .slice(startOf(first), endOf(last))
    .replace(new RegExp(`\\n {1,${Math.max(indent, 1)}}`, 'g'), '\n')
}
