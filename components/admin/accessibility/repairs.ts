import { frenchTypography } from '@/text/typography'

import { sayChoice } from '@/components/admin/SectionSentences'
import { TOLD_OF_AN_ERROR, forgetError, tellError, tellRequired } from './field-errors'
import { selectWords } from './select-words'

/**
 * A defect of Payload's admin (3.90) for screen readers, keyboards or French readers that no setting fixes: the elements
 * concerned and their repair. Remove an entry once Payload fixes it (`tests/browser/admin-accessibility`).
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
  // These screens have no main landmark; document screens have one.
  withRole('.template-minimal', 'main'),
  withRole('.dashboard', 'main'),
  withRole('.collection-list:not(.drawer *)', 'main'),
  // Inside `main`, these headers are not banners.
  withRole('.list-header', 'none'),
  withRole('.doc-header', 'region'),
  named('.doc-header', 'Document'),
  // The path of the screen is another navigation.
  named('.nav__wrap', 'Menu'),
  // A list without items.
  withRole('.doc-tabs__tabs', 'none'),
  // The label hides the visible text, which also says how many versions there are.
  ['.doc-tab[aria-label]', (tab) => tab.removeAttribute('aria-label')],
  // The first heading level under the document's title.
  ['h3.group-field__title', (title) => title.setAttribute('aria-level', '2')],

  named(popup('.doc-controls__popup'), 'Autres actions'),
  named(popup('.clipboard-action__popup'), 'Copier ou coller'),
  named(popup('.array-actions'), 'Actions sur cette ligne'),
  named('.collapsible__drag', 'Déplacer'),
  // Payload names a drawer and a dialog by their ids.
  ['[aria-label^="drawer_"], .confirmation-modal', nameByTitle],
  // Its dialogs all say « Confirmer »: their titles name the action (`own-words.ts`).
  ['#confirm-action', nameAction],

  // The arrow keys open the list from its field; this button is only for the mouse and hidden from screen readers.
  ['.dropdown-indicator', (button) => (button.tabIndex = -1)],
  ['.clear-indicator[aria-hidden]', (button) => button.removeAttribute('aria-hidden')],
  named('.clear-indicator', 'Effacer le choix'),
  // A button must not contain the buttons that edit and remove the choice.
  withRole('.rs__multi-value[role=button]', 'group'),
  ['.rs__control input[role=combobox]:not([aria-label])', nameChoice],

  [TOLD_OF_AN_ERROR, forgetError],
  ['.field-error', tellError],
  ['.field-label > .required', tellRequired],

  // The only words of the date picker that no setting translates.
  ['.react-datepicker-time__header', (header) => sayText(header, /^Time$/, 'Heure')],

  // dnd-kit's words about dragging, which Payload does not translate.
  [
    '[aria-roledescription=sortable], [aria-roledescription=draggable]',
    (item) => item.setAttribute('aria-roledescription', 'déplaçable'),
  ],
  ['div[style="display: none;"]:not([class])', (help) => sayText(help, ENGLISH_HELP, HOW_TO_DRAG)],
  ['[id^=DndLiveRegion]', follow(dragWords)],
  // react-select's messages for screen readers.
  [
    '[id^=react-select][id$=-live-region], .rs__control ~ [role=log], [role=log]:has(~ .rs__control)',
    follow(selectWords),
  ],
  // The button that opens a chosen document.
  [
    '[aria-label^="Edit "]',
    (button) =>
      button.setAttribute('aria-label', button.ariaLabel!.replace(/^Edit /, 'Modifier\u00a0: ')),
  ],
  // The preview size that fills the available space.
  [
    '.live-preview-toolbar-controls__breakpoint, .popup-button-list__button',
    (choice) => sayText(choice, /^Responsive$/, 'Toute la place'),
  ],
  // For an untitled document, the title would be its id.
  ['.render-title--has-id[title]', (title) => title.removeAttribute('title')],

  ['.blocks-drawer__block .thumbnail-card', sayChoice],
  // Payload has one sentence for all kinds of rows, without an article.
  [
    '.blocks-field__drawer-toggler .btn__label, .blocks-drawer .drawer__header__title, .blocks-drawer h2',
    (label) => sayText(label, /^Ajouter Section$/, 'Ajouter une section'),
  ],

  ['#delete-forever', (box) => nameBox(box, 'Ignorer la corbeille et supprimer définitivement')],
  ['#select-all', (box) => nameBox(box, 'Tout choisir')],
  ['.select-row__checkbox input', nameRow],
]

/** Repairs the current content of `root`. Idempotent. */
export function repair(root: ParentNode): void {
  for (const [selector, mend] of REPAIRS) root.querySelectorAll<HTMLElement>(selector).forEach(mend)
}

const OWNERS = '.array-actions, .clipboard-action__popup'
const POPUP_BUTTONS = '.popup__content button, .popup__hidden-content button'

/**
 * Call when the button `target` of a menu that copies rows is about to open it: names the rows « section » in lists of
 * sections. Payload says « ligne » for all lists, and its menu is rendered outside the list.
 */
export function nameCopiedRows({ target }: Event): void {
  const list = (target as Element).closest(OWNERS)?.closest('.array-field, .blocks-field')
  if (!list) return
  const noun = list.matches('.blocks-field') ? 'section' : 'ligne'
  for (const button of document.querySelectorAll<HTMLElement>(POPUP_BUTTONS)) {
    sayText(button, /^((?:Copier|Coller) (?:la|toutes les) )(?:section|ligne)(s?)$/, `$1${noun}$2`)
  }
}

/** Names an input that chooses documents after its field: its label is not associated with it. */
function nameChoice(input: HTMLElement): void {
  const label = input.closest('.field-type')?.querySelector('.field-label')?.textContent
  input.setAttribute('aria-label', label?.replace(/\*$/, '').trim() || 'Choisir')
}

function nameByTitle(drawer: HTMLElement): void {
  const title = drawer.querySelector('h1, h2')?.textContent?.trim()
  if (title) drawer.setAttribute('aria-label', title)
}

function nameAction(button: HTMLElement): void {
  const title = button.closest('.confirmation-modal')?.querySelector('h1')?.textContent
  if (title) sayText(button, /^Confirmer$/, title)
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

/**
 * Returns a repair that translates each text of a live region with `toFrench`, as it changes. Only that text node is changed,
 * so that it is announced at once.
 */
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

/** Returns dnd-kit's announcement in French. It only keeps the kind of event: dnd-kit names elements by their ids. */
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
