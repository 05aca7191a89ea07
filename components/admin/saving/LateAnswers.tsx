'use client'

import { ServerFunctionsContext, useServerFunctions } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useCallback, type ReactNode } from 'react'

import { editedDocument } from '@/editing/saving/stale-save'

import { saveWatch } from './save-watch'

/**
 * Has each form that saves itself take of the server's answers only what is true of it still. Payload (3.90) takes for new, in its
 * place, all that was not there when it asked: a field that was filled since was emptied, and a row that came to stand where
 * another had stood was given the other's fields. See https://github.com/payloadcms/payload/pull/17455.
 */
export function LateAnswers({ children }: { children: ReactNode }) {
  const functions = useServerFunctions()
  const ask = functions.getFormState
  const getFormState = useCallback<typeof ask>(
    async (args) => {
      const answer = await ask(args)
      const document = editedDocument(args)
      const now = document && saveWatch().fields(document)
      // A form that is filled anew takes all of it.
      if (args.renderAllFields !== false || !now || !('state' in answer) || !answer.state)
        return answer
      return { ...answer, state: stillTrue(answer.state, now) }
    },
    [ask],
  )
  return (
    <ServerFunctionsContext value={{ ...functions, getFormState }}>
      {children}
    </ServerFunctionsContext>
  )
}

/**
 * `answer`, to a form that holds `now`: each field where its row is now, without those of rows that are gone, and nothing new of
 * those that are there. Rows are folded as they are: the server would fold one that was just added, or opened since.
 */
export function stillTrue(answer: FormState, now: FormState): FormState {
  const placed: FormState = {}
  for (const [path, field] of Object.entries(answer)) {
    const place = placeNow(path, answer, now)
    if (place === null) continue
    const { addedByServer, ...known } = field
    const taken = addedByServer && !(place in now) ? field : known
    placed[place] = taken.rows ? { ...taken, rows: foldedAs(now[place]?.rows, taken.rows) } : taken
  }
  return placed
}

function foldedAs(now: FormState[string]['rows'] = [], rows: typeof now): typeof now {
  return rows.map((row) => {
    const same = now.find(({ id }) => id === row.id)
    return same ? { ...row, collapsed: same.collapsed } : row
  })
}

/** Where what `answer` has at `path` is `now`; null where one of its rows is gone. */
function placeNow(path: string, answer: FormState, now: FormState): string | null {
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
