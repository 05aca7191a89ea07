import { expect, it } from '@jest/globals'

import { breadcrumbOf } from '@/components/page/breadcrumb'

it('names each part of the address, linking only where there is a page', () => {
  expect(breadcrumbOf('/participer/appels-en-cours/administrations', "L'appel")).toEqual([
    { label: 'Accueil', href: '/' },
    { label: 'Participer', href: null },
    { label: 'Appels en cours', href: null },
    { label: 'L’appel', href: null },
  ])
})

it('goes straight to a page at the root', () => {
  expect(breadcrumbOf('/faq', 'Questions').map(({ label }) => label)).toEqual([
    'Accueil',
    'Questions',
  ])
})
