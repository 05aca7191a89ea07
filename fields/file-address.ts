import type { TextField } from 'payload'

const FORM = /^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+$/

/**
 * Says in French what is wrong with the address of a file, or returns true: lower-case letters without accents, digits
 * and single hyphens, then one of `extensions`.
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
 * The address of a file under `folder`, its extension included. Unique, and the file's own for good: another file put in
 * its place answers there.
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
