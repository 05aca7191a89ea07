import { frenchTypography } from '@/text/typography'

/** What the editor cannot keep of a paste and must report: the singular with its article, and the plural. */
const NAMES = {
  images: ['une image', 'images'],
  comments: ['un commentaire', 'commentaires'],
  tables: ['un tableau trop grand', 'tableaux trop grands'],
  media: ['une vidéo ou un autre contenu intégré', 'vidéos ou autres contenus intégrés'],
  localLinks: [
    'un lien vers un fichier de votre ordinateur',
    'liens vers des fichiers de votre ordinateur',
  ],
} as const

/** Maximum number of table cells in one paste: the editor takes two milliseconds per cell, which freezes the form. */
export const MOST_CELLS = 600

export type Losses = Record<keyof typeof NAMES, number>

export const noLosses = (): Losses => ({
  images: 0,
  comments: 0,
  tables: 0,
  media: 0,
  localLinks: 0,
})

/** Returns a French sentence about what was left out; '' when nothing was. */
export function lossesSentence(losses: Losses): string {
  const left = (Object.keys(NAMES) as (keyof Losses)[]).flatMap((name) => {
    const [one, several] = NAMES[name]
    const count = losses[name]
    return count ? [count === 1 ? one : `${count} ${several}`] : []
  })
  if (!left.length) return ''
  const last = left.pop()
  const list = left.length ? `${left.join(', ')} et ${last}` : last
  const remedy = losses.images ? ' Pour une image : bouton « Insérer une image ».' : ''
  const limit = losses.tables
    ? ` Collez ${MOST_CELLS} cases au plus, ou joignez le tableau comme document.`
    : ''
  return frenchTypography(`N’a pas été repris : ${list}.${remedy}${limit}`)
}
