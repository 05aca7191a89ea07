import type { StoredDoc, Writer } from './writer'

/** One document a list section shows: what it says, and the words that tell it from its neighbours. */
export type Item = { title: string; data: object }

/**
 * Saves the documents of a list section in order and returns their ids. `titleField` is what recognises a document:
 * one that the page shows already (`shownIds`) is updated; another one is reused only if it says exactly the same,
 * since other pages may show it.
 */
export async function saveItems(
  writer: Writer,
  collection: 'profiles' | 'criteria' | 'selection-steps',
  titleField: string,
  items: Item[],
  shownIds: string[],
): Promise<string[]> {
  const ids: string[] = []
  for (const { title, data } of items) {
    const candidates = (await writer.find(collection, titleField, title)).filter(
      ({ id }) => !ids.includes(id),
    )
    const existing = choose(
      candidates,
      (doc) => shownIds.includes(doc.id),
      (doc) => writer.isSame(doc, data),
    )
    ids.push(await writer.save(collection, existing, data, title))
  }
  return ids
}

function choose(
  candidates: StoredDoc[],
  isShown: (doc: StoredDoc) => boolean,
  isSame: (doc: StoredDoc) => boolean,
): StoredDoc | null {
  const shown = candidates.filter(isShown)
  return shown.find(isSame) ?? shown[0] ?? candidates.find(isSame) ?? null
}
