/**
 * The programme's name in place of Payload's logo. The State's mark is reserved for the public site (DSFR « Bloc marque »).
 */
export const Logo = () => <p className="programme-name">Entrepreneurs d’intérêt général</p>

/** The programme's name in the header of each screen, inside the link to the dashboard. */
export const Icon = () => <span className="programme-mark">EIG</span>

/** The title of the sign-in screen, which has none in Payload. */
export const LoginTitle = () => <h1 className="login-title">Administration du site</h1>

/** The title of the dashboard. */
export const DashboardTitle = () => <h1 className="dashboard-title">Tableau de bord</h1>
