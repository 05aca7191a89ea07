import { describe, expect, it } from '@jest/globals'

import { neighboursOf, treeOf } from '@/site/content/published-pages'
import { fc } from '@/tests/support/random-cases'

const PAGES = [
  ['participer', 'Participer'],
  ['participer/etat', 'Administrations'],
  ['participer/etat/faq', 'Questions'],
  ['participer/etat/proposer', 'Proposer'],
  ['participer/etat-major', 'État-major'],
  ['programme/equipe', 'Équipe'],
  ['accueil', 'Appel {{promotion}}'],
].map(([slug = '', title = '']) => ({ id: slug, slug, title }))

function around(slug: string) {
  const { ancestors, rubric, rubrics } = neighboursOf(`/${slug}`, treeOf(PAGES))
  const labels = (links: { label: string }[]) => links.map(({ label }) => label).join(', ')
  return [labels(ancestors), labels(rubric), labels(rubrics)]
}

describe('the neighbours of a page', () => {
  it.each([
    ['participer', '', 'Administrations, État-major', 'Appel à venir, Équipe'],
    ['participer/etat', 'Participer', 'Proposer, Questions, État-major', ''],
    ['participer/etat/faq', 'Participer, Administrations', 'Proposer', ''],
    ['programme/equipe', '', '', 'Appel à venir, Participer'],
  ])('%s', (slug, ...expected) => {
    expect(around(slug)).toEqual(expected)
  })

  it('connect all pages with each other, for any addresses', () => {
    const from = PAGES.at(-1)!
    const reached = new Set([`/${from.slug}`])
    for (const href of reached) {
      const { ancestors, rubric, rubrics } = neighboursOf(href, treeOf(PAGES))
      for (const link of [...ancestors, ...rubric, ...rubrics]) reached.add(link.href)
    }
    expect(reached.size).toBe(PAGES.length)
  })

  it('equal the result of a search through all pages', () => {
    const slug = fc
      .array(fc.constantFrom('a', 'a-b', 'b', 'c'), { minLength: 1, maxLength: 4 })
      .map((segments) => segments.join('/'))
    const pages = fc
      .uniqueArray(slug, { minLength: 1, maxLength: 25 })
      .map((slugs) => slugs.map((slug) => ({ id: slug, slug, title: slug })))
    fc.assert(
      fc.property(pages, (all) => {
        const tree = treeOf(all)
        for (const { slug } of all) {
          expect(neighboursOf(`/${slug}`, tree)).toEqual(searched(`/${slug}`, all))
        }
      }),
    )
  })
})

/** The definition: the parent of a page is the page with the longest address that is a prefix of its own. */
function searched(path: string, pages: { slug: string }[]) {
  const places = pages.map(({ slug }) => `/${slug}`).sort((a, b) => a.localeCompare(b, 'fr'))
  const parentOf = (place: string) =>
    places
      .filter((other) => place.startsWith(`${other}/`))
      .sort((a, b) => a.length - b.length)
      .at(-1)
  const linked = (chosen: string[]) => chosen.map((href) => ({ label: href.slice(1), href }))
  const parent = parentOf(path)
  const beneath = places.filter((place) => parentOf(place) === path)
  const beside = places.filter((place) => place !== path && parentOf(place) === parent)
  return {
    ancestors: linked(
      places.filter((place) => path.startsWith(`${place}/`)).sort((a, b) => a.length - b.length),
    ),
    rubric: linked(parent ? [...beneath, ...beside] : beneath),
    rubrics: linked(parent ? [] : beside),
  }
}
