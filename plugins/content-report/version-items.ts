import type { FlattenedField, Payload } from 'payload'

import { fieldsOfEdited } from '@/editing/edited'
import { findingsIn } from '@/editing/findings/in-texts'
import { loneTitles } from '@/editing/findings/lone-titles'
import type { Version } from '@/editing/published-versions'
import { type ReportItem, reportPlace, type Severity } from '@/editing/report-items'
import { checkedTexts, formTexts, type TextAt } from '@/fields/fields-of'
import type { Call, Image } from '@/payload-types'
import type { ContentContext, Finding } from '@/text/checks/finding'
import { outdatedWords } from '@/text/checks/outdated'
import { placeholders, unformattedText } from '@/text/checks/placeholders'
import { markdownNodes } from '@/text/markdown/parse'
import { frenchSize } from '@/text/typography'

/** An item of a version, before its place is completed. */
type Problem = Pick<ReportItem, 'severity' | 'kind' | 'message' | 'excerpt' | 'path'>

const KINDS = {
  link: 'Liens',
  words: 'Textes à compléter ou à mettre à jour',
  image: 'Images',
} as const

/** Returns what to look at in one version of a document or of a global, checked against `context`. */
export function versionItems(
  payload: Payload,
  version: Version,
  context: ContentContext,
): ReportItem[] {
  const { doc, edited, isPublished } = version
  const fields = fieldsOfEdited(payload, edited)
  const collection = 'collection' in edited ? edited.collection : null
  const problems = [
    ...textProblems(fields, version, context),
    ...(collection === 'pages' ? emptySections(payload, doc) : []),
    ...(collection === 'images' ? imageProblems(doc as Image) : []),
    ...(collection === 'calls' && isPublished ? callProblems(doc as Call) : []),
  ]
  return problems.map(({ path, ...problem }) => ({
    ...reportPlace(payload, version, path),
    ...problem,
  }))
}

function textProblems(
  fields: FlattenedField[],
  { doc, isPublished }: Version,
  context: ContentContext,
): Problem[] {
  const typed = formTexts(fields, doc).filter(({ isTyped }) => isTyped)
  const findings: FoundAt[] = [
    ...findingsIn(checkedTexts(fields, doc), context),
    ...typed.flatMap((text) => wordFindings(text, context)),
  ]
  return findings.map((finding) => {
    const { about = null, excerpt, message, path } = finding
    const severity = severityOf(finding, isPublished)
    return { severity, kind: about ? KINDS[about] : 'Mise en forme', message, excerpt, path }
  })
}

type FoundAt = Finding & { path: string }

/** Nothing is serious in a draft: its publication would be refused. */
function severityOf({ about, isLeft, severity }: Finding, isPublished: boolean): Severity {
  if (severity === 'error') return isPublished ? 'serious' : 'wrong'
  return isLeft || about === 'link' || about === 'image' ? 'wrong' : 'doubtful'
}

/** The checks that a publication does not make: on plain lines, and those that are too doubtful for it. */
function wordFindings({ kind, path, text }: TextAt, context: ContentContext): FoundAt[] {
  const isPlain = kind === null
  const left = isPlain ? placeholders(text, { ...context, namesCall: false, callDates: [] }) : []
  const paragraphs = kind === 'markdown' ? paragraphsOf(text) : isPlain ? [text] : []
  const outdated = paragraphs.flatMap((words) => outdatedWords(words, context.year))
  return [...left, ...outdated].map((finding) => ({
    ...finding,
    about: 'words' as const,
    path,
  }))
}

const paragraphsOf = (source: string): string[] =>
  markdownNodes(source).flatMap((node) =>
    ['paragraph', 'heading', 'tableCell'].includes(node.type) ? unformattedText(node) : [],
  )

const emptySections = (payload: Payload, page: object): Problem[] =>
  loneTitles(payload, page).map((found) => ({
    severity: 'wrong',
    kind: 'Sections vides',
    ...found,
  }))

/** What a page loads for one image on a large screen, in bytes. Beyond it, phones wait for seconds. */
const HEAVY_BYTES = 500_000

function imageProblems({ alt, decorative, filesize, sizes, slug }: Image): Problem[] {
  const kind = KINDS.image
  const shown = sizes?.large?.filesize ?? filesize ?? 0
  const weight = `Les visiteurs téléchargent ${frenchSize(shown)} pour voir cette image\u00a0: remplacez-la par une image plus simple ou plus petite.`
  return [
    ...(decorative || alt?.trim()
      ? []
      : [
          {
            severity: 'wrong' as const,
            kind,
            message:
              'Cette image n’a pas de texte de remplacement\u00a0: dites ce qu’elle montre, ou cochez «\u00a0Image décorative\u00a0».',
            excerpt: slug ?? '',
            path: 'alt',
          },
        ]),
    ...(shown > HEAVY_BYTES
      ? [{ severity: 'doubtful' as const, kind, message: weight, excerpt: slug ?? '', path: '' }]
      : []),
  ]
}

function callProblems({ override, overrideUntil }: Call): Problem[] {
  if (override !== 'open' || overrideUntil) return []
  const message =
    'Cet appel est ouvert de force, sans date de fin\u00a0: donnez-lui une fin, ou laissez ses dates décider.'
  return [{ severity: 'wrong', kind: 'Appels forcés', message, excerpt: '', path: 'overrideUntil' }]
}
