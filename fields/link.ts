import type { Condition, GroupField, RowField, TextField, TextFieldSingleValidation } from 'payload'

import { LONGEST_ADDRESS } from '@/text/bounds'
import { safeHref } from '@/text/links'

import { contentChecks } from './fields-of'
import { pageField } from './page'

const WRONG_TARGET =
  'Saisissez une adresse complète (https://…, mailto:…, tel:…) ou une adresse du site qui commence par « / ».'

const NO_VARIABLE =
  'Une adresse ne peut pas contenir d’accolades comme dans {{ouverture}} : écrivez-la en toutes lettres.'

/** A link target alone: empty, or an address that is safe for visitors. */
export function linkTargetField(overrides: {
  name: string
  label: string
  description?: string
  condition?: Condition
}): TextField {
  return {
    name: overrides.name,
    type: 'text',
    label: overrides.label,
    maxLength: LONGEST_ADDRESS,
    custom: contentChecks('target'),
    admin: {
      description: overrides.description,
      condition: overrides.condition,
      components: { Field: '@/components/admin/links/AddressField#AddressField' },
    },
    validate: (value: string | null | undefined) => {
      if (value?.includes('{{')) return NO_VARIABLE
      return !value || safeHref(value) !== null || WRONG_TARGET
    },
  }
}

/** The page of the site that a link leads to, even if the address of that page changes. */
const linkedPageField = pageField({
  name: 'page',
  label: 'Page du site',
  custom: { isLinkedPage: true },
  admin: { description: 'Le lien suit la page si son adresse change.' },
})

type LinkRowOptions = {
  /** More options for the label of the link. */
  label?: { required?: true; validate?: TextFieldSingleValidation; admin?: TextField['admin'] }
  targetDescription?: string
}

/** The fields of a link on one line: its label and its target, which is a page of the site or else an address. */
export const linkRow = ({ label, targetDescription }: LinkRowOptions = {}): RowField => ({
  type: 'row',
  fields: [
    { name: 'label', type: 'text', label: 'Libellé', ...label },
    linkedPageField,
    linkTargetField({
      name: 'url',
      label: 'Adresse',
      description: targetDescription,
      condition: (_, { page }: { page?: unknown }) => !page,
    }),
  ],
})

/** A group with the fields of a link. */
export const linkField = (overrides: {
  name: string
  label: string
  description?: string
  targetDescription?: string
}): GroupField => ({
  name: overrides.name,
  type: 'group',
  label: overrides.label,
  admin: { description: overrides.description },
  custom: { isLink: true },
  fields: [linkRow({ targetDescription: overrides.targetDescription })],
})
