import { en } from '@payloadcms/translations/languages/en'
import { fr } from '@payloadcms/translations/languages/fr'
import type { Page } from 'playwright-core'

/** Names, and words of ours that are French too. */
const ALLOWED = ['change', 'data', 'info', 'on', 'security']

/** Of libraries that Payload does not translate. */
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

/** Of a document: « …-de1be1321068 » says no « be ». */
const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi

/** Whatever Payload says in English, but for what its French says too. */
const ENGLISH = new Set([...wordsOf(en.translations), ...UNTRANSLATED])
for (const word of [...wordsOf(fr.translations), ...ALLOWED]) ENGLISH.delete(word)

/** The sentences of the screen, and the names of what is on it, that hold an English word; shown to the eye or not. */
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

/** The words of what is said in `value`, in lower case; what stands in braces is a name of a program. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsOf)
  const text =
    typeof value === 'string' ? value.replaceAll(/{{[^{}]*}}/g, ' ').replaceAll(ID, ' ') : ''
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? []
}
