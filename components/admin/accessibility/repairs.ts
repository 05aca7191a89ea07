import { sayChosenMoment } from './chosen-moment'
import { TOLD_OF_AN_ERROR, forgetError, tellError, tellRequired } from './field-errors'

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
  named(popup('.btn--withPopup > .popup'), 'Autres façons d’enregistrer'),
  named(popup('.clipboard-action__popup'), 'Copier ou coller le champ'),
  named(popup('.array-actions'), 'Actions sur cette ligne'),
  named('.collapsible__drag', 'Déplacer'),

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
  ['.react-datepicker-time__header', (header) => say(header, 'Heure')],
  // Where a publication is planned; without a zone, its time is that of the browser.
  ['.schedule-publish:has(.timezone-picker .rs__single-value) .date-time-picker', sayChosenMoment],

  ['#select-all', (box) => nameBox(box, 'Tout choisir')],
  ['.select-row__checkbox input', nameRow],
]

/** Mends what `root` holds now. Doing it again changes nothing. */
export function repair(root: ParentNode): void {
  for (const [selector, mend] of REPAIRS) root.querySelectorAll<HTMLElement>(selector).forEach(mend)
}

/** A choice among documents is called as the field it stands in, which its label does not say. */
function nameChoice(input: HTMLElement): void {
  const label = input.closest('.field-type')?.querySelector('.field-label')?.textContent
  input.setAttribute('aria-label', label?.replace(/\*$/, '').trim() || 'Choisir')
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

/** Only a change is written: each is seen, and mended, again. */
function say(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words
}
