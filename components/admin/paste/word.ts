/** The formats of a piece of text. */
export type Formats = {
  href?: string
  bold?: boolean
  italic?: boolean
  struck?: boolean
  raised?: 'sup' | 'sub'
  code?: boolean
  /** In a heading or table header, which are bold anyway. */
  title?: boolean
}

/*
 * Markup of office suites: Microsoft’s « Office HTML and XML Reference » (`mso-list`, `mso-element`), and what Word on the web
 * and Google Docs put in the clipboard.
 */

/** Returns the heading level of `element`, from 1; 0 when it is not a heading. */
export function titleLevel(element: Element): number {
  const tag = /^H([1-6])$/.exec(element.tagName)
  if (tag) return Number(tag[1])
  if (element.getAttribute('role') === 'heading') {
    return Number(element.getAttribute('aria-level')) || 2
  }
  if (element.tagName !== 'P') return 0
  if (/\bMsoTitle/.test(element.className)) return 1
  // Google Docs writes a document's title as a paragraph in large letters.
  const [only, ...others] = element.children
  const size = only && others.length === 0 ? styleOf(only).get('font-size') : undefined
  return size === '26pt' && element.closest('[id^=docs-internal-guid]') ? 1 : 0
}

/** Returns the depth of a list item that Word writes as a paragraph (`mso-list:l0 level2 lfo1`); 0 for any other element. */
export function itemLevel(element: Element): number {
  const [, level] = /^l\d+ level(\d+)/.exec(styleOf(element).get('mso-list') ?? '') ?? []
  return Number(level ?? 0)
}

const isMark = (element: Element) => styleOf(element).get('mso-list') === 'ignore'

/**
 * Returns the number or bullet that Word writes as text before an item or a heading, such as « 1.2. » or « · »; '' if none.
 */
export function itemMark(element: Element): string {
  const mark = Array.from(element.querySelectorAll('[style*="mso-list"]')).find(isMark)
  return mark?.textContent?.replace(/[\s\u00a0]+/g, ' ').trim() ?? ''
}

const ROMAN = /^[ivxlcdm]+$/

/** Returns the number in a mark such as « 3) », « 1.2. » or « b. »; null for a bullet. */
export function numberOf(mark: string): number | null {
  const digits = /^\(?(?:\d{1,3}\.)*(\d{1,4})[.)°]*$/.exec(mark)
  if (digits) return Number(digits[1])
  const [, letters] = /^\(?([a-z]{1,8})[.)]$/i.exec(mark) ?? []
  if (!letters) return null
  const low = letters.toLowerCase()
  // A lone « i. » is more often the first Roman numeral than the ninth letter.
  if (low.length === 1 && low !== 'i') return low.charCodeAt(0) - 'a'.charCodeAt(0) + 1
  return ROMAN.test(low) ? romanValue(low) : null
}

const ROMAN_SIGNS: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

const romanValue = (letters: string): number =>
  Array.from(letters, (letter) => ROMAN_SIGNS[letter]!).reduce(
    (sum, value, index, values) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  )

/** Whether `element` is the reference mark of a comment. */
export const commentIn = (element: Element): boolean =>
  /\b(?:MsoCommentReference|msocomanchor)\b/.test(element.getAttribute('class') ?? '') ||
  /#_?cmnt\d/.test(element.getAttribute('href') ?? '')

/** Whether `element` is not part of the text: a tracked deletion, hidden text, a comment, the mark of an item. */
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
 * Returns the declarations of the element's style attribute. Parsed from the source: browsers drop unknown properties such as
 * `mso-list`, by which Word describes its lists.
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

/** Returns `around` changed by the element's name, then by its style, the only way in which Google Docs writes formats. */
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
