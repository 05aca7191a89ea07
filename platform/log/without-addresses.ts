const CHARACTER = String.raw`[^\s"'<>()[\]{}/,;:=\\]`

/**
 * Names and passwords of database addresses too (`//name:password@host`): they look the same. Tried from the beginning of
 * a word alone, or what reads a long one would grow as its square.
 */
const ADDRESS = new RegExp(
  String.raw`(?<!${CHARACTER})${CHARACTER}+(?:@|%40)[\w-]+(?:\.[\w-]+)+`,
  'g',
)

/**
 * `line` of the log without any e-mail address, whoever wrote it there: an error of the database quotes the values that
 * it refused. Logs are read by more people than accounts.
 */
export const withoutAddresses = (line: string): string =>
  line.includes('@') || line.includes('%40') ? line.replace(ADDRESS, '[adresse]') : line
