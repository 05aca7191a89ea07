/** React writes markup with its Node build, as on the server.
 * @jest-environment-options {"customExportConditions": ["node", "node-addons"]}
 */
import { describe, expect, it, jest } from '@jest/globals'

import { StaleNotice } from '@/components/page/Notices'
import type { CallView, SectionOf } from '@/components/views'
import { PageAnchors } from '@/fields/passages'
import { StructuredData } from '@/site/page/search-engines'
import { TRICKY_NAME } from '@/tests/fixtures/dated-call'
import { assets, markdown, page, site } from '@/tests/fixtures/views'
import { frenchMoment } from '@/text/french-date'
import { frenchTypography } from '@/text/typography'

import { headingsOf } from '../markdown/show'
import { written } from './static'

jest.unstable_mockModule('@/platform/assets', () => ({ readAssets: () => assets }))
const { Document } = await import('@/components/page/Document')
const { ErrorDocument } = await import('@/components/page/ErrorDocument')
const { PageMain } = await import('@/components/page/PageMain')

describe('a document', () => {
  type Changes = { description?: string; path?: string; robots?: string; site?: typeof site }

  function show(changes: Changes = {}, sections = page.sections) {
    return written(
      <Document
        title={page.title}
        description="Un projet"
        path={page.path}
        site={site}

        {...changes}
      >
        <PageMain page={{ ...page, sections }} site={site} />
      </Document>,
    )
  }

  const attribute = (selector: string, name: string) =>
    document.querySelector(selector)?.getAttribute(name) ?? null

  describe('the head', () => {
    it('has the title, the language, the description and the canonical address of the page', () => {
      expect(show().title).toBe('Administrations – Mission d’essai')
      expect(document.documentElement).toHaveAttribute('lang', 'fr')
      expect(attribute('meta[name=description]', 'content')).toBe('Un projet')
      expect(attribute('link[rel=canonical]', 'href')).toBe(
        'https://mission.exemple.fr/participer/administrations',
      )
      expect(attribute('meta[name=robots]', 'content')).toBeNull()
    })

    it('leaves out unknown values', () => {
      show({ description: '', path: undefined, robots: 'noindex' })
      expect(document.querySelector('meta[name=description], link[rel=canonical]')).toBeNull()
      expect(document.querySelector('meta[property], meta[name^=twitter]')).toBeNull()
      expect(attribute('meta[name=robots]', 'content')).toBe('noindex')
    })

    it('has the metadata that other sites show for a link to the page', () => {
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

    it('has no og:description when the page has no description', () => {
      show({ description: '' })
      expect(attribute('meta[property="og:description"]', 'content')).toBeNull()
      expect(attribute('meta[property="og:title"]', 'content')).toBe('Administrations')
    })
  })

  describe('the page as a whole', () => {
    it('has no inline script, style or event handler', () => {
      show()
      expect(document.querySelectorAll('script:not([src]), style, [style]')).toHaveLength(0)
      expect(document.documentElement.outerHTML).not.toMatch(/\son\w+=/)
      expect(document.querySelectorAll('script[src]')).toHaveLength(1)
    })

    it('has one h1 and skips no heading level', () => {
      const levels = headingsOf(show()).map((heading) => Number(heading[1]))
      expect(levels.filter((level) => level === 1)).toHaveLength(1)
      levels.reduce((previous, level) => {
        expect(level).toBeLessThanOrEqual(previous + 1)
        return level
      }, 0)
    })

    it('uses each id once, and each anchor link leads to an id', () => {
      show()
      const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const link of document.querySelectorAll('a[href^="#"]')) {
        expect(ids).toContain(link.getAttribute('href')?.slice(1))
      }
    })

    it('has no id that could also be the anchor of a section’s title', () => {
      show({}, [])
      const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id)
      const own = ids.filter((id) => !id.startsWith('fr-'))
      expect(own.length).toBeGreaterThan(4)
      expect(own.filter((id) => new PageAnchors().ofHeading(id) === id)).toEqual([])
    })

    it('has no aria-controls of a missing element', () => {
      show()
      for (const button of document.querySelectorAll('[aria-controls]')) {
        expect(document.getElementById(button.getAttribute('aria-controls')!)).not.toBeNull()
      }
    })
  })

  describe('the footer', () => {
    it('contains the links, the address and the contact of the site', () => {
      const footer = show().querySelector('footer')
      expect(footer).toHaveTextContent('Code source')
      expect(footer?.querySelector('address')).toHaveTextContent('1 rue des Essais 75000 Paris')
      expect(footer?.querySelector('[href="mailto:contact@mission.exemple.fr"]')).not.toBeNull()
    })

    it('has no address or contact when none is known', () => {
      show({ site: { ...site, address: '', contactEmail: null } })
      expect(document.querySelector('footer [href^="mailto:"], address')).toBeNull()
    })
  })
})

describe('the structured data of a page', () => {
  /** The structured data of the fixture's page with changes to its call. */
  function dataOf(changes: Partial<CallView> = {}, hero = page.hero) {
    const call = { ...page.call!, ...changes }
    written(<StructuredData page={{ ...page, hero, call, sections: [] }} site={site} />)
    const scripts = document.querySelectorAll('script')
    expect(scripts).toHaveLength(1)
    expect(scripts[0]).toHaveAttribute('type', 'application/ld+json')
    return JSON.parse(scripts[0]!.textContent) as { name: string; url: string; offers: object }
  }

  it('has the dates of the call in UTC, and the address where to apply', () => {
    expect(dataOf()).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'GovernmentService',
      name: 'Appel 7',
      url: 'https://mission.exemple.fr/participer/administrations',
      offers: {
        availability: 'https://schema.org/InStock',
        availabilityStarts: '2027-01-04T08:00:00.000Z',
        availabilityEnds: '2027-03-31T16:00:00.000Z',
        url: 'https://mission.exemple.fr/proposer',
      },
    })
  })

  it('has no date when none is known, and no link to apply once the call is closed', () => {
    const closed = dataOf(
      { state: { status: 'upcoming', opensAt: null }, opensAt: null, closesAt: null },
      { ...page.hero, applyLink: null },
    )
    expect(closed.offers).toEqual({
      '@type': 'Offer',
      availability: 'https://schema.org/OutOfStock',
      url: closed.url,
    })
  })

  it('links to each question by its anchor on the page, and separates the items of an answer', () => {
    const sections = page.sections.filter(({ blockType }) => blockType === 'questions')
    const [section] = sections as SectionOf<'questions'>[]
    const answer = markdown(
      'Il faut :\n\n* un dossier\n* une lettre\n\nPuis :\n\n3. un jury\n4. un avis',
    )
    const [question] = section!.questions
    section!.questions = [{ ...question!, anchor: 'qui-paie-les-missions', answer }]
    const whole = { ...page, call: null, sections }
    written(
      <>
        <StructuredData page={whole} site={site} />
        <PageMain page={whole} site={site} />
      </>,
    )
    const { mainEntity } = JSON.parse(document.querySelector('script')!.textContent) as {
      mainEntity: { url: string; acceptedAnswer: { text: string } }[]
    }
    expect(mainEntity).toHaveLength(1)
    const { hash } = new URL(mainEntity[0]!.url)
    expect(document.getElementById(hash.slice(1))).toHaveTextContent('Il faut')
    expect(mainEntity[0]!.acceptedAnswer.text).toBe(
      'Il faut\u00a0: • un dossier • une lettre Puis\u00a0: 3. un jury 4. un avis',
    )
  })

  it('cannot be ended by the name of the call', () => {
    const name = `${TRICKY_NAME}</script><!--<script>alert(1)</script>`
    expect(dataOf({ name }).name).toBe(name)
  })
})

describe('an error page', () => {
  it.each([
    [404, 'Page non trouvée'],
    [500, 'Erreur inattendue'],
    [503, 'Page momentanément indisponible'],
  ] as const)('explains a %i and links to the home page', (status, title) => {
    const page = written(<ErrorDocument status={status} site={site} />)
    expect(page.querySelector('h1')).toHaveTextContent(title)
    expect(page.querySelector('main a')).toHaveAttribute('href', '/')
    expect(page.querySelector('meta[name=robots]')).toHaveAttribute('content', 'noindex')
    expect(page.querySelector('link[rel=canonical]')).toBeNull()
  })

  it('shows a reference for finding the cause in the logs, if there is one', () => {
    const words = (reference?: string) =>
      written(<ErrorDocument status={500} reference={reference} site={site} />).querySelector(
        'main',
      )?.textContent
    expect(words('b7c1-0001')).toContain('référence')
    expect(words('b7c1-0001')).toContain('b7c1-0001')
    expect(words()).not.toContain('référence')
  })

  it.each([400, 404, 405, 429, 500, 503] as const)('has French typography, for a %i', (status) => {
    const page = written(<ErrorDocument status={status} reference="b7c1-0001" site={site} />)
    const words = page.querySelector('main')!.textContent
    expect(words).toBe(frenchTypography(words))
  })
})

describe('the notice of a stale page', () => {
  it('says, with French typography, until when the content was known to be current', () => {
    const knownAt = new Date('2027-03-31T16:00:00Z')
    const notice = written(<StaleNotice knownAt={knownAt} />)
    const words = notice.body.textContent
    expect(words).toContain(frenchMoment(knownAt))
    expect(words).toBe(frenchTypography(words))
  })
})
