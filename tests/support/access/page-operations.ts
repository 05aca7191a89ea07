import type { Payload } from 'payload'

type Words = { path: string; shown: string[] }

/**
 * For each state, a published page with one document of each kind in that state. `path`: its address, without a slash;
 * `shown`: the words of those documents.
 */
export const ON_PAGES = {
  published: (payload: Payload, word: string) => pageOf(payload, word, async () => {}),
  'a draft': (payload: Payload, word: string) => pageOf(payload, word, unpublish),
  'a draft over the published': (payload: Payload, word: string) => pageOf(payload, word, redraft),
  trashed: (payload: Payload, word: string) => pageOf(payload, word, trash),
}

const KINDS = ['criteria', 'profiles', 'selection-steps'] as const
type Kind = (typeof KINDS)[number]
type Bring = (payload: Payload, collection: Kind, id: string, words: object) => Promise<unknown>

const wordsOf = (kind: Kind, word: string) =>
  kind === 'selection-steps' ? { text: `${kind} ${word}` } : { name: `${kind} ${word}` }

/** Brings each document to its state by `bring`, which is given the words to write. */
async function pageOf(payload: Payload, word: string, bring: Bring): Promise<Words> {
  const ids: Record<string, string> = {}
  for (const kind of KINDS) {
    const before = bring === redraft ? `avant ${word.slice(0, 8)}` : word
    const data = { ...wordsOf(kind, before), _status: 'published' }
    const { id } = await payload.create({ collection: kind as 'criteria', data: data as never })
    ids[kind] = id
  }
  // Before a page uses them: what a page uses can't be put in the trash.
  for (const kind of KINDS) await bring(payload, kind, ids[kind]!, wordsOf(kind, word))
  const slug = `page-${word}`
  await payload.create({
    collection: 'pages',
    data: {
      _status: 'published',
      title: 'Page',
      slug,
      hero: { title: 'Page' },
      sections: [
        { blockType: 'criteria', title: 'Critères', criteria: [ids.criteria!] },
        { blockType: 'profiles', title: 'Profils', profiles: [ids.profiles!] },
        { blockType: 'steps', title: 'Étapes', steps: [ids['selection-steps']!] },
      ],
    },
  })
  return { path: slug, shown: KINDS.map((kind) => `${kind} ${word}`) }
}

const unpublish: Bring = (payload, kind, id) =>
  payload.update({ collection: kind as 'criteria', id, data: { _status: 'draft' } })

const redraft: Bring = (payload, kind, id, data) =>
  payload.update({ collection: kind as 'criteria', id, data, draft: true })

const trash: Bring = (payload, kind, id) => {
  const data = { deletedAt: new Date().toISOString() }
  return payload.update({ collection: kind as 'criteria', id, data })
}
