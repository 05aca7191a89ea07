import { setTimeout as wait } from 'node:timers/promises'

import { describe, expect, it } from '@jest/globals'
import { createLocalReq, type TypedUser } from 'payload'

import type { ActivityLine } from '@/payload-types'
import { activityQuery } from '@/plugins/activity/log/filter'
import { actorNames, findLines } from '@/plugins/activity/log/find'
import { sentenceOf } from '@/plugins/activity/log/words'
import { rowOf } from '@/plugins/activity/export'
import { inTransaction } from '@/platform/database/in-transaction'
import { byProgram } from '@/platform/program'
import { hasPersonalData } from '@/platform/personal-data'
import { labelText } from '@/editing/document-title'
import { tellStaffAction } from '@/editing/staff-actions'
import { withArticle } from '@/editing/with-article'
import { PASSWORD, peopleOf } from '@/tests/support/access/people'
import { rest } from '@/tests/support/access/rest'
import { made, sample } from '@/tests/support/access/samples'
import { isStandIn } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'

const { payload } = await testSite()
const ada = { name: 'Ada Lovelace', email: 'ada@example.gouv.fr', password: PASSWORD }
await rest(null, 'POST', '/users/first-register', ada)
const firstLines = await payload.db.find<ActivityLine>({ collection: 'activity', sort: 'at' })
const [visitor, editor, reviewer, administrator] = await peopleOf(payload)
const ALICE = 'Alice Martin'
const hero = { title: 'Une page' }
const published = { _status: 'published' } as const

const allLines = async (): Promise<ActivityLine[]> =>
  (
    await payload.db.find<ActivityLine>({
      collection: 'activity',
      pagination: false,
      sort: ['-at', '-id'],
    })
  ).docs

/** The sentences of the lines that `work` adds, newest first. */
async function saidBy(work: () => Promise<unknown>): Promise<string[]> {
  const before = new Set((await allLines()).map(({ id }) => id))
  await work()
  return (await allLines()).filter(({ id }) => !before.has(id)).map(said)
}

const said = (line: ActivityLine): string => {
  const { after, before, name } = sentenceOf(payload, line)
  return (before + name + after).replaceAll('\u00a0', ' ')
}

const asked = (query: Partial<Record<string, string>>) => activityQuery.parse(query)

const newPage = (title: string, slug: string, user: TypedUser | null = administrator.user) =>
  payload.create({ collection: 'pages', data: { title, slug, hero, ...published }, user })

const autosave = (id: string, person: typeof editor, title: string) =>
  rest(person.token, 'PATCH', `/pages/${id}?draft=true&autosave=true&depth=0`, { title })

describe('the log of documents', () => {
  it('says who did what in French, and makes one line of a hundred saves of a draft', async () => {
    const { id } = await newPage('Administrations publiques', 'administrations')
    const sentences = await saidBy(async () => {
      for (let key = 0; key < 100; key++) await autosave(id, editor, `Administrations ${key}`)
      await autosave(id, administrator, 'Administrations publiques')
      await autosave(id, editor, 'Administrations publiques')
      const data = { title: 'Administrations publiques', ...published }
      await payload.update({ collection: 'pages', id, data, user: administrator.user })
    })
    expect(sentences).toEqual([
      'Alice Martin a publié la page « Administrations publiques »',
      'Emma Roux a modifié le brouillon de la page « Administrations publiques »',
      'Alice Martin a modifié le brouillon de la page « Administrations publiques »',
      'Emma Roux a modifié le brouillon de la page « Administrations 0 »',
    ])
  }, 120_000)

  it('names the program that acts, for a person or alone', async () => {
    const { user } = reviewer
    const plan = await createLocalReq(
      { user: user!, context: byProgram('une publication planifiée') },
      payload,
    )
    const { id } = await newPage('Planifiée', 'planifiee')
    const sentences = await saidBy(async () => {
      await payload.update({ collection: 'pages', id, data: published, user, req: plan })
      const req = await createLocalReq({ context: byProgram('un import') }, payload)
      const data = { name: 'Critère importé', description: 'Oui.', ...published }
      await payload.create({ collection: 'criteria', data, req })
    })
    expect(sentences).toEqual([
      'Un import a créé et publié le critère « Critère importé »',
      'Louis Petit a publié la page « Planifiée », par une publication planifiée',
    ])
  })

  it('records an action that a plugin tells, with the title of its document', async () => {
    const { id } = await newPage('À venir', 'a-venir')
    const req = await createLocalReq({ user: reviewer.user! }, payload)
    const document = { collection: 'pages', id } as const
    const action = { does: 'a programmé la publication de', document }
    expect(await saidBy(() => tellStaffAction(req, action))).toEqual([
      'Louis Petit a programmé la publication de la page « À venir »',
    ])
  })

  // FerretDB has no transactions.
  const inTransactions = isStandIn ? it.skip : it
  inTransactions('has no line of what was rolled back', async () => {
    const sentences = await saidBy(async () => {
      const req = await createLocalReq({ user: administrator.user! }, payload)
      const work = inTransaction(req, async () => {
        const data = { title: 'Défaite', slug: 'defaite', hero }
        await payload.create({ collection: 'pages', data, req })
        throw new Error('undone')
      })
      await expect(work).rejects.toThrow('undone')
    })
    expect(sentences).toEqual([])
  })

  it('follows a caller who asks for no field of the saved document', async () => {
    const { id } = await newPage('Discrète', 'discrete')
    const sentences = await saidBy(() =>
      rest(administrator.token, 'PATCH', `/pages/${id}?select[createdAt]=true`, { ...published }),
    )
    expect(sentences).toEqual(['Alice Martin a publié la page « Discrète »'])
  })
})

describe('the log of accounts', () => {
  it('names the person who creates the first account', () => {
    expect(firstLines.docs.map(said)).toEqual([
      'Ada Lovelace a créé le compte « Ada Lovelace »',
      'Ada Lovelace a ouvert une session',
    ])
  })

  const logIn = (email: string, password: string) =>
    rest(null, 'POST', '/users/login', { email, password })

  /** Waits for a line that is written in the background. */
  const appears = async (action: string): Promise<void> => {
    while (!(await allLines()).some((line) => line.action === action)) await wait(50)
  }

  // FerretDB cannot count failures.
  const withFailures = isStandIn ? it.skip : it
  withFailures('records log-ins, log-outs and failures, without an unknown address', async () => {
    const email = 'emma.roux@example.gouv.fr'
    const sentences = await saidBy(async () => {
      expect((await logIn(email, 'faux')).status).toBe(401)
      await appears('logInFailed')
      expect((await logIn(email, 'encore-faux')).status).toBe(401)
      expect((await logIn('mon-mot-de-passe@example.fr', 'faux')).status).toBe(401)
      await appears('logInUnknown')
      const { text } = await logIn(email, PASSWORD)
      const { token } = JSON.parse(text) as { token: string }
      expect((await rest(token, 'POST', '/users/logout')).status).toBe(200)
    })
    expect(sentences).toEqual([
      'Emma Roux a fermé sa session',
      'Emma Roux a ouvert une session',
      'Une personne non identifiée n’a pas réussi à se connecter, avec une adresse sans compte',
      'Une personne non identifiée n’a pas réussi à se connecter avec le compte « Emma Roux »',
    ])
    expect(JSON.stringify(await allLines())).not.toMatch(/mon-mot-de-passe|example\.gouv/)
  })

  it('records roles, and keeps the name of a deleted account', async () => {
    const data = {
      name: 'Grace',
      role: 'editor',
      email: 'grace@example.gouv.fr',
      password: PASSWORD,
    } as const
    const sentences = await saidBy(async () => {
      const doc = await payload.create({ collection: 'users', data, user: administrator.user })
      await rest(administrator.token, 'PATCH', `/users/${doc.id}`, { role: 'reviewer' })
      const account = await payload.findByID({ collection: 'users', id: doc.id })
      const user = { ...account, collection: 'users' } as const
      const password = { password: 'une-autre-phrase-longue', currentPassword: PASSWORD }
      await payload.update({ collection: 'users', id: doc.id, data: password, user })
      await rest(administrator.token, 'PATCH', `/users/${doc.id}`, { name: 'Grace' })
      await newPage('De Grace', 'de-grace', user)
      await rest(administrator.token, 'DELETE', `/users/${doc.id}`)
    })
    expect(sentences).toEqual([
      'Alice Martin a supprimé définitivement le compte « Grace »',
      'Grace a créé et publié la page « De Grace »',
      'Alice Martin a modifié le compte « Grace »',
      'Grace a changé le mot de passe du compte « Grace »',
      'Alice Martin a changé le rôle du compte « Grace » : Relecteur ou relectrice',
      'Alice Martin a créé le compte « Grace »',
    ])
    expect(await actorNames(payload)).toContain('Grace')
  })
})

it('records once who read personal data, and stores none', async () => {
  const { id: page } = await newPage('Appels', 'appels-ouverts')
  for (const collection of payload.config.collections.filter(hasPersonalData)) {
    const { flattenedFields, labels, slug } = collection
    const data = sample(slug, { page, user: '', word: 'mot-personnel' })
    const id = await made(payload, slug, data)
    const sentences = await saidBy(async () => {
      for (const path of [`/${slug}?depth=0`, `/${slug}/${id}`]) {
        expect((await rest(administrator.token, 'GET', path)).text).toContain(id)
      }
      expect((await rest(reviewer.token, 'GET', `/${slug}`)).status).toBe(403)
      await payload.find({ collection: slug })
      await rest(administrator.token, 'DELETE', `/${slug}/${id}`)
    })
    expect(sentences).toEqual([
      `Alice Martin a supprimé définitivement ${withArticle(collection)}`,
      `Alice Martin a consulté les données personnelles de la liste « ${labelText(labels.plural, slug)} »`,
    ])
    const stored = JSON.stringify(await allLines())
    const emails = flattenedFields.filter(({ type }) => type === 'email')
    expect(emails).not.toEqual([])
    for (const { name } of emails) expect(stored).not.toContain(String(data[name]))
  }
})

describe('the screen', () => {
  it('shows accounts and settings to administrators, contents to reviewers, nothing to others', async () => {
    const of = async (user: TypedUser | null) =>
      (await findLines(payload, user, asked({}), 1_000)).lines.map(({ about }) => about)
    expect(await of(administrator.user)).toEqual((await allLines()).map(({ about }) => about))
    const seen = await of(reviewer.user)
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.filter((about) => /^(users|subscriptions)/.test(about))).toEqual([])
    expect(await of(editor.user)).toEqual([])
    expect(await of(visitor.user)).toEqual([])
  })

  it('filters by person, title, document and Paris days, and links what still exists', async () => {
    const { id } = await newPage('Filtrée', 'filtree')
    const about = `pages/${id}`
    const find = async (query: Partial<Record<string, string>>) =>
      (await findLines(payload, administrator.user, asked(query))).lines
    const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' })
    for (const query of [
      { titre: 'FILTR' },
      { contenu: about, du: today, au: today, personne: ALICE },
    ]) {
      const [line, ...others] = await find(query)
      expect(others).toEqual([])
      expect(line).toMatchObject({ about, href: `/admin/collections/pages/${id}` })
    }
    expect(await find({ contenu: about, personne: 'Emma Roux' })).toEqual([])
    expect(await find({ contenu: about, du: '2020-02-28', au: '2020-02-30' })).toHaveLength(1)
    expect(await find({ contenu: about, du: '2099-01-01' })).toEqual([])
    expect(await find({ contenu: about, au: '2020-02-28' })).toEqual([])
    await payload.delete({ collection: 'pages', id, user: administrator.user })
    expect((await find({ contenu: about })).map(({ href }) => href)).toEqual([null, null])
  })
})

describe('the export', () => {
  const get = (token: string | null) => rest(token, 'GET', '/activity/csv?titre=Exportée')

  it('is for administrators, and is recorded', async () => {
    await newPage('=Exportée;"1"', 'exportee')
    const sentences = await saidBy(async () => {
      expect((await get(visitor.token)).status).toBe(401)
      expect((await get(reviewer.token)).status).toBe(403)
      const { status, text } = await get(administrator.token)
      expect(status).toBe(200)
      const [head, row, ...others] = text.split('\r\n')
      expect(head).toMatch(/^\ufeff?"Date \(heure de Paris\)";"Personne"/)
      expect(row).toMatch(/^"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d";"Alice Martin";/)
      expect(row).toContain(`"'=Exportée;""1"""`)
      expect(others).toEqual([''])
    })
    expect(sentences).toEqual(['Alice Martin a exporté le journal d’activité'])
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('does not let %j run', (cell) => {
    expect(rowOf([cell, null])).toBe(`"'${cell}";""\r\n`)
  })
})
