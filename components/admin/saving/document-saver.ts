import type { FormState } from 'payload'

import type { DocumentName, StaleSave } from '@/editing/saving/stale-save'

import {
  sendSave,
  type FieldFault,
  type Obstacle,
  type Outcome,
  type SaveKind,
  type SaveOptions,
} from './send-save'

export type Values = Record<string, unknown>

/** What a saver reads from its form. */
export type SavedForm = {
  document: DocumentName
  userId: string
  isModified: boolean
  getData: () => Values
  getFields: () => FormState
  /** The request body: the form's data with `overrides`, and its file if it has one. */
  createBody: (overrides: Values) => Promise<BodyInit>
  /** `updatedAt` (ISO) of each version that the form is known to show. */
  versions: () => (string | undefined)[]
  onOutcome: (outcome: Outcome, kind: SaveKind) => void
}

/** A fault of a refused publication, with the value of its field at that time. */
export type ToldFault = FieldFault & { held: string }

/** The value of the field at `path`, as a string to compare. */
export const heldBy = (fields: FormState, path: string): string =>
  JSON.stringify(fields[path]?.value ?? null)

export type SaveState = {
  isSaving: boolean
  /** What prevented the last save, and how many times in a row. */
  obstacle: { what: Obstacle; failures: number } | null
  /** Another person saved another version: nothing is sent until one is chosen. */
  stale: StaleSave | null
  /** Why the last draft was refused. */
  faults: FieldFault[]
}

const INITIAL: SaveState = { isSaving: false, obstacle: null, stale: null, faults: [] }

/**
 * Saves one open form, one request at a time; each request starts from the version of the previous one. A response updates
 * the version and the saver's state, never a form value, so text typed in the meantime is kept.
 */
export class DocumentSaver {
  form!: SavedForm
  #told: ToldFault[] = []
  #state = INITIAL
  readonly #listeners = new Set<() => void>()
  /** The data of the last save that is pending or succeeded. */
  #sent: string | null = null
  #loaded = ''
  #last: Promise<unknown> = Promise.resolve()
  #waiting: Promise<boolean> | null = null

  /** Replaces the form that the saver reads. */
  connect(form: SavedForm): void {
    this.form = form
  }

  /** The faults of the last refused publication. */
  get told(): readonly ToldFault[] {
    return this.#told
  }

  /** Replaces the faults of the last refused publication, with the current values of their fields. */
  holdTold(faults: FieldFault[]): void {
    const fields = this.form.getFields()
    this.#told = faults.map((fault) => ({ ...fault, held: heldBy(fields, fault.path) }))
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly getState = (): SaveState => this.#state

  /** `updatedAt` (ISO) of the newest version that the form is known to show. */
  get loaded(): string {
    return [this.#loaded, ...this.form.versions()].reduce<string>(
      (newest, version) => (version && version > newest ? version : newest),
      '',
    )
  }

  /** Whether the form has changes that were not sent. */
  isDirty(): boolean {
    return this.form.isModified && dataKey(this.form.getData()) !== this.#sent
  }

  /** Forgets what was sent, after the form was filled again or matches the saved version. */
  forgetSent(): void {
    this.#sent = null
  }

  /** Saves the form's text over the version of `updatedAt` (ISO). Resolves to whether the save succeeded. */
  replace(updatedAt: string): Promise<boolean> {
    this.#loaded = updatedAt
    this.dismissStale()
    return this.save()
  }

  dismissStale(): void {
    this.#set({ stale: null })
  }

  /** Saves the form as a draft, after any pending save. Resolves to whether the save succeeded. */
  save(options?: SaveOptions): Promise<boolean> {
    this.#waiting ??= this.#inOrder(async () => {
      this.#waiting = null
      return (await this.#send('autosave', options)).kind === 'saved'
    })
    return this.#waiting
  }

  /** Saves unsent changes, and waits for any pending save. Resolves to whether the server has all of the form. */
  async flush(): Promise<boolean> {
    if (this.isDirty()) return this.save()
    await this.#last
    return !this.isDirty()
  }

  /** Sends a save that a person asked for, after any pending save. */
  request(kind: Exclude<SaveKind, 'autosave'>, options?: SaveOptions): Promise<Outcome> {
    return this.#inOrder(() => this.#send(kind, options))
  }

  #inOrder<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(act)
    this.#last = result.catch(() => {})
    return result
  }

  async #send(kind: SaveKind, options?: SaveOptions): Promise<Outcome> {
    const { stale } = this.#state
    if (stale) return { kind: 'stale', stale }
    const { document, userId, createBody, getData } = this.form
    const sent = dataKey(getData())
    this.#sent = sent
    this.#set({ isSaving: true })
    const body =
      kind === 'unpublish'
        ? bodyOf({ _status: 'draft' })
        : await createBody({ _status: kind === 'publish' ? 'published' : 'draft' })
    const outcome = await sendSave({
      document,
      kind,
      body,
      loaded: this.loaded,
      userId,
      ...options,
    })
    if (outcome.kind === 'saved') this.#loaded = outcome.data.updatedAt
    else if (this.#sent === sent) this.#sent = null
    this.#set(stateAfter(outcome, kind, this.#state))
    this.form.onOutcome(outcome, kind)
    if (outcome.kind === 'saved') tellSaved()
    return outcome
  }

  #set(change: Partial<SaveState>): void {
    this.#state = { ...this.#state, ...change }
    this.#listeners.forEach((listener) => listener())
  }
}

/** A request body with only `values`, in the format that Payload reads. */
function bodyOf(values: Values): FormData {
  const body = new FormData()
  body.append('_payload', JSON.stringify(values))
  return body
}

function stateAfter(outcome: Outcome, kind: SaveKind, before: SaveState): SaveState {
  const isDraft = kind === 'autosave' || kind === 'draft'
  return {
    isSaving: false,
    obstacle:
      outcome.kind === 'unsaved'
        ? { what: outcome.obstacle, failures: (before.obstacle?.failures ?? 0) + 1 }
        : null,
    stale: outcome.kind === 'stale' ? outcome.stale : null,
    faults: outcome.kind === 'refused' && isDraft ? outcome.faults : [],
  }
}

/** Form data as a string to compare, without the fields that every save changes. */
const dataKey = (data: Values): string =>
  JSON.stringify({ ...data, _status: undefined, updatedAt: undefined })

const savedListeners = new Set<() => void>()

/** Calls `listener` after each save of a form in this tab. Returns a function that unsubscribes. */
export function onSaved(listener: () => void): () => void {
  savedListeners.add(listener)
  return () => void savedListeners.delete(listener)
}

/** Notifies the listeners of `onSaved` that a document was saved. */
export const tellSaved = (): void => savedListeners.forEach((listener) => listener())

/** The savers of the open forms. A drawer may edit the same document as the page under it: the last one is used. */
const open: DocumentSaver[] = []

/** Registers the saver of an open form. Returns a function that removes it. */
export function register(saver: DocumentSaver): () => void {
  open.push(saver)
  return () => void open.splice(open.indexOf(saver), 1)
}

/** The saver of the open form of `document`; undefined when it is not open. */
export const saverOf = (document: DocumentName): DocumentSaver | undefined =>
  open.findLast(({ form }) => form.document === document)
