import { beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Root } from 'mdast'

import type { SectionOf } from '@/components/views'
import { testSite } from '@/tests/support/payload'
import { pageAt } from '@/tests/support/shown'
import { nodesIn } from '@/text/markdown/parse'

const { payload } = await testSite()

const published = { _status: 'published' } as const
const create = async (slug: string, data: object = {}) => {
  const page = { title: slug, slug, hero: { title: slug }, ...published, ...data }
  return (await payload.create({ collection: 'pages', data: page })).id
}
const change = (id: string, data: object) => payload.update({ collection: 'pages', id, data })
/** Returns the targets of the links in `tree`, in order. */
const targetsIn = (tree: Root) => nodesIn(tree).flatMap((node) => ('url' in node ? node.url : []))

/** An open call without an end: its page may invite visitors to apply. */
const openCall = await payload.create({
  collection: 'calls',
  data: { name: 'Appel', opensAt: '2020-01-01T00:00:00.000Z', ...published },
})

describe('an address of the site, typed by hand', () => {
  beforeAll(async () => {
    const id = await create('foire')
    await change(id, { slug: 'questions', ...published })
    await payload.create({
      collection: 'redirects',
      data: { from: 'img/reglement.pdf', url: 'https://exemple.fr/reglement.pdf' },
    })
    const gone = await create('disparue')
    await change(gone, { slug: 'disparue-aussi', ...published })
    await change(gone, { _status: 'draft' })
  })

  it('is shown as the current address, with its query and anchor, in every text and field', async () => {
    await create('carrefour', {
      calls: [openCall.id],
      hero: {
        title: 'Carrefour',
        introduction: '[ici](/foire/?a=1#quand), [là](https://site.exemple.fr/foire "Foire")',
        apply: { label: 'La foire', url: '/foire#quand' },
        rules: { label: 'Le règlement', url: '/img/reglement.pdf' },
      },
      sections: [
        {
          blockType: 'text',
          body: '[a][1] [b](/disparue) [c](/nulle-part) <https://site.exemple.fr/foire>\n\n[1]: /foire',
        },
      ],
    })
    const { hero, sections } = await pageAt(payload, '/carrefour')
    expect(targetsIn(hero.introduction)).toEqual(['/questions?a=1#quand', '/questions'])
    expect(hero).toMatchObject({
      applyLink: { href: '/questions#quand' },
      rulesLink: { href: 'https://exemple.fr/reglement.pdf' },
    })
    const [text] = sections as [SectionOf<'text'>]
    expect(targetsIn(text.body)).toEqual(['/disparue', '/nulle-part', '/questions', '/questions'])
  })

  it('is looked up once until the next publication, and is then followed at once', async () => {
    const data = { from: 'nulle-part', url: '/questions' }
    const text = async () => (await pageAt(payload, '/carrefour')).sections[0] as SectionOf<'text'>
    const { id } = await payload.create({ collection: 'redirects', data })
    const find = jest.spyOn(payload.db, 'find')
    expect(targetsIn((await text()).body)).not.toContain('/nulle-part')
    await text()
    expect(find.mock.calls.filter(([{ collection }]) => collection === 'redirects')).toHaveLength(1)
    find.mockRestore()
    await payload.delete({ collection: 'redirects', id })
    expect(targetsIn((await text()).body)).toContain('/nulle-part')
  })
})
