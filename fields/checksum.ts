import type { TextField } from 'payload'

/** SHA-256 of the file's bytes, in hexadecimal: what tells caches that it changed. Written by the server. */
export const checksumField: TextField = {
  name: 'checksum',
  type: 'text',
  label: 'Empreinte',
  admin: { hidden: true },
}
