'use client'

import { RenderDefaultCell } from '@payloadcms/ui'
import type { DefaultCellComponentProps, TextFieldClient } from 'payload'
import { useState } from 'react'

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
  const words = `${stateSentence(state)}${state.status === 'forced' ? ' (forcé)' : ''}`
  return call._status === 'draft' ? `brouillon. Une fois publié\u00a0: ${words}` : words
}
