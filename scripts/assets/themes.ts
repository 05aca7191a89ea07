import postcss, { type AtRule, type ChildNode, type Rule } from 'postcss'

const DARK = /(?::root)?\[data-fr-theme=(['"]?)dark\1\]/
/** No script has said which theme is in force: the system's is. */
const UNSAID = ':root:not([data-fr-theme])'

/**
 * `css` with DSFR's dark theme on screens alone, for paper is white, and written again for a reader whose system is dark
 * and whose browser runs no script: DSFR alone would leave that page light.
 */
export function dressThemes(css: string): string {
  const root = postcss.parse(css)
  const rules: Rule[] = []
  root.walkRules((rule) => {
    if (DARK.test(rule.selector)) rules.push(rule)
  })
  rules.forEach(dress)
  root.walkAtRules('media', joinNext)
  return root.toString()
}

function dress(rule: Rule): void {
  const dark = rule.selectors.filter((selector) => DARK.test(selector))
  const others = rule.selectors.filter((selector) => !DARK.test(selector))
  const unsaid = dark.map((selector) => selector.replace(DARK, UNSAID))
  rule.after([
    media('screen', rule.clone({ selectors: dark })),
    media('screen and (prefers-color-scheme:dark)', rule.clone({ selectors: unsaid })),
  ])
  if (others.length > 0) rule.selectors = others
  else rule.remove()
}

const media = (params: string, rule: Rule) =>
  postcss.atRule({ name: 'media', params, nodes: [rule] })

/** One block for neighbours that share their condition. */
function joinNext(block: AtRule): void {
  let next: ChildNode | undefined = block.next()
  while (next?.type === 'atrule' && next.name === 'media' && next.params === block.params) {
    block.append(next.nodes ?? [])
    next.remove()
    next = block.next()
  }
}
