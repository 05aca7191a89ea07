import { describe, expect, it } from '@jest/globals'
import { render, screen, within } from '@testing-library/react'

import type { DateChange } from '@/call/date-changes'
import { isAccepting, type CallState } from '@/call/state'
import { breadcrumbOf } from '@/components/dsfr/Breadcrumb'
import { Footer } from '@/components/page/Footer'
import { Header } from '@/components/page/Header'
import { CallStateLine } from '@/components/page/Hero'
import { Notice, StaffLinks } from '@/components/page/Notices'
import { Neighbours, PageMain } from '@/components/page/PageMain'
import { fillSlots } from '@/components/page/slots'
import { AUDIT, STATE_WORDS } from '@/components/rgaa/audit'
import type { SectionView, SiteView } from '@/components/views'
import { filledSection } from '@/tests/fixtures/filled'
import { markdown, page, site } from '@/tests/fixtures/views'
import { withAnchors } from '@/text/markdown/headings'
import { anchorFrom } from '@/text/site-path'

describe('CallStateLine', () => {
  const closesAt = new Date('2027-03-31T16:00:00Z')

  it.each<[string, Date | undefined, CallState, DateChange['kind']?]>([
    [
      'Appel ouvert EIG 7 : jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris)',
      closesAt,
      { status: 'open', closesAt },
    ],
    [
      'Appel bientôt clos EIG 7 : ouvert jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris)',
      closesAt,
      { status: 'closingSoon', closesAt },
    ],
    ['Appel ouvert en continu EIG 7', undefined, { status: 'rolling' }],
    ['Appel à venir', undefined, { status: 'upcoming', opensAt: null }],
    [
      'Appel ouvert EIG 7 : prolongé jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris)',
      closesAt,
      { status: 'open', closesAt },
      'extended',
    ],
    [
      'Appel ouvert en continu EIG 7. Prolongé, sans date de clôture',
      undefined,
      { status: 'rolling' },
      'extended',
    ],
    [
      'Appel à venir Clôture avancée au mercredi 31 mars 2027 à 18 h (heure de Paris)',
      closesAt,
      { status: 'upcoming', opensAt: null },
      'advanced',
    ],
  ])('says « %s », and has the instant in a machine-readable form', (...row) => {
    // Jest would pass a callback for an absent fourth value.
    const [words, at, state, kind] = row
    const dates = { at: closesAt, from: closesAt, to: at ?? null, openedAt: null, opensAt: null }
    const change = kind ? { ...dates, kind } : null
    const { container } = render(<CallStateLine call={{ name: 'EIG 7', state, change }} />)
    expect(container.textContent?.replaceAll('\u00a0', ' ')).toBe(words)
    expect(container.querySelector('time')?.dateTime).toBe(at?.toISOString())
  })
})

describe('the summary of a page', () => {
  const UNTITLED: SectionView[] = page.sections.map((section) =>
    'title' in section && section.blockType !== 'callToAction'
      ? { ...section, title: '' }
      : section,
  )
  const show = (sections: SectionView[]) => {
    const { container } = render(<PageMain page={{ ...page, sections }} site={site} />)
    const titles = [...container.querySelectorAll('.eig-beside h2')].filter(
      (title) => !title.closest('nav, details'),
    )
    const links = [...container.querySelectorAll<HTMLAnchorElement>('.fr-summary__link')]
    return { container, titles, links }
  }
  const words = (elements: Element[]) => elements.map(({ textContent }) => textContent)

  it.each([
    ['have titles', page.sections],
    ['have no titles', UNTITLED],
  ])(
    'links to each heading of level two except folded questions, when sections %s',
    (_, sections) => {
      const { container, titles, links } = show(sections)
      expect(titles.length).toBeGreaterThan(5)
      expect(words(links)).toEqual(words(titles))
      for (const [index, link] of links.entries()) {
        const target = container.querySelector(link.getAttribute('href')!)!
        expect(target.contains(titles[index]!)).toBe(true)
      }
      expect(screen.getByRole('link', { name: 'Haut de page' })).toBeInTheDocument()
    },
  )

  it('links to the headings of a text, and is hidden with only three', () => {
    const body = (...titles: string[]) => {
      const tree = markdown(
        titles.map((title) => `## ${title}\n\nTexte.\n\n### Détail`).join('\n\n'),
      )
      return withAnchors(tree, true, (said) => anchorFrom(said, new Set()))
    }
    const text = (...titles: string[]) => [filledSection('text', { body: body(...titles) })]
    const { links } = show(text('Un', 'Deux', 'Trois', 'Quatre'))
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '#text',
      '#deux',
      '#trois',
      '#quatre',
    ])
    const short = show(text('Un', 'Deux', 'Trois'))
    expect(short.links).toEqual([])
    expect(within(short.container).queryByText('Haut de page')).toBeNull()
  })
})

describe('the main part of a page', () => {
  fillSlots('avis', {
    waysToWait: [(path) => [{ label: 'Être prévenu', href: `/avis${path}`, isMain: true }]],
    endOfPage: [({ page }) => <p>Fin de {page.title}.</p>],
  })
  fillSlots('suivi', { waysToWait: [() => [{ label: 'Suivre', href: '/suivi' }]] })

  function showWith(state: CallState | null, shownOn = site) {
    const isOpen = state === null || isAccepting(state)
    const hero = { ...page.hero, applyLink: isOpen ? page.hero.applyLink : null }
    const call = state && { name: 'Appel 7', state, opensAt: null, closesAt: null }
    const callsAt = state && page.callsAt
    return render(<PageMain page={{ ...page, hero, callsAt, call }} site={shownOn} />).container
  }

  const buttons = (words: string) =>
    screen.queryAllByRole('link', { name: (name) => name.replaceAll('\u00a0', ' ') === words })
  const closed: CallState = { status: 'closed', since: new Date('2027-03-31T16:00:00Z') }
  const upcoming: CallState = { status: 'upcoming', opensAt: null }
  const open: CallState = { status: 'open', closesAt: new Date('2027-03-31T16:00:00Z') }

  describe('with an open call', () => {
    it('shows the way to apply at the top and at the bottom, and the rules once with their format', () => {
      showWith(open)
      expect(buttons('Je propose un projet')).toHaveLength(2)
      const [rules, ...others] = buttons('Je lis le règlement PDF')
      expect(others).toEqual([])
      expect(rules).toHaveAttribute('title', 'Je lis le règlement PDF - nouvelle fenêtre')
    })

    it('shows the state right after the title, with the only date at the top', () => {
      const top = showWith(open).querySelector('.eig-hero')!
      expect(top.querySelector('h1 + p')).toHaveTextContent('Appel ouvert')
      expect(top.querySelectorAll('time')).toHaveLength(1)
    })
  })

  it('does not repeat the way to apply on a page without sections', () => {
    const call = { name: 'Appel 7', state: open, opensAt: null, closesAt: null }
    render(<PageMain page={{ ...page, call, sections: [] }} site={site} />)
    expect(buttons('Je propose un projet')).toHaveLength(1)
  })

  describe.each([closed, upcoming])('with a call that is $status', (state) => {
    it('shows no button to apply, but shows the rules', () => {
      showWith(state)
      expect(buttons('Je propose un projet')).toHaveLength(0)
      expect(buttons('Je lis le règlement PDF')).toHaveLength(1)
    })

    it('says twice what visitors can do meanwhile: one button, with the other ways at the bottom', () => {
      const shown = showWith(state)
      const links = (place: string) =>
        Array.from(shown.querySelectorAll(`${place} a`), (link) => link.getAttribute('href'))
      for (const place of ['.eig-action', '.fr-follow']) {
        expect(shown.querySelector(place)).toHaveTextContent(
          'La date de la prochaine ouverture n’est pas encore connue',
        )
      }
      const way = `/avis${page.path}`
      expect(links('.eig-action')).toEqual([way, 'https://exemple.org/reglement.pdf'])
      expect(links('.fr-follow')).toEqual([way, '/suivi'])
    })
  })

  it('says when the call opens, and has no email link when the site has no contact address', () => {
    const opensAt = new Date('2027-01-04T08:00:00Z')
    const shown = showWith({ status: 'upcoming', opensAt }, { ...site, contactEmail: null })
    expect(shown.querySelector('.fr-follow p')).toHaveTextContent(
      'L’appel ouvre le lundi 4 janvier 2027 à 9 h (heure de Paris).',
    )
    expect(shown.querySelector('.eig-action__sentence')).toBeNull()
    expect(shown.querySelector('[href^="mailto:"]')).toBeNull()
  })

  it('ends with what plugins add', () => {
    expect(showWith(open).querySelector('.eig-sections')).toHaveTextContent(
      /Fin de Administrations/,
    )
  })

  it('also says what visitors can do when the call is no longer published', () => {
    const hero = { ...page.hero, applyLink: null }
    const { container } = render(<PageMain page={{ ...page, hero, call: null }} site={site} />)
    expect(container.querySelector('.eig-action')).toHaveTextContent(/^La date de la prochaine/)
  })

  describe('without a call', () => {
    it('shows its actions twice, and no state', () => {
      const shown = showWith(null)
      expect(buttons('Je propose un projet')).toHaveLength(2)
      expect(shown).not.toHaveTextContent(/Appel (ouvert|clos|à venir)/)
      expect(shown.querySelector('.fr-follow')).toBeNull()
    })
  })

  it('shows no empty group of actions', () => {
    const hero = { ...page.hero, applyLink: null, rulesLink: null }
    const { container } = render(<PageMain page={{ ...page, hero, sections: [] }} site={site} />)
    expect(container.querySelector('.eig-action')).toBeNull()
  })

  it('has a breadcrumb, except on the home page', () => {
    const home = { path: page.path, about: '' }
    expect(showWith(open, { ...site, home }).querySelector('.fr-breadcrumb')).toBeNull()
    showWith(open)
    expect(screen.getByRole('link', { name: 'Accueil' })).toHaveAttribute('href', '/')
    expect(screen.getByText('Administrations')).toHaveAttribute('aria-current', 'page')
    expect(screen.getByRole('link', { name: 'Participer au programme' })).toHaveAttribute(
      'href',
      '/participer',
    )
  })
})

describe('the breadcrumb', () => {
  const pageAt = (
    path: string,
    title: string,
    ancestors: { label: string; href: string }[] = [],
  ) => ({
    path,
    title,
    neighbours: { ancestors, rubric: [], rubrics: [] },
  })

  it('names each part of the address, and links only existing pages', () => {
    expect(breadcrumbOf(pageAt('/participer/appels-en-cours/administrations', "L'appel"))).toEqual([
      { label: 'Accueil', href: '/' },
      { label: 'Participer', href: null },
      { label: 'Appels en cours', href: null },
      { label: 'L’appel', href: null },
    ])
  })

  it('names and links the pages between', () => {
    const ancestors = [{ label: "L'État", href: '/participer/etat' }]
    expect(breadcrumbOf(pageAt('/participer/etat/faq', 'Questions', ancestors))).toEqual([
      { label: 'Accueil', href: '/' },
      { label: 'Participer', href: null },
      { label: 'L’État', href: '/participer/etat' },
      { label: 'Questions', href: null },
    ])
  })

  it('has only the home page above a page at the root', () => {
    expect(breadcrumbOf(pageAt('/faq', 'Questions')).map(({ label }) => label)).toEqual([
      'Accueil',
      'Questions',
    ])
  })
})

describe('the neighbouring pages', () => {
  const link = (label: string) => ({ label, href: `/${label.toLowerCase()}` })

  it('are listed in their group, except those of the footer', () => {
    const footer = { ...site, footerLinks: [link('Contact')] }
    const rubric = [link('Questions'), link('Contact'), { label: 'Le plan', href: '/plan-du-site' }]
    render(<Neighbours neighbours={{ ancestors: [], rubric, rubrics: [] }} site={footer} />)
    const group = screen.getByRole('navigation', { name: 'Dans cette rubrique' })
    const links = within(group).getAllByRole('link')
    expect(links.map((one) => one.getAttribute('href'))).toEqual(['/questions'])
    expect(screen.queryByText('Autres rubriques')).toBeNull()
  })

  it('show nothing when there are none', () => {
    const nothing = { ancestors: [link('Participer')], rubric: [], rubrics: [] }
    const { container } = render(<Neighbours neighbours={nothing} site={site} />)
    expect(container).toBeEmptyDOMElement()
  })
})

describe('the footer', () => {
  const STATE = `Accessibilité : ${STATE_WORDS[AUDIT.state]}`
  const ALL = {
    siteMap: '/plan-du-site',
    accessibility: '/nous/accessibilite',
    legal: '/mentions',
    privacy: '/donnees',
  }

  /** The words of the footer's last list, each with the target of its link. */
  function bottom(changes: Partial<SiteView>) {
    render(<Footer site={{ ...site, contactEmail: null, ...changes }} />)
    const lists = within(screen.getByRole('contentinfo')).getAllByRole('list')
    return Array.from(lists.at(-1)!.children, (item) => [
      item.textContent?.replaceAll('\u00a0', ' '),
      item.querySelector('a')?.getAttribute('href') ?? null,
    ])
  }

  it('links to the pages required by law in the order of the DSFR, then to those of the site', () => {
    expect(bottom({ requiredPages: ALL, contactEmail: 'a@exemple.fr' })).toEqual([
      ['Plan du site', '/plan-du-site'],
      [STATE, '/nous/accessibilite'],
      ['Mentions légales', '/mentions'],
      ['Données personnelles', '/donnees'],
      ['Code source', 'https://code.exemple.org/mission'],
      ['a@exemple.fr', 'mailto:a@exemple.fr'],
    ])
  })

  it('shows the state of accessibility even without its page, and no link to an unpublished page', () => {
    expect(bottom({ requiredPages: {}, footerLinks: [] })).toEqual([[STATE, null]])
  })

  it('describes the site with its tagline, or else as its home page describes itself', () => {
    const home = { path: '/accueil', about: 'Ce que fait le programme.' }
    const about = (changes: Partial<SiteView>) =>
      render(<Footer site={{ ...site, home, ...changes }} />).container.querySelector(
        '.fr-footer__content-desc',
      )?.textContent
    expect([about({}), about({ tagline: '' })]).toEqual([site.tagline, home.about])
  })

  it('links to no page twice', () => {
    const footerLinks = [
      { label: 'Nos mentions', href: '/mentions' },
      { label: 'La presse', href: '/presse' },
    ]
    const links = bottom({ requiredPages: { legal: '/mentions' }, footerLinks })
    expect(links.slice(1)).toEqual([
      ['Mentions légales', '/mentions'],
      ['La presse', '/presse'],
    ])
  })
})

describe('the links for staff', () => {
  it('lead to the page in the admin, and where plugins lead', () => {
    fillSlots('relecture', {
      staffLinks: [(path) => [{ label: 'Relire', href: `/relire${path}` }]],
    })
    render(<StaffLinks pageId="42" path="/participer/administrations" />)
    expect(screen.getByRole('navigation', { name: 'Édition de la page' })).toBeVisible()
    expect(screen.getByRole('link', { name: 'Modifier cette page' })).toHaveAttribute(
      'href',
      '/admin/collections/pages/42',
    )
    expect(screen.getByRole('link', { name: 'Relire' })).toHaveAttribute(
      'href',
      '/relire/participer/administrations',
    )
  })
})

describe('Header', () => {
  const menu: SiteView['menu'] = [
    { label: 'Accueil', href: '/accueil' },
    {
      label: 'Participer',
      children: [
        { label: 'Administrations', href: '/participer/administrations' },
        { label: 'Code', href: 'https://code.exemple.org' },
      ],
    },
  ]
  const header = (path: string | null, its = menu) =>
    render(<Header site={{ ...site, menu: its }} path={path} />).container

  it('has the way to apply among its tools while the call is open, except on its own page', () => {
    const apply = { label: 'Proposer un projet', href: '/proposer' }
    const call = { path: page.path, view: page.call!, apply }
    const links = (path: string, its: SiteView['call']) =>
      render(<Header site={{ ...site, call: its }} path={path} />).container.querySelectorAll(
        '[href="/proposer"]',
      )
    expect(links('/faq', call)).toHaveLength(2)
    expect(links('/proposer', call)).toHaveLength(0)
    expect(links('/faq', { ...call, apply: null })).toHaveLength(0)
  })

  it('has no menu on a site without one', () => {
    expect(header('/accueil', []).querySelector('nav, .eig-header__menu')).toBeNull()
  })

  it('marks the current page in its list, which is open on small screens', () => {
    const shown = header('/participer/administrations')
    const current = Array.from(shown.querySelectorAll('[aria-current]'), (one) => [
      one.tagName,
      one.textContent,
      one.getAttribute('aria-current'),
    ])
    const link = ['A', 'Administrations', 'page']
    expect(current).toEqual([
      ['SUMMARY', 'Participer', 'true'],
      link,
      ['BUTTON', 'Participer', 'true'],
      link,
    ])
    expect(shown.querySelector('details')?.open).toBe(true)
  })

  it('marks the nearest ancestor of a page that is not in the menu, and nothing elsewhere', () => {
    const marked = (path: string | null) =>
      header(path).querySelector('a[aria-current]')?.getAttribute('aria-current') ?? null
    expect(marked('/participer/administrations/faq')).toBe('true')
    expect(marked('/participer')).toBeNull()
    expect(marked(null)).toBeNull()
    expect(header('/accueil').querySelector('details')?.open).toBe(false)
  })

  it('has a button with the name of each list, which opens it', () => {
    const button = header('/accueil').querySelector('button[popovertarget]')
    const list = document.getElementById(button?.getAttribute('popovertarget') ?? '')
    expect(button?.textContent).toBe('Participer')
    expect(list?.getAttribute('popover')).toBe('auto')
    expect(list?.querySelectorAll('a')).toHaveLength(2)
  })
})

describe('Notice', () => {
  it.each([
    ['info', 'Information'],
    ['warning', 'Avertissement'],
    ['alert', 'Alerte'],
  ] as const)('is a region whose name says its severity: %s', (severity, name) => {
    const link = { label: 'En savoir plus', href: '/travaux' }
    const notice = { severity, title: 'Travaux', text: markdown('Ce *soir*.'), link }
    render(<Notice notice={notice} siteUrl={site.url} />)
    const region = screen.getByRole('region', { name })
    expect(region.className).toContain(`fr-notice--${severity}`)
    expect(region.textContent).toBe('TravauxCe soir.En savoir plus')
    expect(within(region).getByRole('link').getAttribute('href')).toBe('/travaux')
  })
})
