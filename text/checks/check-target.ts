import { safeHref } from '@/text/links'

import { checkHost } from './check-host'
import { error, warning, type ContentContext, type Finding } from './finding'
import { isOneTypoApart } from './typo'
import { decoded, hostOf, isFile, plainPath, sitePath } from '../site-path'

/** Returns what is wrong with an address, or null. Except for the first three checks, the address is trimmed and safe. */
type Check = (href: string, context: ContentContext) => string | null

/**
 * Returns what is wrong with the target of a link or an image: one error, or else warnings. An address with a variable of
 * the call (`{{promotion}}`) is unknown until it is shown, so it is accepted. Never throws.
 */
export function checkTarget(target: string, context: ContentContext): Finding[] {
  if (target.includes('{{')) return []
  const href = target.trim()
  for (const check of ERRORS) {
    const message = check(href, context)
    if (message) return [aboutLink(error(target, message))]
  }
  const warnings = WARNINGS.flatMap((check) => check(href, context) ?? [])
  const all = [
    ...warnings.map((message) => warning(target, message)),
    ...checkHost(target, context),
  ]
  return all.map(aboutLink)
}

const aboutLink = (finding: Finding): Finding => ({ ...finding, about: 'link' })

/** Whether a target is blank, or a placeholder `#`. */
export const isEmpty = (target: string): boolean => /^#?$/.test(target.trim())

const isMissing: Check = (href) =>
  isEmpty(href) ? 'Ce lien ne mène nulle part : donnez-lui une adresse, ou retirez-le.' : null

const hasWrongScheme: Check = (href) => {
  const repaired = repairedScheme(href)
  return repaired && `L’adresse « ${href} » commence mal : écrivez « ${repaired} ».`
}

const isUnsafe: Check = (href) =>
  safeHref(href) === null
    ? `« ${href} » n’est pas une adresse que l’on peut suivre : écrivez-la en entier (https://…, mailto:…, tel:…) ou, pour une page du site, à partir de « / ».`
    : null

const isUndecodable: Check = (href, { siteUrl }) => {
  const path = sitePath(href, siteUrl)
  // Another site may encode its addresses otherwise than in UTF-8, but a lone % is always wrong.
  const isWrong =
    path === null
      ? hostOf(href) !== null && /%(?![0-9a-f]{2})/i.test(new URL(href).pathname)
      : decoded(path) === null
  return isWrong
    ? `L’adresse « ${href} » contient un « % » mal placé : copiez-la de nouveau depuis le navigateur.`
    : null
}

const leadsNowhere: Check = (href, { siteUrl, sitePaths }) => {
  const path = sitePath(href, siteUrl)
  const found = path === null ? null : decoded(path)
  if (found === null || isPublished(found, sitePaths)) return null
  const likely = likelyPath(found, sitePaths)
  const remedy = likely
    ? `vouliez-vous écrire « ${likely} » ?`
    : `publiez d’abord ${isFile(found) ? 'ce fichier' : 'cette page'}, ou corrigez l’adresse.`
  return `Rien n’est publié sur le site à l’adresse « ${found} » : ${remedy}`
}

const hasUnknownAnchor: Check = (href, { siteUrl, anchors }) => {
  const anchor = href.includes('#') ? decoded(href.slice(href.indexOf('#') + 1)) : ''
  const path = decoded(sitePath(href, siteUrl) ?? '')
  const known = path && anchors[plainPath(path)]
  if (!anchor || !known || known.includes(anchor)) return null
  const likely = known.find((one) => isOneTypoApart(one, anchor))
  const remedy = likely
    ? `vouliez-vous écrire « #${likely} » ?`
    : 'copiez l’ancre depuis cette page, ou retirez-la.'
  return `La page « ${path} » n’a pas de passage « #${anchor} » : ${remedy}`
}

const hasBlank: Check = (href) =>
  /\s|[\u200b-\u200d\u2060\ufeff]|%20$|%c2%a0|%e2%80%8b/i.test(href)
    ? `L’adresse « ${href} » contient une espace ou un caractère invisible, sans doute venu d’un copier-coller : retirez-le.`
    : null

const endsWithPunctuation: Check = (href) => {
  if (!/^(?:https?:|\/)/i.test(href) || href.includes('#')) return null
  const isUnbalanced = href.endsWith(')') && !href.includes('(')
  return isUnbalanced || /[.,;:!…»”"]$/.test(href)
    ? `L’adresse « ${href} » finit par un signe de ponctuation : retirez-le s’il appartient à la phrase.`
    : null
}

const isIncompleteEmail: Check = (href) =>
  /^mailto:/i.test(href) && !/^mailto:[^\s@?]+@[^\s@?]+\.[^\s@?.]+(?:\?|$)/i.test(href)
    ? `« ${href} » n’est pas une adresse électronique complète, comme mailto:contact@exemple.fr.`
    : null

const ERRORS = [isMissing, hasWrongScheme, isUnsafe, isUndecodable, leadsNowhere]
const WARNINGS = [hasUnknownAnchor, hasBlank, endsWithPunctuation, isIncompleteEmail]

/** Punctuation of the sentence, copied along with a path. */
const LOOSE_END = /(?<![\s.,;:!?…»”")\]])[\s.,;:!?…»”")\]]+$/

/** Folder that the application always answers itself, as it does `/`. */
const OWN_FOLDER = '/assets/'

/**
 * Whether visitors find something at the decoded `path`, ignoring slashes at its ends. `sitePaths`: the published paths, in
 * which `*` stands for any last segment.
 */
export function isPublished(path: string, sitePaths: string[]): boolean {
  const plain = plainPath(path)
  const known = setOf(sitePaths)
  const isKnown = known.has(plain) || known.has(`${plain.slice(0, plain.lastIndexOf('/'))}/*`)
  return plain === '/' || isKnown || plain.startsWith(OWN_FOLDER)
}

const sets = new WeakMap<string[], Set<string>>()

/** A site has thousands of paths, and a check of the whole site as many links. */
function setOf(sitePaths: string[]): Set<string> {
  const set = sets.get(sitePaths) ?? new Set(sitePaths)
  sets.set(sitePaths, set)
  return set
}

/** Returns the published path that the author of `path` probably meant, or null if none is close. */
function likelyPath(path: string, sitePaths: string[]): string | null {
  const near = plainPath(path.replace(LOOSE_END, '').toLowerCase())
  if (near !== '/' && isPublished(near, sitePaths)) return near
  return sitePaths.find((known) => isOneTypoApart(near, known)) ?? null
}

const START = /^([a-z]+)([:;.,]?\/+|:)(?=[^/])/i
const RIGHT_SEPARATOR = /^:\/{2,}$/
const DOUBLED = /^(?:https?:\/*)+(?=https?[:/])/i

/**
 * Repairs the mistyped beginning of a web address: `http//…`, `https:/…`, `htps://…`, or a scheme written twice. Returns
 * null if its beginning is right.
 */
function repairedScheme(target: string): string | null {
  const rest = target.replace(DOUBLED, '')
  if (rest !== target) return repairedScheme(rest) ?? rest
  const [start, scheme, separator] = START.exec(target) ?? []
  if (start === undefined || scheme === undefined || separator === undefined) return null
  const name = scheme.toLowerCase()
  const isRight = name === 'http' || name === 'https'
  if (isRight && RIGHT_SEPARATOR.test(separator)) return null
  if (!isRight && !['http', 'https'].some((known) => isOneTypoApart(name, known))) return null
  return `${name === 'http' ? 'http' : 'https'}://${target.slice(start.length)}`
}
