/** The State's mark, drawn by DSFR « Bloc marque » around these words; never altered. */
export function RepublicLogo() {
  return (
    <p className="fr-logo">
      République
      <br />
      Française
    </p>
  )
}
