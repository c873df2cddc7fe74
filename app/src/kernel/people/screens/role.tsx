import { roleNames, type Role } from '#kernel/policy'
import { inWords, useLanguage } from '#kernel/ui'

export function RoleName({ role }: { role: string }) {
  const at = useLanguage()
  return <>{role in roleNames ? inWords(roleNames[role as Role], at) : role}</>
}
