import type { PageContent, Said, SaidPage, SectionContent } from './complement'
import type { CleanSource } from './schema'

/** Why a file is refused. `line` and `column` are 1-based, in UTF-16 units as editors count them. */
export type Fault = {
  file: string
  line: number
  column: number
  /** Path of the key, list positions counted from 1 as the criteria are: `criteria.list[2].name`. */
  key: string | null
  /** French, for the person who edits the file. */
  message: string
}

/** Nobody reads more of one file; one that is no page at all may have a fault on each line. */
export const MOST_FAULTS = 200

/** What was put right on the way in, in French, so that nothing changes behind the editor's back. */
export type Repair = { key: string; message: string }

/**
 * `source` is what the file says once clean: `plan` can be made of it again. `content` is what the page will say: the plan,
 * and what the `cms` key says instead.
 */
export type SourceResult =
  | { ok: true; source: CleanSource; plan: PagePlan; content: PageContent; repairs: Repair[] }
  | { ok: false; faults: Fault[] }

export type Place = Pick<Fault, 'line' | 'column'>

/** A fault whose file whoever reads it knows. */
export type Problem = Place & { key?: string | null; message: string }

/** `file:line:column: clé « head.title » : message`, the form that terminals and editors turn into a link. */
export function formatFault({ file, line, column, key, message }: Fault): string {
  const subject = key === null ? '' : `clé « ${key} » : `
  return `${file}:${line}:${column}: ${subject}${message}`
}

/** `head.desc : espaces en fin de ligne retirés`. */
export function formatRepair({ key, message }: Repair): string {
  return `${key} : ${message}`
}

/** Name of a key from its path in the document; `[]` gives null. */
export function keyName(path: PropertyKey[]): string | null {
  const name = path.map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${String(part)}`))
  return name.length ? name.join('').replace(/^\./, '') : null
}

/**
 * What a source file asks to be made: plain data, not yet documents, in the words of the site's own fields. Texts in
 * Markdown are slices of the source as the editor typed them. It announces one call at most, whose state is forced, since a
 * source has no dates.
 */
export type PagePlan = Required<
  Pick<SaidPage, 'address' | 'title' | 'hero' | 'calls' | 'sections'>
> & {
  /** Former addresses, without leading slash, which lead to the page. */
  aliases: string[]
  /** The file says of itself that it is not to be published. */
  isDraft: boolean
}

/** A section as a source says it, its documents in it. */
export type SectionPlan = Said<SectionContent>

export type SectionPlanOf<Type extends SectionPlan['blockType']> = Extract<
  SectionPlan,
  { blockType: Type }
>
