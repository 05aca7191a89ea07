import { expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'

import { sitePaths } from '@/editing/site-links/site-paths'
import { PATH, publishContent } from '@/tests/fixtures/content'
import { testSite } from '@/tests/support/payload'

import { preparationHref } from '../../rules'

const { payload } = await testSite()
const { call, page } = await publishContent(payload)

it('texts may link to the preparation while visitors find it', async () => {
  const isThere = async () =>
    (await sitePaths(await createLocalReq({}, payload))).includes(preparationHref(PATH))
  const offer = (preparation: boolean) =>
    payload.update({
      collection: 'calls',
      id: call.id,
      data: { preparation, _status: 'published' },
    })
  expect(await isThere()).toBe(false)
  await offer(true)
  expect(await isThere()).toBe(true)
  await payload.update({
    collection: 'pages',
    id: page.id,
    data: { sections: [], _status: 'published' },
  })
  expect(await isThere()).toBe(false)
})
