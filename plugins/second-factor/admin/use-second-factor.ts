import { startAuthentication } from '@simplewebauthn/browser'
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { useState } from 'react'

import { ask } from '@/components/admin/ask'

const CANCELLED = 'Aucune clé d’accès n’a été utilisée. Réessayez, ou saisissez un code.'

/**
 * Sends a second factor to the endpoint at `address`, with `more`, then calls `onDone`. `fault`: why the server refused it, or
 * no passkey was used, in French.
 */
export function useSecondFactor(address: string, onDone: () => void, more: object = {}) {
  const [fault, setFault] = useState('')
  const [isSending, setIsSending] = useState(false)
  const send = async (give: () => Promise<object>) => {
    setFault('')
    setIsSending(true)
    const secondFactor = await give().catch(() => null)
    const { faults } = secondFactor
      ? await ask('POST', address, { ...more, secondFactor })
      : { faults: [CANCELLED] }
    if (!faults.length) return onDone()
    setFault(faults.join(' '))
    setIsSending(false)
  }
  return {
    fault,
    isSending,
    sendCode: (code: string) => void send(() => Promise.resolve({ code })),
    sendPasskey: (optionsJSON: PublicKeyCredentialRequestOptionsJSON) =>
      void send(async () => ({ passkey: await startAuthentication({ optionsJSON }) })),
  }
}
