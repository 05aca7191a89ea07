import { boundsOfPage } from '@/text/markdown/parse'

import { type Loss, lostFrom } from './compare'
import { decodeSource, splitFrontMatter } from './decode'
import { cleanSource } from './hygiene/markdown'
import { locate } from './locate'
import { parseYaml } from './parse-yaml'
import { wholeContent } from './page-content'
import { piecesOfContent, piecesOfSource } from './pieces'
import { planPage } from './planning/page'
import {
  type Fault,
  keyName,
  MOST_FAULTS,
  type Problem,
  type Repair,
  type SourceResult,
} from './result'
import { beyondSiteLimits } from './site-limits'
import { problemsInTexts } from './text-problems'
import { offsetOfTyped } from './texts'
import { validateSource } from './validate'
import type { CleanAdmins, CleanSource } from './schema'

const START = { line: 1, column: 1 }

/**
 * Reads a page in the programme's format (YAML front matter, then optional Markdown). Returns the plan and the repairs,
 * or all the faults in file order. `fileName` is only used in faults. Never throws because of the content.
 */
export function readSource(bytes: Uint8Array, fileName: string): SourceResult {
  const refuse = (problems: Problem[]): SourceResult => ({
    ok: false,
    faults: problems
      .map((problem): Fault => ({ key: null, ...problem, file: fileName }))
      .sort((a, b) => a.line - b.line || a.column - b.column)
      .slice(0, MOST_FAULTS),
  })

  const decoded = decodeSource(bytes)
  if (!decoded.ok) return refuse(decoded.problems)
  const { text } = decoded
  const parts = splitFrontMatter(text)
  if (!parts.ok) return refuse([{ ...START, message: parts.message }])

  const bounds = boundsOfPage()
  const inBody = bodyProblems(parts, bounds)
  const { source: yaml, problems } = parseYaml(parts.yaml)
  if (!yaml) return refuse([...problems, ...inBody])
  const { data, problems: invalid, repairs: asText } = validateSource(yaml, bounds)
  if (!data || problems.length || inBody.length) return refuse([...problems, ...invalid, ...inBody])

  const { source, repairs } = cleanSource(data, parts.body)
  const plan = planPage(source)
  const content = wholeContent(plan)
  const lost = lostFrom(piecesOfSource(source), piecesOfContent(content))
  if (lost.length) return refuse(lost.map((loss) => ({ ...START, message: lossMessage(loss) })))
  const beyond = beyondSiteLimits(source, content).map(({ path, message }) => {
    const { line, column } = yaml.placeAt(locate(yaml.document, path).valueOffset)
    return { line, column, key: keyName(path), message }
  })
  if (beyond.length) return refuse(beyond)

  return {
    ok: true,
    source,
    plan,
    content,
    repairs: [...decoded.repairs, ...asText, ...repairs, ...noticesOf(source)],
  }
}

const KINDS = { word: 'mot', link: 'lien', image: 'image' } as const

function lossMessage({ kind, value, reason }: Loss): string {
  const what = `${KINDS[kind]} « ${value} »`
  return reason === 'missing' ? `contenu perdu : ${what}` : `contenu déplacé : ${what}`
}

/** The problems in the Markdown after the front matter, which starts on line `bodyLine`. */
function bodyProblems(
  { body, bodyLine }: { body: string; bodyLine: number },
  bounds: ReturnType<typeof boundsOfPage>,
): Problem[] {
  return problemsInTexts({ body }, bounds).map(({ typed, message }) => {
    const before = body
      .slice(0, (typed && offsetOfTyped(body, typed, 0, body.length)) || 0)
      .split('\n')
    const column = (before.at(-1)?.length ?? 0) + 1
    return { line: bodyLine + before.length - 1, column, key: 'corps', message }
  })
}

/** Differences between the page and the file that lose no word, reported to the editor. */
function noticesOf(source: CleanSource): Repair[] {
  const notices = source.layout === 'admins' ? adminsNotices(source) : []
  if (source.body !== '' && source.layout !== 'page')
    notices.push({
      key: 'corps',
      message: 'texte trouvé après l’en-tête, gardé en dernière section',
    })
  return notices
}

function adminsNotices({ open, head, criteria, wait }: CleanAdmins): Repair[] {
  const notices = numberNotices(criteria?.list ?? [])
  if (typeof open !== 'boolean') {
    notices.push({ key: 'open', message: 'absent : l’appel est importé fermé' })
  }
  if (!head?.title) {
    notices.push({ key: 'head.title', message: 'absent : le titre de la page le remplace' })
  }
  if (wait?.desc && !wait.title) {
    notices.push({ key: 'wait.title', message: 'absent : le nom de l’appel le remplace' })
  }
  return notices
}

/** The position in the list gives the number: a different typed number is ignored. */
function numberNotices(list: { num?: string | number | null }[]): Repair[] {
  return list.flatMap(({ num }, index) => {
    const typed = String(num ?? '').trim()
    if (typed === '' || Number(typed) === index + 1) return []
    const message = `numéro « ${typed} » ignoré : la position donne ${index + 1}`
    return [{ key: keyName(['criteria', 'list', index, 'num']) ?? '', message }]
  })
}
