import { useState } from 'react'

import { ask } from '@/components/admin/ask'
import { StaffButton } from '@/components/admin/StaffRegion'

import { OwnPassword } from './OwnPassword'

/** Removes the second factors of a colleague who lost them, after the administrator's password. */
export function HelpColleague({ account }: { account: string }) {
  const [password, setPassword] = useState('')
  const [message, setMessage] = useState('')
  const remove = async () => {
    const sent = { currentPassword: password }
    const { faults } = await ask('POST', `/api/second-factor/of/${account}/remove`, sent)
    setMessage(faults.join(' ') || 'C’est fait : un courriel prévient cette personne.')
    if (!faults.length) setPassword('')
  }
  return (
    <>
      <p className="staff-advice">
        Si cette personne a perdu son téléphone ou sa clé, retirez ses moyens de vérification&nbsp;:
        elle en ajoutera d’autres. Vérifiez d’abord que c’est bien elle qui le demande.
      </p>
      <OwnPassword onChange={setPassword} value={password} />
      <StaffButton onClick={() => void remove()}>Retirer ses moyens de vérification</StaffButton>
      <p role="status">{message}</p>
    </>
  )
}
