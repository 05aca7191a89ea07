import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** The rules that axe finds broken on the page as it is shown now, or in what `selector` names, each with where. */
export async function violations(page: Page, selector = 'html'): Promise<string[]> {
  // A dialog that is still fading in has no contrast yet; an animation that is cut short is over too.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
  )
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    (context) => (window as unknown as { axe: typeof axe }).axe.run(context),
    selector,
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
