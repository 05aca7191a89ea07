import type { Heading, List, ListItem, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { nodesIn } from '@/text/markdown/parse'
import { onOneLine } from '@/text/typography'
import { safeHref } from '@/text/links'

import { blocksOf, canBeCut, endOf, sourceOf, startOf } from '../markdown'
import type { SectionPlan, SectionPlanOf } from '../result'
import { textSection } from './parts'

const PLAIN = new Set(['heading', 'text', 'emphasis', 'strong'])

/** The text of a heading if a plain field can hold it; null if it contains more (a link, an image, code). */
function plainTitle(heading: Heading): string | null {
  const title = toString(heading)
  const isPlain = nodesIn(heading).every(({ type }) => PLAIN.has(type))
  if (!isPlain || title.trim() === '') return null
  // An underlined (setext) heading may have several lines.
  return onOneLine(title)
}

/** Whether a block contains only words: a paragraph without images. */
function isProse(block: RootContent): boolean {
  return (
    block.type === 'paragraph' &&
    nodesIn(block).every(({ type }) => type !== 'image' && type !== 'imageReference')
  )
}

/**
 * The sections of the programme text. Each part under a second-level heading that describes profiles becomes a profiles
 * section; the Markdown between them becomes text sections.
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

/** `blocks` split before each heading of level `depth` or above. */
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
 * The profiles section of a part of the programme; null if the part has another structure. The structure is: a
 * second-level heading that contains « profil », paragraphs, then names (third- or fourth-level headings, all the same
 * level), each followed by paragraphs.
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

/** The link that makes up a whole paragraph, if a label and a target express all of it. */
function onlyLink(markdown: string, block: RootContent | undefined): ProfilePlan['link'] {
  if (block?.type !== 'paragraph' || block.children.length !== 1) return null
  const [link] = block.children
  if (link?.type !== 'link' || link.children.length !== 1) return null
  const [label] = link.children
  if (label?.type !== 'text') return null
  const written = markdown.slice(startOf(block), endOf(block))
  // Line breaks in a label read as spaces, and the label field has a single line.
  if (written !== `[${label.value}](${link.url})` || !safeHref(link.url)) return null
  return { label: onOneLine(label.value), url: link.url }
}

/**
 * The sections of the selection steps. A heading, paragraphs and one flat list become a steps section, and the content
 * after the list a text section. Any other structure stays one text section.
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
  // A list that does not start at 1 continues another one, so its numbers would not match the positions.
  if (list.ordered && list.start !== 1) return null
  const isFlat = list.children.every(
    ({ children }) => children.length > 0 && children.every(isProse),
  )
  return isFlat ? list.children.map((item) => ({ text: itemSource(markdown, item) })) : null
}

/** The source of an item without its marker and without the indentation of its next lines. */
function itemSource(markdown: string, { children }: ListItem): string {
  const [first] = children
  const last = children.at(-1)
  if (!first || !last) return ''
  const indent = (first.position?.start.column ?? 1) - 1
  return markdown
    .slice(startOf(first), endOf(last))
    .replace(new RegExp(`\\n {1,${Math.max(indent, 1)}}`, 'g'), '\n')
}
