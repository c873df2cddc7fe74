import { rocDay, type Day } from '#kernel/ground'
import { useGo } from '../go.tsx'
import { keyName } from '../keys.ts'
import { language, useLanguage, useSaid, type Language } from '../language.ts'
import { useMe, type MyPost } from '../me.ts'
import { Menu } from '../over/menu.tsx'
import { Icon } from '../parts/icon.tsx'
import { Badge } from '../parts/small.tsx'
import { theme, type Theme } from '../theme.ts'
import { useKitText } from '../texts.ts'
import { Bell } from './bell.tsx'

interface TopBarProps {
  readonly idleLeft: number
  readonly onPost: (post: string) => void
  readonly onSignOut: () => void
  readonly onSearch: () => void
  readonly onKeys: () => void
  readonly onRail: () => void
}

export function TopBar({ idleLeft, onPost, onSignOut, onSearch, onKeys, onRail }: TopBarProps) {
  const t = useKitText()
  const say = useSaid()
  const me = useMe()
  const go = useGo()
  const postWords = (post: MyPost) => `${say(post.unit)} ${post.title}`
  return (
    <header className="topbar">
      <button
        type="button"
        className="button quiet icon only-narrow"
        aria-label={t('shell.menu')}
        onClick={onRail}
      >
        <Icon name="menu" />
      </button>
      <p className="topbar-agency">
        <span className="topbar-agency-name">{say(me.agency)}</span>
        {me.demo && <Badge tone="amber">{t('shell.demo')}</Badge>}
      </p>
      <button type="button" className="topbar-search" aria-label={t('shell.search')} onClick={onSearch}>
        <Icon name="search" size={18} />
        <span className="wide-words">{t('shell.search')}</span>
        <span className="keys wide-words" aria-hidden="true">
          {keyName('mod+k').map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      </button>
      <div className="topbar-tools">
        <Menu
          label={`${me.name} ${me.current ? postWords(me.current) : t('shell.noPost')}　${t('shell.posts')}`}
          className="button quiet topbar-post"
          end
          button={
            <>
              <span className="topbar-who">
                <span className="strong">{me.name}</span>
                <span className="soft small">{me.current ? postWords(me.current) : t('shell.noPost')}</span>
              </span>
              <Icon name="down" size={16} />
            </>
          }
          head={<SessionMark left={idleLeft} />}
          entries={[
            ...me.posts.map((post) => ({
              id: post.id,
              title: post.until
                ? `${postWords(post)}（${t('shell.onBehalf', { until: rocDay(post.until as Day) })}）`
                : postWords(post),
              checked: post.id === me.current?.id,
              run: () => onPost(post.id),
            })),
            { id: 'me', title: t('shell.me'), icon: 'person' as const, run: () => go('/me') },
            { id: 'keys', title: t('shell.keysHint'), icon: 'help' as const, run: onKeys },
            { id: 'out', title: t('shell.signOut'), icon: 'exit' as const, run: onSignOut },
          ]}
        />
        <Bell />
        <LanguageMenu />
        <ThemeMenu />
      </div>
    </header>
  )
}

const SessionMark = ({ left }: { left: number }) => {
  const t = useKitText()
  return (
    <span className="row">
      <span className="live-dot" aria-hidden="true" />
      {t('shell.session')}・{t('shell.idleLeft', { minutes: String(Math.ceil(left / 60)) })}
    </span>
  )
}

const languages: readonly { id: Language; title: string }[] = [
  { id: 'zh-TW', title: '正體中文' },
  { id: 'en', title: 'English' },
]
/** Also stands on the sign-in page. */
export function LanguageMenu() {
  const t = useKitText()
  const at = useLanguage()
  return (
    <Menu
      label={`${t('shell.language')} ${at === 'en' ? 'EN' : '中文'}`}
      className="button quiet"
      end
      button={
        <>
          <Icon name="globe" />
          <span className="wide-words">{at === 'en' ? 'EN' : '中'}</span>
        </>
      }
      entries={languages.map((one) => ({ ...one, checked: one.id === at, run: () => language.set(one.id) }))}
    />
  )
}

export function ThemeMenu() {
  const t = useKitText()
  const chosen = theme.use()
  const all: readonly Theme[] = ['system', 'light', 'dark']
  return (
    <Menu
      label={t('shell.theme')}
      className="button quiet icon"
      end
      button={<Icon name={chosen === 'dark' ? 'moon' : 'sun'} />}
      entries={all.map((one) => ({
        id: one,
        title: t(`shell.${one}`),
        checked: one === chosen,
        run: () => theme.set(one),
      }))}
    />
  )
}
