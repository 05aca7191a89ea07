import type { EmailAdapter, Payload } from 'payload'

/** Where no mail server is set: the log says what was not sent, not to whom, which Payload's own would. */
export const noMail: EmailAdapter<void> = ({ payload }: { payload: Payload }) => ({
  name: 'none',
  defaultFromAddress: '',
  defaultFromName: '',
  sendEmail: ({ subject }) => {
    payload.logger.info(`Aucun serveur d’envoi : le courriel « ${subject ?? ''} » n’est pas parti`)
    return Promise.resolve()
  },
})
