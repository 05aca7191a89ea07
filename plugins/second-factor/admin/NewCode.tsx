import type { NewCodeView } from '../view'

/** How to add the site to a code application: a QR code, and the same secret to type. */
export function NewCode({ picture, secret }: Omit<NewCodeView, 'ticket'>) {
  return (
    <>
      <p>
        Ajoutez le site à une application de codes (FreeOTP, Aegis, Microsoft Authenticator…)&nbsp;:
        visez ce carré avec elle, ou recopiez la clé. Saisissez ensuite le code qu’elle montre.
      </p>
      <div
        aria-hidden="true"
        className="second-factor__picture"
        // Drawn by our server from the secret.
        dangerouslySetInnerHTML={{ __html: picture }}
      />
      <p>
        Clé à recopier&nbsp;: <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
    </>
  )
}
