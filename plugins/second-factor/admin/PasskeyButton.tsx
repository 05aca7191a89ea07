import { StaffButton } from '@/components/admin/StaffRegion'

type PasskeyButtonProps = { isSending: boolean; onUse: () => void }

/** « Utiliser une clé d’accès ». */
export const PasskeyButton = ({ isSending, onUse }: PasskeyButtonProps) => (
  <StaffButton buttonStyle="primary" disabled={isSending} onClick={onUse}>
    Utiliser une clé d’accès
  </StaffButton>
)
