import type { Fault } from '@/editing/faults'
import { unknownVariables, variablesIn } from '@/text/variables'
import { misplacedMessage, unknownMessage } from './messages'
import { textsOf } from './uses'

/** Faults of the texts of `doc` that name what is no variable. */
export const unknownIn = (doc: object): Fault[] =>
  textsOf(doc).flatMap(({ path, text }) => {
    const unknown = unknownVariables(text)
    return unknown.length ? [{ path, message: unknownMessage(unknown) }] : []
  })

/** Faults of the texts of `doc` that name a variable, known or not, where none is replaced. */
export const misplacedIn = (doc: object): Fault[] =>
  textsOf(doc).flatMap(({ path, text }) => {
    const typed = [...variablesIn(text).map((name) => `{{${name}}}`), ...unknownVariables(text)]
    return typed.length ? [{ path, message: misplacedMessage(typed) }] : []
  })
