import type { Area } from './content-policy'

const AREAS: [RegExp, Area][] = [
  [/^\/admin(\/|$)/, 'admin'],
  [/^\/apercu(\/|$)/, 'preview'],
  [/^\/api(\/|$)/, 'api'],
  [/^\/appels\/prevenir(\/|$)/, 'form'],
  [/^\/(assets|_next\/static)\//, 'asset'],
]

/** Which part of the site answers at `path`, as it was sent. What is not known is a public page: the strictest. `form`: a
 * public page that sends what a visitor typed. */
export const areaOf = (path: string): Area =>
  AREAS.find(([prefix]) => prefix.test(path))?.[1] ?? 'public'
