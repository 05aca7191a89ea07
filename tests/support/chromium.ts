import { chromium, type Browser, type Page, type Request } from 'playwright-core'

import { chromiumPath, shellPath } from '@/scripts/testing/packages'

/**
 * `--no-sandbox`: tests run as root in containers, where the sandbox of Chromium cannot. The other options prevent
 * background requests.
 */
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

/** Launches the whole browser, which also loads the icon of a page: for the weight of a visit. */
export const launchChromium = (...more: string[]): Promise<Browser> => launch(chromiumPath(), more)

/**
 * Launches the same engine without the browser window, for half the processor time. Its pointer is at the top left of
 * each page.
 */
export const launchShell = (): Promise<Browser> => launch(shellPath())

/** Returns a list that collects the messages of the console of `page` and its failed requests. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('requestfailed', (request) => {
    // The icon is requested once the page is loaded. A test that leaves at once aborts this request.
    const isIconLeft = /\/favicon\.svg$/.test(request.url()) && isAborted(request)
    if (!isIconLeft) complaints.push(`failed: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`)
  })
  return complaints
}

const isAborted = (request: Request) => request.failure()?.errorText === 'net::ERR_ABORTED'
