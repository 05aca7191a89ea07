import type { PhrasingContent } from 'mdast'

import type { Replacement } from '@/text/markdown/link-targets'

import { frenchQuotes } from './french-quotes'

/** How the words of a run are said. */
export type Formats = {
  href?: string
  bold?: boolean
  italic?: boolean
  struck?: boolean
  raised?: 'sup' | 'sub'
  code?: boolean
}

/** Words said in one way; `\n` among them is a line break. The text of an image is `NO_WORD`. */
export type Run = Formats & { text: string; image?: { url: string; alt: string } }

/** Stands where there is no word to typeset. */
export const NO_WORD = '\ufffc'

/** What is no character to a reader: hyphens that may be, joints of no width, marks of order. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g
/** Of PDF files: « ﬁ » in one character. */
const LIGATURES = /[\ufb00-\ufb06]/g

/** `text` of a document as one reads it: how its lines are cut in the HTML is nothing. */
export const asRead = (text: string): string =>
  text
    // What programs put between two words of different styles.
    .replace(/^[\s\u00a0]+$/, ' ')
    .replace(INVISIBLE, '')
    .replace(LIGATURES, (sign) => sign.normalize('NFKC'))
    .replace(/[ \t\r\n\f]+/g, ' ')

const joined = (runs: Run[]) => runs.map(({ text }) => text).join('')

/** `runs` with ranges of their joined text replaced, by words of the run where each starts. */
function replaceAcross(runs: Run[], ranges: Replacement[]): Run[] {
  let end = 0
  let next = 0
  return runs.map((run) => {
    const start = end
    end += run.text.length
    let text = ''
    let at = start
    for (let range = ranges[next]; range && range.start < end; range = ranges[next]) {
      if (range.start >= start) text += run.text.slice(at - start, range.start - start) + range.text
      at = Math.min(range.end, end)
      if (range.end > end) break
      next++
    }
    return { ...run, text: text + run.text.slice(at - start) }
  })
}

const replaceAll = (runs: Run[], pattern: RegExp, text: string): Run[] =>
  replaceAcross(
    runs,
    Array.from(joined(runs).matchAll(pattern), ({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
      text,
    })),
  )

/** Pairs of quotes as French has them, but in code. */
const withFrenchQuotes = (runs: Run[]): Run[] => {
  const words = runs.map(({ code, text }) => (code ? NO_WORD.repeat(text.length) : text)).join('')
  return replaceAcross(runs, frenchQuotes(words))
}

const isBlank = (sign: string | undefined) => sign === ' ' || sign === '\u00a0' || sign === '\n'

/** How many blanks begin, and how many end `text`; all of them begin one that has nothing else. */
function edges(text: string): { before: number; after: number } {
  let before = 0
  while (before < text.length && isBlank(text[before])) before++
  let after = 0
  while (after < text.length - before && isBlank(text[text.length - 1 - after])) after++
  return { before, after }
}

/** One space where there were several, none at the ends nor beside a line break. A no-break space alone stays. */
function withoutLooseBlanks(runs: Run[]): Run[] {
  const single = replaceAll(runs, /[ \u00a0]{2,}/g, ' ')
  const lines = replaceAll(single, /[ \u00a0]?\n[ \u00a0]?/g, '\n')
  const { length } = joined(lines)
  const { before, after } = edges(joined(lines))
  const inside = replaceAcross(
    lines,
    [
      { start: 0, end: before, text: '' },
      { start: length - after, end: length, text: '' },
    ].filter(({ start, end }) => start < end),
  )
  return inside.filter(({ text }) => text)
}

const FORMATS = ['href', 'bold', 'italic', 'struck', 'raised', 'code'] as const

const isWords = ({ text }: Run) => edges(text).before < text.length

/** The formats that both runs have. */
function common(a: Run | undefined, b: Run | undefined): Formats {
  const shared = FORMATS.filter((format) => a && b && a[format] && a[format] === b[format])
  return Object.fromEntries(shared.map((format) => [format, a?.[format]]))
}

/** No mark of Markdown begins or ends with a blank: blanks are said as the words on both sides are. */
function withPlainEdges(runs: Run[]): Run[] {
  const pieces = runs.flatMap((run) => {
    const { before, after } = edges(run.text)
    const end = run.text.length - after
    const texts = [run.text.slice(0, before), run.text.slice(before, end), run.text.slice(end)]
    return texts.flatMap((text) => (text ? [{ ...run, text }] : []))
  })
  const following: (Run | undefined)[] = []
  for (let index = pieces.length - 1; index > 0; index--) {
    const piece = pieces[index]!
    following[index - 1] = isWords(piece) ? piece : following[index]
  }
  let previous: Run | undefined
  return pieces.map((piece, index) => {
    if (!isWords(piece)) return { text: piece.text, ...common(previous, following[index]) }
    previous = piece
    return piece
  })
}

/** `runs` in the form that their text is read in. */
export const readable = (runs: Run[]): Run[] =>
  withPlainEdges(withFrenchQuotes(withoutLooseBlanks(runs)))

/** `runs`, readable, without their bold if they are bold throughout: titles and heads of tables are so by themselves. */
export const withoutOverallBold = (runs: Run[]): Run[] =>
  runs.every((run) => run.bold || !isWords(run))
    ? runs.map((run) => ({ ...run, bold: false }))
    : runs

type Wrap = (children: PhrasingContent[], run: Run) => PhrasingContent[]

/** What says each format in Markdown's tree; of two that cover the same words, the first is outside. */
const WRAPS: Record<Exclude<keyof Formats, 'code'>, Wrap> = {
  href: (children, { href = '' }) => [{ type: 'link', url: href, children }],
  bold: (children) => [{ type: 'strong', children }],
  italic: (children) => [{ type: 'emphasis', children }],
  struck: (children) => [{ type: 'delete', children }],
  raised: (children, { raised }) => [
    { type: 'html', value: `<${raised}>` },
    ...children,
    { type: 'html', value: `</${raised}>` },
  ],
}

type Wrapping = keyof typeof WRAPS
const WRAPPING = Object.keys(WRAPS) as Wrapping[]

/** `runs`, readable, as Markdown's tree has them: what several neighbours share is said once, around them. */
export function phrasing(runs: Run[], formats = WRAPPING): PhrasingContent[] {
  const found: PhrasingContent[] = []
  let plain: Run[] = []
  for (let index = 0; index < runs.length;) {
    const { format, extent } = widest(runs, index, formats)
    const covered = runs.slice(index, index + extent)
    index += extent
    if (!format) {
      plain.push(...covered)
      continue
    }
    const inside = formats.filter((other) => other !== format)
    found.push(...leaves(plain), ...WRAPS[format](phrasing(covered, inside), covered[0]!))
    plain = []
  }
  return [...found, ...leaves(plain)]
}

/** Which of `formats` covers the most runs from `index` on, and how many. */
function widest(runs: Run[], index: number, formats: Wrapping[]) {
  let best: { format: Wrapping | null; extent: number } = { format: null, extent: 0 }
  for (const format of formats) {
    const value = runs[index]![format]
    let end = index
    while (value && runs[end]?.[format] === value) end++
    if (end - index > best.extent) best = { format, extent: end - index }
  }
  return best.format ? best : { format: null, extent: 1 }
}

function leaves(runs: Run[]): PhrasingContent[] {
  const groups: Run[][] = []
  for (const run of runs) {
    const last = groups.at(-1)
    const isSame =
      last && !run.image && !last[0]!.image && Boolean(run.code) === Boolean(last[0]!.code)
    if (isSame) last.push(run)
    else groups.push([run])
  }
  return groups.flatMap((group): PhrasingContent[] => {
    const [{ code, image }] = group as [Run]
    if (image) return [{ type: 'image', ...image }]
    return joined(group)
      .split('\n')
      .flatMap((line, index): PhrasingContent[] => [
        ...(index > 0 ? [{ type: 'break' } as const] : []),
        ...(line ? [{ type: code ? 'inlineCode' : 'text', value: line } as const] : []),
      ])
  })
}

/** `runs`, readable, cut where two line breaks or more follow each other: what one reads as paragraphs. */
export function paragraphsOf(runs: Run[]): Run[][] {
  const paragraphs: Run[][] = [[]]
  let breaks = 0
  for (const run of runs) {
    for (const text of run.text.split(/(\n)/)) {
      if (text === '\n') breaks++
      else if (text) {
        if (breaks > 1) paragraphs.push([])
        else if (breaks === 1) paragraphs.at(-1)!.push({ text: '\n' })
        breaks = 0
        paragraphs.at(-1)!.push({ ...run, text })
      }
    }
  }
  return paragraphs.map(readable)
}
