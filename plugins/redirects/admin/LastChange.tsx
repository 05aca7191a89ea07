/** Payload loads the style sheets of the components that the configuration names: this one comes with the icon of the menu. */
import './redirects.css'

export { LastChange } from '@/components/admin/LastChange'
