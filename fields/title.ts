import type { TextField } from 'payload'

import { titleOfCopy } from './copy'
import { notBlank } from './not-blank'

type TitleField = Pick<TextField, 'name' | 'label' | 'admin'>

/** What a document is called: required, more than blanks, and of a copy, told apart from the original. */
export const titleField = (field: TitleField): TextField => ({
  ...field,
  type: 'text',
  required: true,
  validate: notBlank,
  hooks: { beforeDuplicate: [titleOfCopy] },
})
