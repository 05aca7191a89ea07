import type { PageContent, Said, SaidPage, SectionContent } from './page-schema'
import type { CleanSource } from './schema'

/** Why a file is refused. `line` and `column` are 1-based, in UTF-16 units as text editors count them. */
export type Fault = {
  file: string
  line: number
  column: number
  /** Path of the key, with list positions counted from 1, like the criteria: `criteria.list[2].name`. */
  key: string | null
  /** In French, for the person who edits the file. */
  message: string
}

/** More would not be read, and a file that is not a page may have a fault on each line. */
export const MOST_FAULTS = 200

/** A repair made during the import, in French, so that editors see every change. */
export type Repair = { key: string; message: string }

/** `source`: the clean content of the file, from which `plan` can be computed again. `content`: the content of the page. */
export type SourceResult =
  | { ok: true; source: CleanSource; plan: PagePlan; content: PageContent; repairs: Repair[] }
  | { ok: false; faults: Fault[] }

export type Place = Pick<Fault, 'line' | 'column'>

/** A fault whose file is known from the context. */
export type Problem = Place & { key?: string | null; message: string }

/** `file:line:column: clé « head.title » : message`, a format that terminals and text editors turn into a link. */
export function formatFault({ file, line, column, key, message }: Fault): string {
  const subject = key === null ? '' : `clé « ${key} » : `
  return `${file}:${line}:${column}: ${subject}${message}`
}

/** `head.desc : espaces en fin de ligne retirés`. */
export function formatRepair({ key, message }: Repair): string {
  return `${key} : ${message}`
}

/** The name of a key from its path in the document; null for `[]`. */
export function keyName(path: PropertyKey[]): string | null {
  const name = path.map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${String(part)}`))
  return name.length ? name.join('').replace(/^\./, '') : null
}

/**
 * What a source file describes: plain data, not yet documents, with the site's field names. Markdown texts are slices
 * of the source as typed. It has at most one call, whose state is an override, since a source has no dates.
 */
export type PagePlan = SaidPage &
  Required<Pick<SaidPage, 'address' | 'title' | 'hero' | 'calls' | 'sections'>> & {
    /** Former addresses of the page, without leading slash. */
    aliases: string[]
    /** Whether the file says that the page must not be published. */
    isDraft: boolean
  }

/** A section with its documents, as a source describes it. */
export type SectionPlan = Said<SectionContent>

export type SectionPlanOf<Type extends SectionPlan['blockType']> = Extract<
  SectionPlan,
  { blockType: Type }
>
