/** `path` without the slashes at its ends. */
export const withoutOuterSlashes = (path: string): string => path.replace(/^\/+|(?<!\/)\/+$/g, '')
