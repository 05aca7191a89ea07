import { describe, expect, it } from '@jest/globals'
import type { Field } from 'payload'
import { flattenAllFields } from 'payload/shared'

import { itemSentence, type Change, type ItemEvent } from '@/editing/changes/changes'
import { describe as describeChanges } from '@/editing/changes/describe'
import { quoted } from '@/editing/changes/names'
import { fc } from '@/tests/support/random-cases'

describe('the changes between two versions', () => {
  /** One field of each type that a collection of the site has, or may have soon. */
  const fields: Field[] = [
    { name: 'title', type: 'text', label: 'Titre' },
    {
      type: 'row',
      fields: [{ name: 'opensAt', type: 'date', label: 'Ouverture' }],
    },
    {
      type: 'collapsible',
      label: 'Réglages',
      fields: [{ name: 'pinned', type: 'checkbox', label: 'Épinglé' }],
    },
    { name: 'days', type: 'number', label: 'Derniers jours' },
    {
      name: 'answer',
      type: 'textarea',
      label: 'Réponse',
      custom: { contentChecks: 'markdown' },
    },
    {
      name: 'state',
      type: 'select',
      label: 'État',
      options: [
        { value: 'open', label: 'Ouvert' },
        { value: 'closed', label: 'Clos' },
      ],
    },
    {
      name: 'places',
      type: 'select',
      hasMany: true,
      label: 'Lieux',
      options: [
        { value: 'paris', label: 'Paris' },
        { value: 'lyon', label: 'Lyon' },
      ],
    },
    { name: 'kind', type: 'radio', label: 'Quand', options: [{ value: 'day', label: 'Un jour' }] },
    { name: 'home', type: 'relationship', relationTo: 'pages', label: 'Accueil' },
    {
      name: 'related',
      type: 'relationship',
      relationTo: ['pages', 'calls'],
      hasMany: true,
      label: 'À voir',
    },
    {
      name: 'criteria',
      type: 'relationship',
      relationTo: 'criteria',
      hasMany: true,
      label: 'Critères',
    },
    { name: 'picture', type: 'upload', relationTo: 'profiles', label: 'Image' },
    {
      name: 'hero',
      type: 'group',
      label: 'En-tête',
      fields: [
        {
          name: 'link',
          type: 'group',
          label: 'Lien',
          fields: [{ name: 'url', type: 'text', label: 'Adresse' }],
        },
      ],
    },
    { type: 'group', label: 'Sans nom', fields: [{ name: 'loose', type: 'text', label: 'Libre' }] },
    {
      type: 'tabs',
      tabs: [
        { label: 'Contenu', fields: [{ name: 'body', type: 'textarea', label: 'Texte' }] },
        {
          name: 'seo',
          label: 'Référencement',
          fields: [{ name: 'note', type: 'text', label: 'Note' }],
        },
      ],
    },
    {
      name: 'links',
      type: 'array',
      label: 'Liens',
      labels: { singular: 'Lien', plural: 'Liens' },
      fields: [{ type: 'row', fields: [{ name: 'label', type: 'text', label: 'Libellé' }] }],
    },
    {
      name: 'sections',
      type: 'blocks',
      label: 'Sections',
      labels: { singular: 'Section', plural: 'Sections' },
      blocks: [
        {
          slug: 'text',
          labels: { singular: 'Texte', plural: 'Textes' },
          fields: [{ name: 'body', type: 'textarea', label: 'Texte' }],
        },
        {
          slug: 'list',
          labels: { singular: 'Liste', plural: 'Listes' },
          fields: [
            { name: 'title', type: 'text', label: 'Titre' },
            {
              name: 'items',
              type: 'relationship',
              relationTo: 'criteria',
              hasMany: true,
              label: 'Montrés',
            },
          ],
        },
      ],
    },
    { name: 'twin', type: 'relationship', relationTo: 'users', label: 'Jumeau' },
    { name: 'timeline', type: 'ui', admin: {} },
  ]

  const flattened = flattenAllFields({ fields })
  const names = (collection: string, id: string) =>
    collection === 'users' ? 'jumeau' : `${collection}:${id}`
  const changesOf = (before: object | null, after: object | null) =>
    describeChanges(
      before as Record<string, unknown>,
      after as Record<string, unknown>,
      flattened,
      names,
    )

  const FULL = {
    title: 'Un titre',
    opensAt: '2027-03-31T16:30:00.000Z',
    pinned: true,
    days: 7,
    state: 'open',
    places: ['paris', 'lyon'],
    kind: 'day',
    home: 'p1',
    twin: 't1',
    related: [{ relationTo: 'calls', value: 'c1' }],
    criteria: ['a', 'b'],
    picture: 'm1',
    hero: { link: { url: '/ici' } },
    loose: 'libre',
    body: 'corps',
    seo: { note: 'note' },
    links: [{ id: 'l1', label: 'Mentions' }],
    sections: [{ id: 's1', blockType: 'text', body: '## Pour qui ?\n\nPour tous.' }],
  }

  describe('a changed value', () => {
    it.each([
      [{ opensAt: null }, { opensAt: '2027-03-31T16:30:00.000Z' }, null, '31 mars 2027 à 18 h 30'],
      // A day is stored as its first instant in Paris.
      [{ opensAt: '2027-04-11T22:00:00.000Z' }, {}, '12 avril 2027', null],
      [{ pinned: false }, { pinned: true }, 'non', 'oui'],
      [{ days: 7 }, { days: 0 }, '7', '0'],
      [{ state: 'open' }, { state: 'closed' }, 'Ouvert', 'Clos'],
      [{ places: ['paris'] }, { places: ['paris', 'lyon'] }, 'Paris', 'Paris, Lyon'],
      [{ kind: 'gone' }, { kind: 'day' }, 'gone', 'Un jour'],
      [{ home: 'p1' }, { home: { id: 'p2' } }, 'pages:p1', 'pages:p2'],
      // Two documents with the same title are still different.
      [{ twin: 't1' }, { twin: 't2' }, 'jumeau', 'jumeau'],
      [{ picture: 'm1' }, {}, 'profiles:m1', null],
    ])('is reported from %j to %j', (before, after, was, is) => {
      const changes = changesOf(before, after)
      const plain = (value: string | null) => value?.replaceAll('\u00a0', ' ') ?? null
      expect(changes).toHaveLength(1)
      expect(changes[0]).toMatchObject({ kind: 'value' })
      const { before: shownBefore, after: shownAfter } = changes[0] as Change & { kind: 'value' }
      expect([plain(shownBefore), plain(shownAfter)]).toEqual([was, is])
    })

    it('is found inside rows, groups and tabs, with the labels of its parents', () => {
      const after = { hero: { link: { url: '/là' } }, loose: 'a', body: 'b', seo: { note: 'c' } }
      expect(changesOf({}, after).map(({ trail }) => trail)).toEqual([
        ['En-tête', 'Lien', 'Adresse'],
        ['Libre'],
        ['Texte'],
        ['Référencement', 'Note'],
      ])
    })
  })

  describe('a list of documents', () => {
    const events = (before: string[], after: string[]) =>
      changesOf({ criteria: before }, { criteria: after }).map((change) =>
        change.kind === 'item' ? [change.name, change.event] : change,
      )

    it('reports added, removed and moved documents by name; a shifted document is not moved', () => {
      expect(events(['a', 'b', 'c'], ['c', 'a', 'd'])).toEqual([
        ['criteria:b', { kind: 'removed', place: 2 }],
        ['criteria:c', { kind: 'moved', from: 3, to: 1 }],
        ['criteria:d', { kind: 'added', place: 3 }],
      ])
      expect(events(['a', 'b', 'c'], ['b', 'c'])).toEqual([
        ['criteria:a', { kind: 'removed', place: 1 }],
      ])
    })

    it('may contain a document twice, and documents of several collections', () => {
      expect(events(['a'], ['a', 'a'])).toEqual([['criteria:a', { kind: 'added', place: 2 }]])
      const related = [{ relationTo: 'calls', value: 'x' }]
      expect(changesOf({}, { related })).toMatchObject([{ name: 'calls:x', trail: ['À voir'] }])
    })
  })

  describe('sections and rows', () => {
    const text1 = { id: 's1', blockType: 'text', body: '## Pour qui ?\n\nPour tous.' }
    const list = { id: 's2', blockType: 'list', title: 'Nos critères', items: ['a', 'b'] }

    it('are reported when added with their content, when removed, and when moved', () => {
      const [added] = changesOf({ sections: [text1] }, { sections: [text1, list] })
      expect(added).toMatchObject({
        trail: ['Sections'],
        name: 'Section Liste «\u00a0Nos critères\u00a0»',
        event: { kind: 'added', place: 2 },
        content: [{ kind: 'text', trail: ['Titre'] }, { kind: 'item' }, { kind: 'item' }],
      })
      const moved = changesOf({ sections: [text1, list] }, { sections: [list, text1] })
      expect(moved).toMatchObject([
        {
          name: 'Section Liste «\u00a0Nos critères\u00a0»',
          event: { kind: 'moved', from: 2, to: 1 },
        },
      ])
      const [gone] = changesOf({ sections: [text1, list] }, { sections: [list] })
      expect(gone).toMatchObject({
        name: 'Section Texte «\u00a0Pour qui\u202f? Pour tous.\u00a0»',
        event: { kind: 'removed', place: 1 },
        content: [{ kind: 'text', parts: [{ kind: 'removed', text: text1.body }] }],
      })
    })

    it('are compared even when they were moved', () => {
      const after = [
        { ...list, items: ['b', 'a'] },
        { ...text1, body: '## Pour qui ?\n\nPour vous.' },
      ]
      const changes = changesOf({ sections: [text1, list] }, { sections: after })
      expect(changes.map(({ trail }) => trail.at(-1))).toEqual(['Sections', 'Montrés', 'Texte'])
    })

    it('are also compared in the settings of the site', () => {
      const links = [{ id: 'l1', label: 'Mentions' }]
      const changes = changesOf({ links }, { links: [{ id: 'l1', label: 'Mentions légales' }] })
      expect(changes).toMatchObject([
        { trail: ['Liens', 'Lien «\u00a0Mentions légales\u00a0»', 'Libellé'], kind: 'text' },
      ])
    })
  })

  describe('the list of changes', () => {
    it('is empty for equal versions, and for two representations of an empty value', () => {
      expect(changesOf(FULL, structuredClone(FULL))).toEqual([])
      const empty = { title: '', places: [], opensAt: null, criteria: null, sections: [] }
      expect(changesOf(empty, {})).toEqual([])
      expect(changesOf(null, {})).toEqual([])
    })

    it('names each field that only one version fills in', () => {
      const found = changesOf(null, FULL).map(({ trail }) => trail[0])
      expect(new Set(found).size).toBe(Object.keys(FULL).length)
      expect(changesOf(FULL, null)).toHaveLength(found.length)
    })

    it('leaves out the fields that Payload manages', () => {
      const kept: Field[] = [
        ...fields,
        { name: 'updatedAt', type: 'date' },
        { name: 'editedBy', type: 'text' },
      ]
      expect(
        describeChanges(
          { updatedAt: '2027-01-01' },
          { editedBy: 'x' },
          flattenAllFields({ fields: kept }),
          names,
        ),
      ).toEqual([])
    })

    it('allows rebuilding the new order from the old one', () => {
      const orders = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 })
      fc.assert(
        fc.property(orders, orders, (before, after) => {
          const items = changesOf({ criteria: before }, { criteria: after }).flatMap((change) =>
            change.kind === 'item' ? [{ id: change.name.split(':')[1]!, event: change.event }] : [],
          )
          const touched = new Set(items.map(({ id }) => id))
          const placed = items.flatMap(({ id, event }) =>
            event.kind === 'removed'
              ? []
              : [{ id, place: event.kind === 'added' ? event.place : event.to }],
          )
          const order = before.filter((id) => !touched.has(id))
          for (const { id, place } of placed.toSorted((a, b) => a.place - b.place)) {
            order.splice(place - 1, 0, id)
          }
          expect(order).toEqual(after)
        }),
      )
    })
  })

  describe('the changes of a file', () => {
    const hidden = { hidden: true }
    const ofFile = flattenAllFields({
      fields: [
        { name: 'filename', type: 'text', admin: hidden },
        { name: 'url', type: 'text', admin: hidden },
        { name: 'checksum', type: 'text', label: 'Empreinte', admin: hidden },
        { name: 'link', type: 'group', fields: [{ name: 'url', type: 'text', label: 'Adresse' }] },
      ],
    })
    const stored = (checksum: string, size: object) => ({
      filename: `${checksum}.png`,
      url: `/api/images/file/${checksum}.png`,
      checksum,
      filesize: 300_000,
      ...size,
    })
    const named = () => ''

    it('describe a replaced file as one change, in words', () => {
      const before = stored('aaaaaaaa11', { width: 600, height: 400 })
      const after = stored('bbbbbbbb22', { width: 800, height: 500 })
      expect(describeChanges(before, after, ofFile, named)).toEqual([
        {
          trail: ['Fichier'],
          kind: 'value',
          before: 'image de 600 × 400 pixels, 300\u00a0ko (empreinte aaaaaaaa)',
          after: 'image de 800 × 500 pixels, 300\u00a0ko (empreinte bbbbbbbb)',
        },
      ])
    })

    it('include addresses that users typed', () => {
      const before = { ...stored('aaaaaaaa11', {}), link: { url: '/avant' } }
      const after = { ...stored('aaaaaaaa11', {}), link: { url: '/apres' } }
      expect(describeChanges(before, after, ofFile, named)).toHaveLength(1)
    })
  })
})

describe('the changes of a text in Markdown', () => {
  const fields = flattenAllFields({
    fields: [{ name: 'a', type: 'textarea', label: 'A', custom: { contentChecks: 'markdown' } }],
  })
  const shown = (before: string, after: string) =>
    describeChanges({ a: before }, { a: after }, fields, () => '').map((change) =>
      change.kind === 'text' ? change.parts.map(({ kind, text }) => `${kind} ${text}`) : [],
    )

  it('are shown as formatted text, without Markdown syntax', () => {
    expect(shown('', '## Un *titre*\n\nUn [lien](/a) et\nun **mot**.')).toEqual([
      ['added Un titre\n\nUn lien (/a) et un mot.'],
    ])
    const list = '3. un\n   * deux\n4. [x] trois\n\n> cité\n\n| a | b |\n| - | - |\n| c | d |'
    expect(shown(list, '')).toEqual([
      ['removed 3. un\n  • deux\n4. ☑ trois\n\ncité\n\na · b\nc · d'],
    ])
    const others =
      '![Plan](/images/p.png) 2<sup>e</sup> <b>\n\n***\n\n<https://a.fr>[^1]\n\n[^1]: Ici.'
    expect(shown('', others)).toEqual([
      [
        'added image «\u00a0Plan\u00a0» (/images/p.png) 2e <b>\n\n———\n\nhttps://a.fr (note 1)\n\nNote 1\u00a0: Ici.',
      ],
    ])
  })

  it('are limited to the changed words', () => {
    expect(shown('Un **mot** ici', 'Un **autre mot** ici')).toEqual([
      ['same Un ', 'added autre ', 'same mot ici'],
    ])
  })

  it('include the Markdown syntax when nothing else changed', () => {
    expect(shown('Un mot', 'Un **mot**')[0]).toContain('added **')
    expect(shown('Un mot', 'Un mot')).toEqual([])
  })
})

describe('the words of the history', () => {
  it.each<[ItemEvent, string]>([
    [{ kind: 'added', place: 2 }, 'Ajout en place 2 : X'],
    [{ kind: 'removed', place: 1 }, 'Retrait de la place 1 : X'],
    [{ kind: 'moved', from: 3, to: 1 }, 'X passe de la place 3 à la place 1'],
  ])('describes the change of an item: %j', (event, expected) => {
    expect(itemSentence('X', event).replaceAll('\u00a0', ' ')).toBe(expected)
  })

  it('shortens long titles after a word, without Markdown', () => {
    expect(quoted('## Le **besoin**')).toBe('«\u00a0Le besoin\u00a0»')
    const long = quoted(
      'Un entretien avec le jury puis une réponse motivée sous quinze jours ouvrés',
    )
    expect(long).toBe('«\u00a0Un entretien avec le jury puis une réponse motivée sous…\u00a0»')
  })
})
