import config from '@payload-config'
import { getPayload, type Payload } from 'payload'

import { env } from '@/platform/env'
import { DatabaseDown, isDatabaseUp } from '@/platform/health/database'
import { RETRY_AFTER } from '@/platform/health/words'
import { callerAddress } from '@/platform/security/caller'
import { countAttempt, giveBack, LIMITS, mustWait } from '@/platform/security/attempts'
import { siteContent } from '@/site/content'
import { siteView } from '@/site/content/site-view'
import { failurePage, logFailure } from '@/site/page/failure'
import { renderDocument } from '@/site/page/render'
import { privateResponse } from '@/site/page/responses'
import { refusalPage } from '@/site/refused-request'

import { STEPS } from './address'
import { comeBack } from './come-back'
import { writeAttempt } from './cookies'
import { leaveForProConnect } from './leave'
import { loggedOut, logOut } from './log-out'
import { type Screen, ScreenDocument, STATUSES } from './screens'
import { type ProConnectSettings, settingsOf } from './settings'

type StepContext = { payload: Payload; settings: ProConnectSettings; request: Request }

/** What a step answers: an address or a screen, and its cookies. */
type Answer = { cookies: string[] } & ({ location: string } | { screen: Screen })

/** The addresses of ProConnect (`address.ts`). Responses are not cached. Without settings there is nothing there. */
export async function GET(request: Request): Promise<Response> {
  try {
    const payload = await getPayload({ config })
    const settings = settingsOf(payload.config)
    const path = new URL(request.url).pathname
    const answer = ANSWERS.get(path)
    if (!settings || !answer) return await refusalPage({ status: 404 })
    if (!(await isDatabaseUp(payload))) throw new DatabaseDown()
    const retryAfter = await mustWait(LIMITS.logIn, callerAddress(request.headers))
    if (LIMITED.includes(path) && retryAfter !== null)
      return await refusalPage({ status: 429, retryAfter })
    return await responseOf(payload, await answer({ payload, settings, request }))
  } catch (error) {
    logFailure(error, 'A page of ProConnect could not be made')
    return failurePage(error)
  }
}

const ANSWERS = new Map<string, (asked: StepContext) => Promise<Answer>>([
  [STEPS.logIn, logIn],
  [STEPS.back, back],
  [STEPS.logOut, leave],
  [STEPS.loggedOut, ({ request }) => Promise.resolve(loggedOut(request))],
])

/** People whose office had too many failures can still sign out. */
const LIMITED: string[] = [STEPS.logIn, STEPS.back]

/** No other site may send people to sign in or out here. Programs and old browsers send no such header. */
const isFromElsewhere = ({ headers }: Request): boolean =>
  ['cross-site', 'same-site'].includes(headers.get('Sec-Fetch-Site') ?? '')

const INTERRUPTED: Answer = { cookies: [], screen: { kind: 'interrupted' } }

async function logIn({ payload, request, settings }: StepContext): Promise<Answer> {
  if (isFromElsewhere(request)) return INTERRUPTED
  const redirect = new URL(request.url).searchParams.get('redirect')
  try {
    const { attempt, url } = await leaveForProConnect(settings, redirect)
    return { cookies: [writeAttempt(attempt)], location: url.href }
  } catch (err) {
    payload.logger.error({ err, msg: 'ProConnect ne répond pas' })
    return { cookies: [], screen: { kind: 'down' } }
  }
}

/** Counts failures with those of passwords. */
async function back({ payload, request, settings }: StepContext): Promise<Answer> {
  const who = callerAddress(request.headers)
  await countAttempt(LIMITS.logIn, who)
  const answer = await comeBack(payload, settings, request)
  if (answer.screen.kind === 'signedIn') await giveBack(LIMITS.logIn, who)
  return answer
}

async function leave({ payload, request, settings }: StepContext): Promise<Answer> {
  return isFromElsewhere(request) ? INTERRUPTED : logOut(payload, settings, request)
}

async function responseOf(payload: Payload, answer: Answer): Promise<Response> {
  const response =
    'location' in answer
      ? new Response(null, {
          status: 303,
          headers: { Location: answer.location, 'Cache-Control': 'no-store' },
        })
      : await screenResponse(payload, answer.screen)
  for (const cookie of answer.cookies) response.headers.append('Set-Cookie', cookie)
  return response
}

async function screenResponse(payload: Payload, screen: Screen): Promise<Response> {
  const site = await siteContent(payload).catch(() => siteView({}, env().siteUrl))
  const html = await renderDocument(<ScreenDocument screen={screen} site={site} />)
  const response = privateResponse(html, STATUSES[screen.kind])
  if (screen.kind === 'down') response.headers.set('Retry-After', RETRY_AFTER)
  return response
}
