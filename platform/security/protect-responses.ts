import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'

import { onRequest, type Started } from '@/platform/http/on-request'
import { hasFailed } from '@/platform/http/request-id'

import { isHungUpOn } from './announced-bytes'
import { areaOf } from './area'
import { askerOf } from './asker'
import { boundPipelines } from './bound-pipelines'
import { contentPolicy, type Circumstances } from './content-policy'
import { welcomeFollowedLink } from './followed-link'
import { forgetHeaders, forgetVary } from './forget-headers'
import { securityHeaders } from './headers'
import { keepWhatIsFound } from './keep-what-is-found'
import { oddity } from './oddity'
import { REFUSED, REFUSED_PATH, writeRefused } from './refused'

type Where = Omit<Circumstances, 'nonce'> & {
  /** By which the site signs sessions. */
  secret: string
}

/**
 * Gives each answer of this process its security headers as it leaves, and has what is no proper request answered by
 * our own page. Not by Next's configuration: what that says is settled when it is built.
 */
export function protectResponses(where: Where): void {
  onRequest((started) => protect(started, where))
}

function protect({ path, request, response, server }: Started, where: Where): void {
  boundPipelines(server)
  const area = areaOf(path)
  const circumstances = { ...where, nonce: randomBytes(16).toString('base64') }
  // In development Next looks at who asks for what it makes.
  if (!where.isDevelopment) forgetHeaders(request, path, area)
  // Next reads from here the nonce that its inline scripts carry. What was sent under that name is not believed.
  delete request.headers['content-security-policy-report-only']
  request.headers['content-security-policy'] = contentPolicy(area, circumstances)
  refuse({ path, request, response }, where.secret)
  if (area === 'preview') welcomeFollowedLink(request)

  const headers = securityHeaders({ path, area, ...circumstances })
  const send = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse
  response.writeHead = (...args: unknown[]) => {
    // A call of the server that makes no sense is an error of whoever sent it (RFC 9110, 15.5.1).
    const isCall = 'next-action' in request.headers
    if (isCall && args[0] === 500 && !hasFailed()) args[0] = 400
    keepWhatIsFound(response, Number(args[0]))
    if (area !== 'admin' && area !== 'preview') forgetVary(response)
    for (const [name, value] of Object.entries(headers)) {
      // A file says more strictly what it may do.
      if (!response.hasHeader(name)) response.setHeader(name, value)
    }
    return send(...args)
  }
}

/** Leads an odd request to the page that says so, which reads nothing of what it brings. */
function refuse({ path, request, response }: Omit<Started, 'server'>, secret: string): void {
  delete request.headers[REFUSED]
  const { headers, method, url } = request
  const refused = oddity({ headers, method, path, url, asker: askerOf(headers, secret) })
  if (!refused) return
  request.headers[REFUSED] = writeRefused(refused)
  request.url = REFUSED_PATH
  if (isHungUpOn(headers)) response.setHeader('Connection', 'close')
  if (request.method !== 'HEAD') request.method = 'GET'
}
