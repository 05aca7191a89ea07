import type { Formats } from './runs'

/**
 * The declarations of an element's own style. Read as they are written: browsers forget those that they do not know, and
 * Word says its lists by them (`mso-list`).
 */
export function styleOf(element: Element): Map<string, string> {
  const declarations = new Map<string, string>()
  for (const declaration of (element.getAttribute('style') ?? '').split(';')) {
    const colon = declaration.indexOf(':')
    if (colon === -1) continue
    const name = declaration.slice(0, colon).trim().toLowerCase()
    declarations.set(
      name,
      declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase(),
    )
  }
  return declarations
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
