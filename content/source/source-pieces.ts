import type { CleanAdmins, CleanFaq, CleanProject, CleanSource } from './schema'
import type { Part } from './schema/keys'
import { markdown, plain, target, type Piece } from './tokens'

type Text = string | null | undefined

const said = (as: (text: string) => Piece, text: Text): Piece[] => (text ? [as(text)] : [])

/** All that a source says, in the order in which the page says it. */
export function piecesOfSource(source: CleanSource): Piece[] {
  return [plain(source.title), ...innerPieces(source), markdown(source.body)]
}

function innerPieces(source: CleanSource): Piece[] {
  switch (source.layout) {
    case 'admins':
      return adminsPieces(source)
    case 'faq':
      return faqPieces(source)
    case 'project':
      return projectPieces(source)
    default:
      return source satisfies never
  }
}

function adminsPieces(source: CleanAdmins): Piece[] {
  const { head, program, criteria, steps, wait } = source
  return [
    ...titled(head?.title, head?.desc),
    ...[head?.apply, head?.call].flatMap((link) => [
      ...said(plain, link?.title),
      ...said(target, link?.url),
    ]),
    ...said(markdown, program),
    ...partPieces(source.talents),
    ...partPieces(source.agents),
    ...titled(criteria?.title, criteria?.desc),
    ...(criteria?.list ?? []).flatMap(({ name, desc }) => titled(name, desc)),
    ...said(markdown, steps),
    ...titled(wait?.title, wait?.desc),
  ]
}

function faqPieces({ questions, contact }: CleanFaq): Piece[] {
  return [
    ...(questions ?? []).flatMap(({ title, desc }) => titled(title, desc)),
    ...partPieces(contact),
  ]
}

function projectPieces({ callout, how, steps, questions, com }: CleanProject): Piece[] {
  return [
    ...partPieces(callout),
    ...partPieces(how),
    ...titled(steps?.title, steps?.desc),
    ...(steps?.dates ?? []).flatMap(({ date, desc }) => titled(date, desc)),
    ...partPieces(questions),
    ...partPieces(com),
  ]
}

function partPieces(part: Part): Piece[] {
  if (typeof part !== 'object' || part === null) return said(markdown, part)
  return [
    ...said(plain, part.title),
    ...said(markdown, part.sub),
    ...said(markdown, part.desc),
    ...(part.list ?? []).flatMap((item) =>
      typeof item === 'string'
        ? said(markdown, item)
        : [
            ...said(plain, item?.title),
            ...said(plain, item?.name),
            ...said(markdown, item?.sub),
            ...said(markdown, item?.desc),
          ],
    ),
  ]
}

function titled(title: Text, text: Text): Piece[] {
  return [...said(plain, title), ...said(markdown, text)]
}
