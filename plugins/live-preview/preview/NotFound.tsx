/** The answer for an address without a page. It receives nothing from the request, not even the user. */
export default function NotFound() {
  return (
    <main className="fr-container eig-error">
      <title>Simulation – Page non trouvée</title>
      <h1>Page non trouvée</h1>
      <p className="eig-error__code">Erreur 404</p>
      <p className="fr-text--lead">Aucune page, publiée ou brouillon, n’a cette adresse.</p>
      <p>
        Elle a peut-être changé d’adresse{'\u00a0'}: ouvrez-la dans l’administration et vérifiez le
        champ «{'\u00a0'}Adresse de la page{'\u00a0'}».
      </p>
      <a className="fr-btn" href="/admin/collections/pages">
        Liste des pages
      </a>
    </main>
  )
}
