import { unreachable, type CodedRefusal } from '#kernel/ui'

/**
 * An agency sign-on that did not complete returns to `/sign-in#refused=CODE`, after the # so that no server sees it. Read once:
 * the address is cleaned, so that a reload does not tell it again.
 */
export function takeReturn(): CodedRefusal | null {
  if (location.pathname !== '/sign-in') return null
  const told = new URLSearchParams(location.hash.slice(1))
  history.replaceState(null, '', '/')
  const code = told.get('refused')
  if (!code) return null
  const ticket = told.get('ticket')
  return {
    ...unreachable(),
    ...words,
    code,
    status: 401,
    params: ticket ? { ticket, since: '', place: '' } : {},
  }
}
const words = {
  zh: '單一簽入未完成，請重新登入；若持續發生，請洽系統管理者。',
  en: 'The agency sign-on did not complete; please try again, or tell the administrator.',
}
