import type { Root } from 'mdast'
import type { ReactElement } from 'react'
import ReactMarkdown from 'react-markdown'

import {
  footnoteBackLabel,
  nameFootnotes,
  checkLinks,
  readMarks,
  dressTables,
  writeCheckboxes,
  typeset,
  type Tree,
} from './markdown/transforms'
import { repairHeadings } from './markdown/headings'
import { imageAddresses, type ImageViews, showOwnImages } from './markdown/images'
import { oncePerTree } from './markdown/parse'
import { RecentMap } from './recent-map'

export { markdownToPlainAnswer, markdownToPlainText } from './markdown/plain-text'

type MarkdownProps = {
  /** Markdown (CommonMark and GFM) as `readMarkdown` reads it. HTML other than `u`, `sup` and `sub` is shown as text. */
  text: Root
  /** Level of the heading above this text: its own headings start one level below. */
  startLevel: 1 | 2 | 3 | 4
  /** The library images that the text may show, by address. */
  images: ImageViews
  /** Absolute address of the site, without trailing slash: tells which links leave it. */
  siteUrl: string
  /** Makes the anchors of footnotes unique; needed if a page shows several texts. */
  id?: string
}

/** A text usually appears in one place, and is rendered there again each time something else on its page changes. */
const PLACES_KEPT = 2

const shownAt = oncePerTree(() => new RecentMap<ReactElement>(PLACES_KEPT))

/** Renders a Markdown text as page markup: safe links, repaired headings, French typography. No word is lost. */
export function Markdown(props: MarkdownProps) {
  const { text, startLevel, images, siteUrl, id } = props
  const own = imageAddresses(text).map((address) => images[address])
  const key = JSON.stringify([startLevel, siteUrl, id, own])
  const element = shownAt(text).get(key) ?? shown(props)
  shownAt(text).set(key, element)
  return element
}

function shown({ text, startLevel, images, siteUrl, id = '' }: MarkdownProps): ReactElement {
  const prefix = id && `${id}-`
  const steps: ((tree: Tree) => void)[] = [
    readMarks,
    nameFootnotes(prefix),
    showOwnImages(images),
    typeset,
    checkLinks(siteUrl),
    repairHeadings(startLevel),
    dressTables,
    writeCheckboxes,
  ]
  // Called as a function rather than rendered, because its result is cached.
  return ReactMarkdown({
    // Replaces the parsed tree: the text has already been parsed.
    remarkPlugins: [() => () => text],
    remarkRehypeOptions: {
      clobberPrefix: prefix,
      footnoteLabel: 'Notes',
      footnoteLabelProperties: {},
      footnoteBackLabel,
    },
    rehypePlugins: steps.map((step) => () => step),
    // `checkLinks` already refuses addresses that run a script.
    urlTransform: (url) => url,
  })
}
