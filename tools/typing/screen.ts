/** What a form shows, and what it must show: the last typed values. */
import type { Page } from 'playwright-core'

type Rows = { isFolded: boolean }[]

/** The visible value of each control by its path, and the rows of each array by its path. */
export type Screen = { values: Record<string, string>; rows: Record<string, Rows> }

/** Reads all the fields of the form on the screen at once. */
export const readScreen = (page: Page): Promise<Screen> =>
  page.evaluate(() => {
    const words = (text: string) => text.replace(/[\s\u200b\ufeff]+/g, ' ').trim()
    const fields = document.querySelector('.collection-edit form .document-fields')
    const all = (selector: string) => [...(fields?.querySelectorAll<HTMLElement>(selector) ?? [])]
    const pathOf = (id: string) => id.replace(/^field-/, '').replaceAll('__', '.')
    const values: Record<string, string> = {}
    const rows: Record<string, { isFolded: boolean }[]> = {}
    for (const control of all('input[name], textarea[name]')) {
      const { name, type, value } = control as HTMLInputElement
      // A text that the editor cannot show is typed as Markdown.
      const isMarkdown = control.closest('.markdown-field')
      if (['checkbox', 'file', 'hidden', 'radio'].includes(type)) continue
      values[name] = isMarkdown ? value.replace(/\s/g, '') : value
    }
    for (const editor of all('.markdown-field [contenteditable=true]')) {
      const field = editor.closest('[id^="field-"]')
      // Without spaces: between blocks they exist only while the editor is visible.
      if (field) values[pathOf(field.id)] = words(editor.textContent ?? '').replaceAll(' ', '')
    }
    for (const field of all('.field-type.select[id], .field-type.relationship[id]')) {
      const chosen =
        '.rs__single-value, .rs__multi-value__label, .relationship--multi-value-label__text'
      const labels = [...field.querySelectorAll<HTMLElement>(chosen)]
      values[pathOf(field.id)] = [...new Set(labels.map((label) => words(label.innerText)))].join(
        ' | ',
      )
    }
    for (const row of all('[id*="-row-"]')) {
      const [, array, index] = /^(.*)-row-(\d+)$/.exec(row.id) ?? []
      if (!array || !row.matches('.array-field__draggable-rows > *, .blocks-field__rows > *'))
        continue
      const isFolded = row
        .querySelector('.collapsible')!
        .classList.contains('collapsible--collapsed')
      ;(rows[array.replaceAll('-', '.')] ??= [])[Number(index)] = { isFolded }
    }
    return { values, rows }
  })

/** The expected state of the form: what it first showed, then what was typed. */
export class Expected {
  #values: Record<string, string> = {}
  #rows: Record<string, Rows> = {}
  #mayUnfold = false

  get values(): Readonly<Record<string, string>> {
    return this.#values
  }

  /** Returns the paths of the values under `prefix`. */
  paths(prefix = ''): string[] {
    return Object.keys(this.#values).filter((path) => path.startsWith(prefix))
  }

  rowsOf(array: string): Rows {
    return this.#rows[array] ?? []
  }

  arrays(): string[] {
    return Object.keys(this.#rows)
  }

  /** Returns the differences between the screen and the expected state. Adds fields seen for the first time. */
  differences({ rows, values }: Screen): string[] {
    const found: string[] = []
    for (const [path, value] of Object.entries(values)) {
      const expected = (this.#values[path] ??= value)
      // Payload shows a new row's Markdown as a plain textarea, with its spaces, until the server has sent the editor.
      const without = (text: string) => text.replace(/\s/g, '')
      if (![value, without(value)].includes(expected) && without(expected) !== value)
        found.push(`${path}: « ${value} » in place of « ${expected} »`)
    }
    const said = (all: Rows) => all.map(({ isFolded }) => (isFolded ? '+' : '-')).join('')
    for (const [array, expected] of Object.entries(this.#rows)) {
      // The rows inside a folded row are not rendered.
      const shown = rows[array]
      const isOnlyUnfolded =
        shown?.length === expected.length &&
        shown.every(({ isFolded }, place) => !isFolded || expected[place]!.isFolded)
      if (shown && this.#mayUnfold && isOnlyUnfolded) this.#rows[array] = shown
      else if (shown && said(shown) !== said(expected))
        found.push(`${array}: rows ${said(shown)} in place of ${said(expected)}`)
    }
    for (const [array, shown] of Object.entries(rows)) this.#rows[array] ??= shown
    return found
  }

  /** From now on, folded rows may unfold by themselves. */
  allowUnfolding(): void {
    this.#mayUnfold = true
  }

  set(path: string, value: string): void {
    this.#values[path] = value
  }

  setFolded(array: string, index: number, isFolded: boolean): void {
    this.#rows[array] = this.rowsOf(array).with(index, { isFolded })
  }

  /**
   * Reorders the rows of `array`: the new row `i` is the former row `order[i]`; `null` is a new row. `shown` tells whether
   * new rows are folded.
   */
  reorder(array: string, order: (number | null)[], shown: Rows): void {
    const values = Object.entries(this.#values)
    const rows = Object.entries(this.#rows)
    const inside = (path: string) => path.startsWith(`${array}.`)
    const moved = <Held>(all: [string, Held][]) =>
      order.flatMap((from, to) =>
        all
          .filter(([path]) => from !== null && path.startsWith(`${array}.${from}.`))
          .map(([path, held]): [string, Held] => [
            `${array}.${to}.${path.slice(`${array}.${from}.`.length)}`,
            held,
          ]),
      )
    this.#values = Object.fromEntries([
      ...values.filter(([path]) => !inside(path)),
      ...moved(values),
    ])
    this.#rows = Object.fromEntries([
      ...rows.filter(([path]) => !inside(path) && path !== array),
      ...moved(rows),
    ])
    const before = rows.find(([path]) => path === array)?.[1] ?? []
    const isCopy = (from: number, to: number) => order.indexOf(from) < to
    this.#rows[array] = order.map((from, to) =>
      from === null || isCopy(from, to) ? (shown[to] ?? { isFolded: false }) : before[from]!,
    )
  }
}
