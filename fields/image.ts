import type { UploadField } from 'payload'

/**
 * An image of the library. Its alternative text and its sizes are the image's own: a component gets it ready to show, or
 * null where none is chosen or the reader may not see it. Files name it by its address.
 */
export const imageField = (overrides: {
  name: string
  label: string
  description?: string
}): UploadField => ({
  name: overrides.name,
  type: 'upload',
  relationTo: 'images',
  label: overrides.label,
  admin: { description: overrides.description },
})
