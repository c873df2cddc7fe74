/** What a change in posts makes old. */
export const renews = ['/api/people', '/api/posts', '/api/units', '/api/roster', '/api/leave'] as const
