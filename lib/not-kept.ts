/**
 * What was written is not what is read back; `message` says where, in French, and what to see to. SQLite drops a whole
 * transaction at a commit for which its disk has no room, and Payload answers as if it had not.
 */
export class NotKept extends Error {
  override readonly name = 'NotKept'

  /** `of`: « l’import », « la sauvegarde ». */
  constructor(of: string, where: string) {
    super(
      `La relecture diffère de ${of} : ${where}.\nCe qui a été écrit n’a pas été gardé : voyez si un disque est plein, puis recommencez.`,
    )
  }
}
