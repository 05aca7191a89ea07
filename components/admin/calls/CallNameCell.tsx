'use client'

import { RenderDefaultCell } from '@payloadcms/ui'
import type { DefaultCellComponentProps, TextFieldClient } from 'payload'
import { useState } from 'react'

import { dateChangesOf, lastMoveAt } from '@/call/date-changes'
import { periodsOf } from '@/call/former-dates'
import { scheduleOf } from '@/call/of-document'
import { callStateAt } from '@/call/state'
import { stateSentence } from '@/call/words'
import type { Call } from '@/payload-types'

/** In a list: a call's name, as Payload shows it, and its state in words. */
export function CallNameCell(props: DefaultCellComponentProps<TextFieldClient>) {
  const { columnIndex = 0, link, rowData } = props
  const [now] = useState(() => new Date())
  return (
    <div>
      <RenderDefaultCell clientProps={props} columnIndex={columnIndex} isLinkedColumn={link} /> —{' '}
      {callStateWords(rowData, now)}
    </div>
  )
}

/** A draft changes nothing for visitors: its state is announced as the one after publication. */
function callStateWords(call: Partial<Call>, now: Date): string {
  const state = callStateAt(scheduleOf(call), now)
  const change = lastMoveAt(dateChangesOf(periodsOf(call)), now)
  const words = `${stateSentence(state, change)}${state.status === 'forced' ? ' (forcé)' : ''}`
  return call._status === 'draft' ? `brouillon. Une fois publié\u00a0: ${words}` : words
}
