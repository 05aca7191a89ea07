import { expect, it } from '@jest/globals'

import { stateSentence } from '@/call/words'
import type { PageView, SectionView } from '@/components/views'
import { ownState, pageDescription } from '@/site/page/search-engines'

import { filledSection } from '../../fixtures/filled'
import { markdown, page } from '../../fixtures/views'

const described = (changes: Partial<PageView>, siteName = 'Essai') =>
  pageDescription({ ...page, call: null, ...changes }, siteName)

const section = (blockType: SectionView['blockType']) =>
  page.sections.find((found) => found.blockType === blockType)!

const untold = { hero: { ...page.hero, introduction: markdown('') } }

it('the description is the state of the call, then the introduction', () => {
  expect(described({ call: page.call })).toBe(
    `${stateSentence(page.call!.state)}. Proposez un projet d’intérêt général.`,
  )
})

it.each([
  ['EIG', 'Appel ouvert. Prolongé jusqu’au 31 mars 2027 à 18 h'],
  ['Un site de l’État', 'Prolongé jusqu’au 31 mars 2027 à 18 h'],
  ['Entrepreneurs d’intérêt général', 'Appel prolongé'],
  ['Mission interministérielle de l’intérêt général', ''],
])('the title says that the closing has changed, where it has room for it: %s', (name, words) => {
  const closesAt = new Date('2027-03-31T16:00:00Z')
  const change = {
    kind: 'extended',
    at: closesAt,
    from: null,
    to: closesAt,
    openedAt: null,
    opensAt: null,
  } as const
  const call = { ...page.call!, state: { status: 'open', closesAt } as const, change }
  const state = ownState({ ...page, call, callsAt: page.path, title: 'Candidats' }, name)
  expect(state.replaceAll('\u00a0', ' ')).toBe(words)
})

it('the description written for search engines is used, if there is one', () => {
  expect(described({ call: page.call, description: ' Déposez « vite » votre projet. ' })).toBe(
    'Déposez «\u00a0vite\u00a0» votre projet.',
  )
  expect(described({ description: '  ' })).toBe('Proposez un projet d’intérêt général.')
})

it.each([
  ['text', 'Pour qui\u202f? Pour vous.'],
  ['profiles', 'Deux profils.'],
  ['steps', 'En continu\u00a0:'],
  ['questions', 'Qui paie\u202f? Le programme, en partie.'],
  ['callToAction', 'Lire Déposer'],
] as const)('the description starts with the text of the first section: %s', (blockType, words) => {
  const sections = [section(blockType), section('text')]
  expect(described({ ...untold, sections })).toBe(words)
})

it('the description skips sections without text, and sections that may be hidden', () => {
  const sections = ['criteria', 'closedCall', 'datedSteps', 'questions'] as const
  expect(described({ ...untold, sections: sections.map(section) })).toBe(
    'Qui paie\u202f? Le programme, en partie.',
  )
})

it('the description of a site map lists its pages', () => {
  const pages = ['Accueil', 'Contact'].map((label) => ({ label, href: '/' }))
  const sections = [filledSection('siteMap', { pages })]
  expect(described({ ...untold, sections })).toBe('Les pages du site\u00a0: Accueil, Contact')
})

it('the description uses the title when the page has no other text', () => {
  expect(described({ ...untold, sections: [] })).toBe(
    '«\u00a0Administrations\u00a0», sur le site «\u00a0Essai\u00a0».',
  )
})

it('the description is never longer than search engines show', () => {
  const hero = { ...page.hero, introduction: markdown('Des mots '.repeat(40)) }
  expect(described({ hero }).length).toBeLessThanOrEqual(155)
})
