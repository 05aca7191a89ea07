import type { UploadField } from 'payload'

type LibraryField = { name: string; label: string; description?: string }

/**
 * An image of the library. Its alternative text and its sizes are the image's own: a component gets it ready to show, or
 * null where none is chosen or the reader may not see it. Files name it by its address.
 */
export const imageField = (field: LibraryField) => libraryField('images', field)

/** A document of the library to download, likewise: a component gets its address, its format and its weight. */
export const fileField = (field: LibraryField) => libraryField('documents', field)

const libraryField = (
  relationTo: 'images' | 'documents',
  { name, label, description }: LibraryField,
): UploadField => ({ name, type: 'upload', relationTo, label, admin: { description } })
