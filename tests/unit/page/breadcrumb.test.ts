import { expect, it } from '@jest/globals'

import { breadcrumbOf } from '@/components/dsfr/Breadcrumb'

const pageAt = (
  path: string,
  title: string,
  ancestors: { label: string; href: string }[] = [],
) => ({
  path,
  title,
  neighbours: { ancestors, rubric: [], rubrics: [] },
})

it('names each part of the address, linking only where there is a page', () => {
  expect(breadcrumbOf(pageAt('/participer/appels-en-cours/administrations', "L'appel"))).toEqual([
    { label: 'Accueil', href: '/' },
    { label: 'Participer', href: null },
    { label: 'Appels en cours', href: null },
    { label: 'L’appel', href: null },
  ])
})

it('names and links the pages that it passes by', () => {
  const ancestors = [{ label: "L'État", href: '/participer/etat' }]
  expect(breadcrumbOf(pageAt('/participer/etat/faq', 'Questions', ancestors))).toEqual([
    { label: 'Accueil', href: '/' },
    { label: 'Participer', href: null },
    { label: 'L’État', href: '/participer/etat' },
    { label: 'Questions', href: null },
  ])
})

it('goes straight to a page at the root', () => {
  expect(breadcrumbOf(pageAt('/faq', 'Questions')).map(({ label }) => label)).toEqual([
    'Accueil',
    'Questions',
  ])
})
