/** The id by which Payload's labels and links find the control of the field at `path`. */
export const controlId = (path: string): string => `field-${path.replaceAll('.', '__')}`

/** The end of the address of a form that reveals its field at `path`. */
export const fieldHash = (path: string): string => `#${controlId(path)}`
