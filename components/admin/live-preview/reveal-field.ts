import { wordsOf } from '@/editing/preview/frame'

import { controlId } from '../FieldFrame'

/** The form of the screen, under any drawer. */
export const screenForm = () => document.querySelector('.collection-edit form')

/** A drawer asks the server for its form, and Payload makes the fields of a row when it comes into sight. */
const WITHIN_MS = 10_000

/** What takes the words of a field; before any button of its tools. */
const CONTROLS = ['[contenteditable=true]', 'input, textarea', 'button']

/**
 * Goes to the field at `path` in `form()`: unfolds the rows and groups it is in, and puts the focus into it, in the editor
 * of texts before the block that says `words`. Does nothing if the field does not come.
 */
export async function revealField(
  form: () => Element | null,
  path: string,
  words: string[],
): Promise<void> {
  for (const id of rowsOf(path)) {
    const row = await within(() => form()?.querySelector<HTMLElement>(`[id="${id}"]`))
    await unfold(row?.querySelector('.collapsible'))
    row?.scrollIntoView({ block: 'start' })
  }
  const field = await within(() => form()?.querySelector<HTMLElement>(`[id="${controlId(path)}"]`))
  if (!field) return
  for (let around = field.parentElement; around; around = around.parentElement) {
    await unfold(around)
  }
  const control = await within(() => controlOf(field))
  if (!control) return
  // What unfolds takes no focus before it is to be seen.
  await within(() => {
    control.focus({ preventScroll: true })
    return control.matches(':focus')
  })
  control.scrollIntoView({ block: 'center' })
  if (control.isContentEditable) putCaret(control, words)
}

function controlOf(field: HTMLElement): HTMLElement | null {
  if (field.matches(CONTROLS.join())) return field
  const found = CONTROLS.map((control) => field.querySelector<HTMLElement>(control))
  return found.find((control) => control !== null) ?? null
}

/** The ids that Payload gives the rows that a field is in, outermost first. */
const rowsOf = (path: string): string[] =>
  [...path.matchAll(/\.(\d+)(?=\.)/g)].map(
    ({ 1: row, index }) => `${path.slice(0, index).replaceAll('.', '-')}-row-${row}`,
  )

/** Resolves once it is unfolded: another press would fold it again. */
async function unfold(group: Element | null | undefined): Promise<void> {
  const isFolded = () => group?.matches('.collapsible--collapsed')
  if (!isFolded()) return
  group?.querySelector<HTMLElement>('.collapsible__toggle')?.click()
  await within(() => !isFolded())
}

/** Before the first block of `editor` that begins as `words` do. */
function putCaret(editor: HTMLElement, words: string[]): void {
  const wanted = words.slice(0, 5).join(' ')
  const blocks = editor.querySelectorAll<HTMLElement>('p, li, h1, h2, h3, h4, h5, h6, td, th')
  const block = [...blocks].find(({ textContent }) =>
    wordsOf(textContent).join(' ').startsWith(wanted),
  )
  if (!block) return
  getSelection()?.setPosition(block, 0)
  block.scrollIntoView({ block: 'center' })
}

/** What `find` finds, as soon as it does; null after a while. */
async function within<Found>(find: () => Found | false | null | undefined): Promise<Found | null> {
  const end = performance.now() + WITHIN_MS
  for (;;) {
    const found = find()
    if (found) return found
    if (performance.now() > end) return null
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}
