import { expect, it } from '@jest/globals'
import { render } from '@testing-library/react'

import { PageMain } from '@/components/page/PageMain'
import { fillSlots } from '@/components/page/slots'
import { slots } from '@/plugins/subscriptions/slots'
import { page, site } from '@/tests/fixtures/views'

fillSlots('subscriptions', slots)

const closed = { ...page, hero: { ...page.hero, applyLink: null }, call: null }
const show = (shownOn: typeof site) => render(<PageMain page={closed} site={shownOn} />).container

it('a page whose call is not open leads to the form of subscription', () => {
  const links = show(site).querySelectorAll(`[href="/appels/prevenir/pour${page.path}"]`)
  expect(links).toHaveLength(2)
})

it('a page does not ask for an email address, or explain its use, when the site cannot send emails', () => {
  const privacy = { ...site, requiredPages: { privacy: page.path } }
  expect(show(privacy)).toHaveTextContent('Base légale : votre consentement')
  const shown = show({ ...privacy, writesLetters: false })
  expect(shown.querySelector('[href^="/appels/prevenir"]')).toBeNull()
  expect(shown).not.toHaveTextContent('Base légale')
  expect(show(site)).not.toHaveTextContent('Base légale')
})
