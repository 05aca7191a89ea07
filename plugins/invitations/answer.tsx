import config from '@payload-config'
import { getPayload, type Payload } from 'payload'

import { fieldFaults } from '@/editing/faults'
import { env } from '@/platform/env'
import { DatabaseDown, isDatabaseUp } from '@/platform/health/database'
import { callerAddress } from '@/platform/security/caller'
import { countAttempt, type Limit, mustWait } from '@/platform/security/attempts'
import { readWithin } from '@/platform/security/bounded-request'
import { BUDGET } from '@/platform/security/budget'
import { isForeign } from '@/platform/security/guard-api'
import { ownOrigins } from '@/platform/security/own-origins'
import { siteContent } from '@/site/content'
import { failurePage, logFailure } from '@/site/page/failure'
import { renderDocument } from '@/site/page/render'
import { privateResponse } from '@/site/page/responses'
import { refusalPage } from '@/site/refused-request'

import { accept, offerOf } from './accept'
import { type InvitationScreen, InvitationDocument } from './page/InvitationDocument'
import { labelOf } from './send'

/** Links that lead nowhere. Tokens of 256 bits cannot be guessed: this limits the work. */
export const WRONG_LINKS: Limit = { name: 'wrongInvitation', times: 30, seconds: 600 }

const OVER = { screen: { kind: 'over' }, status: 404 } as const

/**
 * The page of the invitation with `token`: a form, and after it is posted, the result. Only POST changes anything, because mail
 * software opens links. All links that no longer work get the same page, so that none reveals an account.
 */
export async function answerInvitation(request: Request, token: string): Promise<Response> {
  try {
    const who = callerAddress(request.headers)
    const retryAfter = await mustWait(WRONG_LINKS, who)
    if (retryAfter !== null) return await refusalPage({ status: 429, retryAfter })
    const payload = await getPayload({ config })
    if (!(await isDatabaseUp(payload))) throw new DatabaseDown()
    const isPost = request.method === 'POST'
    const form = isPost ? await readForm(request) : null
    if (isPost && !form) return await refusalPage({ status: 413 })
    const { screen, status } = await screenOf(payload, request, token, form)
    if (screen.kind === 'over') await countAttempt(WRONG_LINKS, who)
    const site = await siteContent(payload)
    return privateResponse(
      await renderDocument(<InvitationDocument screen={screen} site={site} />),
      status,
    )
  } catch (error) {
    // The path contains a secret, so it is not logged.
    logFailure(error, 'The page of an invitation could not be made')
    return failurePage(error)
  }
}

/** A submitted form; null if it is larger than ours. */
async function readForm({ body, headers }: Request): Promise<URLSearchParams | null> {
  const bytes = body && (await readWithin(headers, body, BUDGET.body.anonymous))
  return body && !bytes ? null : new URLSearchParams(bytes?.toString())
}

async function screenOf(
  payload: Payload,
  request: Request,
  token: string,
  form: URLSearchParams | null,
): Promise<{ screen: InvitationScreen; status?: number }> {
  const offer = await offerOf(payload, token, new Date())
  if (!offer) return OVER
  const name = form?.get('nom')?.trim() ?? ''
  const shown = { kind: 'form', ...offer, role: labelOf(offer.role), name, faults: {} } as const
  if (!form) return { screen: shown }
  if (isForeign(request, ownOrigins(env().siteUrl))) {
    return { screen: { ...shown, faults: { name: ELSEWHERE } }, status: 403 }
  }
  const password = form.get('mot-de-passe') ?? ''
  const faults = password
    ? password === form.get('confirmation')
      ? null
      : { again: DIFFERENT }
    : { password: MISSING }
  if (faults) return { screen: { ...shown, faults }, status: 400 }
  try {
    const isAccepted = await accept(payload, token, { name, password })
    return isAccepted ? { screen: { kind: 'done', email: offer.email } } : OVER
  } catch (error) {
    const refused = fieldFaults(error)
    if (!refused) throw error
    const messages = Object.fromEntries(refused.map(({ path, message }) => [path, message]))
    return { screen: { ...shown, faults: messages }, status: 400 }
  }
}

const MISSING = 'Choisissez un mot de passe.'
const DIFFERENT = 'Les deux mots de passe sont différents\u00a0: saisissez deux fois le même.'
const ELSEWHERE = 'Ce formulaire a été envoyé depuis un autre site. Envoyez-le à nouveau d’ici.'
