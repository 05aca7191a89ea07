/** The data read back differs from the data written; `message` says where and what to do, in French. */
export class NotKept extends Error {
  override readonly name = 'NotKept'

  /** `of`: « l’import », « la sauvegarde ». */
  constructor(of: string, where: string) {
    super(
      `La relecture diffère de ${of} : ${where}.\nRien de ce qui a été écrit n’est gardé. Recommencez ; si cela se répète, signalez-le, avec ce message et ce qui devait être écrit.`,
    )
  }
}
