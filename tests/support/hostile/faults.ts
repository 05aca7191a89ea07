import type { Answer, Attempt, RawAttempt, RawOutcome } from './attempt'

/** A word in every unpublished text of the site: no visitor may read it. */
export const SECRET = 'Zirconium'

/** What no answer may contain: a stack, a path of the machine, a query, or the name of a technical component. */
const INNER_WORKINGS =
  /\bat .+:\d+:\d+|node_modules|\/tmp\/|process\.cwd|select .+ from|sqlite|drizzle|mongo|Internal Server Error/i

/** Words of any English refusal, none of which is French. */
const ENGLISH =
  /\b(the|is|not|are|was|you|your|this|must|cannot|found|wrong|invalid|error|forbidden|unauthorized|denied|expected|missing|bad|too|failed|required)\b/i

const NGINX_PAGE = '<hr><center>nginx</center>'

/** Returns the faults of an answer to `attempt`. `reads`: what the caller may read. */
export function faultsOf(answer: Answer, attempt: Attempt, reads: 'public' | 'all'): string[] {
  const { body, headers, led, status } = answer
  const faults: (string | null | false)[] = [
    !isAllowed(status, attempt.allowed) &&
      `${status || `no answer (${body})`}${said(body, status)}`,
    status >= 300 && status < 400 && headers.location !== undefined && leadsNowhere(led),
    status >= 400 && notFrench(answer),
    status !== 200 && status !== 206 && status !== 304 && keptForLong(headers['cache-control']),
    (INNER_WORKINGS.test(body) || body.includes(process.cwd())) &&
      status >= 400 &&
      `tells of its inner workings${said(body, 500)}`,
    reads === 'public' && body.includes(SECRET) && 'tells what is not published',
    attempt.check?.(answer) ?? null,
  ]
  return faults.flatMap((fault) => fault || [])
}

/** Returns the faults of the answers to raw bytes from the site known as `host`. */
export function faultsOfBytes(
  { statuses, locations }: RawOutcome,
  { allowed }: RawAttempt,
  host: string,
): string[] {
  const wrong = (statuses.length ? statuses : [0]).filter((status) => !isAllowed(status, allowed))
  const away = locations.filter((one) => new URL(one, `http://${host}`).host !== host)
  return [
    ...wrong.map((status) => (status ? `${status}` : 'no answer')),
    ...away.map((one) => `leads away: ${one}`),
  ]
}

const isAllowed = (status: number, allowed?: readonly number[]) =>
  allowed ? allowed.includes(status) : status > 0 && status < 500

const said = (body: string, status: number) =>
  status >= 400 ? `: ${body.replaceAll(/\s+/g, ' ').slice(0, 200)}` : ''

/** A browser would give up, or leave the site. */
function leadsNowhere(led: string[]): string {
  const shown = led.map((one) => (one.length > 80 ? `${one.slice(0, 80)}…` : one))
  return `leads on and on, or away: ${shown.join(' → ')}`
}

const keptForLong = (control = '') =>
  /immutable|max-?age=[1-9]/.test(control) && `is kept though it is no success: ${control}`

/** The text of a refusal in a page or in an answer of the API must be French, except the pages of nginx itself. */
function notFrench({ body, headers }: Answer): string | null {
  const type = headers['content-type'] ?? ''
  if (!/html|json/.test(type) || body.includes(NGINX_PAGE)) return null
  const words = type.includes('json') ? sentencesOf(body) : visible(body)
  const english = ENGLISH.exec(words)
  return english ? `is not in French (“${english[0]}”): ${words.trim().slice(0, 160)}` : null
}

const visible = (html: string) =>
  html
    .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^<>]+>/g, ' ')
    .replace(/\s+/g, ' ')

/** Returns every `message` of an answer of the API. */
function sentencesOf(json: string): string {
  const sentences: string[] = []
  try {
    JSON.parse(json, (key, value: unknown) => {
      if (key === 'message' && typeof value === 'string') sentences.push(value)
      return value
    })
  } catch {
    return json
  }
  return sentences.join(' ')
}
