import { describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'

import { warningsEndpoint } from '@/editing/warnings'
import { currentRevision } from '@/platform/revisions/read'
import { makePage } from '@/site/page/make-page'
import { faultsOf } from '@/tests/support/faults'
import { testSite } from '@/tests/support/payload'
import { pageAt, redirectAt } from '@/tests/support/shown'
import { askEndpoint } from '@/tests/support/staff-request'
import { createUser } from '@/tests/support/users'

const { payload } = await testSite()
const user = await createUser(payload)
const home = await publish('accueil')
const faq = await publish('questions')

async function publish(slug: string): Promise<string> {
  const data = { title: slug, slug, hero: { title: slug }, _status: 'published' as const }
  return (await payload.create({ collection: 'pages', data })).id
}
const rename = (id: string, slug: string) =>
  payload.update({ collection: 'pages', id, data: { slug, _status: 'published' } })
const redirect = (from: string, target: { to?: string; url?: string }) =>
  payload.create({ collection: 'redirects', data: { from, ...target }, depth: 0 })
const stored = async (id: string) => {
  const { from, to, url } = await payload.findByID({ collection: 'redirects', id, depth: 0 })
  return { from, to, url }
}

/** Returns what staff read when `saving` is refused, each message after the name of its field. */
const faultOf = async (saving: Promise<unknown>) =>
  Object.entries(await faultsOf(saving))
    .map(([path, message]) => `${path}: ${message}`)
    .join('\n')

describe('an old address', () => {
  it('leads to a page, in any form, from the next request on', async () => {
    const before = await currentRevision(payload)
    await redirect('https://site.exemple.fr/Participer/FAQ_2021.html/', { to: faq })
    expect(await currentRevision(payload)).not.toBe(before)
    expect(await redirectAt(payload, '/Participer/FAQ_2021.html')).toBe('/questions')
    expect(await redirectAt(payload, '/Participer/FAQ_2021.html/')).toBe('/questions')
    expect(await redirectAt(payload, '/participer/faq_2021.html')).toBeNull()
  })

  it('is found with any encoding of its letters', async () => {
    await redirect('/été/en%20ligne', { to: faq })
    expect(await redirectAt(payload, '/été/en ligne')).toBe('/questions')
  })

  it('may lead to a passage, a file or another site', async () => {
    await redirect('vieux/passage', { url: '/questions#quand' })
    await redirect('img/reglement.pdf', { url: '/documents/reglement.pdf' })
    await redirect('blog', { url: 'https://blog.exemple.fr/été' })
    expect(await redirectAt(payload, '/vieux/passage')).toBe('/questions#quand')
    expect(await redirectAt(payload, '/img/reglement.pdf')).toBe('/documents/reglement.pdf')
    expect(await redirectAt(payload, '/blog')).toBe('https://blog.exemple.fr/%C3%A9t%C3%A9')
  })

  it.each([
    ['sans-cible', {}, 'to: Choisissez une page'],
    ['deux-cibles', { url: 'https://exemple.fr', to: 'home' }, 'url: Choisissez une page ou'],
    ['courriel', { url: 'mailto:a@exemple.fr' }, 'url: Saisissez l’adresse d’une page web'],
    ['ancre', { url: '#quand' }, 'url: Saisissez l’adresse d’une page web'],
    ['danger', { url: 'javascript:alert(1)' }, 'url: Saisissez une adresse complète'],
    ['admin/pages', { url: '/x' }, 'from: Les adresses qui commencent par « admin »'],
    ['https://exemple.fr/faq', { url: '/x' }, 'from: Cette adresse n’est pas celle de ce site'],
  ])(
    'is refused when it is invalid: %s',
    async (from, { to, url }: { to?: string; url?: string }, message) => {
      expect(await faultOf(redirect(from, { ...(to && { to: home }), url }))).toContain(message)
    },
  )
})

describe('an old address that is already taken', () => {
  it('by a published page is refused', async () => {
    expect(await faultOf(redirect('/questions', { to: home }))).toContain(
      'from: C’est l’adresse de la page « questions », qui est publiée.',
    )
  })

  it('by a draft, or the draft of a published page, is refused', async () => {
    const data = { title: 'À venir', slug: 'a-venir' }
    const { id } = await payload.create({ collection: 'pages', data, draft: true })
    const message = 'from: C’est l’adresse de la page « À venir », qui n’est pas encore publiée.'
    expect(await faultOf(redirect('a-venir', { to: home }))).toContain(message)
    await payload.update({
      collection: 'pages',
      id,
      data: { hero: { title: 'À venir' }, _status: 'published' },
    })
    await payload.update({ collection: 'pages', id, data: { slug: 'bientot' }, draft: true })
    expect(await faultOf(redirect('bientot', { to: home }))).toContain(message)
  })

  it('by a page in the trash is refused', async () => {
    const id = await publish('jetee')
    await payload.update({ collection: 'pages', id, data: { deletedAt: new Date().toISOString() } })
    expect(await faultOf(redirect('jetee', { to: home }))).toContain('qui est dans la corbeille')
  })

  it('by another redirect is refused with the target of that redirect, which can be saved again', async () => {
    const { id } = await redirect('prise', { to: faq })
    expect(await faultOf(redirect('/prise/', { to: home }))).toBe(
      'from: Cette ancienne adresse mène déjà à la page « questions ». Modifiez cette redirection-là.',
    )
    await payload.update({ collection: 'redirects', id, data: { from: 'prise', to: home } })
    expect(await redirectAt(payload, '/prise')).toBe('/accueil')
  })

  it.each([
    ['jetee-depuis', { deletedAt: '2026-11-26T09:00:00Z' }, 'est dans la corbeille. Restaurez'],
    ['retiree-depuis', { _status: 'draft' as const }, 'n’est pas publiée. Publiez'],
  ])('by a redirect to a page that is not shown is refused: %s', async (slug, data, reason) => {
    const to = await publish(slug)
    await redirect(`vers-${slug}`, { to })
    await payload.update({ collection: 'pages', id: to, data })
    expect(await faultOf(redirect(`vers-${slug}`, { to: faq }))).toBe(
      `from: Cette ancienne adresse mène déjà à la page « ${slug} », qui ${reason} cette page, ou modifiez cette redirection-là.`,
    )
  })
})

describe('a redirect to an address of the site', () => {
  it('becomes a redirect to the page that is published there', async () => {
    const { id } = await redirect('vers-page', { url: 'https://site.exemple.fr/questions/' })
    expect(await stored(id)).toEqual({ from: 'vers-page', to: faq, url: null })
  })

  it('makes no chain, in any order of creation', async () => {
    const last = await redirect('maillon-2', { url: 'https://exemple.fr/fin' })
    const first = await redirect('maillon-1', { url: '/maillon-2#a' })
    const end = { to: null, url: 'https://exemple.fr/fin' }
    expect(await stored(first.id)).toEqual({ from: 'maillon-1', ...end })
    await payload.delete({ collection: 'redirects', id: last.id })
    await payload.update({ collection: 'redirects', id: first.id, data: { url: '/maillon-2#a' } })
    await redirect('maillon-2', { to: faq })
    expect(await redirectAt(payload, '/maillon-1')).toBe('/questions#a')
  })

  it('keeps its target even if that page is in the trash', async () => {
    const to = await publish('jetable')
    await redirect('vieux-jetable', { to })
    await payload.update({
      collection: 'pages',
      id: to,
      data: { deletedAt: new Date().toISOString() },
    })
    const { id } = await redirect('plus-vieux-jetable', { url: '/vieux-jetable' })
    expect(await stored(id)).toEqual({ from: 'plus-vieux-jetable', to, url: null })
  })

  it('follows the page whose passage it names when the page is renamed', async () => {
    const page = await publish('agenda')
    await redirect('dates', { url: '/agenda?a=1#juin' })
    await rename(page, 'calendrier')
    expect(await redirectAt(payload, '/dates')).toBe('/calendrier?a=1#juin')
    await rename(page, 'dates-utiles')
    expect(await redirectAt(payload, '/dates')).toBe('/dates-utiles?a=1#juin')
  })

  it('is refused from staff when nothing exists there', async () => {
    const asStaff = () => createLocalReq({ req: { payloadAPI: 'REST' } as never, user }, payload)
    const create = async (from: string, url: string) =>
      payload.create({
        collection: 'redirects',
        data: { from, url },
        depth: 0,
        req: await asStaff(),
      })
    const nowhere = /^url: Rien n’est publié sur le site à l’adresse « \/guides » : publiez d’abord/
    expect(await faultOf(create('guide', '/guides'))).toMatch(nowhere)
    expect(await faultOf(create('guide', '/question#a'))).toContain('« /questions »')
    expect(await faultOf(create('rond-seul', '/rond-seul'))).toContain('tournerait en rond')
    for (const url of ['/', '/questions#quand']) {
      const { id } = await create('guide', url)
      await payload.delete({ collection: 'redirects', id })
    }

    // Stored by an import: staff may save it again, but may not lead it to another empty address.
    const { id } = await redirect('guide', { url: '/guides' })
    const update = async (data: object) =>
      payload.update({ collection: 'redirects', id, data, depth: 0, req: await asStaff() })
    await update({ from: 'guide', url: '/guides' })
    expect(await faultOf(update({ url: '/guidess' }))).toContain('publiez d’abord cette page')
  })

  it('cannot make a loop', async () => {
    expect(await faultOf(redirect('rond', { url: '/rond/#a' }))).toContain('tournerait en rond')
    await redirect('rond-1', { url: '/rond-2' })
    expect(await faultOf(redirect('rond-2', { url: '/rond-1' }))).toContain('tournerait en rond')
  })
})

describe('the page to which an old address leads', () => {
  it('gets it back when it is renamed to it, and may take the old address of another page', async () => {
    const one = await publish('lundi')
    const other = await publish('jeudi')
    await rename(one, 'mardi')
    await rename(one, 'lundi')
    expect((await pageAt(payload, '/lundi')).title).toBe('lundi')
    await rename(one, 'mercredi')
    await rename(other, 'lundi')
    expect((await pageAt(payload, '/lundi')).title).toBe('jeudi')
    expect(await redirectAt(payload, '/mardi')).toBe('/mercredi')
    expect(await redirectAt(payload, '/jeudi')).toBe('/lundi')
  })

  it('is warned of before another page takes the old address', async () => {
    const { id } = await redirect('aide-d-avant', { to: home })
    const warnings = async (more: object) => {
      const body = { collection: 'pages', data: { title: 'Aide', slug: 'aide-d-avant' }, ...more }
      const asked = { user, id: '', body }
      return (await askEndpoint(payload, warningsEndpoint.handler, asked)).body
    }
    expect(await warnings({})).toEqual({
      warnings: [
        {
          path: 'slug',
          label: 'Adresse de la page',
          message: expect.stringMatching(/^Cette adresse mène aujourd’hui à la page .* supprime/),
          excerpt: '/aide-d-avant',
        },
      ],
    })
    expect(await warnings({ id: home })).toEqual({ warnings: [] })
    await payload.delete({ collection: 'redirects', id })
    expect(await warnings({})).toEqual({ warnings: [] })
  })

  it('may leave an address that the draft of another page wants', async () => {
    const one = await publish('convoitee')
    const other = await publish('candidate')
    await payload.update({
      collection: 'pages',
      id: other,
      data: { slug: 'convoitee' },
      draft: true,
    })
    await rename(one, 'laissee')
    expect(await redirectAt(payload, '/convoitee')).toBe('/laissee')
    await rename(other, 'convoitee')
    expect((await pageAt(payload, '/convoitee')).title).toBe('candidate')
    expect(await redirectAt(payload, '/candidate')).toBe('/convoitee')
  })

  it('hides it while unpublished or in the trash, and deletes it when deleted', async () => {
    const page = await publish('vivante')
    await redirect('vers-vivante', { to: page })
    const shown = () => redirectAt(payload, '/vers-vivante')
    const change = (data: object) =>
      payload.update({ collection: 'pages', id: page, data, trash: true })
    await change({ _status: 'draft' })
    expect(await shown()).toBeNull()
    await change({ _status: 'published' })
    expect(await shown()).toBe('/vivante')
    await change({ deletedAt: new Date().toISOString() })
    expect(await shown()).toBeNull()
    await change({ deletedAt: null })
    await change({ _status: 'published' })
    expect(await shown()).toBe('/vivante')
    await payload.delete({ collection: 'pages', id: page })
    const where = { from: { equals: 'vers-vivante' } }
    expect(await payload.count({ collection: 'redirects', where })).toEqual({ totalDocs: 0 })
  })
})

it.each(['.json', '.md'])('an old address may end like a format of pages: %s', async (suffix) => {
  const own = `ancien${suffix}`
  const other = `ailleurs-${suffix.slice(1)}`
  await redirect(own, { to: faq })
  await redirect(other, { url: 'https://exemple.org/doc' })
  const at = (path: string) => makePage(payload, path, new Date())
  expect(await at(`/${own}`)).toMatchObject({ kind: 'redirect', path: '/questions' })
  expect(await at(`/${other}${suffix}`)).toMatchObject({ path: 'https://exemple.org/doc' })
})
