import { useState } from 'react'

import { ask } from '@/components/admin/ask'
import { StaffDialog } from '@/components/admin/StaffDialog'

import type { AskedConfirmation, ConfirmationView } from '../view'
import { CodeInput } from './CodeInput'
import { PasskeyButton } from './PasskeyButton'
import { useSecondFactor } from './use-second-factor'

import './second-factor.css'

const TITLE = 'Confirmez que c’est bien vous'
const CLASS = 'second-factor-dialog'

type ConfirmDialogProps = {
  /** The endpoint that tells what to confirm, and checks the second factor. */
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
  if (!ticket) return <LogInAgain address={address} answer={answer} />
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

const NOT_YET =
  'Votre nouvelle connexion n’est pas encore visible d’ici : ouvrez le lien, connectez-vous dans l’autre onglet, puis réessayez.'

/** In another tab, so that what is typed in this one stays. */
function LogInAgain({ address, answer }: Omit<ConfirmDialogProps, 'asked'>) {
  const [fault, setFault] = useState('')
  const [isAsking, setIsAsking] = useState(false)
  const check = async () => {
    setFault('')
    setIsAsking(true)
    const { body } = await ask<ConfirmationView>('GET', address)
    if (body && !body.asked) return answer(true)
    setFault(NOT_YET)
    setIsAsking(false)
  }
  return (
    <StaffDialog
      className={CLASS}
      does="C’est fait : continuer"
      isBusy={isAsking}
      onClose={() => answer(false)}
      onDo={() => void check()}
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
      <p aria-live="assertive" className="staff-fault">
        {fault}
      </p>
    </StaffDialog>
  )
}
