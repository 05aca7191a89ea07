import { describe, expect, it } from '@jest/globals'
import { render, within } from '@testing-library/react'

import type { KeyDate } from '@/call/key-dates'
import { Section } from '@/components/page/PageMain'
import { AUDIT } from '@/components/rgaa/audit'
import type { SectionView } from '@/components/views'
import { sections } from '@/sections/schemas'
import { filledSection } from '@/tests/fixtures/filled'
import { markdown, site } from '@/tests/fixtures/views'
import { frenchTypography } from '@/text/typography'

import { headingsOf } from '../markdown/show'
import { showSection } from './show'

/** The values that a section shows in addition to its own fields, all empty. */
const NOTHING_BESIDE = { milestones: [], pages: [], calendar: null }

const INTRODUCTION = markdown('En bref.')

describe('any section', () => {
  const types = sections.map(({ slug }) => slug as SectionView['blockType'])
  const empty = (type: SectionView['blockType']) =>
    filledSection(type, { id: type, ...NOTHING_BESIDE })
  const shown = (section: SectionView) =>
    render(<Section section={section} images={{}} siteUrl={site.url} />).container

  // The audit has a fixed text.
  it.each(types.filter((type) => type !== 'accessibilityAudit'))(
    'shows nothing when all its fields are empty: %s',
    (type) => {
      expect(shown(empty(type))).toBeEmptyDOMElement()
    },
  )

  it.each(types.filter((type) => 'title' in empty(type) && type !== 'keyDates'))(
    'has its title as a heading of level 2 at its anchor: %s',
    (type) => {
      const titled = shown({ ...empty(type), title: 'Un titre' } as SectionView)
      expect(titled.querySelector(`#${type} h2`)).toHaveTextContent('Un titre')
    },
  )
})

describe.each(['profiles', 'criteria', 'steps'] as const)('a list of %s', (type) => {
  it('shows its title and its introduction, or only one of them, when the list is empty', () => {
    const shown = showSection(type, { title: 'La liste', introduction: INTRODUCTION, [type]: [] })
    expect(shown).toHaveTextContent(/^La listeEn bref.$/)
    expect(shown.querySelector('ol, ul')).toBeNull()
    const untitled = showSection(type, { title: '', introduction: INTRODUCTION, [type]: [] })
    expect(untitled).toHaveTextContent(/^En bref.$/)
  })
})

describe('a text section', () => {
  it('shows its text with headings from level 2', () => {
    const shown = showSection('text')
    expect(headingsOf(shown)).toEqual(['H2 Pour qui\u202f?'])
    expect(shown).toHaveTextContent('Pour vous.')
  })
})

describe('profiles', () => {
  it('shows each profile under the title, with the profile’s own headings below', () => {
    expect(headingsOf(showSection('profiles'))).toEqual([
      'H2 Les profils',
      'H3 Responsable de produit',
      'H4 Son rôle',
      'H3 Responsable technique',
    ])
  })

  it('names the profile in the title of its link', () => {
    const links = within(showSection('profiles')).getAllByRole('link')
    expect(links).toHaveLength(1)
    expect(links[0]).toHaveTextContent('En savoir plus')
    expect(links[0]).toHaveAttribute(
      'title',
      'En savoir plus - Responsable de produit - nouvelle fenêtre',
    )
  })

  it('skips no heading level without a title', () => {
    expect(headingsOf(showSection('profiles', { title: '' }))[0]).toBe('H2 Responsable de produit')
  })
})

describe('criteria', () => {
  const words = (element: HTMLElement) =>
    within(element)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent?.replaceAll('\u00a0', ' '))

  it('numbers the criteria by their position', () => {
    expect(words(showSection('criteria'))).toEqual([
      'Critère 1Problème avéréConfirmé sur le terrain.',
      'Critère 2L’ampleurBeaucoup de personnes.',
    ])
  })

  it('makes of each number a link to its criterion, with a name of its own', () => {
    const shown = showSection('criteria')
    const links = within(shown).getAllByRole('link')
    expect(links.map(({ ariaLabel }) => ariaLabel?.replaceAll('\u00a0', ' '))).toEqual([
      'Lien vers le critère 1 : Problème avéré',
      'Lien vers le critère 2 : L’ampleur',
    ])
    const target = links[0]!.getAttribute('href')!
    expect(shown.querySelector(target)).toHaveTextContent('Problème avéré')
  })
})

describe('steps', () => {
  it('shows its steps in order, in a numbered list', () => {
    const list = within(showSection('steps')).getByRole('list')
    expect(list.tagName).toBe('OL')
    expect(Array.from(list.children, ({ textContent }) => textContent)).toEqual([
      'Dépôt du dossier.',
      'Passage devant le jury.',
    ])
    expect(within(list).getByText('jury').tagName).toBe('EM')
  })

  it.each([
    ['Les étapes', 3],
    ['', 2],
  ])('shows the dates of the call one level below the section’s title « %s »', (title, level) => {
    const milestones: KeyDate[] = [
      { id: 'jury', label: 'Jury', time: { kind: 'text', text: 'en mai' }, isPast: true },
    ]
    const shown = within(showSection('steps', { title, milestones }))
    expect(shown.getByRole('heading', { level })).toHaveTextContent('Calendrier')
    expect(shown.getAllByRole('list')[1]).toHaveTextContent(/^en mai Jury Passé$/)
    const none = within(showSection('steps', { title }))
    expect(none.queryByText('Calendrier')).toBeNull()
  })
})

describe('the text about a closed call', () => {
  it('is highlighted, with its title as a heading', () => {
    const shown = showSection('closedCall')
    expect(shown.querySelector('.fr-callout')).toHaveTextContent('Appel terminéRevenez vite.')
    expect(headingsOf(shown)).toEqual(['H2 Appel terminé'])
  })
})

describe('questions', () => {
  it('collapses each answer under its question, which is a heading below the title', () => {
    const shown = showSection('questions')
    expect(headingsOf(shown)).toEqual([
      'H2 Vos questions',
      'H3 Qui paie\u202f?',
      'H3 Quand\u202f?',
      'H4 En continu',
    ])
    const [first] = shown.querySelectorAll('details')
    expect(first).not.toHaveAttribute('open')
    expect(first).toHaveTextContent('Le programme, en partie.')
  })

  it('puts the anchor inside the details element, so that an address with it opens the answer', () => {
    const shown = showSection('questions')
    expect(shown.querySelector('details > #qui-paie')).toHaveTextContent('Le programme, en partie.')
  })
})

describe('dated steps', () => {
  it('shows each date as written, then what happens', () => {
    const shown = showSection('datedSteps')
    expect(headingsOf(shown)).toEqual(['H2 À vos agendas'])
    expect(within(shown).getByRole('listitem')).toHaveTextContent(
      '[31 mars - 1er avril]Jury de sélection',
    )
  })
})

describe('a call to action', () => {
  it('is highlighted, with a button that announces leaving the site', () => {
    const shown = showSection('callToAction')
    expect(headingsOf(shown)).toEqual(['H2 Deux choses à faire'])
    expect(
      within(shown)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toContain('Lire')
    expect(within(shown).getByRole('link')).toHaveAttribute(
      'title',
      'Déposer un dossier - nouvelle fenêtre',
    )
  })

  it('has no button without a link', () => {
    expect(within(showSection('callToAction', { link: null })).queryByRole('link')).toBeNull()
  })
})

describe('a site map', () => {
  it('links to all pages, under its title, each under the page above it', () => {
    const pages = [
      { label: 'Administrations', href: '/participer/administrations' },
      { label: 'Questions', href: '/participer/administrations/faq' },
      { label: 'Plan du site', href: '/plan-du-site' },
    ]
    const shown = within(showSection('siteMap', { title: 'Toutes les pages', pages }))
    expect(shown.getByRole('heading', { level: 2 })).toHaveTextContent('Toutes les pages')
    const links = shown.getAllByRole('link')
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual(
      pages.map(({ label, href }) => [label, href]),
    )
    expect(links.map((link) => link.closest('ul ul') !== null)).toEqual([false, true, false])
  })
})

describe('the accessibility audit', () => {
  it('gives the state, the rate and each failing criterion, as the law requires', () => {
    const shown = showSection('accessibilityAudit', { title: 'État de conformité' })
    expect(shown.querySelector('strong')?.textContent).toMatch(/conforme$/)
    expect(shown).toHaveTextContent(`${AUDIT.rate.toLocaleString('fr-FR')} %`)
    const applicable = AUDIT.conforming + AUDIT.failures.length
    expect(shown).toHaveTextContent(`${AUDIT.conforming} sur ${applicable}`)
    for (const { number, title, check } of AUDIT.failures) {
      expect(shown).toHaveTextContent(`${number} – ${title}. ${check}.`)
    }
    expect(shown).toHaveTextContent(`Les ${AUDIT.notApplicable} autres critères`)
    for (const item of [...AUDIT.technologies, ...AUDIT.environment, ...AUDIT.tools]) {
      expect(shown.textContent).toContain(frenchTypography(item))
    }
  })

  it('names the site, the exemptions and the address of each page', () => {
    const shown = showSection('accessibilityAudit', { title: 'État de conformité' })
    expect(shown).toHaveTextContent(`Le site ${site.url} est`)
    expect(headingsOf(shown)).toEqual(
      expect.arrayContaining([
        'H3 Dérogations pour charge disproportionnée',
        'H3 Contenus non soumis à l’obligation d’accessibilité',
        'H4 Environnement de test',
      ]),
    )
    const paths = AUDIT.pages.flatMap(({ path }) => path ?? [])
    expect(paths).toContain('/participer/administrations/faq')
    for (const path of paths) {
      const link = within(shown).getByRole('link', { name: site.url + path })
      expect(link).toHaveAttribute('href', path)
    }
  })

  it('skips no heading level, with or without a title', () => {
    const levels = (title: string) =>
      headingsOf(showSection('accessibilityAudit', { title })).map((heading) => heading.slice(0, 2))
    expect(levels('État')).toEqual(['H2', 'H3', 'H3', 'H3', 'H3', 'H3', 'H4', 'H4', 'H4', 'H4'])
    expect(levels('')).toEqual(['H2', 'H2', 'H2', 'H2', 'H2', 'H3', 'H3', 'H3', 'H3'])
  })
})

describe('an alert', () => {
  it('shows its title and its message in the style of its severity', () => {
    const body = markdown('Le dépôt rouvre **lundi**.')
    const shown = showSection('alert', { severity: 'warning', title: 'Service coupé', body })
    const alert = shown.querySelector('.fr-alert--warning')!
    expect(alert).toHaveTextContent('Service coupéLe dépôt rouvre lundi.')
    expect(alert).not.toHaveClass('fr-alert--sm')
    expect(showSection('alert', { body }).querySelector('.fr-alert--info')).toHaveClass(
      'fr-alert--sm',
    )
  })
})

describe('tiles', () => {
  it('link from their titles, and are left out without a link', () => {
    const tiles = [
      {
        id: 'a',
        link: { label: 'Proposer un projet', href: '/proposer' },
        description: 'En mars.',
      },
      { id: 'b', link: null, description: 'Nulle part.' },
    ]
    const shown = showSection('tiles', { title: 'Ensuite', tiles })
    expect(headingsOf(shown)).toEqual(['H2 Ensuite', 'H3 Proposer un projet'])
    expect(within(shown).getByRole('link')).toHaveAttribute('href', '/proposer')
    expect(within(shown).getByRole('listitem')).toHaveTextContent('En mars.')
    expect(shown).not.toHaveTextContent('Nulle part.')
  })
})

describe('key figures', () => {
  it('come before their meaning, and have a source', () => {
    const figures = [{ id: 'a', value: '70 %', meaning: 'du coût' }]
    const shown = showSection('keyFigures', { title: 'En bref', figures, source: 'bilan' })
    expect(within(shown).getByRole('listitem')).toHaveTextContent('70 % du coût')
    expect(shown).toHaveTextContent('Source : bilan')
    expect(showSection('keyFigures', { title: 'En bref', figures })).not.toHaveTextContent('Source')
  })
})

const IMAGE = { src: '/images/atelier.png', alt: 'Un atelier', width: 640, height: 360, widths: [] }

describe('an image with a caption', () => {
  it('has its caption and credit as accessible name', () => {
    const said = { image: IMAGE, caption: 'L’atelier de mars', credit: 'Camille Roux' }
    const figure = within(showSection('picture', said)).getByRole('figure', {
      name: (name) =>
        name.replaceAll('\u00a0', ' ') === 'L’atelier de mars – Crédit : Camille Roux',
    })
    expect(within(figure).getByRole('img', { name: 'Un atelier' })).toBeInTheDocument()
    expect(showSection('picture', { image: IMAGE }).querySelector('figcaption')).toBeNull()
  })
})

describe('a video', () => {
  it('is a titled link with a collapsed transcript, and loads nothing from the video’s host', () => {
    const shown = showSection('video', {
      title: 'La promotion 6',
      image: IMAGE,
      link: { label: 'Voir la vidéo', href: 'https://videos.exemple.org/6' },
      transcript: markdown('# Le départ\n\n*Musique.*'),
    })
    expect(headingsOf(shown)).toEqual(['H2 La promotion 6', 'H3 Transcription', 'H4 Le départ'])
    expect(within(shown).getByRole('link')).toHaveAttribute(
      'title',
      'Voir la vidéo - La promotion 6 - nouvelle fenêtre',
    )
    expect(shown.querySelector('details')).toHaveTextContent('Musique.')
    expect(shown.querySelector('iframe, video, script')).toBeNull()
  })
})
