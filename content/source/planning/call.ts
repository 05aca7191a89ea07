import type { CallPlan } from '../page-plan'
import type { CleanAdmins } from '../schema'

/** « EIG 7 », « 7ème promotion », « promotion 6 »; a year never is a promotion. */
const PROMOTION =
  /\bEIG\s*(\d{1,2})(?!\d)|(?<!\d)(\d{1,2})\s*(?:ère|ere|ième|ème|eme|e|è)\s+promotion|\bpromotion\s+(\d{1,2})(?!\d)/i

/** The call for projects that the page announces. The source has no dates: its state is forced, with the reason. */
export function planCall({ open, head, wait, steps, program }: CleanAdmins): CallPlan {
  const promotion = promotionIn([wait?.title, wait?.desc, steps, program])
  return {
    name: promotion === null ? 'Appel à projets' : `Appel à projets EIG ${promotion}`,
    promotion: promotion ?? '',
    override: open ? 'open' : 'closed',
    overrideReason: open ? 'importé : ouvert' : 'importé : fermé',
    applicationUrl: head?.apply?.url ?? '',
    rulesUrl: head?.call?.url ?? '',
  }
}

function promotionIn(texts: (string | null | undefined)[]): string | null {
  for (const text of texts) {
    const number = PROMOTION.exec(text ?? '')
      ?.slice(1)
      .find(Boolean)
    if (number) return String(Number(number))
  }
  return null
}
