import { describe, expect, it } from '@jest/globals'
import { render, screen, within } from '@testing-library/react'

import { Neighbours } from '@/components/page/Neighbours'

import { site } from '../../fixtures/views'

const link = (label: string) => ({ label, href: `/${label.toLowerCase()}` })

describe('the pages around', () => {
  it('are named in their group, except those of the footer', () => {
    const footer = { ...site, footerLinks: [link('Contact')] }
    const rubric = [link('Questions'), link('Contact'), { label: 'Le plan', href: '/plan-du-site' }]
    render(<Neighbours neighbours={{ ancestors: [], rubric, rubrics: [] }} site={footer} />)
    const group = screen.getByRole('navigation', { name: 'Dans cette rubrique' })
    const links = within(group).getAllByRole('link')
    expect(links.map((one) => one.getAttribute('href'))).toEqual(['/questions'])
    expect(screen.queryByText('Autres rubriques')).toBeNull()
  })

  it('are nothing where there are none', () => {
    const nothing = { ancestors: [link('Participer')], rubric: [], rubrics: [] }
    const { container } = render(<Neighbours neighbours={nothing} site={site} />)
    expect(container).toBeEmptyDOMElement()
  })
})
