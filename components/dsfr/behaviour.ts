/**
 * All the JavaScript of the public site: the theme, the two dialogs (menu, display settings) and the collapsed breadcrumb
 * and summary.
 * DSFR's own modules weigh 23 kB compressed for these, mostly for what browsers now do: `<dialog>` hides the rest of the
 * page, closes on Escape and restores the focus. DSFR's markup, classes and storage key are kept.
 *
 * Runs before the first paint, so that the chosen theme does not flash; nothing here needs the complete document.
 */
export {}

/** The storage key of DSFR « Paramètres d’affichage ». */
const STORED = 'scheme'
const CHOICES = 'fr-radios-theme'
/** DSFR's breakpoint `lg`, from which the header has no menu button. */
const LARGE = '(min-width: 62em)'

const root = document.documentElement
const systemIsDark = matchMedia('(prefers-color-scheme: dark)')

function applyScheme(scheme: string | null): void {
  const known = scheme === 'dark' || scheme === 'light' ? scheme : 'system'
  root.dataset.frScheme = known
  root.dataset.frTheme = known === 'system' ? (systemIsDark.matches ? 'dark' : 'light') : known
}

/** Browsers without storage, as some are in private browsing, throw on reading `localStorage` itself. */
function stored(): string | null {
  try {
    return localStorage.getItem(STORED)
  } catch {
    return null
  }
}

function store(scheme: string): void {
  try {
    localStorage.setItem(STORED, scheme)
  } catch {
    // The choice then only applies to this page.
  }
}

function open(dialog: HTMLDialogElement): void {
  for (const choice of dialog.querySelectorAll<HTMLInputElement>(`[name=${CHOICES}]`)) {
    choice.checked = choice.value === root.dataset.frScheme
  }
  for (const drawing of dialog.querySelectorAll<SVGUseElement>('use[data-href]')) {
    drawing.setAttribute('href', drawing.dataset.href ?? '')
  }
  dialog.classList.add('fr-modal--opened')
  dialog.showModal()
}

/** DSFR hides the button when the content expands: move the focus to the content. */
function unfold(button: Element, content: Element): void {
  button.setAttribute('aria-expanded', 'true')
  content.classList.add('fr-collapse--expanded')
  content.querySelector<HTMLElement>('a[href]')?.focus()
}

function onClick({ target }: Event): void {
  if (!(target instanceof Element)) return
  // A click on the dialog element itself is outside its content, on the backdrop.
  if (target instanceof HTMLDialogElement) return target.close()
  const button = target.closest('button[aria-controls]')
  const controlled = document.getElementById(button?.getAttribute('aria-controls') ?? '')
  if (!button || !controlled) return
  if (!(controlled instanceof HTMLDialogElement)) return unfold(button, controlled)
  const around = button.closest('dialog')
  around?.close()
  if (around !== controlled) open(controlled)
}

/** Native dialogs let the focus leave for the browser's own buttons; DSFR's, following the ARIA pattern, keep it inside. */
function goRound(event: KeyboardEvent): void {
  const dialog = document.querySelector('dialog[open]')
  if (event.key !== 'Tab' || !dialog) return
  const stops = dialog.querySelectorAll<HTMLElement>('a[href], button, input:checked')
  const [first, last] = [stops[0], stops[stops.length - 1]]
  if (document.activeElement !== (event.shiftKey ? first : last)) return
  event.preventDefault()
  ;(event.shiftKey ? last : first)?.focus()
}

/** Printed pages show full addresses and the date of printing: the page is cached, so it contains neither. */
function prepareForPaper(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href^="/"]')) {
    link.dataset.address = link.href
  }
  const { body } = document
  const [address = ''] = (body.dataset.address ?? location.href).split(' – ')
  const day = new Date().toLocaleDateString('fr-FR', { dateStyle: 'long' })
  body.dataset.address = `${address} – imprimé le ${day}`
}

/** Places an open menu list under its button, in browsers without CSS anchor positioning. */
function placeUnderButton({ target, newState }: ToggleEvent): void {
  if (!(target instanceof HTMLElement) || newState !== 'open' || !target.matches('.eig-menu'))
    return
  const button = document.querySelector(`[popovertarget="${target.id}"]`)
  if (!button) return
  const { bottom, left } = button.getBoundingClientRect()
  const furthest = document.documentElement.clientWidth - target.offsetWidth
  Object.assign(target.style, {
    inset: 'auto',
    left: `${Math.max(0, Math.min(left, furthest)) + scrollX}px`,
    margin: '0',
    position: 'absolute',
    top: `${bottom + scrollY}px`,
  })
}

applyScheme(stored())
addEventListener('beforeprint', prepareForPaper)
// Listen in the capture phase: `toggle` does not bubble.
if (!CSS.supports('position-area', 'bottom')) {
  document.addEventListener('toggle', placeUnderButton as EventListener, true)
}
systemIsDark.addEventListener('change', () => applyScheme(root.dataset.frScheme ?? null))
addEventListener('storage', ({ key, newValue }) => key === STORED && applyScheme(newValue))
document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.name !== CHOICES) return
  applyScheme(target.value)
  store(target.value)
})

// Browsers too old for dialogs keep the system's theme, and the style sheet hides the buttons.
if (typeof HTMLDialogElement === 'function') {
  root.dataset.frJs = 'true'
  document.addEventListener('click', onClick)
  document.addEventListener('keydown', goRound)
  // Listen in the capture phase: `close` does not bubble.
  document.addEventListener(
    'close',
    ({ target }) => (target as Element).classList.remove('fr-modal--opened'),
    true,
  )
  matchMedia(LARGE).addEventListener('change', () =>
    document.querySelector<HTMLDialogElement>('.fr-header__menu[open]')?.close(),
  )
}
