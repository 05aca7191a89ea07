import { LoginView } from '@payloadcms/next/views'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { getSafeRedirect } from 'payload/shared'
import { renderSVG } from 'uqr'

import { LoginTitle, Logo } from '@/components/admin/Brand'
import type { User } from '@/payload-types'

import { codeUri } from '../codes'
import { factorsOf, hasFactor } from '../factors'
import { ticketOf } from '../log-in'
import { assertionOptions } from '../passkeys'
import { SecondStep } from './SecondStep'

/** In the address: starts again with the password, for another account. */
const AGAIN = 'recommencer'

/** Payload's log-in screen or, for a person who has just given the password, the screen of the second factor. */
export async function LogIn(view: AdminViewServerProps) {
  const { req } = view.initPageResult
  const { redirect: next, [AGAIN]: again } = view.searchParams ?? {}
  const ticket = again === undefined ? ticketOf(req) : null
  if (!ticket) return <LoginView {...view} />
  const { admin } = req.payload.config.routes
  const redirectTo = getSafeRedirect({ fallbackTo: admin, redirectTo: next ?? admin })
  if (req.user) redirect(redirectTo)
  const where = { id: { equals: ticket.account } }
  const account = await req.payload.db.findOne<User>({ collection: 'users', where })
  if (!account) return <LoginView {...view} />
  const factors = await factorsOf(ticket.account, req)
  const { passkeys } = factors
  const uri = codeUri(ticket.codeSecret, account.email)
  return (
    <>
      <div className="login__brand">
        <Logo />
      </div>
      <LoginTitle />
      <SecondStep
        again={`${admin}/login?${AGAIN}`}
        newCode={hasFactor(factors) ? null : { picture: renderSVG(uri), secret: ticket.codeSecret }}
        passkey={passkeys.length ? await assertionOptions(passkeys, ticket.challenge) : null}
        redirectTo={redirectTo}
      />
    </>
  )
}
