/** Names and passwords of database addresses too (`//name:password@host`): they look the same. */
const ADDRESS = /[^\s"'<>()[\]{}/,;:=\\]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/gi

/**
 * `line` of the log without any e-mail address, whoever wrote it there: an error of the database quotes the values that
 * it refused. Logs are read by more people than accounts.
 */
export const withoutAddresses = (line: string): string =>
  line.includes('@') || line.includes('%40') ? line.replace(ADDRESS, '[adresse]') : line
