import type { Payload } from 'payload'

import { rowIdPath } from '@/fields/row-id-path'
import { customList } from '@/platform/custom-list'

import { documentName, labelText } from './document-title'
import { type Edited, fieldsOfEdited } from './edited'
import { fieldPathLabel } from './field-path-label'
import type { Version } from './published-versions'

/** `serious`: it harms visitors; `wrong`: it is to be corrected; `doubtful`: it may be right. */
export type Severity = 'serious' | 'wrong' | 'doubtful'

/** A field of a document or of a global, or the whole of it. */
export type ReportPlace = {
  edited: Required<Edited>
  /** For staff: « Page : Administrations ». */
  name: string
  /** The path of the field, '' for the whole document: `sections.0.body`. */
  path: string
  /** The label of the field, '' for the whole document. */
  label: string
  /** The path with the ids of rows instead of their positions, which change when a row is moved. */
  field: string
  /** Whether visitors may read it. */
  isPublished: boolean
}

/** Something that staff should look at, in « À regarder ». */
export type ReportItem = ReportPlace & {
  severity: Severity
  /** In French, in the plural: « Liens du site ». Also a filter of the list. */
  kind: string
  /** In French: what is wrong, and what to do. */
  message: string
  /** The words or the address in question, '' if it is not about words. */
  excerpt: string
}

/** Returns the items of a plugin at the present time. Called at each view: it must be cheap, or cached. */
export type ReportSource = (payload: Payload) => Promise<ReportItem[]>

const sources = customList<ReportSource>('reportItems')

/** Returns a configuration with the items of a source in « À regarder » (`plugins/content-report`; not read without it). */
export const withReportItems = sources.add

/** Returns the items of all plugins, in their order. */
export async function reportItemsOfPlugins(payload: Payload): Promise<ReportItem[]> {
  const found = await Promise.all(sources.of(payload.config).map((source) => source(payload)))
  return found.flat()
}

/** Returns the place of the field at `path` in `version`; without a path, of the whole document. */
export function reportPlace(
  payload: Payload,
  { doc, edited, isPublished }: Version,
  path = '',
): ReportPlace {
  return {
    edited,
    name: nameOf(payload, edited, doc),
    path,
    label: path && fieldPathLabel(fieldsOfEdited(payload, edited), path, doc),
    field: path && rowIdPath(doc, path),
    isPublished,
  }
}

function nameOf(payload: Payload, edited: Required<Edited>, doc: object): string {
  if ('global' in edited) {
    const global = payload.globals.config.find(({ slug }) => slug === edited.global)
    return `Réglages\u00a0: ${labelText(global?.label, edited.global)}`
  }
  const { kind, title } = documentName(payload, edited.collection, doc)
  return `${kind}\u00a0: ${title}`
}
