import { useState, type ReactNode } from 'react'
import { Icon, Load, RefusalNote, TextField, useApi, type CodedRefusal } from '#kernel/ui'
import { useEntranceText } from './entrance-text.ts'
import { sessionApi } from './session.ts'

interface DemoPeopleProps {
  /** Stands first: the person whose screen is sealed here. */
  readonly first: string | null
  /** What to try as this person. */
  readonly hint: (person: string) => ReactNode
  readonly onIn: () => void
  readonly onRefused: (refusal: CodedRefusal) => boolean
  readonly onPassphrase: () => void
}

/** In the demo alone: everybody with his posts, and one click. */
export function DemoPeople({ first, hint, onIn, onRefused, onPassphrase }: DemoPeopleProps) {
  const t = useEntranceText()
  const people = useApi(sessionApi, 'GET /api/demo/people')
  const [typed, setTyped] = useState('')
  const [refusal, setRefusal] = useState<CodedRefusal | null>(null)
  const enter = async (person: string) => {
    const answer = await sessionApi('POST /api/sign-in/demo', { body: { person } })
    if (answer.ok) onIn()
    else if (!onRefused(answer.error)) setRefusal(answer.error)
  }
  return (
    <>
      <div>
        <h1>{t('demo.title')}</h1>
        <p className="soft">{t('demo.note')}</p>
      </div>
      <RefusalNote refusal={refusal} />
      <TextField
        name="find"
        label={t('demo.search')}
        type="search"
        width="m"
        value={typed}
        onChange={setTyped}
      />
      <Load of={people} lines={8}>
        {(data) => {
          const shown = data.people
            .map((person) => ({
              ...person,
              words: person.posts.map((post) => `${post.unitName} ${post.title}`).join('、'),
            }))
            .filter((person) => `${person.name} ${person.words}`.includes(typed.trim()))
            .sort((a, b) => Number(b.id === first) - Number(a.id === first))
          return shown.length === 0 ? (
            <p className="soft">{t('demo.none')}</p>
          ) : (
            <ul className="demo-people" aria-label={t('demo.caption')}>
              {shown.map((person) => (
                <li key={person.id}>
                  <button type="button" className="demo-person" onClick={() => void enter(person.id)}>
                    <span className="strong">{person.name}</span>
                    <span>
                      {person.words}
                      {hint(person.id)}
                    </span>
                    <Icon name="right" size={18} />
                  </button>
                </li>
              ))}
            </ul>
          )
        }}
      </Load>
      <p>
        <button type="button" className="link-button" onClick={onPassphrase}>
          {t('demo.byPassphrase')}
        </button>
      </p>
    </>
  )
}
