import type { Page } from 'playwright-core'

import { fullStyleSheet } from '@/scripts/assets/style-sheet'

/**
 * Returns what would look different in `page` if its style sheet held all of DSFR: one line for each property of an
 * element, or of its `::before`, `::after` or `::marker`. The page keeps the whole of DSFR afterwards.
 */
export async function differencesWithWhole(page: Page): Promise<string[]> {
  const own = await page.locator('link[rel=stylesheet]').first().getAttribute('href')
  // In the same folder, so that it finds the same files.
  const whole = new URL('whole.css', new URL(own ?? '', page.url())).href
  await page.route(whole, (route) =>
    route.fulfill({ contentType: 'text/css; charset=utf-8', body: fullStyleSheet() }),
  )
  return page.evaluate(compareWith, whole)
}

/** Runs in the page. */
async function compareWith(whole: string): Promise<string[]> {
  const parts = [undefined, '::before', '::after', '::marker']
  const elements = Array.from(document.querySelectorAll('html, body, body *'))
  // Custom properties are left out: they show in the properties that use them, and may write the same number in two ways.
  const properties = Array.from(getComputedStyle(document.body)).filter(
    (property) => !property.startsWith('--'),
  )

  /** Waits until all fonts are loaded and all animations are finished. */
  const settle = async () => {
    await Promise.all(Array.from(document.fonts, (font) => font.load()))
    await Promise.all(document.getAnimations().map(({ finished }) => finished))
  }

  const stylesOf = (element: Element) =>
    parts.map((part) => {
      if (part === '::marker' && element.localName !== 'li') return []
      const style = getComputedStyle(element, part)
      if (part && part !== '::marker' && style.content === 'none') return ['none']
      return properties.map((property) => style.getPropertyValue(property))
    })

  await settle()
  const before = elements.map(stylesOf)

  const [old] = document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: whole })
  const loaded = new Promise((resolve) => link.addEventListener('load', resolve))
  old?.after(link)
  await loaded
  old?.remove()
  await settle()

  // An icon is the same file inside the style sheet or beside it.
  const plain = (value: string | undefined) => (value ?? '').replace(/url\([^)]*\)/g, 'url()')
  return elements.flatMap((element, index) =>
    stylesOf(element).flatMap((styles, part) => {
      const held = before[index]?.[part] ?? []
      const length = Math.max(styles.length, held.length)
      return Array.from({ length }, (_, at) => {
        if (styles[at] === held[at] || plain(styles[at]) === plain(held[at])) return []
        const name = `${element.localName}.${element.getAttribute('class') ?? ''}${parts[part] ?? ''}`
        return [`${name} ${properties[at]}: ${held[at]} ≠ ${styles[at]}`]
      }).flat()
    }),
  )
}
