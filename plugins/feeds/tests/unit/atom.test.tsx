import { describe, expect, it } from '@jest/globals'

import { type CallSchedule, callStateAt } from '@/call/state'
import { stateSentence } from '@/call/words'
import { TRICKY_NAME } from '@/tests/fixtures/dated-call'
import { site } from '@/tests/fixtures/views'

import { callsAtom } from '../../atom'
import type { PublicCallView } from '../../public-calls'
import { publicCall } from '../public-call'

const xml = (calls: PublicCallView[], instant: string) =>
  new DOMParser().parseFromString(callsAtom(calls, site, new Date(instant)), 'application/xml')

const text = (parent: Element, name: string) => parent.querySelector(name)?.textContent ?? ''

/** What a feed reader shows of a text in HTML. */
const shown = (html: string) =>
  new DOMParser().parseFromString(html, 'text/html').body.textContent?.replaceAll('\u00a0', ' ')

function entriesAt(instant: string, ...calls: PublicCallView[]) {
  return Array.from(xml(calls, instant).querySelectorAll('entry'), (entry) => ({
    id: text(entry, 'id'),
    title: shown(text(entry, 'title')),
    content: shown(text(entry, 'content')),
    updated: text(entry, 'updated'),
    link: entry.querySelector('link')?.getAttribute('href'),
  }))
}

const keysAt = (instant: string, ...calls: PublicCallView[]) =>
  entriesAt(instant, ...calls).map(({ id }) => id.split('/').at(-1))

describe('the Atom feed', () => {
  it('lists past changes of the call, newest first, with the state at that instant', () => {
    const page = 'https://mission.exemple.fr/participer/administrations'
    const id = (key: string) => `tag:mission.exemple.fr,2026:appels/appel-7/${key}`
    expect(entriesAt('2027-06-01T00:00:00Z', publicCall())).toEqual([
      {
        id: id('cloture'),
        title: 'Clôture – Appel 7',
        content: 'Appel clos depuis le mercredi 31 mars 2027 à 18 h (heure de Paris).',
        updated: '2027-03-31T16:00:00.000Z',
        link: page,
      },
      {
        id: id('derniers-jours'),
        title: 'Derniers jours – Appel 7',
        content:
          'Appel bientôt clos. Ouvert jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris).',
        updated: '2027-03-24T17:00:00.000Z',
        link: page,
      },
      {
        id: id('ouverture'),
        title: 'Ouverture – Appel 7',
        content: 'Appel ouvert jusqu’au mercredi 31 mars 2027 à 18 h (heure de Paris).',
        updated: '2027-01-04T08:00:00.000Z',
        link: page,
      },
      {
        id: id('annonce'),
        title: 'Annonce – Appel 7',
        content: 'Appel à venir. Ouvre le lundi 4 janvier 2027 à 9 h (heure de Paris).',
        updated: '2026-12-01T09:00:00.250Z',
        link: page,
      },
    ])
  })

  it('gets a new entry at the exact instant of each bound', () => {
    const call = publicCall()
    expect(keysAt('2027-01-04T07:59:59.999Z', call)).toEqual(['annonce'])
    expect(keysAt('2027-01-04T08:00:00.000Z', call)).toEqual(['ouverture', 'annonce'])
    expect(keysAt('2027-03-24T16:59:59.999Z', call)).toHaveLength(2)
    expect(keysAt('2027-03-24T17:00:00.000Z', call)[0]).toBe('derniers-jours')
    expect(keysAt('2027-03-31T15:59:59.999Z', call)[0]).toBe('derniers-jours')
    expect(keysAt('2027-03-31T16:00:00.000Z', call)[0]).toBe('cloture')
  })

  it('has the date of its newest entry, and does not change until the next one', () => {
    const at = (instant: string) => callsAtom([publicCall()], site, new Date(instant))
    expect(at('2027-02-01T00:00:00Z')).toBe(at('2027-03-01T00:00:00Z'))
    const feed = xml([publicCall()], '2027-02-01T00:00:00Z').documentElement
    expect(text(feed, 'updated')).toBe('2027-01-04T08:00:00.000Z')
    expect(text(feed, 'author > name')).toBe(site.name)
  })

  it('contains nothing that an override contradicts, and not its reason', () => {
    const override = { to: 'closed', until: null, reason: 'Budget gelé', by: 'Camille' } as const
    const call = publicCall({ schedule: { ...publicCall().schedule, override } })
    const [only, ...others] = entriesAt('2027-06-01T00:00:00Z', call)
    expect(others).toEqual([])
    expect(only?.content).not.toContain('ouvert')
    expect(callsAtom([call], site, new Date('2027-06-01'))).not.toMatch(/Budget|Camille/)
  })

  it('dates a forced closing at the instant when it was forced, and announces a reopening', () => {
    const since = new Date('2027-02-10T10:00:00Z')
    const override = { to: 'closed', since, until: null, reason: null, by: null } as const
    const call = publicCall({ schedule: { ...publicCall().schedule, override } })
    const [closed, ...before] = entriesAt('2027-06-01T00:00:00Z', call)
    expect(closed).toMatchObject({
      id: expect.stringMatching(/cloture$/),
      content: 'Appel clos depuis le mercredi 10 février 2027 à 11 h (heure de Paris).',
      updated: since.toISOString(),
    })
    expect(before.map(({ id }) => id.split('/').at(-1))).toEqual(['ouverture', 'annonce'])
    expect(keysAt('2027-02-10T09:59:59Z', call)).toEqual(['ouverture', 'annonce'])

    const until = new Date('2027-03-01T08:00:00Z')
    const paused = { ...publicCall().schedule, override: { ...override, until } }
    expect(stateSentence(callStateAt(paused, since))).toMatch(
      /^Appel clos\. Rouvre le lundi 1er.mars/,
    )
  })

  it('has one more entry for each change of dates, and keeps the others', () => {
    const { schedule } = publicCall()
    const closing = (iso: string) => ({ ...schedule, closesAt: new Date(iso) })
    const opening = { ...schedule, opensAt: new Date('2026-12-15T08:00:00Z') }
    const read = (iso: string, former: CallSchedule | null) => ({
      ...{ name: 'Appel 7', schedule: former, until: new Date(iso) },
    })
    const override = { to: 'closed', since: new Date('2027-02-20T10:00:00Z'), until: null } as const
    const forced = { ...schedule, override: { ...override, reason: null, by: null } }
    const former = [
      read('2026-12-10T10:00:00Z', opening),
      read('2027-02-01T10:00:00Z', schedule),
      read('2027-02-10T10:00:00Z', closing('2027-11-30T17:00:00Z')),
      read('2027-02-20T10:00:00.005Z', closing('2027-06-30T16:00:00Z')),
      read('2027-02-25T10:00:00Z', forced),
    ]
    const call = publicCall({ former, schedule: closing('2027-06-30T16:00:00Z') })
    const entries = entriesAt('2028-01-01T00:00:00Z', call)
    const keys = entries.map(({ id, updated }) => [id.split('/').at(-1)?.split(/-\d/)[0], updated])
    expect(keys).toEqual([
      ['cloture', '2027-06-30T16:00:00.000Z'],
      ['derniers-jours', '2027-06-23T16:00:00.000Z'],
      ['reouverture', '2027-02-25T10:00:00.000Z'],
      ['cloture-anticipee', '2027-02-20T10:00:00.005Z'],
      ['cloture-avancee', '2027-02-10T10:00:00.000Z'],
      ['prolongation', '2027-02-01T10:00:00.000Z'],
      ['ouverture', '2027-01-04T08:00:00.000Z'],
      ['nouvelle-ouverture', '2026-12-10T10:00:00.000Z'],
      ['annonce', '2026-12-01T09:00:00.250Z'],
    ])
    expect(entries[7]).toMatchObject({
      title: 'Nouvelle date d’ouverture – Appel 7',
      content:
        'Appel à venir. Ouverture reportée au lundi 4 janvier 2027 à 9 h (heure de Paris). Auparavant, ouverture le mardi 15 décembre 2026 à 9 h (heure de Paris).',
    })
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
    expect(entries[5]).toMatchObject({
      title: 'Prolongation – Appel 7',
      content:
        'Appel ouvert. Prolongé jusqu’au mardi 30 novembre 2027 à 18 h (heure de Paris). Auparavant, clôture le mercredi 31 mars 2027 à 18 h (heure de Paris).',
    })
    expect(entries[3]?.content).toMatch(
      /^Appel clos plus tôt que prévu, depuis le samedi 20 février/,
    )
    // Each entry stays as it was when the next ones come.
    expect(entriesAt('2027-02-22T00:00:00Z', call)).toEqual(entries.slice(3))
  })

  it('tells a second closing by an entry of its own, and of a withdrawn call only that', () => {
    const { schedule } = publicCall()
    const reopened = new Date('2027-05-01T10:00:00Z')
    const former = [{ name: 'Appel 7', schedule, until: reopened }]
    const again = { ...schedule, closesAt: new Date('2027-11-30T17:00:00Z') }
    const call = publicCall({ former, schedule: again })
    const closings = keysAt('2028-01-01T00:00:00Z', call).filter((key) => /^cloture/.test(key!))
    expect(closings).toEqual([`cloture-${again.closesAt.getTime()}`, 'cloture'])
    const withdrawn = publicCall({ former, schedule: again, withdrawnAt: new Date('2027-06-01') })
    expect(entriesAt('2028-01-01T00:00:00Z', withdrawn)).toMatchObject([
      { title: 'Retrait de l’annonce – Appel 7', content: expect.stringMatching(/est retirée/) },
    ])
  })

  it('does not announce last days that begin before the opening', () => {
    const schedule = { ...publicCall().schedule, closingSoonDays: 200 }
    expect(keysAt('2027-02-01T00:00:00Z', publicCall({ schedule }))).toEqual([
      'ouverture',
      'annonce',
    ])
  })

  it('keeps all characters of a name, except those that XML does not allow', () => {
    const [entry] = entriesAt('2026-12-10T00:00:00Z', publicCall({ name: TRICKY_NAME }))
    expect(entry?.title).toBe(`Annonce de l’appel « ${TRICKY_NAME.replaceAll('\u00a0', ' ')} »`)
    const [odd] = entriesAt('2026-12-10T00:00:00Z', publicCall({ name: 'Ap\u0000pel\ud800\uffff' }))
    expect(odd?.title).toBe('Annonce – Appel')
  })

  it('is valid without calls', () => {
    const feed = xml([], '2027-02-01T00:00:00Z').documentElement
    expect(feed.tagName).toBe('feed')
    expect(feed.querySelectorAll('entry')).toHaveLength(0)
    expect(Number.isNaN(Date.parse(text(feed, 'updated')))).toBe(false)
  })
})
