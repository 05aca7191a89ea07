import { frenchTypography } from '@/text/typography'

import { sayChoice } from '@/components/admin/SectionSentences'
import { TOLD_OF_AN_ERROR, forgetError, tellError, tellRequired } from './field-errors'
import { selectWords } from './select-words'

/**
 * What a screen reader, a keyboard or a French reader misses in Payload's own screens (3.90) and no setting gives: each line names the
 * elements and what is mended. A line whose defect is gone from Payload can go too (`tests/browser/admin-accessibility`).
 */
type Repair = [selector: string, mend: (element: HTMLElement) => void]

const named = (selector: string, name: string): Repair => [
  `${selector}:not([aria-label])`,
  (element) => element.setAttribute('aria-label', name),
]

const withRole = (selector: string, role: string): Repair => [
  `${selector}:not([role=${role}])`,
  (element) => element.setAttribute('role', role),
]

const popup = (owner: string): string => `${owner} > .popup__trigger-wrap > .popup-button`

const REPAIRS: Repair[] = [
  // These screens have no main landmark; those of a document have.
  withRole('.template-minimal', 'main'),
  withRole('.dashboard', 'main'),
  withRole('.collection-list:not(.drawer *)', 'main'),
  // Within them a header is no banner.
  withRole('.list-header', 'none'),
  withRole('.doc-header', 'region'),
  named('.doc-header', 'Document'),
  // A list without items.
  withRole('.doc-tabs__tabs', 'none'),
  // Says less than the words it hides: how many versions there are.
  ['.doc-tab[aria-label]', (tab) => tab.removeAttribute('aria-label')],
  // The first title under that of the document.
  ['h3.group-field__title', (title) => title.setAttribute('aria-level', '2')],

  named(popup('.doc-controls__popup'), 'Autres actions'),
  named(popup('.clipboard-action__popup'), 'Copier ou coller'),
  named(popup('.array-actions'), 'Actions sur cette ligne'),
  named('.collapsible__drag', 'Déplacer'),
  // A drawer is named by its id.
  ['[aria-label^="drawer_"]', nameByTitle],

  // Arrow keys open the list from its field: this button is for the mouse, and hidden from the rest.
  ['.dropdown-indicator', (button) => (button.tabIndex = -1)],
  ['.clear-indicator[aria-hidden]', (button) => button.removeAttribute('aria-hidden')],
  named('.clear-indicator', 'Effacer le choix'),
  // A button may not hold the buttons that edit and remove the choice.
  withRole('.rs__multi-value[role=button]', 'group'),
  ['.rs__control input[role=combobox]:not([aria-label])', nameChoice],

  [TOLD_OF_AN_ERROR, forgetError],
  ['.field-error', tellError],
  ['.field-label > .required', tellRequired],

  // The only words of the date picker that no setting translates.
  ['.react-datepicker-time__header', (header) => sayText(header, /^Time$/, 'Heure')],

  // The words of what lets one drag (dnd-kit), which Payload leaves as they come.
  [
    '[aria-roledescription=sortable], [aria-roledescription=draggable]',
    (item) => item.setAttribute('aria-roledescription', 'déplaçable'),
  ],
  ['div[style="display: none;"]:not([class])', (help) => sayText(help, ENGLISH_HELP, HOW_TO_DRAG)],
  ['[id^=DndLiveRegion]', follow(dragWords)],
  // What select fields tell screen readers alone (react-select).
  [
    '[id^=react-select][id$=-live-region], .rs__control ~ [role=log], [role=log]:has(~ .rs__control)',
    follow(selectWords),
  ],
  // A document that is chosen, which the button opens.
  [
    '[aria-label^="Edit "]',
    (button) =>
      button.setAttribute('aria-label', button.ariaLabel!.replace(/^Edit /, 'Modifier\u00a0: ')),
  ],
  // The size of the preview that fills its room.
  [
    '.live-preview-toolbar-controls__breakpoint, .popup-button-list__button',
    (choice) => sayText(choice, /^Responsive$/, 'Toute la place'),
  ],
  // Without a title, a document is no id.
  ['.render-title--has-id[title]', (title) => title.removeAttribute('title')],

  ['.blocks-drawer__block .thumbnail-card', sayChoice],

  ['#select-all', (box) => nameBox(box, 'Tout choisir')],
  ['.select-row__checkbox input', nameRow],
]

/** Mends what `root` holds now. Doing it again changes nothing. */
export function repair(root: ParentNode): void {
  for (const [selector, mend] of REPAIRS) root.querySelectorAll<HTMLElement>(selector).forEach(mend)
}

const OWNERS = '.array-actions, .clipboard-action__popup'
const POPUP_BUTTONS = '.popup__content button, .popup__hidden-content button'

/**
 * Before a menu that copies rows opens by its button, `target`: calls them sections where they are. Payload says « ligne »
 * of all lists, in a menu that stands apart from its list.
 */
export function nameCopiedRows({ target }: Event): void {
  const list = (target as Element).closest(OWNERS)?.closest('.array-field, .blocks-field')
  if (!list) return
  const noun = list.matches('.blocks-field') ? 'section' : 'ligne'
  for (const button of document.querySelectorAll<HTMLElement>(POPUP_BUTTONS)) {
    sayText(button, /^((?:Copier|Coller) (?:la|toutes les) )(?:section|ligne)(s?)$/, `$1${noun}$2`)
  }
}

/** A choice among documents is called as the field it stands in, which its label does not say. */
function nameChoice(input: HTMLElement): void {
  const label = input.closest('.field-type')?.querySelector('.field-label')?.textContent
  input.setAttribute('aria-label', label?.replace(/\*$/, '').trim() || 'Choisir')
}

function nameByTitle(drawer: HTMLElement): void {
  const title = drawer.querySelector('h1, h2')?.textContent?.trim()
  if (title) drawer.setAttribute('aria-label', title)
}

function nameRow(box: HTMLElement): void {
  const title = box.closest('tr')?.querySelector('td:not(.cell-_select)')?.textContent
  nameBox(box, title ? `Choisir\u00a0: ${title}` : 'Choisir')
}

function nameBox(box: HTMLElement, name: string): void {
  box.removeAttribute('aria-labelledby')
  box.removeAttribute('title')
  box.setAttribute('aria-label', name)
}

const ENGLISH_HELP = /^\s*To pick up a draggable item.*$/s

const HOW_TO_DRAG = frenchTypography(
  'Pour prendre cet élément, appuyez sur la barre d’espace. Les flèches le déplacent ; la barre d’espace le dépose, Échap annule.',
)

const followed = new WeakSet<HTMLElement>()

/** Translates each text of a live region by `toFrench`, as it changes: only that text changes then, and it is read at once. */
function follow(toFrench: (said: string) => string) {
  return (region: HTMLElement): void => {
    if (followed.has(region)) return
    followed.add(region)
    const translate = () => {
      const texts = document.createTreeWalker(region, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const { nodeValue: said } = texts.currentNode
        const words = toFrench(said ?? '')
        if (said !== words) texts.currentNode.nodeValue = words
      }
    }
    const changes = { characterData: true, childList: true, subtree: true }
    new MutationObserver(translate).observe(region, changes)
    translate()
  }
}

/** What dnd-kit says while one drags, in French: of its sentences only the kind counts, for they name things by ids. */
export function dragWords(said: string): string {
  if (/^Picked up/.test(said)) return 'Élément pris.'
  if (/was moved over/.test(said)) return 'Élément sur une autre place.'
  if (/no longer over/.test(said)) return 'Élément hors de toute place.'
  if (/cancelled/.test(said)) return 'Déplacement annulé.'
  if (/was dropped/.test(said)) return 'Élément déposé.'
  return said
}

function sayText(element: HTMLElement, before: RegExp, words: string): void {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode
    if (before.test(text.nodeValue ?? '')) text.nodeValue = text.nodeValue!.replace(before, words)
  }
}
