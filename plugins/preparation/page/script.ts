/**
 * Keeps the answers of « Préparer mon dossier » on the device, marks the items that changed since they were answered, and
 * makes the files to download. It sends nothing.
 */
import { type Dossier, type Entry, dossierMarkdown } from './dossier'
import { keepAnswers, type KeptAnswer, readAnswers } from './kept-answers'
import { dossierOdt } from './odt'

const root = document.querySelector<HTMLElement>('[data-dossier]')!
const key = `eig-dossier:${root.dataset.dossier}`
const items = [...root.querySelectorAll<HTMLElement>('[data-item]')]
const part = (name: string, of: ParentNode = root) =>
  of.querySelector<HTMLElement>(`[data-${name}]`)!
const day = (at: number) => new Date(at).toLocaleDateString('fr-FR', { dateStyle: 'long' })

function read(item: HTMLElement): KeptAnswer {
  const { name = '', words = '' } = item.dataset
  const checked = item.querySelector<HTMLInputElement>('input:checked')
  const note = item.querySelector('textarea')!.value
  return { name, words, answer: checked?.value ?? '', note, at: Date.now() }
}

/** Shows the kept answers, except where the visitor is typing: another tab may have changed them. */
function show(): void {
  const kept = readAnswers(key)
  for (const item of items) {
    const { item: id = '', words } = item.dataset
    const answer = kept[id]
    delete kept[id]
    markChange(item, answer && answer.words !== words ? answer : null)
    if (item.contains(document.activeElement)) continue
    for (const choice of item.querySelectorAll('input')) {
      choice.checked = choice.value === answer?.answer
    }
    item.querySelector('textarea')!.value = answer?.note ?? ''
  }
  showRetired(Object.values(kept))
}

function markChange(item: HTMLElement, answer: KeptAnswer | null): void {
  const mark = item.querySelector<HTMLElement>('[data-changed]')
  if (!mark) return
  mark.hidden = !answer
  mark.querySelector('[data-since]')!.textContent =
    answer && `depuis votre réponse du ${day(answer.at)}`
}

/** Answers to items that the page no longer has: their notes are not lost. */
function showRetired(answers: KeptAnswer[]): void {
  const retired = part('retired')
  retired.hidden = !answers.length
  retired.querySelector('ul')!.replaceChildren(
    ...answers.map(({ name, answer, note }) => {
      const item = document.createElement('li')
      item.textContent = [name, answer, note].filter(Boolean).join(' – ')
      return item
    }),
  )
}

function keep({ target }: Event): void {
  const item = (target as Element).closest<HTMLElement>('[data-item]')
  if (!item) return
  const kept = readAnswers(key)
  const answer = read(item)
  const id = item.dataset.item!
  if (answer.answer || answer.note) kept[id] = answer
  else delete kept[id]
  markChange(item, null)
  tell(keepAnswers(key, kept))
}

function tell(isKept: boolean): void {
  const failure = part('failure')
  part('kept').hidden = !isKept
  failure.hidden = isKept
  failure.querySelector('p')!.textContent = isKept
    ? ''
    : 'Ce navigateur ne peut pas garder vos réponses\u00a0: imprimez-les ou téléchargez-les avant de fermer cette page.'
}

function dossier(): Dossier {
  const { page = '', title = '' } = root.dataset
  const entries = items.map((item): Entry => {
    const text = item.querySelector('[data-text]')?.textContent?.trim() ?? ''
    const { href } = item.dataset
    return { ...read(item), text, href: href ? new URL(href, page).href : '' }
  })
  return { title: `Mon dossier – ${title}`, href: page, entries }
}

function download(type: string, content: BlobPart, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.click()
  // Some browsers read the file after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

function clear(): void {
  if (!confirm('Effacer toutes vos réponses de cet appareil\u00a0?')) return
  keepAnswers(key, {})
  show()
}

const tools: Record<string, () => void> = {
  print: () => print(),
  md: () => download('text/markdown', dossierMarkdown(dossier()), 'mon-dossier.md'),
  odt: () =>
    download('application/vnd.oasis.opendocument.text', dossierOdt(dossier()), 'mon-dossier.odt'),
  clear,
}

part('tools').hidden = false
part('kept').textContent =
  'Vos réponses sont gardées sur cet appareil seulement. Elles y restent quand vous fermez cette page.'
show()
root.addEventListener('input', keep)
root.addEventListener('click', ({ target }) => {
  const { tool } = (target as Element).closest<HTMLElement>('[data-tool]')?.dataset ?? {}
  if (tool) tools[tool]?.()
})
addEventListener('storage', (event) => event.key === key && show())
