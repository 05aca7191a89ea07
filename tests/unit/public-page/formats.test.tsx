/** React writes markup with its Node build, as on the server.
 * @jest-environment-options {"customExportConditions": ["node", "node-addons"]}
 */
import { describe, expect, it } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import ReactMarkdown from 'react-markdown'
import remarkGfm from 'remark-gfm'

import { declareCallCalendars } from '@/call/calendars'
import { PageMain } from '@/components/page/PageMain'
import type { PageView, SectionView } from '@/components/views'
import { type ContentField, contentModel, mapTexts } from '@/fields/content'
import { sections } from '@/sections/schemas'
import { pageJson, type PageJson, type TextJson } from '@/site/page/page-json'
import { pageMarkdown } from '@/site/page/page-markdown'
import { markdown, page, site } from '@/tests/fixtures/views'
import { hostileUnit } from '@/tests/support/hostile-texts'
import { cases, fc } from '@/tests/support/random-cases'

// As a plugin does.
declareCallCalendars({ ofAll: '/appels.ics', ofOne: () => '/appels.ics/7.ics' })

const UPDATED_AT = new Date('2026-11-01T08:00:00Z')

/** What only helps to move around a page; captions repeat the headers of their tables. */
const CONTROLS = '.fr-breadcrumb, .fr-summary, .eig-permalink, .eig-back-to-top, caption'

/** What the page writes in French around the words of a text. */
const WRITTEN_FOR_THE_PAGE = 'caption, [data-footnotes] h2, [data-footnote-backref]'

const BLOCKS =
  'p, li, h1, h2, h3, h4, h5, h6, td, th, div, section, summary, figcaption, blockquote, pre, br, hr'

/** The words of `html` as one reads them: two blocks share no word. */
function wordsOf(html: string, without?: string): string[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  if (without) body.querySelectorAll(without).forEach((element) => element.remove())
  body.querySelectorAll(BLOCKS).forEach((block) => {
    block.before(' ')
    block.after(' ')
  })
  return body.textContent.split(/\s+/).filter(Boolean)
}

const mainOf = (view: PageView) => renderToStaticMarkup(<PageMain page={view} site={site} />)

/** `source` as any other program shows it, without images. */
const shown = (source: string) =>
  renderToStaticMarkup(
    <ReactMarkdown remarkPlugins={[remarkGfm]} components={{ img: () => null }}>
      {source.replace(/(?<!\\)<\/?(u|sup|sub)>/g, '')}
    </ReactMarkdown>,
  )

const text = fc.oneof(
  fc.constantFrom(
    '# Un titre\n\nDes **mots**, un [lien](/faq) et ![une image](/images/a.png).',
    '| A | B |\n|---|---|\n| 1 | *2* |',
    'Une note[^1].\n\n[^1]: En bas.',
    '- [x] fait\n- [ ] à faire\n\n```js\nx = 1\n```',
    'H<sub>2</sub>O, <u>souligné</u>, www.exemple.fr, a@exemple.fr\\\nfin',
  ),
  fc
    .array(hostileUnit, { maxLength: 4 })
    .map((units) => units.join('a'))
    // mdast-util-gfm-autolink-literal does not know that a backslash makes an address of `www.\\*`.
    .filter((source) => !/www\.(?![a-z])/.test(source)),
)

const model = contentModel([
  { slug: 'pages', fields: [{ name: 'sections', type: 'blocks', blocks: sections }] },
])
const IMAGE = { src: '/images/a.png?v=1', alt: 'Une image', width: 9, height: 9, widths: [] }
const IMAGES = { '/images/a.png': IMAGE }

/** A page with every type of section, each field of which says one of `texts`. */
function pageOf(texts: string[]): PageView {
  let count = 0
  const next = () => texts[(count += 1) % texts.length]!
  const line = () => next().replace(/\s+/g, ' ').trim() || 'a'
  const link = () => ({ label: line(), href: '/faq' })
  const filled = (fields: ContentField[]): object =>
    Object.fromEntries(fields.map((field) => [field.name, valueOf(field)]))
  const valueOf = (field: ContentField): unknown => {
    switch (field.is) {
      case 'markdown':
        return markdown(next())
      case 'line':
        return field.anchorOf ? `ancre-${(count += 1)}` : line()
      case 'link':
        return link()
      case 'file':
        return field.folder === 'images'
          ? IMAGE
          : { href: '/documents/a.pdf', format: 'PDF', bytes: 9 }
      case 'rows':
        return [1, 2].map(() => ({ id: `rang-${(count += 1)}`, ...filled(field.fields) }))
      case 'documents':
        return [1, 2].map(() => ({
          id: `document-${(count += 1)}`,
          anchor: `ancre-${count}`,
          ...{ name: line(), description: markdown(next()), text: markdown(next()), link: link() },
        }))
      default:
        return null
    }
  }
  const milestones = [
    { id: 'jury', label: line(), time: { kind: 'day', on: UPDATED_AT }, isPast: true },
    { id: 'fin', label: line(), time: { kind: 'text', text: line() }, isPast: false },
  ]
  const views = sections.map(({ slug }) => ({
    blockType: slug,
    id: slug,
    ...{ milestones, calendar: { href: '/appels.ics/7.ics' }, pages: [link()] },
    ...filled(model.section(slug)),
  }))
  return {
    ...mapTexts(page, { markdown: () => markdown(next()) }),
    sections: views as unknown as SectionView[],
    images: IMAGES,
  }
}

const texts = fc.array(text, { minLength: 1, maxLength: 12 })

describe('the Markdown of a page', () => {
  it('says the words of its main, in order, and no other', () => {
    fc.assert(
      fc.property(texts, (said) => {
        const view = pageOf(said)
        expect(wordsOf(shown(pageMarkdown(view, site)))).toEqual(wordsOf(mainOf(view), CONTROLS))
      }),
      { numRuns: cases(10) },
    )
  })

  it('keeps headings, links, images and tables', () => {
    const body = markdown('# Sens\n\n[lien](/faq#a) ![](/images/a.png)\n\n| A |\n|---|\n| 1 |')
    const view = {
      ...page,
      sections: [{ ...page.sections[0]!, body }] as SectionView[],
      images: IMAGES,
    }
    const written = pageMarkdown(view, site)
    expect(written).toMatch(/^# Administrations publiques\n/)
    expect(written).toContain('Appel ouvert **Appel 7**\u00a0: jusqu’au')
    expect(written).toContain(
      `## Sens\n\n[lien](${site.url}/faq#a) ![Une image](${site.url}/images/a.png?v=1)\n\n| A |\n| - |\n| 1 |\n`,
    )
    expect(written).toContain('[Je lis le règlement PDF](https://exemple.org/reglement.pdf)')
    expect(written).not.toContain('Fil d’Ariane')
  })
})

describe('the JSON of a page', () => {
  const jsonOf = async (view: PageView) =>
    JSON.parse(await pageJson(view, site, UPDATED_AT)) as PageJson

  it('says all that its main is made of', async () => {
    const property = fc.asyncProperty(texts, async (said) => {
      const view = pageOf(said)
      const written = (await pageJson(view, site, UPDATED_AT)).replaceAll(`${site.url}/`, '/')
      const read = JSON.parse(written, (_, value: unknown) =>
        isText(value)
          ? markdown(value.markdown)
          : typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
            ? new Date(value)
            : value,
      ) as PageView
      const { path, call, callsAt, images, rulesFile } = view
      expect(wordsOf(mainOf({ ...read, path, call, callsAt, images, rulesFile }))).toEqual(
        wordsOf(mainOf(view)),
      )
    })
    await fc.assert(property, { numRuns: cases(10) })
  })

  it('says the same words in the Markdown and in the HTML of a text', async () => {
    const letters = (html: string) =>
      wordsOf(html, WRITTEN_FOR_THE_PAGE)
        .join('')
        .replace(/['’☑☐]/g, '')
    const property = fc.asyncProperty(text, async (source) => {
      const introduction = markdown(source)
      const { hero } = await jsonOf({
        ...page,
        images: IMAGES,
        hero: { ...page.hero, introduction },
      })
      expect(letters(hero.introduction.html)).toBe(letters(shown(hero.introduction.markdown)))
    })
    await fc.assert(property)
  })

  it('has absolute addresses, the words of the page’s call, and nothing for staff', async () => {
    const introduction = markdown('[lien](/faq) ![](/images/a.png) {{')
    const view = { ...page, hero: { ...page.hero, introduction }, excesses: ['Trop long.'] }
    const json = await jsonOf({ ...view, images: IMAGES })
    expect(json).toMatchObject({
      version: 1,
      url: `${site.url}${page.path}`,
      updatedAt: '2026-11-01T08:00:00.000Z',
      call: {
        name: 'Appel 7',
        url: `${site.url}${page.path}`,
        state: 'open',
        isOpen: true,
        opensAt: '2027-01-04T08:00:00.000Z',
      },
      hero: { applyLink: { href: `${site.url}/proposer` } },
    })
    const { html, markdown: written } = json.hero.introduction
    expect(written).toBe(`[lien](${site.url}/faq) ![Une image](${site.url}/images/a.png) {{\n`)
    expect(html).toContain(`href="${site.url}/faq"`)
    expect(html).toContain(`src="${site.url}/images/a.png?v=1" alt="Une image"`)
    expect(JSON.stringify(json)).not.toContain('Trop long.')
  })

  it('tells visitors no more of a forced call than the page does', async () => {
    const override = { to: 'closed', until: null, reason: 'Secret', by: 'Camille' } as const
    const dated = page.call!.state as { status: 'open'; closesAt: Date }
    const state = {
      status: 'forced',
      to: 'closed',
      turnsAt: null,
      override,
      dated,
      wasOpen: true,
    } as const
    const { call } = await jsonOf({ ...page, call: { ...page.call!, state } })
    expect(call).toMatchObject({ state: 'closed', isOpen: false })
    expect(JSON.stringify(call)).not.toMatch(/Secret|Camille/)
  })
})

const isText = (value: unknown): value is TextJson =>
  typeof value === 'object' && value !== null && 'markdown' in value && 'html' in value
