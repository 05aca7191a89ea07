import { describe, expect, it } from '@jest/globals'

import { contentAt } from '@/site/content'
import { OPEN_INSTANT } from '@/tests/fixtures/content'
import { image, sent } from '@/tests/fixtures/files'
import { testSite } from '@/tests/support/payload'
import { pageAt } from '@/tests/support/shown'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()

const published = { _status: 'published' } as const

async function pageWith(slug: string, body: string) {
  const criterion = await payload.create({
    collection: 'criteria',
    data: { ...published, name: 'Critère', description: '![](/images/icone.png)' },
  })
  await payload.create({
    collection: 'pages',
    data: {
      ...published,
      title: 'Page',
      slug,
      hero: { title: 'Page' },
      sections: [
        { blockType: 'text', body },
        { blockType: 'criteria', title: 'Critères', criteria: [criterion.id] },
      ],
    },
  })
}

describe('a page', () => {
  it('has the published images of all its texts, and drafts for staff alone', async () => {
    const photo = await payload.create({
      collection: 'images',
      data: { ...published, slug: 'photo.png', alt: ' Une équipe ' },
      file: sent('photo.png', await image('png', { width: 1000, height: 500 })),
    })
    await payload.create({
      collection: 'images',
      data: { ...published, slug: 'icone.png', decorative: true },
      file: sent('icone.png', await image('png', { width: 100, height: 100 })),
    })
    const draft = await payload.create({
      collection: 'images',
      data: { slug: 'plan.png', alt: 'Un plan' },
      draft: true,
      file: sent('plan.png', await image()),
    })
    await pageWith('page', '![](/images/photo.png) ![](/images/plan.png) ![](/images/rien.png)')

    const version = photo.checksum!.slice(0, 16)
    const { images } = await pageAt(payload, '/page')
    expect(Object.keys(images).sort()).toEqual(['/images/icone.png', '/images/photo.png'])
    expect(images['/images/photo.png']).toEqual({
      src: `/images/photo.png?v=${version}`,
      alt: 'Une équipe',
      width: 1000,
      height: 500,
      widths: [
        { src: `/images/photo.png?v=${version}&w=480`, width: 480 },
        { src: `/images/photo.png?v=${version}&w=960`, width: 960 },
        { src: `/images/photo.png?v=${version}&w=1440`, width: 1000 },
      ],
    })
    expect(images['/images/icone.png']).toMatchObject({ alt: '', widths: [{ width: 100 }] })

    const staff = await createUser(payload)
    const found = await contentAt(payload, '/page', OPEN_INSTANT, { staff })
    expect(found.kind === 'page' && found.page.images['/images/plan.png']).toMatchObject({
      src: `/api/images/file/${draft.filename}`,
    })
  })
})
