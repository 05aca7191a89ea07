import { useState } from 'react'

import { StaffDialog } from '@/components/admin/StaffDialog'

import type { AskedConfirmation } from '../view'
import { CodeInput } from './CodeInput'
import { PasskeyButton } from './PasskeyButton'
import { useSecondFactor } from './use-second-factor'

import './second-factor.css'

const TITLE = 'Confirmez que c’est bien vous'
const CLASS = 'second-factor-dialog'

type ConfirmDialogProps = {
  /** The endpoint that checks the second factor. */
  address: string
  asked: AskedConfirmation
  answer: (isConfirmed: boolean) => void
}

/** Asks for a passkey, a code or a recovery code; for an account that has none, to log in again. */
export function ConfirmDialog({ address, answer, asked }: ConfirmDialogProps) {
  const { passkey, ticket } = asked
  const [code, setCode] = useState('')
  const { fault, isSending, sendCode, sendPasskey } = useSecondFactor(address, () => answer(true), {
    ticket,
  })
  if (!ticket) return <LogInAgain answer={answer} />
  return (
    <StaffDialog
      className={CLASS}
      does="Vérifier le code"
      isBusy={isSending}
      onClose={() => answer(false)}
      onDo={() => sendCode(code)}
      title={TITLE}
    >
      <p>
        Cette action demande une vérification, qui vaut ensuite dix minutes. Ce que vous avez saisi
        est gardé.
      </p>
      {passkey && <PasskeyButton isSending={isSending} onUse={() => sendPasskey(passkey)} />}
      <CodeInput isFirst={!passkey} onChange={setCode} value={code} />
      <p aria-live="assertive" className="staff-fault">
        {fault}
      </p>
    </StaffDialog>
  )
}

/** In another tab, so that what is typed in this one stays. */
const LogInAgain = ({ answer }: Pick<ConfirmDialogProps, 'answer'>) => (
  <StaffDialog
    className={CLASS}
    does="C’est fait : continuer"
    onClose={() => answer(false)}
    onDo={() => answer(true)}
    title={TITLE}
  >
    <p>
      Votre rôle demande une vérification en deux étapes, et votre compte n’a pas de moyen de
      vérification sur ce site.{' '}
      <a href="/admin/logout" rel="noreferrer" target="_blank">
        Reconnectez-vous dans un autre onglet
      </a>
      , puis revenez ici.
    </p>
  </StaffDialog>
)
