import { describe, expect, it } from '@jest/globals'

import { neighboursOf } from '@/lib/site-content/neighbours'

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
  const others = PAGES.filter((page) => page.slug !== slug)
  const { ancestors, rubric, rubrics } = neighboursOf(`/${slug}`, others)
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

  it('reach every page from any other, whatever their addresses', () => {
    const from = PAGES.at(-1)!
    const reached = new Set([`/${from.slug}`])
    for (const href of reached) {
      const others = PAGES.filter(({ slug }) => `/${slug}` !== href)
      const { ancestors, rubric, rubrics } = neighboursOf(href, others)
      for (const link of [...ancestors, ...rubric, ...rubrics]) reached.add(link.href)
    }
    expect(reached.size).toBe(PAGES.length)
  })
})
