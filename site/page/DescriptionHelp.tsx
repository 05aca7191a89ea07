import type { FieldDescriptionServerProps } from 'payload'

import { isStaff } from '@/access/roles'
import type { Page } from '@/payload-types'
import { contentAt, siteContent } from '@/site/content'

import { derivedDescription, LONGEST } from './search-engines'

type DescriptionHelpProps = Pick<FieldDescriptionServerProps, 'data' | 'payload' | 'user'>

/**
 * The help under the description field of a page in the admin: its purpose, and the default used while the field is empty.
 */
export async function DescriptionHelp({ data, payload, user }: DescriptionHelpProps) {
  const { slug } = data as Partial<Page>
  const reader = isStaff(user) ? { staff: user } : null
  const found = slug && reader ? await contentAt(payload, `/${slug}`, new Date(), reader) : null
  const derived =
    found?.kind === 'page' && reader
      ? derivedDescription(found.page, (await siteContent(payload, reader)).name)
      : null
  return (
    <div className="field-description field-description-description">
      Ce que montrent les moteurs de recherche et les messageries sous le titre&nbsp;: {LONGEST}
      {'\u00a0'}caractères environ.{' '}
      {derived && <>À défaut, aujourd’hui&nbsp;: «&nbsp;{derived}&nbsp;»</>}
    </div>
  )
}
