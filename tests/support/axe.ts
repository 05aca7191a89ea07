import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** A rule that axe does not run by default: targets of 24 pixels or with enough room around (WCAG 2.2, 2.5.8). */
const RULES = { 'target-size': { enabled: true } }

type Options = { targetSize?: boolean }

/**
 * Returns the rules that axe finds broken on the page as it is shown now, or inside `selector`, each with the element.
 * With `targetSize`, the size of targets is checked too.
 */
export async function violations(
  page: Page,
  selector = 'html',
  { targetSize = false }: Options = {},
): Promise<string[]> {
  // A dialog that is still fading in has too little contrast. A cancelled animation is over too; a sign of loading never is.
  await page.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    return Promise.allSettled(ending.map(({ finished }) => finished))
  })
  // Injected once per document, because it is half a megabyte.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    ({ context, rules }) =>
      (window as unknown as { axe: typeof axe }).axe.run(context, {
        rules,
        resultTypes: ['violations'],
      }),
    { context: selector, rules: targetSize ? RULES : {} },
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
