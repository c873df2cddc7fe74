// What lies over a page: dialogs, menus, notices, long work.
export { Confirm, Dialog } from './dialog.tsx'
export { type MenuEntry } from './menu.tsx'
export { toast } from './toast.tsx'
export { forgetWork, tellWork, useWorks, type Work } from './work.ts'
export { Keys } from './keys-drawn.tsx'
export { type Findable } from './palette.tsx'
