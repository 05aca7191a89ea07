import type { useForm } from '@payloadcms/ui'
import type { FormState } from 'payload'

import type { DocumentName } from '@/editing/saving/stale-save'

import {
  sendSave,
  type FieldFault,
  type Outcome,
  type Problem,
  type SaveKind,
  type SaveOptions,
} from './send-save'

type Form = ReturnType<typeof useForm>

/** What a saver reads from Payload's form. */
export type SavedForm = Pick<Form, 'createFormData' | 'getData' | 'getFields'> & {
  document: DocumentName
  userId: string
  isModified: boolean
  /** `updatedAt` (ISO) of the version from which Payload filled the form. */
  updatedAt: string | undefined
  onOutcome: (outcome: Outcome, kind: SaveKind) => void
}

/** A fault of a refused publication, with the value of its field at that time. */
export type ToldFault = FieldFault & { held: string }

/** The value of the field at `path`, as a string to compare. */
export const heldBy = (fields: FormState, path: string): string =>
  JSON.stringify(fields[path]?.value ?? null)

export type SaveState = {
  isSaving: boolean
  /** What prevented the last save; null if nothing did. While it is `stale`, nothing is sent until a version is chosen. */
  problem: Problem | null
  /** How many saves in a row had this problem. */
  failures: number
}

/** The event of `window` after each save of a form in this tab. */
export const SAVED = 'documentsaved'

/**
 * Saves one open form, one request at a time; each request starts from the version of the previous one. A response updates
 * the version and the saver's state, never a form value, so text typed in the meantime is kept.
 */
export class DocumentSaver {
  form!: SavedForm
  /** The faults of the last refused publication. */
  told: readonly ToldFault[] = []
  #state: SaveState = { isSaving: false, problem: null, failures: 0 }
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

  /** Replaces the faults of the last refused publication, with the current values of their fields. */
  holdTold(faults: FieldFault[]): void {
    const fields = this.form.getFields()
    this.told = faults.map((fault) => ({ ...fault, held: heldBy(fields, fault.path) }))
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly getState = (): SaveState => this.#state

  /** `updatedAt` (ISO) of the newest version that the form is known to show. */
  get loaded(): string {
    const { updatedAt = '' } = this.form
    return updatedAt > this.#loaded ? updatedAt : this.#loaded
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
    this.#set({ problem: null })
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
    const { problem } = this.#state
    if (problem?.kind === 'stale') return problem
    const { document, userId, createFormData, getData } = this.form
    const data = getData()
    const sent = dataKey(data)
    this.#sent = sent
    this.#set({ isSaving: true })
    const status = { _status: kind === 'publish' ? 'published' : 'draft' }
    const body = await createFormData(status, { data: kind === 'unpublish' ? {} : data })
    const { loaded } = this
    const outcome = await sendSave({ document, kind, body, loaded, userId, ...options })
    if (outcome.kind !== 'saved' && this.#sent === sent) this.#sent = null
    this.record(outcome, kind)
    return outcome
  }

  /** Records the result of a save, also when another request saved the form's document. */
  record(outcome: Outcome, kind: SaveKind): void {
    const { failures, problem: before } = this.#state
    // The form shows at its fields why a publication was refused.
    const isTold = outcome.kind === 'refused' && (kind === 'publish' || kind === 'unpublish')
    const problem = outcome.kind === 'saved' || isTold ? null : outcome
    const isAgain = problem?.kind === before?.kind
    if (outcome.kind === 'saved') this.#loaded = outcome.data.updatedAt
    this.#set({ isSaving: false, problem, failures: isAgain ? failures + 1 : 1 })
    this.form.onOutcome(outcome, kind)
    if (outcome.kind === 'saved') window.dispatchEvent(new Event(SAVED))
  }

  #set(change: Partial<SaveState>): void {
    this.#state = { ...this.#state, ...change }
    this.#listeners.forEach((listener) => listener())
  }
}

/** Form data as a string to compare, without the fields that every save changes. */
const dataKey = (data: object): string =>
  JSON.stringify({ ...data, _status: undefined, updatedAt: undefined })

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
