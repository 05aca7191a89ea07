/** Random actions of a person in a form, with what the form must show afterwards. */
import type { Locator, Page } from 'playwright-core'

import { readScreen, type Expected } from './screen'

/** The form that a person is using. */
export type Hands = {
  page: Page
  expected: Expected
  random: () => number
  /** Reads the screen until it shows the expected values, for a few seconds at most. */
  settled: () => Promise<void>
  /** Paths of plain fields outside any row. */
  plain: string[]
}

export type Action = { name: string; weight: number; act: (hands: Hands) => Promise<string> }

const pick = <One>(all: readonly One[], random: () => number): One | undefined =>
  all[Math.floor(random() * all.length)]

const WORDS = ['appel', 'défi', 'jury', 'équipe', 'usagers', 'données', 'agents', 'service']

const someWords = (random: () => number): string =>
  Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(WORDS, random)).join(' ') +
  ` ${Math.floor(random() * 1000)}`

const idOf = (path: string) => `field-${path.replaceAll('.', '__')}`
const control = (page: Page, path: string) =>
  page.locator(`.collection-edit form [name="${path}"]`).first()
const editor = (page: Page, path: string) =>
  page.locator(`[id="${idOf(path)}"] [contenteditable=true]`)

async function shownNow({ page }: Hands, path: string): Promise<string> {
  return (await readScreen(page)).values[path] ?? ''
}

/** Returns the plain text fields on the screen, including those of unfolded rows. */
async function plainOnScreen({ page, plain }: Hands): Promise<string[]> {
  const inRows = await page
    .locator('.document-fields [id*="-row-"] input[name]')
    .filter({ visible: true })
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).name))
  return [...plain, ...inRows.filter((name) => /\.(question|title|label)$/.test(name))]
}

async function typeOver({ page, random }: Hands, field: Locator, words: string): Promise<void> {
  await field.focus()
  await page.keyboard.press('Control+a')
  // The editor reacts to a key a moment later, and no person is faster.
  await page.waitForTimeout(100)
  await page.keyboard.type(words, { delay: Math.floor(random() * 25) })
}

const typeText: Action = {
  name: 'type',
  weight: 6,
  act: async (hands) => {
    const path = pick(await plainOnScreen(hands), hands.random)!
    const words = someWords(hands.random)
    await typeOver(hands, control(hands.page, path), words)
    hands.expected.set(path, words)
    return `${path} = ${words}`
  },
}

const markdownOnScreen = ({ page }: Hands): Promise<string[]> =>
  page
    .locator('.markdown-field [id^="field-"]:has([contenteditable=true])')
    .filter({ visible: true })
    .evaluateAll((all) => all.map(({ id }) => id.replace('field-', '').replaceAll('__', '.')))

const typeMarkdown: Action = {
  name: 'type in an editor',
  weight: 3,
  act: async (hands) => {
    const path = pick(await markdownOnScreen(hands), hands.random)
    if (!path) return 'none'
    const words = someWords(hands.random)
    await typeOver(hands, editor(hands.page, path), words)
    hands.expected.set(path, words.replaceAll(' ', ''))
    return `${path} = ${words}`
  },
}

/** After a paste or undo, the form must show the result of the browser. */
const paste: Action = {
  name: 'paste',
  weight: 1,
  act: async (hands) => {
    const { expected, page, random } = hands
    const path = pick(await markdownOnScreen(hands), random)
    if (!path) return 'none'
    const words = someWords(random)
    await editor(page, path).focus()
    await page.keyboard.press('Control+a')
    await editor(page, path).evaluate((element, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', `<p>${text} <b>en gras</b></p><ul><li>un</li></ul>`)
      clipboardData.setData('text/plain', text)
      const init = { bubbles: true, cancelable: true, clipboardData }
      element.dispatchEvent(new ClipboardEvent('paste', init))
    }, words)
    await page.waitForTimeout(100)
    expected.set(path, await shownNow(hands, path))
    return `${path} = ${expected.values[path]}`
  },
}

const undo: Action = {
  name: 'undo',
  weight: 1,
  act: async (hands) => {
    const { expected, page, random } = hands
    const paths = [...(await plainOnScreen(hands)), ...(await markdownOnScreen(hands))]
    const path = pick(paths, random)!
    const isEditor = await editor(page, path).count()
    await (isEditor ? editor(page, path) : control(page, path)).focus()
    await page.keyboard.press('Control+z')
    await page.waitForTimeout(100)
    // If the field has nothing to undo, the browser undoes the last edit of another field.
    const { values } = await readScreen(page)
    const changed = Object.entries(values).filter(
      ([path, value]) => expected.values[path] !== value,
    )
    for (const [path, value] of changed) expected.set(path, value)
    return `${path}: ${changed.map(([path, value]) => `${path} = ${value}`).join(', ')}`
  },
}

const typeDate: Action = {
  name: 'type a date',
  weight: 3,
  act: async (hands) => {
    const { expected, page, random } = hands
    const dates = page
      .locator(
        '.document-fields input[type=datetime-local][name], .document-fields input[type=date][name]',
      )
      .filter({ visible: true })
    const field = dates.nth(Math.floor(random() * (await dates.count())))
    if (!(await dates.count())) return 'none'
    const day = `2027-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`
    const isDay = (await field.getAttribute('type')) === 'date'
    const value = isDay ? day : `${day}T1${Math.floor(random() * 10)}:30`
    await field.fill(value)
    const path = (await field.getAttribute('name'))!
    expected.set(path, value)
    return `${path} = ${value}`
  },
}

const choose: Action = {
  name: 'choose',
  weight: 2,
  act: async (hands) => {
    const { expected, page, random } = hands
    const selects = page
      .locator(
        // Not the page of a link: it is renamed on the screen when the page itself is.
        '.document-fields .field-type.select[id], .document-fields #field-calls',
      )
      .filter({ visible: true })
    const count = await selects.count()
    if (!count) return 'none'
    const field = selects.nth(Math.floor(random() * count))
    const path = (await field.getAttribute('id'))!.replace('field-', '').replaceAll('__', '.')
    await field.locator('.rs__control').scrollIntoViewIfNeeded()
    await field.locator('input').first().focus()
    await page.keyboard.press('ArrowDown')
    const options = page.locator('.rs__option')
    const isThere = await options
      .first()
      .waitFor({ timeout: 5_000 })
      .then(
        () => true,
        () => false,
      )
    if (isThere) {
      const option = options.nth(Math.floor(random() * (await options.count())))
      const label = (await option.innerText()).trim()
      await option.click()
      await field.getByText(label).first().waitFor()
    } else await page.keyboard.press('Escape')
    expected.set(path, await shownNow(hands, path))
    return `${path} = ${expected.values[path]}`
  },
}

type RowVerb = 'add' | 'duplicate' | 'remove' | 'move-up' | 'move-down' | 'fold'

/** Returns the order after `verb` on row `index` of `count`, or undefined if the verb is not available. */
function orderAfter(verb: RowVerb, index: number, count: number): (number | null)[] | undefined {
  const order: (number | null)[] = Array.from({ length: count }, (_, row) => row)
  switch (verb) {
    case 'add':
      order.splice(index + 1, 0, null)
      return order
    case 'duplicate':
      order.splice(index + 1, 0, index)
      return order
    case 'remove':
      if (count < 2) return
      order.splice(index, 1)
      return order
    case 'move-up':
    case 'move-down': {
      const to = verb === 'move-up' ? index - 1 : index + 1
      if (to < 0 || to >= count) return
      order.splice(index, 1)
      order.splice(to, 0, index)
      return order
    }
    case 'fold':
      return
    default:
      return verb satisfies never
  }
}

/** Payload's classes of the menu items of a row; moving down has none. */
const ITEMS = {
  add: '.array-actions__add',
  duplicate: '.array-actions__duplicate',
  remove: '.array-actions__remove',
  'move-up': '.array-actions__move-up',
  'move-down': '.array-actions__action:has-text("Déplacer vers le bas")',
} as const

const rowAction: Action = {
  name: 'rows',
  weight: 6,
  act: async (hands) => {
    const { expected, page, random } = hands
    const { rows } = await readScreen(page)
    // Sections are added in a drawer, which is not tested here.
    const array = pick(Object.keys(rows), random)
    if (!array) return 'none'
    const verbs: RowVerb[] = ['add', 'duplicate', 'remove', 'move-up', 'move-down', 'fold', 'fold']
    const verb = pick(array === 'sections' ? verbs.slice(1) : verbs, random)!
    const count = rows[array]!.length
    const index = Math.floor(random() * count)
    const row = page.locator(`[id="${array.replaceAll('.', '-')}-row-${index}"]`)
    if (verb === 'fold') {
      const { isFolded } = rows[array]![index]!
      await row
        .locator('.collapsible__toggle')
        .first()
        .evaluate((toggle: HTMLElement) => toggle.click())
      expected.setFolded(array, index, !isFolded)
      await hands.settled()
      // A person does not type in a field that is disappearing.
      if (!isFolded) await row.locator('.collapsible__content').first().waitFor({ state: 'hidden' })
      return `${isFolded ? 'unfold' : 'fold'} ${array}.${index}`
    }
    const order =
      count > 7 && ['add', 'duplicate'].includes(verb) ? undefined : orderAfter(verb, index, count)
    if (!order) return 'none'
    await row
      .locator('.array-actions__button')
      .first()
      .evaluate((button: HTMLElement) => button.click())
    // By keyboard: on a busy machine the menu of a last row may still move under the mouse between press and release.
    await page.locator(ITEMS[verb]).filter({ visible: true }).first().press('Enter')
    await page.waitForTimeout(100)
    expected.reorder(array, order, (await readScreen(page)).rows[array] ?? [])
    await hands.settled()
    return `${verb} ${array}.${index}`
  },
}

const publish: Action = {
  name: 'publish',
  weight: 1,
  act: async ({ expected, page, random }) => {
    const button = page.locator('#action-save')
    if (!(await button.isEnabled())) return 'nothing to publish'
    const answered = page.waitForResponse(
      (response) =>
        /depth=0&fallback|publish-together/.test(response.url()) &&
        !response.url().includes('draft=true'),
      { timeout: 20_000 },
    )
    // A refusal reveals its first field, in whatever row it is.
    void answered.then(
      (response) => !response.ok() && expected.allowUnfolding(),
      () => {},
    )
    await button.click()
    const again = page.locator('dialog[open] .staff-actions .btn--style-primary')
    const first = await Promise.race([
      answered.then(
        () => 'answered',
        () => 'nothing',
      ),
      again.waitFor({ timeout: 20_000 }).then(
        () => 'asked',
        () => 'nothing',
      ),
    ])
    if (first === 'asked') await again.click()
    // Typing continues while the request is pending, or after a refusal in the dialog.
    if (first === 'asked' && random() < 0.5) await answered.catch(() => {})
    const leave = page.locator('dialog[open] .staff-actions .btn--style-secondary')
    await page.waitForTimeout(300)
    if (await leave.isVisible()) {
      await answered.catch(() => {})
      await page.waitForTimeout(300)
      if (await leave.isVisible()) await leave.click()
    }
    return first
  },
}

const ACTIONS: readonly Action[] = [
  typeText,
  typeMarkdown,
  typeDate,
  choose,
  rowAction,
  paste,
  undo,
  publish,
]

/** Returns a random action, by weight. */
export function someAction(random: () => number): Action {
  const total = ACTIONS.reduce((sum, { weight }) => sum + weight, 0)
  let left = random() * total
  return ACTIONS.find(({ weight }) => (left -= weight) < 0) ?? typeText
}
