/** The id by which Payload's labels and links find the control of the field at `path`; also the hash that reveals the field. */
export const controlId = (path: string): string => `field-${path.replaceAll('.', '__')}`
