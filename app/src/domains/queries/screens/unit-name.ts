import { useMe, useSaid } from '#kernel/ui'

/** Names of the units one works in, for ids that come without a name. */
export function useUnitName(): (unit: string) => string {
  const me = useMe()
  const say = useSaid()
  return (unit) => {
    const post = me.posts.find((one) => one.unitId === unit)
    return post ? say(post.unit) : unit
  }
}
