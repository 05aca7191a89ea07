export const TOO_DEEP = 'listes ou citations trop imbriquées sur une même ligne'

/** CommonMark parsing is cubic in the depth of nesting; no page comes near this. */
const MAX_NESTING = 40

/** True when a line opens so many lists or quotes that parsing it could hold the server for minutes. */
export function isNestedTooDeep(markdown: string): boolean {
  return markdown.split('\n').some((line) => {
    const opened = /^(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t])))*/.exec(line)?.[0] ?? ''
    return (opened.match(/[>*+.)-]/g)?.length ?? 0) > MAX_NESTING
  })
}
