/** The kinds of test that run unless some are chosen, as `jest.config.mjs` names them. */
const PROJECTS = ['unit', 'component', 'integration', 'http', 'browser', 'hostile']

/**
 * Splits the arguments of `npm test` into the kinds of test they select (all by default) and the rest, which is for
 * Jest.
 */
export function chosenProjects(args: string[]): { projects: string[]; rest: string[] } {
  const start = args.indexOf('--selectProjects')
  if (start < 0) return { projects: PROJECTS, rest: args }
  const after = args.slice(start + 1)
  const next = after.findIndex((arg) => arg.startsWith('-'))
  const end = next < 0 ? after.length : next
  return {
    projects: after.slice(0, end),
    rest: [...args.slice(0, start), ...after.slice(end)],
  }
}
