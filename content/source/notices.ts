import { keyName, type Repair } from './result'
import type { CleanAdmins, CleanSource } from './schema'

/** What the page will not say as the file does, though no word is lost: the editor is told. */
export function noticesOf(source: CleanSource): Repair[] {
  return [...(source.layout === 'admins' ? adminsNotices(source) : []), ...bodyNotice(source)]
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

/** The position in the list is the number: a typed one that says otherwise loses. */
function numberNotices(list: { num?: string | number | null }[]): Repair[] {
  return list.flatMap(({ num }, index) => {
    const typed = String(num ?? '').trim()
    if (typed === '' || Number(typed) === index + 1) return []
    const message = `numéro « ${typed} » ignoré : la position donne ${index + 1}`
    return [{ key: keyName(['criteria', 'list', index, 'num']) ?? '', message }]
  })
}

function bodyNotice({ body }: CleanSource): Repair[] {
  if (body === '') return []
  return [{ key: 'corps', message: 'texte trouvé après l’en-tête, gardé en dernière section' }]
}
