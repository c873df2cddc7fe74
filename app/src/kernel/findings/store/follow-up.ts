import { sql } from 'kysely'
import { epochMs, newId } from '#kernel/ground'
import type { Reader, Unit } from '#kernel/store'
import type { Action, NewAction, Note } from '../words.ts'
import { toAction, toNote, type StoredAction, type StoredNote } from './rows.ts'

export async function insertNote(
  unit: Unit,
  finding: string,
  by: { person: string; name: string },
  text: string,
): Promise<Note> {
  const { rows } = await sql<StoredNote>`insert into findings_note (id, finding, person, name, at, text)
    values (${newId(epochMs(unit.now))}, ${finding}, ${by.person}, ${by.name}, ${unit.now}, ${text}) returning *`.execute(
    unit.sql,
  )
  if (!rows[0]) throw new Error('the note was not written')
  return toNote(rows[0])
}
export async function notesOf(reader: Reader, finding: string): Promise<Note[]> {
  const { rows } =
    await sql<StoredNote>`select * from findings_note where finding = ${finding} order by no`.execute(reader)
  return rows.map(toNote)
}

export async function insertAction(
  unit: Unit,
  finding: string,
  by: string,
  action: NewAction,
): Promise<Action> {
  const { rows } =
    await sql<StoredAction>`insert into findings_action (id, finding, text, owner, due, set_by, set_at)
    values (${newId(epochMs(unit.now))}, ${finding}, ${action.text.trim()}, ${action.owner}, ${action.due}, ${by}, ${unit.now})
    returning *`.execute(unit.sql)
  if (!rows[0]) throw new Error('the action was not written')
  return toAction(rows[0])
}
export async function actionsOf(reader: Reader, finding: string): Promise<Action[]> {
  const { rows } =
    await sql<StoredAction>`select * from findings_action where finding = ${finding} order by id`.execute(
      reader,
    )
  return rows.map(toAction)
}
export async function lockAction(unit: Unit, id: string): Promise<Action | null> {
  const { rows } = await sql<StoredAction>`select * from findings_action where id = ${id} for update`.execute(
    unit.sql,
  )
  return rows[0] ? toAction(rows[0]) : null
}
/** What a person still has to do or to have verified, the nearest due day first: at most 200. */
export async function actionsOfOwner(reader: Reader, owner: string): Promise<Action[]> {
  const { rows } =
    await sql<StoredAction>`select * from findings_action where owner = ${owner} and verified_at is null
    order by due, id limit 200`.execute(reader)
  return rows.map(toAction)
}
export async function setDone(unit: Unit, id: string, note: string): Promise<Action> {
  const { rows } =
    await sql<StoredAction>`update findings_action set done_at = ${unit.now}, done_note = ${note} where id = ${id} returning *`.execute(
      unit.sql,
    )
  if (!rows[0]) throw new Error('the action is gone')
  return toAction(rows[0])
}
export async function setVerified(unit: Unit, id: string, by: string): Promise<Action> {
  const { rows } =
    await sql<StoredAction>`update findings_action set verified_by = ${by}, verified_at = ${unit.now} where id = ${id} returning *`.execute(
      unit.sql,
    )
  if (!rows[0]) throw new Error('the action is gone')
  return toAction(rows[0])
}
