/** React writes markup with its Node build, as on the server.
 * @jest-environment-options {"customExportConditions": ["node", "node-addons"]}
 */
import { describe, expect, it } from '@jest/globals'

import { Document } from '@/components/page/Document'
import { PageMain } from '@/components/page/PageMain'

import { assets, page, site } from '../../fixtures/views'
import { headingsOf } from '../markdown/show'
import { written } from './static'

type Changes = { description?: string; path?: string | null; robots?: string; site?: typeof site }

function show(changes: Changes = {}) {
  return written(
    <Document
      title={page.title}
      description="Un projet"
      path={page.path}
      site={site}
      assets={assets}
      {...changes}
    >
      <PageMain page={page} site={site} />
    </Document>,
  )
}

const attribute = (selector: string, name: string) =>
  document.querySelector(selector)?.getAttribute(name) ?? null

describe('the head', () => {
  it('says what the page is', () => {
    expect(show().title).toBe('Administrations – Mission d’essai')
    expect(document.documentElement).toHaveAttribute('lang', 'fr')
    expect(attribute('meta[name=description]', 'content')).toBe('Un projet')
    expect(attribute('link[rel=canonical]', 'href')).toBe(
      'https://mission.exemple.fr/participer/administrations',
    )
    expect(attribute('meta[name=robots]', 'content')).toBeNull()
  })

  it('leaves out what is not known', () => {
    show({ description: '', path: null, robots: 'noindex' })
    expect(document.querySelector('meta[name=description], link[rel=canonical]')).toBeNull()
    expect(document.querySelector('meta[property], meta[name^=twitter]')).toBeNull()
    expect(attribute('meta[name=robots]', 'content')).toBe('noindex')
  })

  it('says what a link to the page shows elsewhere', () => {
    show()
    const properties = Array.from(document.querySelectorAll('meta[property]'), (meta) => [
      meta.getAttribute('property'),
      meta.getAttribute('content'),
    ])
    expect(Object.fromEntries(properties)).toEqual({
      'og:type': 'website',
      'og:locale': 'fr_FR',
      'og:site_name': 'Mission d’essai',
      'og:title': 'Administrations',
      'og:description': 'Un projet',
      'og:url': 'https://mission.exemple.fr/participer/administrations',
      'og:image': 'https://mission.exemple.fr/assets/abc/share.png',
      'og:image:type': 'image/png',
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': expect.stringContaining('Entrepreneurs d’intérêt général'),
    })
    expect(attribute('meta[name="twitter:card"]', 'content')).toBe('summary_large_image')
  })

  it('has no description to share where there is none', () => {
    show({ description: '' })
    expect(attribute('meta[property="og:description"]', 'content')).toBeNull()
    expect(attribute('meta[property="og:title"]', 'content')).toBe('Administrations')
  })
})

describe('the page as a whole', () => {
  it('holds no inline script, style or handler', () => {
    show()
    expect(document.querySelectorAll('script:not([src]), style, [style]')).toHaveLength(0)
    expect(document.documentElement.outerHTML).not.toMatch(/\son\w+=/)
    expect(document.querySelectorAll('script[src]')).toHaveLength(1)
  })

  it('has one title and skips no heading level', () => {
    const levels = headingsOf(show()).map((heading) => Number(heading[1]))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    levels.reduce((previous, level) => {
      expect(level).toBeLessThanOrEqual(previous + 1)
      return level
    }, 0)
  })

  it('uses each identifier once and leads each anchor to one', () => {
    show()
    const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const link of document.querySelectorAll('a[href^="#"]')) {
      expect(ids).toContain(link.getAttribute('href')?.slice(1))
    }
  })

  it('controls only what exists', () => {
    show()
    for (const button of document.querySelectorAll('[aria-controls]')) {
      expect(document.getElementById(button.getAttribute('aria-controls')!)).not.toBeNull()
    }
  })
})

describe('the footer', () => {
  it('gives the site’s links, its address and its contact', () => {
    const footer = show().querySelector('footer')
    expect(footer).toHaveTextContent('Code source')
    expect(footer?.querySelector('address')).toHaveTextContent('1 rue des Essais 75000 Paris')
    expect(footer?.querySelector('[href="mailto:contact@mission.exemple.fr"]')).not.toBeNull()
  })

  it('has neither address nor contact when none is known', () => {
    show({ site: { ...site, address: '', contactEmail: null } })
    expect(document.querySelector('footer [href^="mailto:"], address')).toBeNull()
  })
})
