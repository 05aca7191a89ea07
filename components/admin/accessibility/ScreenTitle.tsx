/** The title of the screen where staff sign in, which has none of its own. */
export const LoginTitle = () => <h1 className="login-title">Administration du site</h1>

/** That of the dashboard. */
export const DashboardTitle = () => <h1 className="dashboard-title">Tableau de bord</h1>
