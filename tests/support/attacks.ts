import type { BrowserContext, Page } from 'playwright-core'

/**
 * Returns a list that collects the effects of an attack in the pages of `context`: a dialog, a script that ran, a request
 * to a host other than `origin`, or a violation of the content security policy.
 */
export async function attacksIn(context: BrowserContext, origin: string): Promise<string[]> {
  const attacks: string[] = []
  await context.exposeFunction('tellAttack', (what: string) => attacks.push(what))
  await context.addInitScript(() => {
    const { tellAttack } = window as unknown as { tellAttack: (what: string) => void }
    Object.defineProperty(window, '__xss', {
      set: () => tellAttack(`a script ran at ${location.pathname}`),
    })
    document.addEventListener('securitypolicyviolation', (event) =>
      tellAttack(
        `${event.effectiveDirective} stopped ${event.blockedURI} at ${location.pathname} ${event.sample}`,
      ),
    )
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) {
      attacks.push(`asked ${url.href}`)
    }
  })
  context.on('page', (page: Page) =>
    page.on('dialog', (dialog) => {
      attacks.push(`a dialog: ${dialog.message()}`)
      void dialog.dismiss()
    }),
  )
  return attacks
}

/** Returns the targets of links and forms of `page` that would run a script or show a document of the attacker. */
export const hostileTargets = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('a, area, form, button, iframe, object, embed')]
        .flatMap((element) =>
          ['href', 'action', 'formAction', 'src', 'data'].map(
            (name) => Reflect.get(element, name) as unknown,
          ),
        )
        .filter(
          (target) =>
            typeof target === 'string' && /^(javascript|data|vbscript|blob):/i.test(target),
        ) as string[],
  )
