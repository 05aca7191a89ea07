import type {
  CollectionBeforeDeleteHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload'

import { beforePublishing, beforeSave, isBeingPublished, throwFaults } from '@/editing/faults'
import { firstOf } from '@/editing/find'
import { effectsOfRemoving, effectsOfWithdrawing } from '@/editing/page-effects'
import { publishedVersion } from '@/editing/published'
import { isBeingWithdrawn } from '@/editing/withdrawal'
import { PURPOSES } from '@/fields/purpose'
import type { Page } from '@/payload-types'
import { Refusal } from '@/platform/refusal'

/**
 * Before a page is published: refuses it if another published page has the same legal role, because the footer links to
 * only one. Drafts and the trash do not count.
 */
export const refuseSecondPurpose = beforePublishing<Page>(async ({ before, doc: page, req }) => {
  const purpose = PURPOSES.find(({ value }) => value === page.purpose)
  if (!purpose) return []
  const holder = await firstOf(req, 'pages', {
    where: {
      purpose: { equals: purpose.value },
      _status: { equals: 'published' },
      ...(before?.id && { id: { not_equals: before.id } }),
    },
  })
  if (!holder) return []
  const message = `La page publiée « ${holder.title} » est déjà « ${purpose.label} ». Le pied de page ne mène qu’à une : retirez d’abord ce rôle à l’autre, ou ne le donnez pas à celle-ci.`
  return [{ path: 'purpose', message }]
})

/**
 * Before a page is created or published: refuses an address that another page has, on its field, and names that page. The
 * database would refuse it too, but « doit être unique » does not tell which page has it, above all if it is in the trash,
 * which no list shows. The draft of an existing page is always saved: while typing, an address may pass through those of
 * other pages.
 */
export const refuseTakenAddress = beforeSave<Page>(async (save) => {
  const { before, doc: page, isNew, req } = save
  if (!page.slug || (!isNew && !isBeingPublished(save))) return
  const holder = await firstOf(req, 'pages', {
    where: {
      slug: { equals: page.slug },
      ...(before?.id && { id: { not_equals: before.id } }),
    },
    trash: true,
  })
  if (!holder) return
  const whose = `Cette adresse est celle de la page « ${holder.title || 'Sans titre'} »`
  const message = holder.deletedAt
    ? `${whose}, qui est dans la corbeille. Restaurez cette page ou choisissez une autre adresse.`
    : `${whose} : choisissez-en une autre.`
  throwFaults([{ path: 'slug', message }], save)
})

/**
 * Before a person trashes a page: refuses (409) while it is published and other pages rely on it, and lists the effects.
 * Payload's own dialog cannot list them; « Mettre hors ligne » does.
 */
export const refuseTrashingRelied = beforeSave<Page>(async ({ before, sent, req }) => {
  const isTrashing = before && !before.deletedAt && sent.deletedAt
  if (isTrashing && !req.context.isRestoringVersion) await refuseRelied(before.id, req, REMOVING)
})

/** In the context of a request: it changes the pages of a list, not one page by its id. */
const CHANGES_SEVERAL = 'changesSeveralPages'

/** Before several pages are changed at once: remembers it, and refuses to move or unpublish the pages below them too. */
export const rememberSeveral: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'update' || (args as { id?: string }).id) return
  if (req.query?.below === 'true') {
    throw new Refusal(
      'Les pages au-dessous ne suivent qu’une page à la fois : modifiez chaque page depuis son formulaire.',
      400,
    )
  }
  req.context[CHANGES_SEVERAL] = true
}

/**
 * Before a person unpublishes several pages from the list: refuses (409) those on which other pages rely, and lists the
 * effects. Payload's dialog for several pages cannot list them, that of one page does.
 */
export const refuseUnpublishingRelied = beforeSave<Page>(async ({ before, req }) => {
  if (!before || !req.context[CHANGES_SEVERAL] || !isBeingWithdrawn(req.context, before.id)) return
  await refuseRelied(before.id, req, WITHDRAWING)
})

/** Before a person permanently deletes it: the same. */
export const refuseDeletingRelied: CollectionBeforeDeleteHook = ({ id, req }) =>
  refuseRelied(String(id), req, REMOVING)

/** `effectsOn`: the effects on other pages, in French; `message`: the French refusal that lists them. */
type Reliance = {
  effectsOn: (page: Page, req: PayloadRequest) => Promise<string[]>
  message: (page: Page, effects: string) => string
}

const WITHDRAWING: Reliance = {
  effectsOn: async (page, req) => (await effectsOfWithdrawing(req, page)).sentences,
  message: ({ title }, effects) =>
    `La page « ${title} » reste en ligne. ${effects} Pour l’accepter, ouvrez cette page et mettez-la hors ligne depuis son formulaire.`,
}

const REMOVING: Reliance = {
  effectsOn: async (page, req) => (page.deletedAt ? [] : effectsOfRemoving(req, page)),
  message: (_, effects) =>
    `Suppression impossible tant que cette page est en ligne. ${effects} Mettez-la d’abord hors ligne.`,
}

/** Refuses (409) what a person does to the published page `id` if it affects other pages. */
async function refuseRelied(
  id: string,
  req: PayloadRequest,
  { effectsOn, message }: Reliance,
): Promise<void> {
  if (!req.user) return
  const page = (await publishedVersion('pages', id, req)) as Page | null
  const effects = page ? await effectsOn(page, req) : []
  if (page && effects.length) throw new Refusal(message(page, effects.join(' ')), 409)
}
