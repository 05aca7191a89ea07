/** Events in a page before a failure: clicks, and rows that appeared and disappeared. */
import type { Page } from 'playwright-core'

const LAST = 25

type Traced = typeof globalThis & { typingTrace?: string[] }

/** Records clicks, and the number of rows of each array at each change. */
export const recordEvents = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const events: string[] = ((globalThis as Traced).typingTrace = [])
    const note = (what: string) => events.push(`${Math.round(performance.now())} ms: ${what}`)
    for (const type of ['mousedown', 'click']) {
      const heard = ({ target }: Event) =>
        note(`${type} on ${(target as Element).closest('[class]')?.className}`)
      document.addEventListener(type, heard, true)
    }
    let last = ''
    const look = () => {
      const counts: Record<string, number> = {}
      for (const { id } of document.querySelectorAll('.collection-edit [id*="-row-"]')) {
        const array = id.replace(/-row-\d+$/, '')
        counts[array] = (counts[array] ?? 0) + 1
      }
      const now = JSON.stringify(counts)
      if (now !== last) note(`rows ${(last = now)}`)
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
  })

/** Returns the last events of `recordEvents`, with their time since the page opened. */
export const lastEvents = (page: Page): Promise<string[]> =>
  page.evaluate((count) => (globalThis as Traced).typingTrace?.slice(-count) ?? [], LAST)
