import { controlId } from '@/fields/control-id'
import { normalizedWords } from '@/text/normalized-words'

/** The form of the screen, not of a drawer. */
export const screenForm = () => document.querySelector('.collection-edit form')

/** How long to wait: a drawer loads its form from the server, and Payload renders the fields of a row when it is visible. */
const WITHIN_MS = 10_000

/** Controls that take a field's text, in order of preference; buttons come last. */
const CONTROLS = ['[contenteditable=true]', 'input, textarea', 'button']

/**
 * Reveals the field at `path` in `form()`: expands the rows and groups around it and focuses it; in the Markdown editor, puts
 * the caret before the block that begins with `words`. Does nothing if the field does not appear in time.
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
  // Brings a text into sight, whose editor is fetched then.
  field.scrollIntoView({ block: 'center' })
  await within(() => !field.querySelector('.markdown-awaiting'))
  const control = await within(() => controlOf(field))
  if (!control) return
  // An expanding element cannot take the focus until it is visible.
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

/** The ids that Payload gives to the rows around a field, outermost first. */
const rowsOf = (path: string): string[] =>
  [...path.matchAll(/\.(\d+)(?=\.)/g)].map(
    ({ 1: row, index }) => `${path.slice(0, index).replaceAll('.', '-')}-row-${row}`,
  )

/** Expands a group and resolves once it is expanded: a second click would collapse it again. */
async function unfold(group: Element | null | undefined): Promise<void> {
  const isFolded = () => group?.matches('.collapsible--collapsed')
  if (!isFolded()) return
  group?.querySelector<HTMLElement>('.collapsible__toggle')?.click()
  await within(() => !isFolded())
}

/** Puts the caret before the first block of `editor` that begins with `words`. */
function putCaret(editor: HTMLElement, words: string[]): void {
  const wanted = words.slice(0, 5).join(' ')
  const blocks = editor.querySelectorAll<HTMLElement>('p, li, h1, h2, h3, h4, h5, h6, td, th')
  const block = [...blocks].find(({ textContent }) =>
    normalizedWords(textContent).join(' ').startsWith(wanted),
  )
  if (!block) return
  getSelection()?.setPosition(block, 0)
  block.scrollIntoView({ block: 'center' })
}

/** Resolves to the first result of `find`, called once per frame; null after a timeout. */
async function within<Found>(find: () => Found | false | null | undefined): Promise<Found | null> {
  const end = performance.now() + WITHIN_MS
  for (;;) {
    const found = find()
    if (found) return found
    if (performance.now() > end) return null
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}
