/**
 * What was written is not what is read back; `message` says where, in French, and what to see to.
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
