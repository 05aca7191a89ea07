'use client'

import { ServerFunctionsContext, useServerFunctions } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useCallback, type ReactNode } from 'react'

import { editedDocument } from '@/editing/saving/stale-save'

import { heldBy, saverOf, type ToldFault } from './document-saver'

/**
 * Merges the server's form state into a form that may have changed since the request: a response never changes a value, the
 * order of rows or whether a row is collapsed. payload#17455: Payload (3.90) treats each field that was absent from the
 * request as new, and overwrites what was typed in it since.
 */
export function FormStateGuard({ children }: { children: ReactNode }) {
  const functions = useServerFunctions()
  const request = functions.getFormState
  const getFormState = useCallback<typeof request>(
    async (args) => {
      const answer = await request(args)
      const document = editedDocument(args)
      const saver = document && saverOf(document)
      // `renderAllFields`: the form is filled again and takes the whole response.
      if (args.renderAllFields !== false || !saver || !('state' in answer) || !answer.state)
        return answer
      return { ...answer, state: stillTrue(answer.state, saver.form.getFields(), saver.told) }
    },
    [request],
  )
  return (
    <ServerFunctionsContext value={{ ...functions, getFormState }}>
      {children}
    </ServerFunctionsContext>
  )
}

/**
 * Returns what is still valid of `answer` for a form that now holds `now`: each field at the current place of its row,
 * without the fields of removed rows, without values for existing fields, with rows collapsed as they are. `told`: faults of
 * a refused publication, which the form state does not include; each is kept at its field until the field's value changes.
 */
export function stillTrue(
  answer: FormState,
  now: FormState,
  told: readonly ToldFault[] = [],
): FormState {
  const placed: FormState = {}
  for (const [path, field] of Object.entries(answer)) {
    const place = currentPlace(path, answer, now)
    if (place === null) continue
    const { addedByServer, ...known } = field
    const taken = addedByServer && !(place in now) ? field : known
    placed[place] = taken.rows ? { ...taken, rows: foldedAs(now[place]?.rows, taken.rows) } : taken
  }
  for (const { path, message, held } of told) {
    const field = placed[path]
    if (!field || heldBy(now, path) !== held) continue
    placed[path] = { ...field, valid: false, errorMessage: message }
    for (const [parent, around] of Object.entries(placed)) {
      if (!path.startsWith(`${parent}.`)) continue
      placed[parent] = { ...around, errorPaths: [...(around.errorPaths ?? []), path] }
    }
  }
  return placed
}

function foldedAs(now: FormState[string]['rows'] = [], rows: typeof now): typeof now {
  return rows.map((row) => {
    const same = now.find(({ id }) => id === row.id)
    return same ? { ...row, collapsed: same.collapsed } : row
  })
}

/** The path in `now` of the field that `answer` has at `path`; null when one of its rows was removed. */
function currentPlace(path: string, answer: FormState, now: FormState): string | null {
  const segments = path.split('.')
  const place: string[] = []
  for (const [depth, segment] of segments.entries()) {
    const row = answer[segments.slice(0, depth).join('.')]?.rows?.[Number(segment)]
    const rows = now[place.join('.')]?.rows ?? []
    const index = row ? rows.findIndex(({ id }) => id === row.id) : -1
    if (row && index < 0 && !row.addedByServer) return null
    place.push(index < 0 ? segment : String(index))
  }
  return place.join('.')
}
