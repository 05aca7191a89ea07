import { expect, it } from '@jest/globals'

import { keepFieldErrors } from '@/collections/keep-field-errors'
import { siteConfig } from '@/site-config'

it('the errors of a form come in the order of its fields, those of unknown fields last', async () => {
  const { collections } = await siteConfig()
  const collection = collections.find(({ slug }) => slug === 'pages')
  const sections = [{ blockType: 'text' }, { blockType: 'text' }]
  const paths = ['ailleurs', 'sections.1.body', 'sections.0.body', 'hero.title', 'title']
  const errors = paths.map((path) => ({ path, message: 'Ce champ est requis.' }))
  const req = { data: { hero: {}, sections }, payload: {}, t: () => '', i18n: { t: () => '' } }
  const answer = await keepFieldErrors({ collection, error: { data: { errors } }, req } as never)
  expect(answer).toMatchObject({
    response: { errors: [{ data: { errors: paths.toReversed().map((path) => ({ path })) } }] },
  })
})
