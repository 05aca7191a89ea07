/** The collections of files, which are the first segments of their addresses too. */
export const FILE_FOLDERS = ['images', 'documents'] as const
export type FileFolder = (typeof FILE_FOLDERS)[number]
