// What lies over a page: dialogs, menus, notices, long work.
export { Confirm, Dialog } from './dialog.tsx'
export { Menu, type MenuEntry } from './menu.tsx'
export { Toasts, toast } from './toast.tsx'
export { followWork, forgetWork, tellWork, useWorks, type Work } from './work.ts'
export { Keys } from './keys-drawn.tsx'
export { type Findable } from './palette.tsx'
