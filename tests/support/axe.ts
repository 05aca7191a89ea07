import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Rules that axe leaves out unless it is asked: targets of 24 pixels or with room around (WCAG 2.2, 2.5.8). */
const RULES = { 'target-size': { enabled: true } }

type Options = { targetSize?: boolean }

/**
 * The rules that axe finds broken on the page as it is shown now, or in what `selector` names, each with where. With
 * `targetSize`, how large targets are counts too.
 */
export async function violations(
  page: Page,
  selector = 'html',
  { targetSize = false }: Options = {},
): Promise<string[]> {
  // A dialog that is still fading in has no contrast yet; an animation that is cut short is over too.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
  )
  // Once a document: half a megabyte.
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
