/** The programme's name where Payload shows its own. The State's mark is for what the public reads (DSFR « Bloc marque »). */
export const Logo = () => <p className="programme-name">Entrepreneurs d’intérêt général</p>

/** Likewise, at the head of each screen: it leads to the dashboard, which its link says. */
export const Icon = () => <span className="programme-mark">EIG</span>
