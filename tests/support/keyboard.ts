import type { Locator, Page } from 'playwright-core'

/** More stops than the longest screen has. */
const MOST_STOPS = 150

/** Uses `page` with the keyboard only: it never clicks, and moves the focus only with keys. */
export class Keyboard {
  constructor(readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  /** Returns whether `target` has the focus. */
  async isOn(target: Locator): Promise<boolean> {
    return (await target.and(this.page.locator(':focus')).count()) > 0
  }

  /** Presses Tab, or Shift+Tab, until `target` has the focus; throws with the stops on the way if it never has. */
  async goTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor()
    const stops: string[] = []
    while (!(await this.isOn(target))) {
      if (stops.length === MOST_STOPS)
        throw new Error(`${String(target)}: not among ${stops.join(', ')}`)
      await this.press(key)
      stops.push(await this.#stop())
    }
  }

  /** Goes to `target` and presses Enter. */
  async enter(target: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
    await this.goTo(target, key)
    await this.press('Enter')
  }

  #stop(): Promise<string> {
    return this.page.evaluate(() => {
      const stop = document.activeElement as HTMLElement
      return `${stop.tagName} ${stop.ariaLabel ?? stop.innerText}`.slice(0, 40)
    })
  }
}
