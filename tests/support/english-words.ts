import { en } from '@payloadcms/translations/languages/en'
import { fr } from '@payloadcms/translations/languages/fr'
import type { Page } from 'playwright-core'

/** Names, and words of ours that are also French. */
const ALLOWED = ['change', 'data', 'info', 'on', 'security']

/** Words of libraries that Payload does not translate. */
const UNTRANSLATED = ['draggable', 'droppable', 'mime', 'responsive', 'sortable', 'thumbnail']

const ATTRIBUTES = [
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'placeholder',
  'title',
]

/** Ids of documents: « …-de1be1321068 » does not contain the word « be ». */
const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi

/** Every word of Payload’s English, except the words that its French also uses. */
const ENGLISH = new Set([...wordsOf(en.translations), ...UNTRANSLATED])
for (const word of [...wordsOf(fr.translations), ...ALLOWED]) ENGLISH.delete(word)

/** Returns the texts and accessible names of the screen, visible or not, that contain an English word. */
export async function englishWords(page: Page): Promise<string[]> {
  const sentences = await page.evaluate((attributes) => {
    const found = new Set<string>()
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { nodeValue, parentElement } = texts.currentNode
      if (!parentElement?.closest('script, style, template')) found.add(nodeValue!.trim())
    }
    for (const name of attributes) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        found.add(element.getAttribute(name)!)
      }
    }
    return [...found]
  }, ATTRIBUTES)
  return sentences.flatMap((sentence) => {
    const english = wordsOf(sentence).filter((word) => ENGLISH.has(word))
    return english.length ? [`${english.join(', ')}: ${sentence}`] : []
  })
}

/** Returns the words in `value`, in lower case, without the placeholders in braces. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsOf)
  const text =
    typeof value === 'string' ? value.replaceAll(/{{[^{}]*}}/g, ' ').replaceAll(ID, ' ') : ''
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? []
}
