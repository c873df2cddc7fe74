import { roomScreens } from '#kernel/ui'

export const screens = roomScreens({
  id: 'today',
  title: { zh: '今日應辦', en: 'Today' },
  enter: 'everybody',
  screens: [
    {
      path: '/',
      title: { zh: '今日應辦', en: 'Today' },
      icon: 'today',
      rail: 0,
      load: () => import('./today.tsx'),
    },
  ],
})
