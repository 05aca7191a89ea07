import { describe, expect, it } from '@jest/globals'

import { publishedContext } from '@/editing/site-links/published-context'
import { contentAt } from '@/site/content'
import { OPEN_INSTANT } from '@/tests/fixtures/content'
import { image, pdf, PIXEL, sent } from '@/tests/fixtures/files'
import { testSite } from '@/tests/support/payload'
import { pageAt } from '@/tests/support/shown'
import { createUser } from '@/tests/support/users'

const published = { _status: 'published' } as const

const { payload } = await testSite()
const reviewer = await createUser(payload, 'Camille Durand', 'reviewer')

const addImage = (slug: string, data: object = published) =>
  payload.create({
    collection: 'images',
    data: { slug, alt: 'Un point', ...data },
    draft: !('_status' in data),
    file: sent('point.png', PIXEL),
  })

const addDocument = (slug: string, data: object = published) =>
  payload.create({
    collection: 'documents',
    data: { slug, ...data },
    draft: !('_status' in data),
    file: sent('essai.pdf', pdf()),
  })

const addPage = (slug: string, body: string, data: object = published) =>
  payload.create({
    collection: 'pages',
    data: {
      title: `Page ${slug}`,
      slug,
      hero: { title: 'Page' },
      sections: [{ blockType: 'text' as const, body }],
      ...data,
    },
    draft: !('_status' in data),
  })

const trash = (collection: 'images' | 'documents', id: string) =>
  payload.update({ collection, id, data: { deletedAt: new Date().toISOString() } })

describe('an image chosen in a field', () => {
  it('cannot be deleted', async () => {
    const { id } = await addImage('portrait.png', {})
    const testimonials = [{ quote: 'Utile.', name: 'Alix', photo: id }]
    const sections = [{ blockType: 'testimonials' as const, title: 'Paroles', testimonials }]
    await addPage('paroles', '', { ...published, sections })
    await expect(trash('images', id)).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('la page «\u00a0Page paroles\u00a0» (/paroles)'),
    })
  })
})

describe('a document chosen in a field', () => {
  it('cannot be deleted, and is shown once it is published', async () => {
    const { id } = await addDocument('reglement-8.pdf', {})
    const downloads = [{ label: 'Règlement', file: id }]
    const sections = [{ blockType: 'downloads' as const, title: 'À lire', downloads }]
    await addPage('a-lire', '', { ...published, sections })
    await expect(trash('documents', id)).rejects.toMatchObject({ status: 409 })
    const shown = async () => (await pageAt(payload, '/a-lire')).sections
    expect(await shown()).toMatchObject([{ downloads: [{ label: 'Règlement', file: null }] }])

    await payload.update({ collection: 'documents', id, data: published })
    const file = { href: '/documents/reglement-8.pdf', format: 'PDF', bytes: pdf().length }
    expect(await shown()).toMatchObject([{ downloads: [{ file }] }])
    // In the link picker, the file has the label that the page gives it.
    const { destinations } = await publishedContext(payload)
    expect(destinations).toContainEqual({ address: file.href, title: 'Règlement' })
  })
})

describe('the pages that show a document, for its form', () => {
  const pagesShowing = async (id: string) =>
    (await publishedContext(payload)).shownBy.get(id)?.map(({ slug }) => slug)

  it('are the published pages that choose it or name its file, each once', async () => {
    const { id } = await addImage('deux-fois.png')
    const testimonials = [{ quote: 'Utile.', name: 'Alix', photo: id }]
    const sections = [
      { blockType: 'testimonials' as const, title: 'Paroles', testimonials },
      { blockType: 'text' as const, body: 'Encore ![](/images/deux-fois.png).' },
    ]
    await addPage('deux-fois', '', { ...published, sections })
    const other = await addPage('nommee', 'Voir ![](/images/deux-fois.png).')
    await addPage('brouillon', 'Voir ![](/images/deux-fois.png).', {})
    expect(await pagesShowing(id)).toEqual(expect.arrayContaining(['deux-fois', 'nommee']))
    expect(await pagesShowing(id)).toHaveLength(2)
    await payload.update({ collection: 'pages', id: other.id, data: { _status: 'draft' } })
    expect(await pagesShowing(id)).toEqual(['deux-fois'])
  })
})

describe('a file that a text shows', () => {
  it('can be neither deleted nor moved, and the message says where it is used', async () => {
    const image = await addImage('gardee.png')
    await addPage('garde', 'Voir ![](/images/gardee.png).', {})
    const refusal = {
      status: 409,
      message: expect.stringContaining('la page «\u00a0Page garde\u00a0»'),
    }
    await expect(trash('images', image.id)).rejects.toMatchObject(refusal)
    await expect(payload.delete({ collection: 'images', id: image.id })).rejects.toMatchObject(
      refusal,
    )
    const data = { slug: 'ailleurs.png' }
    await expect(
      payload.update({ collection: 'images', id: image.id, data, draft: true }),
    ).rejects.toMatchObject(refusal)
    expect(
      await payload.update({ collection: 'images', id: image.id, data: { alt: 'Autre' } }),
    ).toBeTruthy()
  })

  it.each([
    [
      'a criterion',
      async (address: string) => {
        const description = `[Le guide](https://site.exemple.fr${address}#page=2)`
        await payload.create({
          collection: 'criteria',
          data: { ...published, name: 'Guidé', description },
        })
        return 'critère «\u00a0Guidé\u00a0»'
      },
    ],
    [
      'the rules of a call',
      async (address: string) => {
        await payload.create({
          collection: 'calls',
          data: { name: 'Appel réglé', opensAt: '2027-01-04T08:00:00.000Z', rulesUrl: address },
          draft: true,
        })
        return 'appel à projets «\u00a0Appel réglé\u00a0»'
      },
    ],
    [
      'the site settings',
      async (address: string) => {
        const footerLinks = [{ label: 'Guide', url: address }]
        await payload.updateGlobal({
          slug: 'site',
          data: { ...published, name: 'Site', footerLinks },
        })
        return 'le réglage «\u00a0Site\u00a0»'
      },
    ],
  ])('cannot be deleted while it is used by %s', async (_, use) => {
    const { id, slug } = await addDocument('guide.pdf')
    const where = await use(`/documents/${slug}`)
    await expect(trash('documents', id)).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining(where),
    })
    await payload.delete({ collection: 'criteria', where: {} })
    await payload.delete({ collection: 'calls', where: {} })
    await payload.updateGlobal({
      slug: 'site',
      data: { ...published, name: 'Site', footerLinks: [] },
    })
    expect(await payload.delete({ collection: 'documents', id })).toBeTruthy()
  })
})

async function pageWith(slug: string, body: string) {
  const criterion = await payload.create({
    collection: 'criteria',
    data: { ...published, name: 'Critère', description: '![](/images/pictogramme.png)' },
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

describe('a page with images', () => {
  it('shows the published images of all its texts, and draft images to staff only', async () => {
    const photo = await payload.create({
      collection: 'images',
      data: { ...published, slug: 'photo.png', alt: ' Une équipe ' },
      file: sent('photo.png', await image('png', { width: 1000, height: 500 })),
    })
    await payload.create({
      collection: 'images',
      data: { ...published, slug: 'pictogramme.png', decorative: true },
      file: sent('pictogramme.png', await image('png', { width: 100, height: 100 })),
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
    expect(Object.keys(images).sort()).toEqual(['/images/photo.png', '/images/pictogramme.png'])
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
    expect(images['/images/pictogramme.png']).toMatchObject({ alt: '', widths: [{ width: 100 }] })

    const found = await contentAt(payload, '/page', OPEN_INSTANT, { staff: reviewer })
    expect(found.kind === 'page' && found.page.images['/images/plan.png']).toMatchObject({
      src: `/api/images/file/${draft.filename}`,
    })
  })
})
