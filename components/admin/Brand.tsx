/** The programme's name where Payload shows its own. The State's mark is for what the public reads (DSFR « Bloc marque »). */
export const Logo = () => <p className="programme-name">Entrepreneurs d’intérêt général</p>

/** Likewise, at the head of each screen: it leads to the dashboard, which its link says. */
export const Icon = () => <span className="programme-mark">EIG</span>

/** The title of the screen where staff sign in, which has none of its own. */
export const LoginTitle = () => <h1 className="login-title">Administration du site</h1>

/** That of the dashboard. */
export const DashboardTitle = () => <h1 className="dashboard-title">Tableau de bord</h1>
