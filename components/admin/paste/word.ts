/** How words are said. */
export type Formats = {
  href?: string
  bold?: boolean
  italic?: boolean
  struck?: boolean
  raised?: 'sup' | 'sub'
  code?: boolean
  /** In a title or the head of a table, which are bold by themselves. */
  title?: boolean
}

/*
 * What office suites write for themselves: Microsoft’s « Office HTML and XML Reference » (`mso-list`, `mso-element`), and
 * what Word on the web and Google Docs put in the clipboard.
 */

/** The level of the title that `element` is, 1 above all; 0 when it is none. */
export function titleLevel(element: Element): number {
  const tag = /^H([1-6])$/.exec(element.tagName)
  if (tag) return Number(tag[1])
  if (element.getAttribute('role') === 'heading') {
    return Number(element.getAttribute('aria-level')) || 2
  }
  if (element.tagName !== 'P') return 0
  if (/\bMsoTitle/.test(element.className)) return 1
  // Google Docs writes the title of a document as a paragraph in large letters.
  const [only, ...others] = element.children
  const size = only && others.length === 0 ? styleOf(only).get('font-size') : undefined
  return size === '26pt' && element.closest('[id^=docs-internal-guid]') ? 1 : 0
}

/** How deep the item stands that Word writes as a paragraph (`mso-list:l0 level2 lfo1`); 0 for any other element. */
export function itemLevel(element: Element): number {
  const [, level] = /^l\d+ level(\d+)/.exec(styleOf(element).get('mso-list') ?? '') ?? []
  return Number(level ?? 0)
}

const isMark = (element: Element) => styleOf(element).get('mso-list') === 'ignore'

/** What Word draws before an item or a title, as « 1.2. » or « · », by itself and not by its list; '' without any. */
export function itemMark(element: Element): string {
  const mark = Array.from(element.querySelectorAll('[style*="mso-list"]')).find(isMark)
  return mark?.textContent?.replace(/[\s\u00a0]+/g, ' ').trim() ?? ''
}

const ROMAN = /^[ivxlcdm]+$/

/** The number that a mark says, as « 3) », « 1.2. » or « b. »; null for a bullet. */
export function numberOf(mark: string): number | null {
  const digits = /^\(?(?:\d{1,3}\.)*(\d{1,4})[.)°]*$/.exec(mark)
  if (digits) return Number(digits[1])
  const [, letters] = /^\(?([a-z]{1,8})[.)]$/i.exec(mark) ?? []
  if (!letters) return null
  const low = letters.toLowerCase()
  // « i. » begins more lists than it is the ninth of.
  if (low.length === 1 && low !== 'i') return low.charCodeAt(0) - 'a'.charCodeAt(0) + 1
  return ROMAN.test(low) ? romanValue(low) : null
}

const ROMAN_SIGNS: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

const romanValue = (letters: string): number =>
  Array.from(letters, (letter) => ROMAN_SIGNS[letter]!).reduce(
    (sum, value, index, values) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  )

/** Whether `element` is the mark of a comment in the text. */
export const commentIn = (element: Element): boolean =>
  /\b(?:MsoCommentReference|msocomanchor)\b/.test(element.getAttribute('class') ?? '') ||
  /#_?cmnt\d/.test(element.getAttribute('href') ?? '')

/** Whether `element` is nothing of the text: deleted under revision, hidden, a comment, a mark before an item. */
export function isLeftOut(element: Element): boolean {
  if (element.tagName === 'DEL') return true
  if (/\b(?:msoDel|TrackChangeTextDeletion)\b/.test(element.getAttribute('class') ?? '')) {
    return true
  }
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true
  const style = styleOf(element)
  return (
    isMark(element) ||
    style.get('display') === 'none' ||
    style.get('mso-hide') === 'all' ||
    /^comment/.test(style.get('mso-element') ?? '') ||
    style.get('mso-special-character') === 'comment'
  )
}

/**
 * The declarations of an element's own style. Read as they are written: browsers forget those that they do not know, and
 * Word says its lists by them (`mso-list`).
 */
export function styleOf(element: Element): Map<string, string> {
  const declarations = (element.getAttribute('style') ?? '').toLowerCase().split(';')
  return new Map(
    declarations.map((declaration) => {
      const [name = '', ...value] = declaration.split(':')
      return [name.trim(), value.join(':').trim()]
    }),
  )
}

const BY_TAG: Record<string, Formats> = {
  B: { bold: true },
  STRONG: { bold: true },
  I: { italic: true },
  EM: { italic: true },
  S: { struck: true },
  STRIKE: { struck: true },
  SUP: { raised: 'sup' },
  SUB: { raised: 'sub' },
  CODE: { code: true },
  KBD: { code: true },
  SAMP: { code: true },
  TT: { code: true },
}

/** `around`, as `element` changes it by its name, then by its style, which Google Docs says everything by. */
export function formatsIn(element: Element, around: Formats): Formats {
  const formats = { ...around, ...BY_TAG[element.tagName] }
  const style = styleOf(element)
  const weight = style.get('font-weight')
  if (weight) formats.bold = isBold(weight, formats.bold)
  const slant = style.get('font-style')
  if (slant) formats.italic = /^(?:italic|oblique)/.test(slant)
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`
  if (line.includes('line-through')) formats.struck = true
  const position = style.get('vertical-align')
  if (position === 'super') formats.raised = 'sup'
  if (position === 'sub') formats.raised = 'sub'
  if (position === 'baseline') delete formats.raised
  return formats
}

function isBold(weight: string, around: boolean | undefined): boolean | undefined {
  if (/^(?:bold|bolder)/.test(weight)) return true
  if (/^(?:normal|lighter)/.test(weight)) return false
  const value = Number.parseInt(weight, 10)
  return Number.isNaN(value) ? around : value >= 600
}
