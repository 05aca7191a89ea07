import { chromium, type Browser, type Page, type Request } from 'playwright-core'

import { chromiumPath, shellPath } from '@/scripts/testing/packages'

/** `--no-sandbox`: tests run as root in containers, where Chromium's own cannot. The rest keeps it from phoning. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const launch = (executablePath: string, more: string[] = []) =>
  chromium.launch({ executablePath, args: [...ARGUMENTS, ...more] })

/** With all that visitors have around a page, its icon too: for what a visit weighs. */
export const launchChromium = (...more: string[]): Promise<Browser> => launch(chromiumPath(), more)

/** The same engine without what is around a page, for half the time of a machine. Its pointer is at the top left of each page. */
export const launchShell = (): Promise<Browser> => launch(shellPath())

/** Fills as `page` works with what a visitor's console would show and with the requests that fail. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('requestfailed', (request) => {
    // Asked for once a page is there: whoever goes on at once leaves before it has come.
    const isIconLeft = /\/favicon\.svg$/.test(request.url()) && isAborted(request)
    if (!isIconLeft) complaints.push(`failed: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`)
  })
  return complaints
}

const isAborted = (request: Request) => request.failure()?.errorText === 'net::ERR_ABORTED'
