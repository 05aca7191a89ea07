type StaffLinksProps = {
  /** Of the stored page. */
  pageId: string
  /** Its path, with a leading slash. */
  path: string
}

/** For staff alone, above the header of a public page: where to change it. DSFR « Lien ». */
export function StaffLinks({ pageId, path }: StaffLinksProps) {
  return (
    <nav className="eig-staff" role="navigation" aria-label="Édition de la page">
      <ul className="fr-container eig-list eig-staff__links">
        <li>
          <a className="fr-link" href={`/admin/collections/pages/${pageId}`}>
            Modifier cette page
          </a>
        </li>
        <li>
          <a className="fr-link" href={`/apercu${path}`}>
            Voir le brouillon
          </a>
        </li>
      </ul>
    </nav>
  )
}
