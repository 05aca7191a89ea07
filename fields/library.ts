import type { UploadField, TextField } from 'payload'

type LibraryField = { name: string; label: string; description?: string }

/**
 * An image of the library. The image holds its alternative text and sizes. A component gets it ready to show, or null if
 * none is chosen or the reader may not see it. Content files name it by its address.
 */
export const imageField = (field: LibraryField) => libraryField('images', field)

/** A document of the library to download: a component gets its address, its format and its size. */
export const fileField = (field: LibraryField) => libraryField('documents', field)

const libraryField = (
  relationTo: 'images' | 'documents',
  { name, label, description }: LibraryField,
): UploadField => ({ name, type: 'upload', relationTo, label, admin: { description } })

const FORM = /^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+$/

/**
 * Says in French what is wrong with the address of a file, or returns true. The address must be lower-case letters without
 * accents, digits and single hyphens, then one of `extensions`.
 */
export function validateFileAddress(value: unknown, extensions: readonly string[]): string | true {
  if (typeof value !== 'string' || !value) return 'L’adresse du fichier est obligatoire.'
  const isOneOf = extensions.some((extension) => value.endsWith(`.${extension}`))
  return (
    (FORM.test(value) && isOneOf) ||
    `Utilisez seulement des minuscules sans accent, des chiffres et des tirets, suivis de ${extensions.map((extension) => `« .${extension} »`).join(' ou ')}.`
  )
}

/**
 * The address of a file under `folder`, with its extension. It is unique and permanent: a file that replaces this one keeps
 * the address.
 */
export function fileAddressField(folder: string, extensions: readonly string[]): TextField {
  return {
    name: 'slug',
    type: 'text',
    label: 'Adresse du fichier',
    unique: true,
    index: true,
    admin: {
      description: `Ce qui suit « /${folder}/ ». Laissez vide pour la tirer du nom du fichier ; elle reste la même quand vous remplacez le fichier.`,
    },
    validate: (value: unknown) => validateFileAddress(value, extensions),
  }
}

/** SHA-256 of the file's bytes, in hexadecimal, which tells caches that the file changed. Written by the server. */
export const checksumField: TextField = {
  name: 'checksum',
  type: 'text',
  label: 'Empreinte',
  admin: { hidden: true },
}
